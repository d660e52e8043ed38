// Decides what each statement of an idea is.
import { cueIn, hasCue, type Cue } from '../text/cues.ts';
import { isPlanted } from '../text/instructions.ts';
import { statementLanguage, type Language } from '../text/language.ts';
import type { Part } from '../text/parts.ts';
import { splitItems } from '../text/sentences.ts';
import { clausesOf, stanceOf, withoutFillers, type StanceKind } from '../text/stances.ts';
import { namesTechnique } from '../text/technologies.ts';
import type { Topic } from '../text/topics.ts';

export type Kind =
  | 'problem'
  | 'background'
  | 'goal'
  | 'inScope'
  | 'outOfScope'
  | 'idea'
  | 'risk'
  | 'dependency'
  | 'question'
  | 'planted'
  | 'component'
  | 'title'
  | 'ignored';

export interface Statement {
  readonly kind: Kind;
  readonly text: string;
  readonly part: Part;
  readonly language: Language;
  /** A wish beside the main one: `oh, and it would also be nice if …`. */
  readonly isAside: boolean;
}

const kindOfTopic: Readonly<Record<Topic, Kind>> = {
  title: 'title',
  problem: 'problem',
  goals: 'goal',
  inScope: 'inScope',
  outOfScope: 'outOfScope',
  ideas: 'idea',
  components: 'component',
  risks: 'risk',
  dependencies: 'dependency',
  questions: 'question',
  meta: 'background',
  background: 'background',
  ignored: 'ignored',
};

/** The statements of an idea, each with its kind. */
export function sortParts(parts: readonly Part[], language: Language): readonly Statement[] {
  const statements: Statement[] = [];
  let previous: Kind | undefined;
  let lead: Kind | undefined;
  let sawGoal = false;
  for (const part of parts) {
    for (const { piece, spoken } of pieces(part).flatMap((piece) => clauses(part, piece, language))) {
      const text = part.form === 'heading' ? piece : withoutFillers(piece, spoken);
      const stance = stanceOf(text, spoken);
      const kind = kindOf({ ...part, text }, {
        previous,
        lead,
        sawGoal,
        isOnly: parts.length === 1,
        language: spoken,
        stance: stance?.kind,
      });
      const isStance = stance?.kind === kind && stance.rest !== '';
      statements.push({
        kind,
        text: isStance ? stance.rest : text,
        part,
        language: spoken,
        isAside: aside.test(piece),
      });
      if (part.form !== 'heading') previous = kind;
      // `What we agreed:` announces what follows, whatever it follows itself.
      const announces = /[:：]$/u.test(piece) && !hasCue(piece, spoken, 'problem');
      if (part.form !== 'item') lead = announces ? undefined : kind;
      sawGoal ||= kind === 'goal' || kind === 'inScope';
    }
  }
  return promoted(statements);
}

/** Where nobody says what to build, what others want of it is the goal. */
function promoted(statements: readonly Statement[]): readonly Statement[] {
  if (statements.some(({ kind }) => kind === 'goal' || kind === 'inScope')) return statements;
  return statements.map((statement) =>
    (statement.kind === 'problem' || statement.kind === 'background') &&
    statement.part.topic !== 'problem' &&
    hasCue(statement.text, statement.language, 'goal')
      ? { ...statement, kind: 'goal' }
      : statement,
  );
}

const aside =
  /^(?:(?:oh|and|also|plus|ideally|one more)\b[,\s]|(?:it )?would (?:also )?be (?:nice|cool|great|good)|nice to have|maybe|bonus|(?:schön|gut|toll) wäre|außerdem|zusätzlich|il (?:faudrait|serait \p{L}+) aussi|(?:además|también|sería)(?!\p{L})|(?:além disso|também|seria)(?!\p{L})|(?:ещё|еще|также|было бы)(?!\p{L}))|^(?:最好|另外|还有|也)|^(?:あと|また|できれば|それと)/iu;

/** The clauses of a piece, and its language. */
function clauses(part: Part, piece: string, language: Language) {
  const spoken = statementLanguage(piece, language);
  const isOne = part.form === 'heading' || part.topic === 'problem' || part.topic === 'questions' || /[?？]$/u.test(piece);
  return (isOne ? [piece] : clausesOf(piece, spoken)).map((clause) => ({ piece: clause, spoken }));
}

/** What came before a statement. */
interface Before {
  readonly previous: Kind | undefined;
  /** Of the last statement that is no list item. */
  readonly lead: Kind | undefined;
  readonly sawGoal: boolean;
  readonly isOnly: boolean;
  readonly language: Language;
  readonly stance: StanceKind | undefined;
}

type HasCue = (text: string, cue: Cue) => boolean;

function kindOf(part: Part, before: Before): Kind {
  const { text, topic } = part;
  const cue = (words: string, kind: Cue) => hasCue(words, before.language, kind);
  if (isPlanted(text)) return 'planted';
  if (topic === 'ignored') return 'ignored';
  if (part.form === 'heading') return 'title';
  // `SHOP-412: Gift cards`
  if (before.previous === undefined && /^\[?[A-Z][A-Z0-9_]+-\d+\]?\s*[:–-]\s+[^.]{3,90}\.?$/.test(text)) return 'title';
  if (saysNothing.test(text)) return 'ignored';
  if (before.stance === 'goal' && topic !== 'questions') return 'goal';
  if (/^[?？]{1,3}[:：]?\s*\S/u.test(text)) return 'question';
  if (/[?？]["”»』」)]*$/u.test(text)) return 'question';
  if (isMeta(text)) return 'background';
  if (part.form === 'row' && !topic) return 'inScope';
  if (topic && topic !== 'background') return underTopic(topic, part, cue, before);
  return before.stance ?? byCues(part, cue, before) ?? (topic === 'background' ? 'background' : fallback(part, before));
}

/** What the writer put under a heading is that, unless the statement itself says otherwise. */
function underTopic(topic: Topic, part: Part, cue: HasCue, before: Before): Kind {
  const { text } = part;
  const kind = kindOfTopic[topic];
  if (kind === 'question' || kind === 'outOfScope') return kind;
  if (kind === 'problem') return cue(text, 'question') ? 'question' : kind;
  if (before.stance === 'risk') return 'risk';
  if (cue(text, 'outOfScope') && (kind === 'goal' || kind === 'inScope')) return 'outOfScope';
  if (cue(text, 'question') && kind !== 'risk') return 'question';
  if ((kind === 'goal' || kind === 'inScope') && cue(text, 'dependency')) return 'dependency';
  return kind;
}

/** In this order: the rarer the cue, the surer it is. */
function byCues(part: Part, cue: HasCue, before: Before): Kind | undefined {
  const { text } = part;
  if (cue(text, 'question')) return 'question';
  if (cue(text, 'dependency')) return 'dependency';
  if (cue(text, 'outOfScope')) return 'outOfScope';
  const risk = /^(?:it|this) (?:must|should)/i.test(text) ? undefined : cueIn(text, before.language, 'risk');
  // What might be done is a proposal, what might happen a risk.
  if (risk !== undefined && !(/^(?:might|could|könnte|pourrai\p{L}+|podrían?|poderiam?|могут|может)$/iu.test(risk) && isIdea(text, before.language))) return 'risk';
  if (isEnumeration(text)) return 'inScope';
  if (isAboutToday(text)) return 'problem';
  if (
    before.sawGoal &&
    /^(?:if|wenn|falls|si|quand|cuando|se|quando|если|когда)\s|^(?:如果|若|当)|^もし/iu.test(text)
  ) {
    return namesTechnique(text) && cue(text, 'idea') ? 'idea' : 'inScope';
  }
  const isWish = cue(text, 'goal');
  if (isIdea(text, before.language) && (namesTechnique(text) || !isWish) && !cue(text, 'problem')) return 'idea';
  if (isWish) return before.previous === 'goal' && part.form !== 'sentence' ? 'inScope' : 'goal';
  // Items that a line announces once the wish is known are details of it.
  if (part.form === 'item' && part.under && before.sawGoal) return 'inScope';
  if (cue(text, 'problem')) return 'problem';
  if (namesTechnique(text) && isShort(text)) return 'idea';
  return undefined;
}

/** That somebody uses something is no idea, unless it is a technique or the statement proposes it. */
function isIdea(text: string, language: Language): boolean {
  const found = cueIn(text, language, 'idea');
  if (found === undefined) return false;
  const isUse =
    /^(?:uses?|using|via|runs?|running|per|nutzen|verwenden|через|通过|使用|利用|usar|usando|utilizar|utilizando|vía|via|utiliser|utilisant)$/iu.test(
      found,
    );
  return !isUse || namesTechnique(text) || text.toLowerCase().startsWith(found.toLowerCase());
}

/** Thanks, agreement and what only points back: `Yes.`, `Let's do that.` */
const saysNothing =
  /^(?:thanks?(?: you)?(?: (?:a lot|so much|again))? for [^,.;]{3,60}|(?:danke|vielen dank) für [^,.;]{3,60}|merci (?:pour|de) [^,.;]{3,60}|gracias por [^,.;]{3,60}|obrigad[oa] por [^,.;]{3,60}|спасибо за [^,.;]{3,60}|thx|thanks?(?: you)?(?: a lot)?|cheers|danke(?: schön)?|merci|gracias|obrigad[oa]|спасибо|谢谢|ありがとうございます|よろしくお願いします|yes|no|ja|nein|oui|non|sí|sim|não|да|нет|是的?|はい|n\/a|none|tbd|(?:we (?:should|could|can) |let['’]s )?(?:do|have|build|add) (?:that|this|it))[.!。！]*$/iu;

/** A statement without any cue: imperatives and names are wishes, items go with what they follow, the rest explains. */
function fallback(part: Part, { previous, lead, sawGoal, isOnly, language }: Before): Kind {
  const { text, form } = part;
  if (isImperative(text)) return previous === undefined || previous === 'title' ? 'goal' : afterFirst(previous);
  if (form === 'item')
    return (lead === 'problem' || lead === 'background') && !part.under ? lead : 'inScope';
  if (/^[\p{L}\p{N}][^.:：]{1,30}[:：]\s/u.test(text)) return 'inScope';
  const isEnglish = language === 'en';
  // A first line without a full stop names the work; a sentence tells of it, unless it is all there is.
  if (previous === undefined && !isEnglish) return text.length < 90 && (isOnly || !/[.。!！]$/u.test(text)) ? 'goal' : 'problem';
  if (previous === undefined) return text.length < 90 && isNamePhrase(text) ? 'goal' : 'problem';
  // Once it is said what is wanted, plain statements describe it; what is told of the past explains.
  if (sawGoal && !past.test(text)) return 'inScope';
  return previous === 'problem' && form === 'sentence' ? 'problem' : 'background';
}

/** Told of the past, or by a person about themselves. */
const past =
  /(?<!\p{L})(?:was|were|came|had|did|said|asked|reported|noticed|told|saw|got|i|we|kam|kamen|war|waren|hatten?|wurden?|gab|sagten?|ich|wir|était|étaient|avait|avaient|a été|ont|je|nous|fue|fueron|vino|era|eran|había|dijo|llegó|foi|foram|veio|eram|tinha|disse|chegou|был[аио]?|приш\p{L}+|сказал\p{L}*|просил\p{L}*|я|мы)(?!\p{L})|了[。！]?$|过[。！]?$|(?:ました|った|れた|いた)[。！]?$/iu;

function afterFirst(previous: Kind): Kind {
  return previous === 'goal' || previous === 'inScope' ? 'inScope' : 'goal';
}

const imperative = new RegExp(
  '^(?:please |just |only )?(?:add|adopt|allow|apply|archive|automate|avoid|block|build|bring|bundle|cache|change|check|clean|collect|configure|connect|convert|copy|create|cut|define|delete|deploy|detect|disable|display|document|download|drop|enable|encrypt|enforce|ensure|expose|export|extend|extract|fetch|filter|fix|generate|give|group|handle|hide|highlight|implement|import|improve|include|increase|instrument|integrate|introduce|invite|keep|let|limit|link|list|load|localize|log|make|manage|map|merge|migrate|modernize|monitor|move|notify|offer|open|optimi[sz]e|parse|persist|pin|port|prevent|print|provide|publish|put|query|read|record|redesign|reduce|refactor|reject|remind|remove|rename|render|reorder|replace|report|reset|restore|restrict|retry|return|rewrite|roll|rotate|run|save|schedule|search|secure|send|separate|serve|set|share|show|simplify|skip|sort|split|store|stream|support|switch|sync|synchroni[sz]e|tag|test|throttle|toggle|track|translate|trigger|turn|unify|update|upgrade|upload|use|validate|verify|warn|wrap|write)\\s' +
    '|^(?:ajouter|permettre|créer|afficher|supprimer|remplacer|envoyer|importer|exporter|corriger|migrer|améliorer|gérer|enregistrer|refaire|mettre|rendre)\\s' +
    '|^(?:agregar|añadir|permitir|crear|mostrar|eliminar|reemplazar|enviar|importar|exportar|corregir|migrar|mejorar|gestionar|guardar|hacer|adicionar|criar|exibir|excluir|substituir|corrigir|melhorar|gerenciar|salvar|fazer|enviar)\\s' +
    '|^(?:добавить|сделать|создать|показывать|удалить|заменить|отправлять|исправить|перенести|улучшить|реализовать|поддержать|настроить|внедрить|переписать|разрешить|сохранять)\\s' +
    '|^(?:支持|增加|添加|新增|实现|提供|修复|优化|允许|显示|导入|导出|删除|替换|改为|重构|给)',
  'iu',
);

/** Whether a statement tells what to do. German puts the verb last. */
function isImperative(text: string): boolean {
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
function isNamePhrase(text: string): boolean {
  return (
    text.length < 90 &&
    /^[\p{ASCII}’–—“”]+$/u.test(text) &&
    !/\b(?:is|are|was|were|has|have|had|comes?|came|does|did|do|will|would|can|could|may|might|gets?|got|seems?|looks?|works?|happens?|means?|makes?|says?|said|i|we|he|she|they|it)\b|\w{2}ed\b/i.test(
      text,
    )
  );
}

function isShort(text: string): boolean {
  return text.length < 80;
}

/** `Estimate: 8 person days.`, `Value 5.`, `P1`: about the ticket, not about the work. */
export function isMeta(text: string): boolean {
  return (
    /^(?:tracked|reported|see|refs?|related|source|quelle|siehe|voir|ver)\b.{0,40}https?:\/\/\S+$/i.test(text) ||
    /^(?:category|value|priority|severity|estimate[ds]?|effort|story points?|labels?|type|status|aufwand|priorität|schätzung|prioridad|prioridade|优先级|估算|優先度|приоритет|оценка)(?:\s*[:=：]\s*\S.{0,40}|\s+[^\s(]{1,12}(?: [^\s(]{1,8})?)$/iu.test(
      text,
    ) ||
    /^P[0-4][,.]/.test(text) ||
    /^(?:P[0-4]|\d+(?:\s*[-–]\s*\d+)? (?:person )?(?:hours?|days?|weeks?|pts?|points?))[,.]?$/i.test(text)
  );
}

function isCjk(text: string): boolean {
  return /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text);
}

/** `Sessions: list devices, revoke, log out others`: a name and short things. */
function isEnumeration(text: string): boolean {
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
function isAboutToday(text: string): boolean {
  return (
    /^(?:today|currently|right now|at the moment|as of now|so far|derzeit|aktuell|heute|momentan|bisher|zurzeit|aujourd['’]hui|actuellement|actualmente|hoy|atualmente|hoje|сейчас|сегодня|в настоящее время|目前|现在|当前|現在)(?!\p{L})|^(?:目前|现在|当前|現在|今は)/iu.test(
      text,
    ) ||
    /^(?:i|we) (?:suspect|assume|guess|believe)\b|\b(?:probably|apparently|presumably)\b.{0,60}\b(?:because|caused|due to)\b/i.test(text) ||
    /\b(?:the only way|every time i|i (?:have|had) to|we (?:have|had) to)\b/i.test(text) ||
    /\b(?:clients|customers|people|users|they|colleagues|lots|many|some) (?:(?:of )?(?:our )?(?:\w+ ){0,2})(?:want|ask|asked|keep asking|request|complain|are asking|have asked)\b/i.test(
      text,
    )
  );
}

/** Sentences of several statements are taken apart where each part can stand alone. */
function pieces(part: Part): readonly string[] {
  const meta = /,\s*((?:P[0-4]\b|\d+(?:\s*[-–]\s*\d+)?\s*(?:person )?(?:days?|weeks?|hours?|points?)\b).{0,40})$/i.exec(
    part.text,
  );
  if (meta && meta.index > 8) return [part.text.slice(0, meta.index), meta[1] ?? ''];
  const halves = part.form === 'row' ? [part.text] : part.text.split(/;\s+(?=\S)/u);
  const stand =
    halves.length <= 4 &&
    halves.every(
      (half, index) =>
        half.split(/\s+/).length >= 4 &&
        !/[“"(][^”")]*$/.test(half) &&
        (index === 0 || !/^(?:after|then|so|but|and|or|otherwise|which|because|else|in that)\b/i.test(half)),
    );
  return (stand ? halves : [part.text]).flatMap(splitTail);
}

/** Cuts off what a wish ends with to exclude: `…, but not the archive`. */
function splitTail(text: string): readonly string[] {
  const tail =
    /[,;–—(]\s*((?:(?:but |and )?(?:don't|do not) (?:touch|change|include|build|add|support)|but not|except(?: for)?|but without|aber (?:nicht|ohne|kein\p{L}*)|außer|mais (?:pas|sans)|sauf|pero (?:no|sin)|excepto|mas (?:não|sem)|exceto|но (?:не|без)|кроме)\s[^,.;()]{2,60})[).]*$/iu.exec(
      text,
    );
  const without = /[,;]\s*(no \p{L}[\p{L}-]*(?: \p{L}[\p{L}-]*)?)[.!]?$/iu.exec(text);
  const isRule = /\b(?:no|not|after|if|when|until|then|without)\b/i.test(text.slice(0, without?.index ?? 0));
  if (without && !isRule && without.index >= 8) return [text.slice(0, without.index).trim(), without[1] ?? ''];
  const excluded = tail?.[1];
  if (!tail || excluded === undefined || tail.index < 12) return [text];
  return [text.slice(0, tail.index).trim(), excluded.trim()];
}
