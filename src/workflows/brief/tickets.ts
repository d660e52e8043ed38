// The tracker tickets in a text: their links, and whether a ticket is this task's own, must come first, or is only named.
// What the words do not say is not guessed: a ticket that is just there counts as the task's own.

export type TicketRole = 'own' | 'dependency' | 'related';

export interface Ticket {
  readonly id: string;
  /** Empty where none stands in the text. */
  readonly url: string;
  /** Missing in what older runs learned. */
  readonly role?: TicketRole | undefined;
}

/** Standards and encodings look like tickets. */
export const standards =
  /^(?:UTF|ISO|SHA|MD|RFC|HTTP|TLS|SSL|AES|RSA|OAUTH|CVE|GPT|IPV|EC|ES|PEP|W3C|COVID|WCAG|HS|RS|PS)-?\d/i;

/** Criteria, test cases and requirements are numbered within the text. */
const criteria = /^(?:AC|TC|FR|NFR|SC|UC)-\d{1,3}$/;

const pattern = /(?<![\p{L}\p{N}_/-])[A-Z][A-Z0-9_]+-\d+(?![\p{L}\p{N}])/gu;

/** The tracker ids in a text, each once, with a link that ends with it where the text has one. */
export function ticketsIn(text: string): readonly Required<Ticket>[] {
  const mentions = mentionsIn(text);
  const ids = [...new Set(mentions.map(({ id }) => id))];
  return ids.map((id) => ({
    id,
    url: new RegExp(`https?://[^\\s)>\\]"]*/${id}(?![\\w-])`).exec(text)?.[0] ?? '',
    role: roleOf(mentions.filter((mention) => mention.id === id)),
  }));
}

/** The tickets that the table names: the task's own; where none is, all that are mentioned. */
export function ownTickets<T extends Ticket>(tickets: readonly T[]): readonly T[] {
  const own = tickets.filter(({ role }) => role === undefined || role === 'own');
  return own.length > 0 ? own : tickets;
}

/** The sentence of a text that names a ticket as something to wait for; else the first that names it. */
export function sentenceWith(id: string, text: string): string {
  const mentions = mentionsIn(text).filter((mention) => mention.id === id);
  const mention = mentions.find(({ says }) => says === 'dependency') ?? mentions[0];
  if (!mention) return '';
  const before = text.slice(0, mention.start);
  const start = Math.max(...[...before.matchAll(/\n|[.!?;]\s|[。！？；]/g)].map((end) => end.index + end[0].length), 0);
  const rest = text.slice(mention.start);
  const end = rest.search(/\n|[.!?;](?=\s|$)|[。！？；]/);
  const sentence = text.slice(start, end < 0 ? text.length : mention.start + end);
  return sentence
    .replace(/^\s*(?:[-*+]|\d+[.)]|#+)\s+/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

interface Mention {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly says: TicketRole | 'nothing';
}

/** Its own wherever the text says so; what must come first is more than what is only named. */
function roleOf(mentions: readonly Mention[]): TicketRole {
  for (const role of ['own', 'dependency', 'related'] as const) {
    if (mentions.some(({ says }) => says === role)) return role;
  }
  return 'own';
}

function mentionsIn(text: string): readonly Mention[] {
  const found: Mention[] = [];
  for (const { 0: id, index: start } of text.matchAll(pattern)) {
    if (standards.test(id) || (criteria.test(id) && !text.includes(`/${id}`))) continue;
    const end = start + id.length;
    const last = found.at(-1);
    // `A-1, A-2 and A-3`: all are what the first is. The link behind a ticket does not part them.
    const between = last ? text.slice(last.end, start).replace(links, '') : '';
    const says = last && joiner.test(between) ? last.says : judge(text, start, end);
    found.push({ id, start, end, says });
  }
  return found;
}

const links = /[[(<]*https?:\/\/\S*?[\])>]*(?=[\s,;.]|$)/g;
const joiner = /^[\])*`]*(?:\s*(?:,|;|&|\+|\/|and|or|und|oder|et|ou|y|o|e|и|或|和|、|と)\s*)+[[(*`]*$/u;

function judge(text: string, start: number, end: number): Mention['says'] {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const line = text.slice(lineStart, start).replace(links, '');
  // The clause before the ticket, without what stands between a cue and it.
  const clause = line.slice(
    Math.max(
      ...[...line.matchAll(/(?<!(?:^|[\s(,])(?:см|s|vgl|cf|z\.B|e\.g))[.!?;]\s|[。；！？]/giu)].map(
        (mark) => mark.index + 1,
      ),
      0,
    ),
  );
  const left = clause.slice(-120).replace(filler, '');
  const right = text.slice(end, end + 80).split(/\n|[.;!?](?:\s|$)|[。；！？]/)[0] ?? '';
  if (dependencyBefore.test(left) || dependencyBehind.test(right)) return 'dependency';
  if (relatedBefore.test(left) || relatedBehind.test(right)) return 'related';
  if (ownBefore.test(left)) return 'own';
  const opensLine = /^[\s#>*+[(`-]*(?:\d+[.)]\s*)?[[(*`]*$/.test(line);
  // A sentence that begins with a ticket says nothing by that; a title or a label does.
  const isTitle = /^\s*#/.test(line) || /^[\])*`]*(?:\([^)]*\))?\s*(?:[:：–—|-]|$)/.test(right);
  if (!opensLine) return 'nothing';
  const isItem = /^\s*(?:[-*+]|\d+[.)])\s/.test(line);
  if (isItem) return roleOfList(text.slice(0, lineStart));
  return isTitle ? 'own' : 'nothing';
}

/** What the line above a list says of its items. */
function roleOfList(before: string): Mention['says'] {
  const above = before
    .split('\n')
    .findLast((line) => line.trim() !== '' && !/^\s*(?:[-*+]|\d+[.)])\s|^\s{2,}\S/.test(line));
  if (above === undefined || !/^\s*#|[:：]\s*[*_]*\s*$/.test(above)) return 'nothing';
  const label = above.replace(/^[\s#*_]+|[\s:：*_]+$/g, '');
  if (
    /^(?:.*\b)?(?:depend|blocked|blocker|prerequisite|abhängig|voraussetz|blockiert|dépend|bloqu|dependenc)|зависи|依赖|前提|依存/iu.test(
      label,
    )
  )
    return 'dependency';
  return /\b(?:related|see also|references|links|duplicates?|siehe|verwandt|voir|véase|relacionad)|связан|参见|相关|関連|参照/iu.test(
    label,
  )
    ? 'related'
    : 'nothing';
}

/** What may stand between a cue and its ticket: `blocked by the ticket [`. */
const filler =
  /(?:\s*(?:\b(?:the|this|our|ticket|tickets|issue|issues|story|task|pr|item|jira|of|in|by|is|das|der|die|dem|den|le|la|el|o|a|тикет\p{L}*|задач\p{L}*)(?!\p{L})|[:#([*`“"'])\s*)*\s*$/iu;

/** A cue as the last words before the ticket. */
function before(cues: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${cues})$`, 'iu');
}

const dependencyBefore = before(
  'blocked(?: by| on)?|blockers?|depend(?:s|ent|ing)?(?: on)?|dependenc(?:y|ies)(?: on)?|requires?|needs?|wait(?:s|ing)?(?: (?:for|on|until))|after|once|until|only when|prerequisites?|builds? on(?: top of)?|relies on|' +
    'blockiert(?: durch| von)?|hängt(?: ab)? von|hängt an|abhängig von|abhängigkeit(?:en)?(?: von)?|setzt|braucht|erst nach|nach|sobald|wenn|wartet auf|warten auf|voraussetzung(?:en)?|' +
    'bloquée?s?(?: par)?|dépend(?:ent)? d[eu]|dépendances?|après|attend(?:re)?|nécessite|' +
    'bloquead[oa]s?(?: por)?|depende[n]?(?: de)?|dependencias?|dependências?|después de|depois d[eoa]|tras|requiere|requer|espera(?:r|ndo)?(?: a| por)?|' +
    'заблокирован\\p{L}*|зависит от|зависимост\\p{L}*(?: от)?|после|жд[её]т|ждать|требует|' +
    '依赖于?|取决于|等待|等|需要先完成|前提是?|被',
);
const dependencyBehind =
  /^[\])*`]*\s*(?:blocks? (?:this|us|it|the)|is (?:a |the )?(?:prerequisite|blocker|blocking)|(?:must|has to|have to|needs? to|should)\b[^,]{0,40}\b(?:first|before)\b|(?:is |are )?(?:done|merged|finished|shipped|closed) first|first\b|muss\b.{0,30}\b(?:zuerst|vorher|erst)\b|blockiert (?:das|dies|uns)|voraus\b|bloque (?:ce|cela|nous)|bloquea (?:esto|nos)|bloqueia|блокирует|должн\p{L}* .{0,30}(?:сначала|раньше)|(?:必须|要|需要)?先|完成(?:后|之后)|阻塞|に依存|がブロック|を?待ち|の完了|が(?:終わ|完了)|の後)/iu;
const relatedBefore = before(
  'see(?: also)?|cf\\.?|compare|duplicates?|duplicated?(?: of| by)?|dupe(?: of)?|similar to|like|as in|related(?: to)?|relates to|follow[- ]?up(?: of| to| on| for| from)?|follows(?: up on)?|caused by|introduced(?: in| by)?|regression(?: from| of)?|split(?: from| off)?|part of|epic|parent|child of|sub-?task of|supersedes|replaces|cloned?(?: of| from| by)?|mentioned|reported|reverts?|blocks|unblocks|links?(?: to)?|(?:comes?|follows?|done|handled|covered|planned|tracked) (?:later|separately|elsewhere)|kommt (?:später|danach)|folgt (?:später|danach)|' +
    'siehe(?: auch)?|s\\.|vgl\\.?|vergleiche|duplikat(?: von| zu)?|ähnlich(?: wie| zu)?|wie|gehört zu|teil von|folgt auf|verwandt mit|blockt|' +
    'voir(?: aussi)?|doublon d[eu]|similaire à|lié(?:e|s)? à|comme|fait partie d[eu]|' +
    'ver(?: también| também)?|véase|veja(?: também)?|relacionad[oa]s?(?: con| com| a)?|duplicad[oa]s?(?: de)?|parte de|como|' +
    'см\\.?(?: также)?|дубликат|похоже на|как|связано? с|часть|' +
    '参见|参考|另见|类似于?|重复|属于|关联',
);
const relatedBehind = /^[\])*`]*\s*(?:を参照|参照|と同様|の重複|に関連|is (?:a duplicate|related|similar))/iu;
const ownBefore = before(
  'ticket(?: is| ist)?|jira|issue|story|task|track(?:ed|ing)?(?: in| as| by| under)?|fix(?:es)?|close[sd]?|resolves?|implements?|covers?|vorgang|aufgabe|aufgabe ist|tarea|tarefa|tâche|задача|тикет|工单|任务|チケット|課題',
);
