// Works answers and wishes into the sections of a plan that they touch; every other line stays as it is.
import { bodyOf, findSection, parseDocument } from '../../../../documents/document.ts';
import { readPhasePlan } from '../../../../documents/phases.ts';
import { escaped, riskItem } from '../../../brief/offline/draft/draft.ts';
import { sentenceOf } from '../../../brief/offline/extract/wording.ts';
import { isOpen, items, withItems, withoutItem, wordsOf } from '../../../brief/offline/revise/items.ts';
import type { Answered } from '../../../brief/offline/revise/revise.ts';
import { wishesIn, type Wish } from '../../../brief/offline/revise/wish.ts';
import { quotesIn } from '../../../brief/offline/text/quotes.ts';
import { splitItems } from '../../../brief/offline/text/sentences.ts';
import { materialOf, type Known, type Material } from '../draft/material.ts';
import { nameOf, workIn } from '../draft/work.ts';
import { inShort } from '../packages.ts';
import { fill } from '../phrases/phrases.ts';
import { withScope } from './scope.ts';

/** What the user said. */
export interface Said {
  readonly answers: readonly Answered[];
  readonly wishes: readonly string[];
}

/** The plan while it is revised: the bodies of the sections that may change. */
interface Draft {
  readonly material: Material;
  readonly headings: readonly string[];
  readonly body: (heading: string) => string | undefined;
  readonly set: (heading: string, body: string) => void;
}

/** The sections that change, each whole; `NOTHING` for none. Sections of completed phases stay. */
export function planRevisionOf(known: Known, text: string, said: Said, headings: readonly string[]): string {
  const document = parseDocument('', text.replace(/\r\n?/g, '\n'));
  const completed = new Set(
    readPhasePlan(document).phases.flatMap(({ number, status }) => (status === 'completed' ? [number] : [])),
  );
  const before = new Map<string, string>();
  for (const heading of headings) {
    const section = findSection(document, heading);
    const number = /^(\d+)\.\d+\./.exec(heading)?.[1];
    if (section && !(number !== undefined && completed.has(number))) before.set(heading, bodyOf(document, section));
  }
  const after = new Map(before);
  const draft: Draft = {
    material: materialOf(known),
    headings: [...before.keys()],
    body: (heading) => after.get(heading),
    set: (heading, body) => {
      if (body.trim()) after.set(heading, body);
    },
  };
  for (const answer of said.answers) takeAnswer(draft, answer);
  for (const wish of said.wishes) for (const one of wishesIn(wish)) takeWish(draft, one);
  const changed = [...before.keys()].filter((heading) => before.get(heading) !== after.get(heading));
  return changed.length > 0
    ? changed.map((heading) => `## ${heading}\n\n${after.get(heading) ?? ''}\n`).join('\n')
    : 'NOTHING';
}

/** By what was asked: a question of ours is known by its words, any other belongs to its section. */
function takeAnswer(draft: Draft, { section, question, answer, unsure = false }: Answered): void {
  const { say, brief, outline } = draft.material;
  const mark = unsure ? ` ${brief.mark}` : '';
  if (question === brief.ask.outside(outline.title)) {
    const none = answer.trim() === brief.ask.nothingExcluded;
    const outside = none ? [`- ${brief.noneExcluded}`] : itemsOf(answer, mark);
    return change(
      draft,
      'Scope',
      (body) => withScope(body, [], outside),
      `**Out of scope:** ${sentenceOf(answer)}${mark}`,
    );
  }
  if (question === fill(say.proof, outline.title)) return takeCommand(draft, answer);
  if (section === 'Risks') return takeRisk(draft, question, answer, mark);
  if (question === fill(say.owner, inShort(draft.material.phases[0]?.title ?? outline.title)))
    return addRule(draft, 'Owner', answer, mark);
  if (question === fill(say.constraints, outline.title)) return addRule(draft, 'Constraints', answer, mark);
  const [one, other] = quotesIn(question);
  const refused = [one, other].find((side) => side !== undefined && side !== answer);
  if (one !== undefined && other !== undefined && refused !== undefined && [one, other].includes(answer))
    return refuse(draft, refused);
  const at = draft.body(section) === undefined ? 'Overview' : section;
  const lines = [`- ${wordsAbout(question, outline.title)}${sentenceOf(escaped(answer))}${mark}`];
  change(draft, at, (body) => (at === 'Scope' ? withScope(body, lines, []) : withItems(body, lines)), '');
}

/** An answer of one word says nothing without its question. */
function wordsAbout(question: string, title: string): string {
  const bare = question.replace(/^[“„«「]([^”“»」]*)[”“»」]\s*[:：]\s*/u, (whole, quoted: string) =>
    quoted === title ? '' : whole,
  );
  return `${escaped(bare.charAt(0).toUpperCase() + bare.slice(1))} — `;
}

/** The command wherever one was missing. */
function takeCommand(draft: Draft, answer: string): void {
  const { say } = draft.material;
  const command = `\`${(quotesIn(answer)[0] ?? /`([^`]+)`/.exec(answer)?.[1] ?? answer).replaceAll('`', '').trim()}\``;
  for (const heading of draft.headings) {
    const body = draft.body(heading) ?? '';
    const filled = body
      .replaceAll(say.testsOpen, fill(say.tests, command))
      .replaceAll(say.passesOpen, fill(say.passes, command));
    if (filled !== body) draft.set(heading, filled);
  }
}

/** What is done about a risk that the question names; else risks that were not known. */
function takeRisk(draft: Draft, question: string, answer: string, mark: string): void {
  const { brief, outline } = draft.material;
  const body = draft.body('Risks');
  if (body === undefined) return;
  if (question === brief.ask.risks(outline.title)) {
    const isNone = answer.trim() === brief.ask.noneKnown;
    const named = isNone ? [] : splitItems(answer).map((risk) => riskItem('Risk', `${risk}${mark}`, ''));
    const kept = items(body).filter((item) => !item.includes(brief.mark));
    return draft.set('Risks', isNone ? brief.noRisks : [...kept, ...named].join('\n'));
  }
  const quoted = quotesIn(question).map((words) => words.toLowerCase());
  const item = items(body).find((one) => quoted.some((words) => one.toLowerCase().includes(words)));
  if (item === undefined) return draft.set('Risks', withItems(body, [riskItem('Risk', answer, '')]));
  const settled = /\*\*Mitigation:\*\*/.test(item)
    ? item.replace(
        /(\*\*Mitigation:\*\*)[^\n]*/,
        (_, label: string) => `${label} ${sentenceOf(escaped(answer))}${mark}`,
      )
    : `${item}\n  - **Mitigation:** ${sentenceOf(escaped(answer))}${mark}`;
  draft.set(
    'Risks',
    body.replace(item, () => settled),
  );
}

function takeWish(draft: Draft, wish: Wish): void {
  if (wish.kind === 'add') return add(draft, wish.thing);
  if (wish.kind === 'remove') return refuse(draft, wish.thing);
  const { brief } = draft.material;
  if (wish.kind === 'smaller')
    return change(draft, 'Scope', (body) => withScope(body, [], [`- ${brief.smaller(wish.text)}`]), '');
  addRule(draft, 'Agreed', wish.text, '');
}

/** Into the scope, and into the phase that its words belong to. */
function add(draft: Draft, thing: string): void {
  const { say, owner } = draft.material;
  const item = `- ${escaped(thing)}`;
  change(draft, 'Scope', (body) => withScope(body, [item], []), thing);
  const phase = phaseFor(draft, thing);
  if (phase === undefined) return;
  const by = owner === '' ? '' : ` (Owner: ${owner})`;
  const { names, checks } = workIn([thing]);
  const put = (part: string, added: readonly string[]) => putIn(draft, phase, part, added);
  put(
    'Deliverables',
    names.map((name) => `- ${escaped(name)}`),
  );
  put(
    'Acceptance Criteria',
    checks.map((check) => `- ${escaped(check)}`),
  );
  put(
    'Action Items',
    names.map((name) => `- [ ] ${escaped(fill(say.step, name))}${by}`),
  );
}

function putIn(draft: Draft, phase: number, part: string, added: readonly string[]): void {
  const heading = draft.headings.find((one) => one.startsWith(`${phase}.`) && one.endsWith(`. ${part}`));
  const body = heading === undefined ? undefined : draft.body(heading);
  if (heading !== undefined && body !== undefined) draft.set(heading, withItems(body, added));
}

/** The first phase whose deliverables share most words with a thing, among those that may change. */
function phaseFor(draft: Draft, thing: string): number | undefined {
  const words = thing.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? [];
  const found = draft.headings.flatMap((heading) => {
    const number = /^(\d+)\.\d+\. Deliverables$/.exec(heading)?.[1];
    if (number === undefined) return [];
    const body = (draft.body(heading) ?? '').toLowerCase();
    return [{ number: Number(number), shared: words.filter((word) => body.includes(word)).length }];
  });
  return found.toSorted((a, b) => b.shared - a.shared || b.number - a.number)[0]?.number;
}

/** Out of the scope and out of the phases; open tasks and deliverables that say it go, ticked ones stay. */
function refuse(draft: Draft, thing: string): void {
  const sought = thing.toLowerCase().replace(/[.\s]+$/, '');
  // In the scope and in the deliverables a statement stands by its short name.
  const name = nameOf(thing).toLowerCase();
  const says = (item: string) => {
    const words = wordsOf(item).toLowerCase();
    return (words.includes(sought) || words.includes(name)) && !/^[-*+]\s+\[[xX]\]/.test(item);
  };
  for (const heading of draft.headings) {
    if (heading === 'Risks' || heading === 'Decisions') continue;
    let body = draft.body(heading) ?? '';
    for (const item of items(body).filter(says)) body = withoutItem(body, item);
    if (body !== (draft.body(heading) ?? '')) draft.set(heading, body);
  }
  const item = `- ${escaped(thing.charAt(0).toUpperCase() + thing.slice(1))}`;
  change(draft, 'Scope', (body) => withScope(body, [], [item]), `**Out of scope:** ${thing}`);
}

/** A rule for all phases; in a plan without them, a line of the change. */
function addRule(draft: Draft, name: string, text: string, mark: string): void {
  const line = `- **${name}:** ${sentenceOf(escaped(text))}${mark}`;
  const at = ['General Requirements', 'Change', 'Overview'].find((heading) => draft.body(heading) !== undefined);
  if (at !== undefined) draft.set(at, withItems(draft.body(at) ?? '', [line]));
}

/** Changes a section; where a small plan has none of that name, its overview says it. */
function change(draft: Draft, heading: string, changed: (body: string) => string, instead: string): void {
  const body = draft.body(heading);
  if (body !== undefined) return draft.set(heading, changed(body));
  const overview = draft.body('Overview');
  if (overview === undefined || instead === '') return;
  draft.set('Overview', isOpen(overview) ? instead : `${overview.trimEnd()}\n\n${instead}`);
}

function itemsOf(answer: string, mark: string): readonly string[] {
  return splitItems(answer.replace(/[.。]+$/u, '')).map(
    (item) => `- ${escaped(item.charAt(0).toUpperCase() + item.slice(1))}${mark}`,
  );
}
