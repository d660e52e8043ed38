// Finds a short title for an idea: a heading or ticket line, else the best wish in few words.
import type { Language } from '../../../../documents/language.ts';
import { ticketsIn } from '../../tickets.ts';
import { capitalized, statementOf } from './wording.ts';
import { isImperative } from './shapes.ts';
import type { Statement } from './statement.ts';

const longest = 70;

/** A title of at most 70 characters, without cut words or a full stop; `fallback` where the text has no words. */
export function titleOf(statements: readonly Statement[], language: Language, fallback: string): string {
  const headline = statements[0]?.kind === 'title' ? statements[0] : undefined;
  const named = statements.find(({ kind, part }) => kind === 'title' && part.topic === 'title');
  const free = statements.filter(({ kind, part }) => kind === 'goal' && !part.topic);
  const first = free.find(({ isAside }) => !isAside);
  const aside = free.find(({ isAside }) => isAside);
  const [start] = statements;
  const isCounted = start?.part.ordered === true && !statements[1]?.part.ordered;
  const opening = start && standsAlone(start, isCounted) && statements.length > 1 ? start : undefined;
  const all = statements.filter(({ kind }) => kind === 'goal');
  const wishes = [
    ...all.filter(({ text }) => !conditional.test(text)),
    ...all.filter(({ text }) => conditional.test(text)),
  ];
  const told = statements.find(({ kind, text }) => kind === 'problem' && /\b(?:we|it|they) should\b/i.test(text));
  const candidates = [
    named,
    headline,
    opening,
    first,
    aside ? statements.find(({ kind }) => kind === 'idea') : undefined,
    aside ?? (wishes[0] && !conditional.test(wishes[0].text) ? wishes[0] : (told ?? wishes[0])),
    ...wishes,
    statements.find(({ kind, text }) => kind === 'idea' && isImperative(text)),
    ...(['inScope', 'problem', 'idea', 'background', 'question', 'outOfScope', 'risk', 'dependency'] as const).map(
      (wanted) => statements.find(({ kind }) => kind === wanted),
    ),
  ];
  const subject = language === 'en' ? subjectOf(statements) : undefined;
  for (const candidate of candidates) {
    const title = candidate ? shortTitle(withSubject(candidate.text, subject), language) : '';
    if (label.test(title)) continue;
    if (/\p{L}{2}|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(title)) return title;
  }
  return fallback;
}

/** What is done only under a condition names no work. */
const conditional = /^(?:if|when|wenn|falls|si|quand|cuando|se|quando|если|когда)\s/iu;

/** The name of a form or a number of a tracker: it names no work. */
const label =
  /^(?:support |customer )?(?:ticket|issue|bug|bug ?report|defect|incident|case|request|vorgang|störung|fehler(?:meldung)?|anfrage|incidencia|chamado|заявка|тикет|обращение|hotfix|urgent|eilig|dringend|problem|不具合(?:報告)?|障害報告|缺陷|问题|工单)(?:\s*(?:nr\.?|no\.?|n°|#|№)?\s*[\d-]*)(?: please)?$/iu;

/** A first line without a full stop is a headline. */
function standsAlone({ kind, part, text }: Statement, isCounted: boolean): boolean {
  const isLine = (part.form === 'sentence' || isCounted) && part.text.length <= 110 && !/[.!?。！？:：;,]$/u.test(text);
  return (
    isLine &&
    ['goal', 'inScope', 'problem', 'background', 'idea'].includes(kind) &&
    (!part.topic ||
      (part.topic === 'goals' && /^\S+ \S+ \S/.test(text)) ||
      (part.topic === 'problem' && /^\S+ \S+ \S/.test(text)))
  );
}

/** What the idea is about, where it says so first: `Our login throttle is …`, `CSV export drops …`. */
function subjectOf(statements: readonly Statement[]): string | undefined {
  const opening = statements.find(({ kind }) => kind === 'problem' || kind === 'background' || kind === 'title');
  const found =
    /^(?:(?:our|the|my|this|that) )?((?:[\p{L}\d-]+ ){0,3}?[\p{L}\d-]+) (?:is|are|was|were|has|have|does|do|can|cannot|can't|still|only|never|always|currently|often|sometimes|fails?|breaks?|drops?|takes?|loses?|shows?|sends?|keeps?|gets?|runs?|crashe?s?|stops?|returns?|ignores?)\s/iu.exec(
      opening?.text ?? '',
    )?.[1];
  return found === undefined ||
    /^(?:it|this|that|there|they|we|i|you|he|she|what|which|when|if|some|nobody)$/i.test(found)
    ? undefined
    : found;
}

/** `Move it to Redis` with the name of what is moved: in its own words, without an article. */
function withSubject(text: string, subject: string | undefined): string {
  if (subject === undefined || !isImperative(text.replace(/^(?:we|i) (?:should|must|want to|need to|could) /i, '')))
    return text;
  return text.replace(
    /^((?:(?:we|i) (?:should|must|want to|need to|could) )?[a-z]+) (?:it|this|that)(?= (?!is\b|was\b|has\b)\S)/i,
    `$1 ${subject}`,
  );
}

/** `Once the key is known, limits follow …`: a title does without the condition. */
const afterCondition =
  /^(?:once|when|whenever|if|after|before|while|as|in|on|for|with|without|wenn|sobald|falls|si|quand|lorsque|cuando|se|quando|если|когда) [^,]{4,90},\s+(?:then |dann |alors |entonces |então |то )?(?=\S+ \S+ \S)/iu;

/** `Platform: Migrate the jobs …`: where there is no room for both, what is done. */
function withoutArea(text: string): string {
  const [, rest = ''] = /^[^:]{3,40}:\s+(\S.*)$/u.exec(text) ?? [];
  return text.length > longest && isImperative(rest) ? rest : text;
}

/** A statement as a title. */
export function shortTitle(text: string, language: Language): string {
  const [line = ''] = text.split('\n');
  const words = withoutTickets(line)
    .replace(/^\s*\[[^\]]{1,30}\]\s*/, '')
    .replace(/^.{2,40}?[，,](?:所以)?希望(?:能够|能|可以)?(?=.{4})/u, '')
    .replace(
      /^\s*(?:feature(?: request)?|mejoras?|improvement|enhancement|verbesserung|amélioration|melhoria|miglioria|улучшение|feat(?:\([^)]*\))?|fix(?:\([^)]*\))?|bug|chore|rfc|prd|epic|story|user story|task|spike|product requirements?(?: document)?|design doc|proposal|title|titel|summary|标题|タイトル)\s*[:：-]\s*/i,
      '',
    )
    .replace(/^(?:EP|US|HU|UC)-?\d{1,3}\s*[—–:-]\s+(?=\S+ \S)/u, '')
    .replace(/^\d+(?:\.\d+)*\.?\s+(?=\p{Lu})/u, (count) => (/\d\.|\.\d/.test(count) ? '' : count))
    .replace(
      /^(?:(?:\p{Lu}[\p{Lu}\d]*-){1,3}\d+|(?:M|US|UC|HU|REQ|RFE|T)\d{1,4}(?:\.\d+)*)\s*[:：–—-]\s+(?=\S+ \S)/u,
      '',
    )
    .replace(/\s+#\d+$/, '')
    .replace(/,\s*(?:P[0-4]\b|\d+(?:\s*[-–]\s*\d+)?\s*(?:days?|weeks?|hours?)).*$/i, '')
    .replace(/`/g, '')
    .replace(/(?<=^.{12,})\s*[(（][^()（）]*$/u, '')
    .replace(afterCondition, '')
    .replace(/\s*\([^()]{12,}\)(?=[\s,;])/g, '')
    .replace(
      /(?<=^.{14,}),?\s(?:so that|because|so (?=i |we |they |users )|damit|weil|afin (?:que|de)|pour que|para que|porque|чтобы|потому что)\s.*$/iu,
      '',
    );
  return fit(withoutWish(statementOf(withoutArea(words), language))).replace(/[\s.,;:!。，；：！、–—-]+$/u, '');
}

/** A title needs no `we want that users can`; what is left may lack its subject. */
function withoutWish(text: string): string {
  const bare = text
    .replace(/^(?:as )?an? [^,.]{2,40}?,? (?:i (?:want|need|would like|'d like)(?: to be able)?(?: to)?|can) /i, '')
    .replace(
      /^(?:a |la |l['’]|die |the )?(?:ideia|idea|idée|idee) (?:é|es|est|ist|is) (?:que |de |d['’]|that |to )?/iu,
      '',
    )
    .replace(/^.{0,40}\b(?:keep |kept )?ask(?:s|ed|ing)? (?:us |again |me )*for (?=\S+ \S)/i, '')
    .replace(
      /^.{2,50}\s(?:brauchen|benötigen|bräuchten|wollen|möchten|wünschen|hätten) wir (?:uns |gern(?:e)? |dringend )*(?=\p{Lu}|eine?n? \p{Lu})/u,
      '',
    )
    .replace(
      /^(?:the |our |this )?(?:[\w-]+ )?(?:users?|people|customers?|clients?|members?|admins?|staff|teams?|apps?|application|system|tool|site|website|service|server|bot|plugin|extension|software|program|it|we|you|one|i) (?:should|must|has to|have to|needs? to) (?=(?:not )?[a-z]+ \S+ \S)(?!be |work |have |contain |never |always |not )/i,
      '',
    )
    .replace(/^que (?:se )?puedan? (?=\p{L}+(?:ar|er|ir)(?:lo|la|los|las|se)?(?!\p{L}))/iu, '')
    .replace(
      /^(?:el |la |los |o |os |il |le |les )?\p{L}[^,.:]{2,50}? (?:puede|pode|può|peut|может) (?=\p{L}+(?:ar|er|ir|re|are|ere|ire|oir|ть|ти)(?:lo|la|los|las|se|ся)?(?!\p{L}))/iu,
      '',
    )
    .replace(/^Erreicht ist, dass (?:(?:eine?|der|die|das|man) )?(.*?)(?:,? und dass .*)?$/u, '$1')
    .replace(/^(?:queremos|quiero|necesitamos|necesito) (?:que (?:\p{L}+ ){0,3}?(?:puedan|pueda) )?/iu, '')
    .replace(/^(?:queremos|quero|precisamos(?: de)?|preciso(?: de)?) (?:que (?:\p{L}+ ){0,3}?(?:possam|possa) )?/iu, '')
    .replace(/^(?:(?:les|le|la|nos|notre) )?(?:\p{L}+ ){1,3}?peu(?:vent|t) (?=\p{L}+(?:er|ir|re|oir)(?!\p{L}))/iu, '')
    .replace(/^(?:nous voulons|je veux|on veut|il faut) (?:que (?:\p{L}+ ){0,3}?(?:puissent|puisse) )?/iu, '')
    .replace(/^(?:нужно|надо|необходимо|требуется|нужен|нужна|нужны|хотим,? чтобы) /iu, '')
    .replace(
      /^(?:wir|ich) (?:brauchen?|benötigen?|möchten?|wünschen? uns|wollen|hätten? gern(?:e)?) (?=\p{L})(?!dass)/iu,
      '',
    )
    .replace(/(?:できる)?(?:ように(?:する|したい)(?:です)?|したい(?:です)?|してほしい(?:です)?)[。]?$/u, '')
    .replace(/^(?:users|people|customers) (?:should be able to|must be able to|can) /i, '')
    .replace(/^(?:un|una|um|uma|une|a|an|the|eine|einen|ein|uno|un['’]) ?(?<=[ '’])(?=\S+ \S)/iu, '');
  return capitalized(bare.length >= 6 || /^\P{sc=Latin}/u.test(bare) ? bare : text);
}

function withoutTickets(text: string): string {
  const ids = ticketsIn(text).map(({ id }) => id);
  const bare = ids.reduce((rest, id) => rest.replace(new RegExp(`[\\[(]?${id}[\\])]?\\s*[:：–—-]?\\s*`), ''), text);
  return /\p{L}/u.test(bare) ? bare.trim() : text;
}

/** Cuts at the last place within the length where a clause ends, else at the last word that can end a phrase. */
function fit(text: string): string {
  const whole = text.replace(/\s*\([^()]*\)\s*$/, '');
  const isCjk = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(whole);
  if (whole.length <= longest && !/[,;:：，；。]/u.test(whole.slice(isCjk ? 5 : 30))) return whole;
  if (whole.length <= longest && list.test(whole)) return whole;
  const clauses = [...whole.matchAll(/[,;:：，；。!?！？]\s*|\s[–—-]\s|\s\(/gu)].map(({ index }) => index);
  const least = isCjk ? 5 : 12;
  const clause = clauses
    .filter((index) => index <= longest && index >= least)
    .at(isCjk || whole.length <= longest ? 0 : -1);
  if (whole.length <= longest && (clause === undefined || clause < least + 6))
    return isCjk && clause ? whole.slice(0, clause) : whole;
  if (clause !== undefined && clause >= least + 6) return whole.slice(0, clause);
  if (isCjk) return cutCjk(whole, clause);
  return cutWords(whole, clause);
}

/** `tasks, sessions, and goals`: the commas of a list end no clause. */
const list =
  /^[^,;:]{6,}(?:, [^\s,;:]{2,20}(?: [^\s,;:]{2,20})?)+,? (?:and|or|und|oder|et|ou|y|o|e|и|или) [^\s,;:]+(?: [^\s,;:]+)?$/iu;

function cutCjk(text: string, clause: number | undefined): string {
  if (clause !== undefined) return text.slice(0, clause);
  const cut = text.slice(0, 40);
  const end = Math.max(...['的', '、', 'を', 'に', 'は', 'が', ' '].map((mark) => cut.lastIndexOf(mark)));
  return end > 12 ? cut.slice(0, end) : cut;
}

const dangling =
  /\s(?:a|an|the|and|or|of|to|in|on|at|by|for|with|from|that|which|when|where|if|so|as|is|are|be|their|his|our|my|its|this|than|into|only|not|can|der|die|das|und|oder|mit|für|von|zu|im|den|dem|ein|eine|einen|einer|le|la|les|un|une|de|des|du|au|aux|au lieu|dans|sur|et|ou|à|que|qui|pour|avec|el|los|las|una|y|o|del|para|con|en|os|as|um|uma|il|lo|gli|i|della?|dei|degli|delle|nel|nella|per|con|che|di|e|do|da|no|na|com|и|или|в|на|с|для|по|что|чтобы|от|из|к)$/iu;

/** Prefers to end before a subordinate clause. */
function cutWords(text: string, clause: number | undefined): string {
  const subordinate = [
    ...text.matchAll(
      /\s(?:so that|because|when|where|which|who|that|once|while|until|if|und|damit|wenn|weil|dass|afin|lorsque|quand|pour que|porque|cuando|para que|quando|чтобы|когда|который|если)\s/giu,
    ),
  ]
    .map(({ index }) => index)
    .filter((index) => index >= 20 && index <= longest);
  const breaks = subordinate.at(0) ?? clause;
  let cut =
    breaks !== undefined && breaks >= 12
      ? text.slice(0, breaks)
      : text.slice(0, Math.max(0, text.lastIndexOf(' ', longest)));
  if (cut === '') cut = text.slice(0, longest);
  if (breaks === undefined || breaks < 12) cut = beforeLastPhrase(cut);
  while (dangling.test(cut)) cut = cut.replace(dangling, '');
  return capitalized(cut);
}

/** The phrase that the length cuts in two goes whole. */
function beforeLastPhrase(cut: string): string {
  const starts = [
    ...cut.matchAll(
      /\s(?:of|in|on|at|by|for|with|from|into|and|or|to|via|mit|für|von|zu|im|und|oder|de|du|des|en|et|ou|pour|avec|dans|del|para|con|y|o|da|do|em|com|e|и|или|в|на|с|для|по|от|из|к)\s/giu,
    ),
  ].map(({ index }) => index);
  const last = starts.at(-1);
  return last !== undefined && last >= 24 ? cut.slice(0, last) : cut;
}
