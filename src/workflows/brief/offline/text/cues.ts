// Cue words that tell what a statement is, by language.
import type { Language } from '../../../../documents/language.ts';

export type Cue = 'problem' | 'goal' | 'outOfScope' | 'idea' | 'risk' | 'dependency' | 'question';

type Words = Readonly<Record<Cue, string>>;

// Each line holds alternatives of a regular expression, matched as whole words where the script has words.
const words: Readonly<Record<Language, Words>> = {
  en: {
    problem: String.raw`
      miss(?:es|ed)? (?:our|the|their|my|its)|overlooks?|complains?|today|currently|at the moment|right now
      as of now|so far|can(?:no|')t|can not|cannot|could not|couldn't|unable|is missing|are missing|no way to
      the only way|only says?|only logs?|doesn't|does not|don't have|isn't|is lost|are lost|gets? lost|loses?|fails?|failed
      failing|failed to|broken|crash(?:es|ed)?|wrong|annoying|tedious|manually|by hand|too \w+|slow|nobody|painful
      problem is|issue is|have to|error|hard to|difficult|complain\w*|confus\w+|used to|every time`,
    goal: String.raw`
      want(?:s|ed)?|would (?:also |really )?like|i'd like|we'd like|let's|(?:can|could) (?:you|u|we)|would love
      should|must|shall|needs?(?: to)?|be able to|would be (?:great|nice|good|helpful|useful|cool|awesome)|it'd be
      (?:it |will make it |makes it )possible(?= to)|bonus points? (?:if|for)|please|allow(?:s)?|let users|let us|so that|wish|goal|expect(?:ed)?|has to|feature request|ideally
      lots of our clients`,
    outOfScope: String.raw`
      out of scope|not in scope|(?:leave|keep|save) .{0,40}(?:for|until) later|(?:agreed|decided|chose) not to
      not (?:meant|intended|supposed|designed) to|not (?:about|concerned with)|no need (?:to|for)|not needed
      don't need|do not need|doesn't need|not part of|non-goals?|for now without|not for now|not now|in a later
      later version|later release|comes? later|follows? later|(?:can|will) come later|not touch(?:ing)?
      (?:won't|will not) (?:be (?:part|included|supported|covered|done|built|considered|addressed|tackled|handled)|do|build|support|include|cover|touch|change)
      leave out|left out|excluding|excluded|not included|we are not|isn't required
      not required|(?:we|let's) skip|skip (?:that|it|this)|except for|can wait|another time
      separate (?:tasks?|tickets?|prs?|issues?)|don't touch|do not touch|nothing else|must not change|stays? as (?:it is|is)
      remain unchanged|no changes? to`,
    idea: String.raw`
      (?:has|have|offers?|provides?) (?:\w+ ){1,3}for (?:that|this)|uses?|using|use|via|based on|built with|written in|implemented (?:in|with|as)
      implement (?:it|this) (?:with|as)|could use|suggest(?:ed|s)?|proposal|propose[ds]?
      maybe (?:we )?(?:could|a|an|over|with|via|some|use|just)|(?:i'm|i am|was|we're|were) thinking
      thought (?:of|about)|something like|an option|stack|(?:a|an|the|this|that|existing|open[- ]source|third[- ]party|\w+\.js|python|npm|js) library(?! of)|framework|approach|stored? in|cache[ds]? in
      run(?:s|ning)? on|deploy(?:ed)? (?:to|on)|reuse|rely on|backed by|behind a feature flag|feature flag
      with a cron|cron job`,
    risk: String.raw`
      worried|worry|worries|afraid|scared|nervous|concern(?:s|ed)?|risk(?:s|y)?|might|may break|could break
      could cause|dangerous|careful|be aware|beware|would not fit|won't fit|not fit|vulnerab\w+|race condition
      data loss|breaking change|(?:will|could|would|might) be (?:an? )?(?:issue|problem)|could (?:still )?be (?:charged|lost|sent|slow|expensive|hard|tricky|costly|confusing)|might not|expensive
      performance impact|illegal|not legal|legal (?:risk|issue|problem|trouble|department)s?|gdpr|privacy|abuse|spam(?:med)?|overload\w*|flood`,
    dependency: String.raw`
      depends? on|dependent on|sign(?:s|ed)? off|approv(?:al|ed) (?:of|by|from)|(?:has|have|needs?) to .{1,70} first
      must .{1,70} first|blocked by|needs? the .{1,40} first|waiting for|waits? for|already working on|previous pr
      upstream|first (?:needs?|has to)|prerequisite|relies on team`,
    question: String.raw`
      not sure|unsure|no clue|no idea|open (?:point|question|issue|topic)|haven't decided|not decided
      wonder(?:ing)? (?:if|whether|how|what)|unclear|still (?:open|being asked|unknown|to be decided)|open question
      to be decided|tbd|no idea (?:how|whether|if|what)|don't know|do we|should we|undecided|up for discussion
      need to decide`,
  },
  de: {
    problem: String.raw`
      heute|derzeit|aktuell|momentan|zurzeit|bisher|bislang|im moment|zur zeit|kann nicht|können nicht
      kann man nicht|lässt sich nicht|fehlt|fehlen|geht nicht|gehen verloren|geht verloren|verloren
      funktioniert nicht|nur|mühsam|umständlich|manuell|von hand|per hand|zu langsam|langsam|stürzt|abgestürzt
      fehler|falsch|nervt|problem|schwierig|müssen wir immer|jedes mal|niemand|keiner|beschwer\w+|schlägt fehl`,
    goal: String.raw`
      die idee (?:ist|wäre)|wollen|will|möchte[n]?|soll(?:en|te|ten)?|bräuchte[n]?|muss|müssen|brauch(?:e|en|t)|wünsch\w+
      wäre (?:(?:sehr|echt|wirklich|ganz|auch|noch) ){0,2}(?:schön|gut|toll|super|hilfreich|sinnvoll|praktisch|nützlich|prima|ideal|wünschenswert)|bitte|damit|können sollen|ziel|ermöglich\w+|erwart\w+|benötig\w+
      gern(?:e)?|hätte[n]?|stelle? (?:ich )?mir (?:das |es )?(?:so )?vor|würde(?:n)? gern(?:e)?`,
    outOfScope: String.raw`
      nichts (?:am|im|auf dem|an der) (?:server|backend|datenbank)|nicht im umfang|nicht teil|außerhalb (?:des|vom) (?:umfangs?|projekts?|scopes?)|nicht nötig
      kein\p{L}* [^,.]{1,40} (?:nötig|notwendig|erforderlich|gebraucht)|nicht notwendig|nicht erforderlich
      brauchen wir nicht|nicht gebraucht|kein bedarf|(?:wollen|möchten|will|möchte|werden) (?:wir|ich) (?:\p{L}+ ){0,2}nicht|später|vorerst (?:nicht|ohne|kein\w*)
      erst ?mal (?:nicht|ohne|kein\w*)|noch nicht nötig|ausgenommen|außer|ausgeschlossen|nicht enthalten
      (?:ist|sind) nicht dabei|nicht mit drin|lassen wir (?:raus|weg|aus)|bleib(?:t|en) (?:außen vor|draußen)
      (?:fassen|rühren) wir .{0,20}nicht an|bleibt (?:wie|unverändert)|bleiben (?:wie|unverändert)|nicht anfassen|nicht Teil|weglassen|verzichten`,
    idea: String.raw`
      per|mittels|via|basierend auf|auf basis von|geschrieben in|umgesetzt mit|umsetzung|verwenden|nutzen|einsetzen
      könnte man|vorschlag|bibliothek|framework|speichern in|läuft auf|cronjob|feature[- ]flag|schnittstelle zu`,
    risk: String.raw`
      sorge[n]?|befürcht\w+|fürchte[n]?|bammel|schiss|mulmig|heikel|risik\w+|gefahr|gefährlich|könnte|vorsicht
      bedenken|datenschutz|dsgvo|datenverlust|überlast\w*|missbrauch|angst`,
    dependency: String.raw`
      hängt (?:ab )?von|hängt .{1,40} ab|abhängig von|abhängigkeit|blockiert|setzt voraus|voraussetzung|erst wenn
      nachdem|wartet auf|warten auf|zuerst muss|vorher muss|muss .{0,60}(?:vorher|zuvor)|muss (?:noch )?(?:zustimmen|genehmigen|freigeben)|arbeitet bereits an|arbeitet schon an`,
    question: String.raw`
      unklar|nicht sicher|keine ahnung|keinen plan|frage mich|fragen uns|offener punkt|noch offen|offen ist
      offene frage|ist zu klären|muss geklärt|zu klären|weiß nicht|wissen nicht|noch nicht entschieden
      noch zu entscheiden`,
  },
  fr: {
    problem: String.raw`
      aujourd'hui|aujourd’hui|actuellement|en ce moment|pour l'instant on|jusqu'à présent|impossible|ne peut pas
      ne peuvent pas|ne peut|on ne|manque|manquant\w*|perdu\w*|perd|échou\w+|ne fonctionne pas|ne marche pas
      seulement|uniquement|manuellement|à la main|trop lent\w*|pénible|erreur|plante|problème|difficile|chaque fois
      se plaignent|obligés? de`,
    goal: String.raw`
      l'idée (?:est|serait)|voulons|veux|veut|veulent|voudrais|voudrions|aimerais|aimerions|aimerait|aimeraient|souhait\w+|doit|doivent|devrait|devraient
      il (?:nous |me |leur |lui )?(?:faut|faudrait)|besoin|pouvoir|permettre|permet|serait (?:bien|génial|utile|super)|afin (?:de|que)
      pour que|objectif|s'il vous plaît`,
    outOfScope: String.raw`
      rien (?:côté|sur le|dans le|au niveau)(?: \p{L}+)?|hors (?:du )?(?:périmètre|scope|sujet)|on laisse (?:tomber|de côté)|restent? (?:en )?dehors|pas besoin
      inutile de|pas nécessaire|ne fait pas partie|plus tard|ultérieurement|pas pour l'instant|exclu\w*|sauf|excepté
      sans toucher|ne pas toucher|reste inchangé\w*|laisser de côté`,
    idea: String.raw`
      utiliser|utilisant|en utilisant|via|basé\w* sur|au moyen de|grâce à|écrit en|à l'aide de|bibliothèque
      framework|stocker dans|stocké\w* dans|héberg\w+|proposition|on pourrait|peut-être avec|s'appuyer sur`,
    risk: String.raw`
      inquiet\w*|inquiétude|crain\w+|peur|risque\w*|danger\w*|pourrait|pourraient|attention|rgpd|perte de données
      surcharge\w*|confidentialité|abus`,
    dependency: String.raw`
      dépend(?:ent|ra|ait)?|bloqué\w* par|après (?:la|le|que)|nécessite (?:la|le|que)|(?:on|nous) attend\w*|attend(?:ent|re)? (?:la|le|les|que|l')|en attente d[eu']|une fois que|prérequis
      travaille déjà`,
    question: String.raw`
      pas sûr\w*|aucune idée|je me demande|reste ouvert\w*|pas clair|incertain|question ouverte|à décider|à définir
      à clarifier|reste à|on ne sait pas|je ne sais pas|pas encore décidé`,
  },
  es: {
    problem: String.raw`
      hoy|actualmente|ahora mismo|por ahora solo|hasta ahora|no se puede|no pueden|no puede|no podemos|imposible
      falta|faltan|se pierde\w*|perdid\w+|falla\w*|no funciona|solo|sólo|únicamente|manualmente|a mano
      demasiado lent\w+|lent\w+|tedios\w+|error|problema|difícil|cada vez|se quejan|tenemos que|tienen que`,
    goal: String.raw`
      la idea (?:es|sería)|^que (?:se )?(?:pueda|puedan)|queremos|quiero|quiere|(?<!no )hacen? falta|quieren|quisiera|quisiéramos|gustaría|debe|deben|debería|deberían
      hay que|necesit\w+|poder|permitir|permita|sería (?:bueno|genial|útil|ideal)|para que|objetivo|por favor|ojalá
      deseamos`,
    outOfScope: String.raw`
      nada (?:en|del lado) |fuera (?:de|del) alcance|qued\w+ fuera|dejamos fuera|no hace falta|no es necesario|no se necesita|no incluye
      no incluir|más adelante|más tarde|por ahora no|excluid\w+|excepto|salvo|no tocar|sin tocar|se queda como
      no forma parte`,
    idea: String.raw`
      se podría|aprovechar|reutilizar|usar|usando|utilizar|utilizando|mediante|vía|a través de|basad\w+ en
      escrit\w+ en|con la ayuda de|biblioteca|librería|framework|guardar en|almacenar en|podríamos|propuesta
      sugerencia`,
    risk: String.raw`
      preocup\w+|miedo|riesgo\w*|peligro\w*|podría|podrían|cuidado|rgpd|pérdida de datos|sobrecarg\w+|privacidad
      abuso|temo|tememos`,
    dependency: String.raw`
      dependen?|bloquead\w+ por|después de que|requiere (?:la|el|que)|esperando|esperar a|una vez que
      requisito previo|ya está trabajando`,
    question: String.raw`
      ni idea|me pregunto|nos preguntamos|no est(?:á|oy|amos) segur\w+|no est(?:á|e) claro|pregunta abierta
      por decidir|por definir|no sé|no sabemos|queda por|falta decidir|hay que decidir`,
  },
  pt: {
    problem: String.raw`
      hoje|atualmente|no momento|agora|até agora|não é possível|não dá para|não podem|não pode|não podemos
      não consegu\w+|impossível|falta|faltam|se perde\w*|perdid\w+|perdem|falha\w*|não funciona|só|somente|apenas
      manualmente|à mão|muito lent\w+|lent\w+|trabalhos\w+|erro|problema|difícil|toda vez|reclamam|temos que|têm que`,
    goal: String.raw`
      a ideia (?:é|seria)|queremos|quero|quer|querem|gostaria\w*|gostaríamos|deve|devem|deveria|deveriam|precisa\w*|poder|permitir
      permita|seria (?:bom|ótimo|útil|legal)|para que|objetivo|por favor|desejamos`,
    outOfScope: String.raw`
      nada (?:no|do lado) |fora (?:de|do) escopo|fic\w+ (?:de )?fora|deixamos (?:de )?fora|não precisa\w*|não é necessário|não inclui
      não incluir|mais tarde|por enquanto (?:não|sem)|excluíd\w+|exceto|salvo|não mexer|sem mexer|fica como está
      não faz parte`,
    idea: String.raw`
      daria para|aproveitar|reaproveitar|usar|usando|utilizar|utilizando|por meio de|via|através de|baseado em
      baseada em|escrito em|biblioteca|framework|guardar em|armazenar em|poderíamos|proposta|sugestão`,
    risk: String.raw`
      preocup\w+|medo|risco\w*|perigo\w*|poderia|poderiam|pode quebrar|cuidado|lgpd|perda de dados|sobrecarg\w+
      privacidade|abuso|receio`,
    dependency: String.raw`
      dependem?|bloquead\w+ por|depois que|requer (?:a|o|que)|aguardando|esperar|assim que|pré-requisito
      já está trabalhando`,
    question: String.raw`
      não (?:tenho|temos) certeza|não faço ideia|não fazemos ideia|ainda não (?:decidimos|está decidido|definimos)
      não está claro|pergunta em aberto|em aberto|a decidir|a definir|não sei|não sabemos|falta decidir
      precisamos decidir`,
  },
  it: {
    problem: String.raw`
      oggi|attualmente|al momento|finora|adesso|ad oggi|non si può|non si possono|non possono|non può|non possiamo
      non riesc\w+|impossibile|manca\w*|si perd\w+|pers[oaie]|fallisc\w+|non funziona\w*|solo|soltanto
      manualmente|a mano|troppo lent\w+|lent[oaie]|scomod\w+|errore|errori|problema|difficile|ogni volta|si lamenta\w*
      poco intuitiv\w+|nessuno|dobbiamo sempre|devono sempre|sovrascriv\w+|non compa\w+`,
    goal: String.raw`
      l'idea (?:è|sarebbe)|vogliamo|voglio|vuole|vogliono|vorrei|vorremmo|vorrebbe\w*|mi piacerebbe|ci piacerebbe|deve|devono
      dovrebbe\w*|bisogna|occorre|serve|servono|servirebbe|bisogno|poter|permettere|permetta|sarebbe (?:bello|utile|comodo|ideale|meglio)
      affinché|in modo (?:che|da)|obiettivo|per favore|desideriamo|si richiede|è necessario`,
    outOfScope: String.raw`
      niente (?:sul|lato|nel) |fuori (?:dall'|dal )?(?:ambito|perimetro|scope)|rest\w+ fuori|lasciamo fuori|non serve|non servono|non è necessari\w+
      non occorre|non include|più avanti|in seguito|in futuro|per ora (?:non|senza|niente)|esclus[oaie]|tranne|eccetto|non toccare|senza toccare
      rest\w+ com'è|non fa parte|non deve gestire|non (?:è|sono) previst\w+`,
    idea: String.raw`
      si potrebbe|sfruttare|riutilizzare|usare|usando|utilizzare|utilizzando|tramite|mediante|attraverso|basat[oaie] su
      scritt[oaie] in|libreria|framework|salvare in|salvat[oaie] in|potremmo|proposta|suggerimento|pensavamo di|pensavo di`,
    risk: String.raw`
      preoccup\w+|paura|risch\w+|pericol\w+|potrebbe|potrebbero|attenzione|gdpr|perdita di dati|sovraccaric\w+|privacy
      abus\w+|tem(?:o|iamo)|timore`,
    dependency: String.raw`
      dipend(?:e|ono)|bloccat[oaie] da|dopo che|richiede (?:la|il|che)|in attesa|aspettiamo|aspettare|una volta che
      prerequisit\w+|ci sta già lavorando`,
    question: String.raw`
      nessuna idea|mi chiedo|ci chiediamo|non (?:sono|siamo) sicur\w+|non è chiaro|domanda aperta|da decidere|da definire
      da chiarire|non so|non sappiamo|resta da|bisogna decidere|non abbiamo (?:ancora )?deciso`,
  },
  ru: {
    problem: String.raw`
      сегодня|сейчас|в настоящее время|на данный момент|пока что|нельзя|невозможно|не могут|не может|не можем
      нет возможности|отсутству\p{L}+|не хватает|теря\p{L}+|потерян\p{L}*|не работает|пада\p{L}+|ошибк\p{L}+|только
      вручную|медленн\p{L}+|неудобно|приходится|проблем\p{L}+|сложно|каждый раз|жалу\p{L}+`,
    goal: String.raw`
      хотим|хочу|хочется|хотят|хотел\p{L}*|нужн\p{L}+|надо|необходимо|долж\p{L}+|следует|требуется|чтобы
      было бы (?:хорошо|здорово|удобно|неплохо)|пожалуйста|цель|позволить|возможность|желательно`,
    outOfScope: String.raw`
      ничего (?:на сервере|в бэкенде)|вне рамок|не нужн\p{L}+|не требуется|не надо|не входит|не входят|позже|потом|в будущем|пока не|пока без|кроме
      исключая|за исключением|не трогать|не меняем|не делаем|остаётся как есть|остается как есть
      (?:менять|трогать) нельзя|нельзя (?:менять|трогать)`,
    idea: String.raw`
      использовать|используя|с помощью|через|на базе|на основе|на языке|написан\p{L}* на|библиотек\p{L}+
      фреймворк\p{L}*|хранить в|можно сделать|предлага\p{L}+|предложение|реализовать на`,
    risk: String.raw`
      боюсь|боимся|опаса\p{L}+|риск\p{L}*|опасно|может сломать\p{L}*|могут|может привести|осторожно
      персональн\p{L}+ данн\p{L}+|перегруз\p{L}+|утечк\p{L}+|потер\p{L}+ данных|безопасност\p{L}+ под угрозой`,
    dependency: String.raw`
      зависит от|зависят от|заблокирован\p{L}*|после того как|сначала нужно|ждём|ждем|требует сначала|предварительно
      уже работает над|уже делает`,
    question: String.raw`
      непонятно|неясно|понятия не имею|пока не решили|не уверен\p{L}*|открытый вопрос|ещё не решен\p{L}*
      еще не решен\p{L}*|не решили|не знаю|не знаем|надо решить|под вопросом|обсудить`,
  },
  zh: {
    problem: String.raw`
      目前|现在|当前|如今|暂时只|不能|无法|没有|没法|缺少|缺乏|丢失|失败|报错|错误|只能|只有|太慢|很慢|麻烦|手动|手工|问题|崩溃|不支持|每次都|经常|抱怨|不方便|困难`,
    goal: String.raw`
      希望|想要|想|需要|应该|应当|必须|要求|能够|可以|支持|增加|添加|新增|实现|提供|允许|最好|让用户|请|期望`,
    outOfScope: String.raw`
      不在范围|不需要|无需|不用|不做|不包括|不包含|暂不|暂时不|先不|以后再|后续再|除外|除了.{1,20}以外|不改|不涉及|保持不变|不考虑`,
    idea: String.raw`
      使用|采用|利用|通过|基于|借助|用.{1,12}(?:实现|存储|编写|开发)|部署在|存储在|建议用|可以用|框架|技术栈|方案`,
    risk: String.raw`
      担心|担忧|害怕|有点怕|就怕|顾虑|风险|可能会|可能导致|恐怕|危险|小心|隐私|泄露|数据丢失|过载|滥用|影响性能|破坏`,
    dependency: String.raw`
      依赖|取决于|前提|阻塞|等待|先完成|完成之后|之后才|需要先|已经在做`,
    question: String.raw`
      不确定|不清楚|没想好|还没想|再讨论|再商量|再确认|拿不准|待定|待确认|尚未决定|还没决定|未决|不知道|有待|待讨论`,
  },
  ja: {
    problem: String.raw`
      現在|今は|いまは|今のところ|現状|できない|できません|できず|無い|ない状態|ありません|足りない|不足|失われ|消えて|失敗|エラー|しか|だけ|遅い|遅く|手動|手作業|面倒|問題|困って|不便|落ちる
      クラッシュ|毎回|わからない|分からない`,
    goal: String.raw`
      したい|たい。|たいです|ほしい|欲しい|必要|べき|なければならない|できるように|ように(?:する|して)|追加|対応(?:する|して)|実装|可能に|お願い|望ましい|すること|目標|要望|してください`,
    outOfScope: String.raw`
      対象外|範囲外|スコープ外|不要|必要ない|必要はない|必要ありません|しない。|含まない|含めない|今回は(?:やらない|しない|対象)|後回し|将来|以外|除く|除外|変更しない|そのまま`,
    idea: String.raw`
      使用(?!者|感)|利用(?!者)|使って|用いて|経由|ベース|基づいて|で実装|で書|ライブラリ|フレームワーク|に保存|にデプロイ|案として|提案|技術スタック`,
    risk: String.raw`
      心配|懸念|不安|気になる|気がかり|リスク|恐れ|おそれ|かもしれ|危険|注意|プライバシー|漏洩|データ損失|過負荷|悪用|壊れ`,
    dependency: String.raw`
      依存|前提|ブロック|(?:を|が)?待ち(?!時間|合)|完了後|終わってから|先に|次第|既に作業`,
    question: String.raw`
      未定|不明|悩んで|迷って|相談したい|未決|検討中|要確認|決まっていない|決まっていません|決めていない|決めていません|どうする|わかりません|要検討|確認が必要`,
  },
};

const compiled = new Map(
  Object.entries(words).map(([language, byCue]) => [
    language,
    new Map(Object.entries(byCue).map(([cue, alternatives]) => [cue, compile(language, alternatives)])),
  ]),
);

/** Whether a statement in a language has a cue. */
export function hasCue(text: string, language: Language, cue: Cue): boolean {
  return cueIn(text, language, cue) !== undefined;
}

/** The first words of a statement that are a cue in its language. */
export function cueIn(text: string, language: Language, cue: Cue): string | undefined {
  return compiled.get(language)?.get(cue)?.exec(text.replace(/’/g, "'"))?.[0];
}

function compile(language: string, lines: string): RegExp {
  const alternatives = lines
    .trim()
    .split(/\s*\n\s*/)
    .join('|');
  if (language === 'zh' || language === 'ja') return new RegExp(alternatives, 'u');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{N}])`, 'iu');
}
