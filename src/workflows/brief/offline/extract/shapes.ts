// What the form of a statement tells, whatever its words are about.
import { isCjk } from '../../../../documents/words.ts';
import { splitItems } from '../text/sentences.ts';

/** Whether a statement tells what to do. German puts the verb last. */
export function isImperative(text: string): boolean {
  if (imperative.test(text)) return true;
  return (
    /\s(?:\p{L}+(?:zeigen|fügen|stellen|bieten|machen|erlauben|bauen|speichern|senden|ersetzen|exportieren|importieren|migrieren|ändern|prüfen|löschen|lassen|führen))(?:[,.]|$)/iu.test(
      text,
    ) ||
    /(?:^|\s)(?:zeigen|hinzufügen|anzeigen|erstellen|einbauen|ermöglichen|unterstützen|einführen)(?=[,.]|$)/iu.test(
      text,
    )
  );
}

/** English without a finite verb: `Multiple users with different access levels`. */
export function isNamePhrase(text: string): boolean {
  return (
    /^\p{L}+ed \p{L}+s[.!]?$/u.test(text) ||
    (text.length < 90 &&
      !/^(?:the|our|they|each|every|this|these|people|users|customers)\s.*[.!]$/i.test(text) &&
      /^[\p{ASCII}’–—“”]+$/u.test(text) &&
      !/\b(?:is|are|was|were|has|have|had|comes?|came|does|did|do|will|would|can|could|may|might|gets?|got|seems?|looks?|works?|happens?|means?|makes?|says?|said|i|we|he|she|they|it)\b|\w{2}ed\b/i.test(
        text,
      ))
  );
}

/** `Estimate: 8 person days.`, `Value 5.`, `P1`: about the ticket, not about the work. */
export function isMeta(text: string): boolean {
  return (
    /^(?:tracked|reported|see|refs?|related|source|quelle|siehe|voir|ver)\b.{0,40}https?:\/\/\S+$/i.test(text) ||
    /^(?:category|value|priority|severity|estimate[ds]?|effort|story points?|labels?|type|status|aufwand|priorität|schätzung|prioridad|prioridade|优先级|估算|優先度|приоритет|оценка)(?:\s*[:=：]\s*\S.{0,40}|\s+[^\s(]{1,12}(?: [^\s(]{1,8})?)$/iu.test(
      text,
    ) ||
    /^P[0-4][,.]/.test(text) ||
    /^asap\b.{0,60}$|^(?:no|there is no|without a) (?:hard |fixed |real )?deadline\b.{0,40}$/i.test(text) ||
    /^(?:this is )?(?:part of|follow[- ]?up (?:to|of)|split (?:out )?from|child of|duplicate of|mirrored from)\b.{0,20}(?:#\d+|[A-Z][A-Z0-9]+-\d+|https?:\S+).{0,20}$/i.test(
      text,
    ) ||
    /^(?:P[0-4]|\d+(?:\s*[-–]\s*\d+)? (?:person )?(?:hours?|days?|weeks?|pts?|points?))[,.]?$/i.test(text)
  );
}

/** `Sessions: list devices, revoke, log out others`: a name and short things. */
export function isEnumeration(text: string): boolean {
  const behind = /^[\p{L}\p{N}][^.:：]{1,30}[:：]\s*(\S.*)$/su.exec(text)?.[1];
  if (behind === undefined) return false;
  const items = splitItems(behind);
  return (
    items.length >= 3 &&
    items.every(
      (item) =>
        item.length <= (isCjk(item) ? 8 : 60) && item.split(/\s+/).length <= 7 && !/^(?:so|we|i|it|then)\s/i.test(item),
    )
  );
}

/** Sentences that open with today, or tell what others want: the reason for the work, not the work. */
export function isAboutToday(text: string): boolean {
  return (
    /^(?:today|currently|right now|at the moment|as of now|so far|derzeit|aktuell|heute|momentan|bisher|zurzeit|aujourd['’]hui|actuellement|actualmente|hoy|atualmente|hoje|oggi|attualmente|al momento|finora|сейчас|сегодня|в настоящее время|目前|现在|当前|現在)(?!\p{L})|^(?:目前|现在|当前|現在|今は)/iu.test(
      text,
    ) ||
    /^(?:i|we) (?:suspect|assume|guess|believe)\b|\b(?:probably|apparently|presumably)\b.{0,60}\b(?:because|caused|due to)\b/i.test(
      text,
    ) ||
    /\bbut (?:i|we|they|users|people) (?:always|often|keep|never|can(?:no|')t|cannot)\b/i.test(text) ||
    habit.test(text) ||
    /\b(?:the only way|every time i|i (?:have|had) to|we (?:have|had) to)\b/i.test(text) ||
    /(?<!\b(?:should|must|can|will|to)\b.*)\b(?:clients|customers|people|users|they|colleagues|lots|many|some) (?:(?:of )?(?:our )?(?:\w+ ){0,2})(?:want|ask|asked|keep asking|request|complain|are asking|have asked)\b/i.test(
      text,
    )
  );
}

/** `A club often needs such a list`: why, not what. */
const habit =
  /\b(?:often|usually|regularly|frequently) (?:needs?|wants?)\b|\b(?:needs?|wants?) (?:\w+ ){1,4}(?:often|regularly|frequently)[.!]?$|(?<!\p{L})(?:benötig|brauch)(?:t|en) (?:oft|häufig|regelmäßig|meist|ständig)(?!\p{L})|(?<!\p{L})(?:a|ont|avons) souvent besoin|(?<!\p{L})(?:a menudo necesita|suelen? necesitar|frequentemente precisa|costumam? precisar|spesso (?:ha|hanno) bisogno|часто нуж)/iu;

/** Sentences that tell how things are, in words that nobody wishes with: `Inspectors have no signal`. */
export function isFact(text: string): boolean {
  return facts.test(text);
}

const facts =
  /^(?:when|whenever|every time|each time)\s[^,]+,\s(?!.*\b(?:should|must|needs? to)\b).*\b(?:destroy|crash|hang|freez|los(?:es?|t)|corrupt|breaks)|^(?:(?:additionally|also|moreover|furthermore|besides),? )?(?:the|our|this|its) (?:current|existing|present|old|legacy)\s|^(?:(?:additionally|also|moreover|furthermore|besides),? )?(?:there (?:is|are)|there's) (?:currently |already |no |only )|^(?:\p{L}+ ){1,4}(?:have|has|had) (?:no|only|little|few|poor|bad|never|already|been)\s|^(?:\p{L}+ ){1,3}(?:is|are) (?:usually|often|mostly|typically|generally|normally)\s|^(?:nobody|no one|none of|hardly any\p{L}*)\s|^(?:der|die|das|unsere?) (?:aktuelle|bestehende|bisherige|derzeitige|alte)\p{L}?\s|^(?:\p{L}+ ){1,3}ha(?:t|ben) (?:kein|nur|noch nie)\p{L}*\s|^(?:le|la|les|l['’]|notre|nos) ?(?:\p{L}+ ){1,3}actuel\p{L}*\s|^(?:\p{L}+ ){1,3}n['’]\p{L}+ (?:pas|aucun\p{L}*)\s|^(?:el|la|los|las|o|a|os|as|il|lo|i|gli|le) (?:\p{L}+ ){1,2}(?:actual|atual|attuale)\p{L}*\s|^(?:текущ|существующ|нынешн)\p{L}+\s|^у \p{L}+ нет\s/iu;

/** `Two printers, one always jammed`, `ROS 1 is out of support`: how things are, in a note without a wish. English. */
export function isState(text: string): boolean {
  return (
    state.test(text) &&
    !/\b(?:should|must|shall|needs? to|has to|have to|will|would|can|could|may|wants?|let['’]?s|please|stays?|remains?|allow(?:s|ed)?|when|if|until|so that)\b/i.test(
      text,
    ) &&
    !isImperative(text)
  );
}

const state =
  /\b(?:is|are|was|were|isn't|aren't|has|have|had|lacks?|always|never|often|nobody|nothing|flaky|broken|jammed|outdated|unmaintained|unsupported|deprecated|down|failed|fails|puts?|already)\b/i;

/** Whether a statement says nothing about the work: thanks, agreement, what only points back (`Yes.`, `Let's do that.`). */
export function isEmptyTalk(text: string): boolean {
  return emptyTalk.test(text) || unfilled.test(text);
}

/** `Ticket is SHOP-412`: nothing but the ticket, which has a place of its own. */
export function isTicketOnly(text: string): boolean {
  return /^(?:(?:the|das|le|el|la|o) )?(?:jira|ticket|issue|story|vorgang|tâche|tarea|tarefa|тикет|задача|工单|チケット)(?:[- ]?(?:jira|ticket|issue|key|nr|no|n°|id))?\.?\s?(?:is|ist|est|es|é|は|是)?\s?[:：]?\s*\[?[A-Z][A-Z0-9_]+-\d+\]?\s*(?:\(?https?:\S+\)?)?[.。!]*$/iu.test(
    text,
  );
}

/** Whether a statement is told of the past, or by a person about themselves. */
export function isTold(text: string): boolean {
  return told.test(text);
}

/** Whether a statement is a wish beside the main one: `oh, and it would also be nice if …`. */
export function isAside(text: string): boolean {
  return aside.test(text);
}

/** `Given <CONDITION> when <ACTION>`: a form that nobody filled in. */
const unfilled = /^.{0,40}<[A-Z][A-Z _-]+>.{1,40}<[A-Z][A-Z _-]+>.{0,60}$/;

const emptyTalk =
  /^(?:have a (?:nice|great|good|lovely) (?:day|one|week(?:end)?|evening)|keep up the (?:good|great|nice) work|(?:love|great|nice|awesome|amazing) (?:the |this |your )?(?:app|tool|work|job|project|plugin|extension)|first of all,? thanks.{0,60}|(?:good )?morning|ugh|\+1|[-–/]|(?:如上|同上|如题|无|没有)|[をにがはの]\S{0,14}|(?:i(?:'ve| have)? |ich habe |j'ai |he |我已经?|我确认|我同意|我理解)(?:checked|searched|confirmed|read|verified|agree|geprüft|gesucht|gelesen|vérifié|cherché|lu|buscado|comprobado|leído|搜索|确认|完整|查看|阅读|理解)(?=.*(?:issue|duplicate|readme|faq|documentation|docs|conduct|terms|latest|template|doppelt|doublon|duplicad|最新|相同|类似|规则|上述|文档)).{0,140}|see (?:the )?(?:attached )?(?:screenshots?|pictures?|images?|attachments?)(?: below| attached)?|(?:please )?see (?:the |my )?(?:attached|enclosed)\s.{1,80}|(?:please |sorry,? )?(?:excuse|forgive|pardon) (?:my|the|any)\s.{1,60}|(?:i'm |i am )?sorry (?:for|about) (?:my|the|any)\s.{1,60}|(?:(?:this|the) )?(?:issue|ticket|request) (?:was |is )?(?:filed|created|opened|submitted|entered) (?:for|by|on behalf of) @?\S+|(?:das |dieses )?(?:issue|ticket) (?:wurde |ist )?(?:für|von|im auftrag von) @?\S+ (?:eingetragen|erstellt|angelegt|gemeldet)|(?:issue|ticket) (?:créée?|ouverte?|saisie?) (?:pour|par) @?\S+|from @\S+ on .{4,40}|i(?:'d| would)? (?:like|love|want) to (?:work on|contribute|take|implement) (?:this|it)\b.{0,60}|(?:please |kindly )?assign (?:me|this|it)\b.{0,160}|can i (?:work on|take) (?:this|it)\b.{0,40}|you know what(?:'s| would be)? .{0,40}\?|what do you (?:all |guys )?think(?: about (?:this|that|it))?\s?\?|any (?:thoughts|opinions|feedback)\s?\?|(?:ui |design |any )?(?:input|feedback|help|suggestions?) (?:is|are|would be) (?:very |much )?(?:welcome|appreciated)|was (?:meint|denkt|haltet) ihr(?: davon)?\s?\?|qu'en pensez-vous\s?\?|¿?qué (?:os|les|te) parece\s?\?|o que acham\s?\?|che ne pensate\s?\?|что думаете\s?\?|(?:ok(?:ay)?,? )?(?:so,? )?(?:hear me out|bear with me|here goes|quick (?:question|one|idea)|just an idea|just thinking out loud|hope (?:this|that) (?:helps|makes sense)|let me know(?: what you think)?|what do you think|as discussed|see below|to sum up)|thanks?(?: you)?(?: (?:a lot|so much|again))? for [^,.;]{3,60}|(?:danke|vielen dank) für [^,.;]{3,60}|merci (?:pour|de) [^,.;]{3,60}|gracias por [^,.;]{3,60}|obrigad[oa] por [^,.;]{3,60}|спасибо за [^,.;]{3,60}|thx|thanks?(?: you)?(?: a lot)?|cheers|danke(?: schön)?|merci|gracias|obrigad[oa]|спасибо|谢谢|ありがとうございます|よろしくお願いします|yes|no|ja|nein|oui|non|sí|sim|não|да|нет|是的?|はい|n\/a|none|tbd|(?:we (?:should|could|can) |let['’]s )?(?:do|have|build|add) (?:that|this|it))[.!。！]*$/iu;

const told =
  /(?<!\p{L})(?:was|were|came|had|did|said|asked|reported|noticed|told|saw|got|i|we|kam|kamen|war|waren|hatten?|wurden?|gab|sagten?|ich|wir|était|étaient|avait|avaient|a été|ont|je|nous|fue|fueron|vino|era|eran|había|dijo|llegó|foi|foram|veio|eram|tinha|disse|chegou|era|erano|aveva|avevano|ha detto|è arrivat[oa]|sono arrivat[ie]|io|был[аио]?|приш\p{L}+|сказал\p{L}*|просил\p{L}*|я|мы)(?!\p{L})|了[。！]?$|过[。！]?$|(?:ました|った|れた|いた)[。！]?$/iu;

const aside =
  /^(?:(?:oh|and|also|plus|ideally|one more)\b[,\s]|(?:it )?would (?:also )?be (?:nice|cool|great|good)|nice to have|maybe|bonus|(?:schön|gut|toll) wäre|außerdem|zusätzlich|il (?:faudrait|serait \p{L}+) aussi|(?:además|también|sería)(?!\p{L})|(?:além disso|também|seria)(?!\p{L})|(?:ещё|еще|также|было бы)(?!\p{L}))|^(?:最好|另外|还有|也)|^(?:あと|また|できれば|それと)/iu;

const imperative = new RegExp(
  '^(?:please |just |only )?(?:add|adopt|allow|apply|archive|automate|avoid|block|build|bring|bundle|cache|change|check|clean|collect|configure|connect|convert|copy|create|cut|define|delete|deploy|detect|disable|display|document|download|drop|enable|encrypt|enforce|ensure|expose|export|extend|extract|fetch|filter|fix|generate|give|group|handle|hide|highlight|implement|import|improve|include|increase|instrument|integrate|introduce|invite|keep|let|limit|link|list|load|localize|log|make|manage|map|merge|migrate|modernize|monitor|move|notify|offer|open|optimi[sz]e|parse|persist|pin|port|prevent|print|provide|publish|put|query|read|record|redesign|reduce|refactor|reject|remind|remove|rename|render|reorder|replace|report|reset|restore|restrict|retry|return|rewrite|roll|rotate|run|save|schedule|search|secure|send|separate|serve|set|share|show|simplify|skip|sort|split|store|stream|support|switch|sync|synchroni[sz]e|tag|test|throttle|toggle|track|translate|trigger|turn|unify|update|upgrade|upload|use|validate|verify|warn|wrap|write)\\s' +
    '|^(?:ajouter|permettre|créer|afficher|supprimer|remplacer|envoyer|importer|exporter|corriger|migrer|améliorer|gérer|enregistrer|refaire|mettre|rendre|inclure|revoir|définir|intégrer|implémenter|notifier|filtrer|valider|étendre|consulter)\\s' +
    '|^(?:agregar|añadir|permitir|crear|mostrar|eliminar|reemplazar|enviar|importar|exportar|corregir|migrar|mejorar|gestionar|guardar|hacer|incluir|revisar|sustituir|definir|complementar|integrar|implementar|registrar|notificar|avisar|filtrar|validar|ampliar|adicionar|criar|exibir|excluir|substituir|corrigir|melhorar|gerenciar|salvar|fazer|enviar)\\s' +
    '|^(?:aggiungere|permettere|consentire|creare|mostrare|visualizzare|eliminare|rimuovere|sostituire|inviare|notificare|importare|esportare|correggere|migrare|migliorare|gestire|salvare|registrare|modificare|rendere|realizzare|implementare|introdurre|mettere|spostare|semplificare|avvisare|filtrare|cercare|integrare|automatizzare)\\s' +
    '|^(?:добавить|сделать|создать|показывать|удалить|заменить|отправлять|исправить|перенести|улучшить|реализовать|поддержать|настроить|внедрить|переписать|разрешить|сохранять)\\s' +
    '|^(?:支持|增加|添加|新增|实现|提供|修复|优化|允许|显示|导入|导出|删除|替换|改为|重构|给)',
  'iu',
);
