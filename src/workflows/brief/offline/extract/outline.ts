// From an idea in a person's words to an outline: what it says, in parts, nothing added.
import { ticketsIn } from '../../tickets.ts';
import type { Outline } from '../../facts.ts';
import { phrases } from '../phrases/phrases.ts';
import { languageOf, phraseLanguage } from '../../../../documents/language.ts';
import { commentsIn } from '../text/comments.ts';
import { isThin } from '../text/part.ts';
import { partsOf } from '../text/parts.ts';
import { splitSentences } from '../text/sentences.ts';
import { namesTechnique } from '../text/technologies.ts';
import { componentsIn } from './components.ts';
import { contradictionsIn } from './contradictions.ts';
import { isMeta } from './shapes.ts';
import { sortParts } from './sort.ts';
import type { Kind, Statement } from './statement.ts';
import { titleOf } from './title.ts';
import { capitalized, questionOf, sentenceOf, statementOf } from './wording.ts';

/** What an idea comes with. */
export interface Source {
  readonly idea: string;
  readonly references: readonly { readonly name: string; readonly text: string }[];
  readonly language?: string;
}

/** An outline holds at most so many statements of a kind; how many are left out is said in a question. */
const mostStatements = 30;
const longestStatement = 600;
const longestRead = 400_000;

/** The outline of an idea. Any text has one. */
export function outlineOf(source: Source): Outline {
  const text = readable(source);
  const tag = source.language?.trim() || languageOf(text);
  const written = phraseLanguage(languageOf(text));
  const read = partsOf(text.slice(0, longestRead));
  const parts = [...read.parts, ...(isThin(read.parts) ? commentsIn(read.code) : [])];
  const statements = sortParts(parts, written);
  const say = phrases[phraseLanguage(tag)];
  const title = titleOf(statements, written, referenceTitle(source) || say.untitled);
  const of = (...kinds: readonly Kind[]) => statementsOf(statements, title, kinds);
  const goals = of('goal');
  const inScope = of('inScope');
  const lists = {
    goals: goals.length > 0 ? goals : fallbackGoals(statements, title, say.untitled),
    inScope,
    outOfScope: of('outOfScope').map(withoutLead),
    ideas: ideasOf(of('idea'), statements, title),
    dependencies: of('dependency'),
  };
  const contradictions = contradictionsIn(
    [...lists.goals, ...lists.inScope, ...lists.outOfScope, ...lists.ideas],
    written,
  );
  const listed = of('component').map((name) => componentOf(name));
  const named = componentsIn(
    statements
      .filter(({ kind }) => !['planted', 'ignored', 'question', 'title', 'risk', 'outOfScope'].includes(kind))
      .map(({ text: words }) => words),
    written,
  );
  const over = Object.values(lists).reduce((sum, list) => sum + Math.max(0, list.length - mostStatements), 0);
  return {
    title,
    language: tag,
    problem: problemOf(statements),
    goals: lists.goals.slice(0, mostStatements),
    inScope: lists.inScope.slice(0, mostStatements),
    outOfScope: lists.outOfScope.slice(0, mostStatements),
    ideas: lists.ideas.slice(0, mostStatements),
    components: listed.length > 0 ? listed.slice(0, mostStatements) : named,
    risks: of('risk').slice(0, mostStatements).map(riskOf),
    dependencies: lists.dependencies.slice(0, mostStatements),
    questions: [
      ...planted(statements).map((quoted) => say.planted(quoted)),
      ...of('question').slice(0, mostStatements),
      ...(over > 0 || text.length > longestRead ? [say.tooMuch] : []),
    ],
    contradictions: contradictions.map(([one, other]) => say.contradiction(one, other)),
    tickets: ticketsIn(text.slice(0, longestRead)),
  };
}

/** What the text says about how; where it says so only in a wish (`move it to Redis`), that wish. */
function ideasOf(said: readonly string[], statements: readonly Statement[], title: string): readonly string[] {
  if (said.length > 0) return said;
  const wishes = statements.filter(
    ({ kind, text }) => (kind === 'goal' || kind === 'inScope') && namesTechnique(text.replace(left, ' ')),
  );
  return statementsOf(wishes, title, ['goal', 'inScope']);
}

/** What the work leaves is no way to do it. */
const left =
  /\b(?:away from|instead of|rather than|from|remains? in|decommission\w*|retir(?:e|ing)|without|weg von|statt|depuis|au lieu de|desde|en lugar de|em vez de|invece di|вместо) (?:\S+ )?\S+/giu;

/** The idea; where it says little, also the texts that came with it. */
function readable({ idea, references }: Source): string {
  const isShort = idea.replace(/\s+/g, ' ').trim().length < 100;
  const texts = isShort ? references.filter(({ name }) => isProse(name)).map(({ text }) => text) : [];
  return [idea, ...texts].join('\n\n');
}

function isProse(name: string): boolean {
  return !/\.(?:[cm]?[jt]sx?|py|rb|go|rs|java|kt|cs|php|vue|sql|ya?ml|s?css|html|swift|dart|cpp|c|h|sh|json|lock|log)(?::|$)/i.test(
    name,
  );
}

function referenceTitle({ references }: Source): string {
  return references[0]?.name.slice(0, 70) ?? '';
}

/** The distinct statements of some kinds, in a plan's words. The title line is not said again. */
function statementsOf(statements: readonly Statement[], title: string, kinds: readonly Kind[]): readonly string[] {
  const seen = new Set<string>();
  const found: string[] = [];
  for (const { kind, text, language } of statements) {
    if (!kinds.includes(kind)) continue;
    const words = kind === 'question' ? questionOf(text) : statementOf(text, language);
    const short = words.slice(0, longestStatement);
    const key = short.toLowerCase();
    if (seen.has(key) || !/[\p{L}\p{N}]/u.test(short)) continue;
    seen.add(key);
    found.push(short);
  }
  return found.length > 1 ? found.filter((words) => words !== title || kinds[0] === 'goal') : found;
}

/** An idea that is a headline and details has the headline as its goal. */
function fallbackGoals(statements: readonly Statement[], title: string, untitled: string): readonly string[] {
  if (title === untitled) return [];
  const start = title.toLowerCase().slice(0, 24);
  if (statements.some(({ kind, text }) => kind === 'problem' && text.toLowerCase().includes(start))) return [];
  const says = statements.some(({ kind }) => kind === 'title' || kind === 'inScope' || kind === 'idea');
  const opening = statements.find(({ kind }) => kind !== 'title');
  const isAboutWish =
    opening !== undefined && !['problem', 'question', 'risk', 'outOfScope', 'planted'].includes(opening.kind);
  return says || isAboutWish ? [title] : [];
}

/** The sentences about today, then what else explains, in the order of the text. */
function problemOf(statements: readonly Statement[]): string {
  const explains = statements.filter(({ kind }) => kind === 'problem' || kind === 'background');
  // What announces wishes too is no part of the reason.
  const announced = new Set(statements.filter((one) => !explains.includes(one)).map(({ part }) => part.lead));
  const isDetail = ({ text, part }: Statement) => isMeta(text) || (part.topic === 'meta' && field.test(text));
  const sentences = [
    ...new Set(
      joinSteps(
        withLeads(
          explains.filter((one) => !isDetail(one)),
          announced,
        ),
      ).map((text) => sentenceOf(impersonal(text))),
    ),
  ];
  const details = [...new Set(explains.filter((one) => isDetail(one)).map(({ text }) => text.replace(/[.;,\s]+$/, '')))]
    .filter((text) => !empty.test(text))
    .slice(0, mostStatements);
  const join = (sentences: readonly string[]) =>
    sentences
      .slice(0, mostStatements)
      .map((sentence) => sentence.slice(0, longestStatement))
      .join(' ')
      .replace(/(?<=[。！？]) (?=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])/gu, '');
  return [join(sentences), details.length > 0 ? sentenceOf(details.join('; ')) : ''].filter(Boolean).join('\n\n');
}

/** The items that a line announces, behind that line: `It behaves poorly when: many share an address; …`. */
function withLeads(statements: readonly Statement[], announced: ReadonlySet<string | undefined>): readonly Statement[] {
  const joined: Statement[] = [];
  for (const statement of statements) {
    const { lead } = statement.part;
    const last = joined.at(-1);
    const text = statement.text.replace(/[.;,\s]+$/, '');
    if (!lead || announced.has(lead)) joined.push(statement);
    else if (last?.part.lead === lead) joined.splice(-1, 1, { ...last, text: `${last.text}; ${text}` });
    else joined.push({ ...statement, text: `${lead}: ${text}` });
  }
  return joined;
}

/** `Priority: High` */
const field = /^[\p{L}][^:：]{0,40}[:：]\s*\S/u;
/** A field that nobody filled in, or that only says what form it is. */
const empty =
  /[:：]\s*(?:unassigned|none|n\/a|-|unresolved|unknown|keine?|ninguno|nenhum|нет|无|なし)$|^(?:issue ?)?(?:type|status|state|resolution)[:：]/iu;

/** What a person suspects is suspected. */
function impersonal(text: string): string {
  return text.replace(/^(?:I|we) (suspect|assume|believe|guess)(?: that)? /i, (_, verb: string) =>
    verb.toLowerCase() === 'guess'
      ? 'Presumably, '
      : `It is ${verb.toLowerCase()}${verb.endsWith('e') ? 'd' : 'ed'} that `,
  );
}

/** Numbered steps that follow each other are one sentence: `open → click → choose`. */
function joinSteps(statements: readonly Statement[]): readonly string[] {
  const joined: string[] = [];
  let inSteps = false;
  for (const { text, part } of statements) {
    const step = text.replace(/[.。]$/u, '');
    if (part.ordered && inSteps) joined.push(`${joined.pop() ?? ''} → ${step}`);
    else joined.push(part.ordered ? step : text);
    inSteps = part.ordered === true;
  }
  return joined;
}

/** Whether an outline says why the work is needed: an estimate or a priority is no reason. */
export function hasReason({ problem }: Pick<Outline, 'problem'>): boolean {
  return splitSentences(problem.slice(0, 4000).replace(/\s+/g, ' ')).some((sentence) => !isMeta(sentence));
}

/** What is aimed at an assistant, quoted in one piece. */
function planted(statements: readonly Statement[]): readonly string[] {
  const quoted = statements
    .filter(({ kind }) => kind === 'planted')
    .map(({ text }) => text.replace(/[“”„«»「」"`]/g, "'"));
  if (quoted.length === 0) return [];
  const whole = [...new Set(quoted)].join(' / ');
  return [whole.length > 200 ? `${whole.slice(0, Math.max(whole.lastIndexOf(' ', 200), 100))} …` : whole];
}

/** `Name: what changes`, `Name — what changes` or a name alone. */
function componentOf(text: string): { readonly name: string; readonly change: string } {
  const parts = /^(.{2,60}?)(?::\s|\s[–—-]\s|：)(.+)$/u.exec(text);
  return parts ? { name: (parts[1] ?? '').replace(/`/g, ''), change: parts[2] ?? '' } : { name: text, change: '' };
}

const mitigationMark =
  /(?:[.;,]\s*|\s[–—-]\s*|\()(?:mitigation|mitigated by|to mitigate|so we (?:should|must|will)|gegenmaßnahme|maßnahme|atténuation|mitigación|mitigação|缓解措施|对策|対策|меры?)[:：]?\s+(.{4,})$/iu;

/** A risk, with what the text does about it in the same statement. */
export function riskOf(text: string): { readonly risk: string; readonly mitigation: string } {
  const found = mitigationMark.exec(text);
  if (!found || found.index < 8) return { risk: text, mitigation: '' };
  return { risk: text.slice(0, found.index).trim(), mitigation: (found[1] ?? '').replace(/[.)]+$/, '').trim() };
}

/** `Out of scope: X`, `but not X`: the list says it already. */
function withoutLead(text: string): string {
  const bare = text.replace(
    /^(?:no (?=\p{L}[\p{L}-]*(?: \p{L}[\p{L}-]*)?$)|(?:but not|except(?: for)?|but without|no need (?:to|for)|(?:we )?(?:don't|do not) need(?: to)?|out of scope(?: (?:is|are))?:?|not in scope:?|aber (?:nicht|kein\p{L}*)|außer|sauf|mais pas|excepto|pero no|exceto|mas não|кроме|но не)\s+(?=\S{3}))/iu,
    '',
  );
  return capitalized(bare).replace(/\s+(?:is|are) out of scope$/i, '');
}
