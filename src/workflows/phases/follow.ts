// Lets a plan follow its phases and its size: phases move, are renamed and renumbered, what a bigger plan says elsewhere goes.
import type { Following, Standing } from '../../core/frame.ts';
import type { Facts } from '../../core/workflow.ts';
import { bodyOf, parseDocument, type MarkdownDocument, type Section } from '../../documents/document.ts';
import { applyEdits, removeSection } from '../../documents/edit.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
import { isPhaseHeading, presentPhases } from './divide.ts';
import type { PresentPhase } from './division.ts';
import type { PlannedPhase } from './facts.ts';
import { heading } from './made.ts';
import { phasesOf } from './scale.ts';

/** What follows, or nothing where the plan is as its facts are. */
export function followFacts(standing: Standing, facts: Facts): Following | undefined {
  const phases = phasesOf(facts);
  const present = presentPhases(standing, facts) ?? [];
  if (phases.some(({ was }) => was !== undefined) && present.length > 0) return divided(standing, phases, present);
  return phases.length > 0 && present.length === 0 ? grown(standing) : undefined;
}

/** A plan without phases that gets some: what it said of the change is material for them, and goes where it is Planner's. */
function grown(standing: Standing): Following | undefined {
  const { document } = standing;
  const names = ['Change', 'Done When', heading.completion];
  const found = document.sections.filter(({ title, depth }) => depth === 2 && names.includes(title));
  const going = found.filter((section) => section.end === section.bodyEnd && standing.isPlanners(section));
  if (going.length === 0) return undefined;
  const outgrown = found
    .filter(({ title }) => title !== heading.completion)
    .map((section) => `${section.title}\n${bodyOf(document, section)}`)
    .join('\n\n');
  return {
    text: without(document, going),
    order: document.sections.filter((section) => !going.includes(section)).map(({ key }) => key),
    heading: going[0]?.title ?? '',
    before: { outgrown },
    facts: {},
    proposes: [],
    withdraws: [],
    notes: [],
  };
}

function without(document: MarkdownDocument, going: readonly Section[]): string {
  return going.reduceRight((text, { key }) => {
    const left = parseDocument(document.path, text);
    const section = left.sections.find((one) => one.key === key);
    return section ? applyEdits(text, [removeSection(left, section)]) : text;
  }, document.text);
}

function divided(standing: Standing, phases: readonly PlannedPhase[], present: readonly PresentPhase[]): Following {
  const { document } = standing;
  const plain = phases.map(({ was: _was, kept: _kept, ...phase }) => phase);
  // Broke off between the change and the word that it is done: the plan has its phases already.
  const isDone =
    present.length === phases.filter(({ was }) => was !== 0).length &&
    phases.every(
      ({ title, was }, index) => was === 0 || present.some((one) => one.number === index + 1 && one.title === title),
    ) &&
    phases.some(({ was }, index) => was !== 0 && was !== index + 1);
  const moves = isDone ? plain.map((phase, index) => ({ ...phase, was: index + 1 })) : phases;
  const slots = present.flatMap(({ number }) => document.sections.filter((section) => isPhaseHeading(section, number)));
  const kept = moves.filter(({ was = 0 }) => was > 0);
  const renumbered = new Map(kept.map(({ was = 0 }) => [was, moves.findIndex((phase) => phase.was === was) + 1]));
  const blocks = kept.flatMap((phase) => {
    const slot = slots[(phase.was ?? 0) - 1];
    const old = present[(phase.was ?? 0) - 1];
    return slot && old
      ? [{ slot, text: blockOf(standing, slot, old, phase, renumbered.get(old.number) ?? old.number, renumbered) }]
      : [];
  });
  let text = '';
  let at = 0;
  const order: string[] = [];
  slots.forEach((slot, index) => {
    text += outside(standing, at, slot.start, renumbered);
    order.push(...keysIn(document, at, slot.start));
    const block = blocks[index];
    if (block) {
      text += block.text;
      order.push(...keysIn(document, block.slot.start, block.slot.end));
    }
    at = slot.end;
  });
  text += outside(standing, at, document.text.length, renumbered);
  order.push(...keysIn(document, at, document.text.length));
  const diagram = document.sections.find(({ title }) => title === heading.dependencies);
  const isUseless = diagram !== undefined && phases.length < 3 && standing.isPlanners(diagram);
  const whole = parseDocument(document.path, text);
  return {
    text: isUseless
      ? without(
          whole,
          whole.sections.filter(({ title }) => title === heading.dependencies),
        )
      : text,
    order: isUseless ? order.filter((key) => key !== diagram.key) : order,
    heading: heading.dependencies,
    before: { division: divisionOf(phases, present) },
    facts: { phases: plain },
    proposes: phases.length < 3 ? [] : [heading.dependencies],
    withdraws: phases.flatMap(({ kept, was }, index) => {
      const isTheirs = kept === true && present.some(({ number, fixed }) => number === was && !fixed);
      const section = isTheirs ? whole.sections.find((one) => isPhaseHeading(one, index + 1)) : undefined;
      return section ? [section.title] : [];
    }),
    notes: phases.flatMap(notesOf(present)),
  };
}

/** The plan without a phase that the user has written in and agrees to lose; nothing where it has begun or is gone. */
export function withoutPhase(standing: Standing, facts: Facts, title: string): Following | undefined {
  const present = presentPhases(standing, facts) ?? [];
  const name = nameOf(title);
  const [gone, ...others] = present.filter((phase) => phase.title.trim() === name);
  if (!gone || gone.fixed || others.length > 0) return undefined;
  const left = present.filter((phase) => phase !== gone);
  // A phase that has begun keeps its number and what it waits for.
  if (left.some(({ fixed, number, dependsOn }) => fixed && (number > gone.number || dependsOn.includes(gone.number))))
    return undefined;
  const place = (number: number): number => left.findIndex((phase) => phase.number === number) + 1;
  const phases = left.map(({ title: kept, goal, proof, dependsOn, number }) => ({
    title: kept,
    goal,
    ...(proof === undefined ? {} : { proof }),
    was: number,
    dependsOn: [...new Set(dependsOn.flatMap((one) => (one === gone.number ? gone.dependsOn : [one])).map(place))],
  }));
  return divided(standing, phases, present);
}

/** The title of a phase by its heading: `Phase 2: Mails`. */
function nameOf(heading: string): string {
  return heading.replace(/^Phase\s+\d+\s*[:.–—-]\s*/i, '').trim();
}

/** A phase as it stands in its new place: numbers in its headings and in what it depends on, and where Planner wrote it, in its text. */
function blockOf(
  { document, isPlanners }: Standing,
  slot: Section,
  old: PresentPhase,
  now: PlannedPhase,
  number: number,
  renumbered: ReadonlyMap<number, number>,
): string {
  const whole = document.text.slice(slot.start, slot.end);
  if (old.fixed) return whole;
  const own = document.sections.filter(({ start, end }) => start >= slot.start && end <= slot.end);
  const text = own
    .map((section) => {
      const title = document.text.slice(section.start, section.headingEnd);
      const body = document.text.slice(section.headingEnd, section.bodyEnd);
      const head =
        section === slot
          ? title.replace(
              /^(#+[ \t]+Phase[ \t]+)\d+([ \t]*[:.–—-][ \t]*)[^\r\n]*/i,
              (_, before: string, mark: string) =>
                `${before}${number}${mark}${old.title === now.title ? old.title : now.title}`,
            )
          : title.replace(/^(#+[ \t]+)\d+(\.\d+)/, `$1${number}$2`);
      const depends = section === slot ? dependsOn(body, now) : body;
      return head + (isPlanners(section) ? referring(depends, renumbered) : depends);
    })
    .join('')
    .replaceAll('\u0000', ' ');
  return /\n[ \t]*\r?\n$/.test(text) ? text : `${text.trimEnd()}${document.eol}${document.eol}`;
}

/** The line that names what a phase waits for. */
function dependsOn(body: string, { dependsOn: numbers }: PlannedPhase): string {
  const value = numbers.map((number) => `Phase ${number}`).join(', ') || 'none';
  // Behind a sign that no reference has, so that it is not renumbered once more.
  return body.replace(
    /^([ \t]*(?:[-*+][ \t]+)?\*\*Depends on\*\*:[ \t]*)[^\r\n]*/im,
    (_, label: string) => `${label}${value.replaceAll('Phase ', 'Phase\u0000')}`,
  );
}

/** What stands between the phases and around them, with its references where Planner wrote them. */
function outside(
  { document, isPlanners }: Standing,
  from: number,
  to: number,
  renumbered: ReadonlyMap<number, number>,
): string {
  const sections = document.sections.filter(({ start }) => start >= from && start < to);
  const first = sections[0]?.start ?? to;
  return (
    document.text.slice(from, first) +
    sections
      .map((section) => {
        const text = document.text.slice(section.start, section.bodyEnd);
        return isPlanners(section) ? referring(text, renumbered) : text;
      })
      .join('')
  );
}

/** “Phase 3” by the number that it has now. A phase that is gone keeps the number that it was known by. */
function referring(text: string, renumbered: ReadonlyMap<number, number>): string {
  return text.replace(
    /(?<![\p{L}\p{N}])(phase[ \u00a0])(\d+)(?![\p{L}\p{N}.]*\d)/giu,
    (whole, word: string, number: string) => {
      const now = renumbered.get(Number(number));
      return now === undefined ? whole : `${word}${now}`;
    },
  );
}

function keysIn({ sections }: MarkdownDocument, from: number, to: number): readonly string[] {
  return sections.filter(({ start }) => start >= from && start < to).map(({ key }) => key);
}

/** What became of the phases, for the request that works in the rest of the wish. */
function divisionOf(phases: readonly PlannedPhase[], present: readonly PresentPhase[]): string {
  const gone = present.filter(({ number }) => !phases.some(({ was }) => was === number));
  return [
    ...gone.map(({ number, title }) => `- What was Phase ${number} “${title}” is gone.`),
    ...phases.map(({ title, was }, index) =>
      was === 0
        ? `- Phase ${index + 1} “${title}” is new.`
        : was === index + 1
          ? `- Phase ${index + 1} “${title}” has its number as before.`
          : `- Phase ${index + 1} “${title}” was Phase ${was} before.`,
    ),
  ].join('\n');
}

function notesOf(present: readonly PresentPhase[]): (phase: PlannedPhase, index: number) => readonly Sentence[] {
  return ({ title, was, kept }, index) => {
    const old = kept === true ? present.find(({ number }) => number === was) : undefined;
    return old?.fixed ? [say('Phase {0} “{1}” is {2}, so it stays as it is.', index + 1, title, old.status)] : [];
  };
}
