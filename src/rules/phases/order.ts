// Phases stand in the order in which they can be done.
import type { TextEdit } from '../../documents/finding.ts';
import { say } from '../../documents/sentence.ts';
import type { Phase } from '../../documents/phases.ts';
import { endOfLine } from '../../documents/text.ts';
import { planRule } from './rule.ts';
import type { Remark } from '../speckit/rule.ts';

export const phaseOrder = planRule(
  'order',
  {
    severity: 'error',
    summary: say('A phase depends on phases that exist and come before it, and on none that waits for it.'),
    why: say('A plan is read and worked off from top to bottom; a circle can never start.'),
    wrong: '## Phase 1: Mails\n\n**Depends on**: Phase 2\n\n## Phase 2: Queue',
    right: '## Phase 1: Queue\n\n## Phase 2: Mails\n\n**Depends on**: Phase 1',
  },
  ({ phases }, document) => {
    const places = new Map(phases.map(({ number }, index) => [number, index]));
    const found: Remark[] = [];
    const circle = circleOf(phases);
    if (circle !== undefined) {
      const message = say(
        'These phases wait for each other: {0}. Take one of the dependencies away.',
        circle.join(' → '),
      );
      found.push({ severity: 'error', span: placeOf(phases, circle[0]), message });
    }
    phases.forEach(({ number, dependsOn, parts, span }, index) => {
      for (const wanted of dependsOn) {
        const place = places.get(wanted);
        const at = parts.get('dependencies')?.span ?? span;
        if (place === undefined) {
          found.push({
            severity: 'error',
            span: at,
            message: say('Phase {0} depends on phase {1}, which is not in this plan.', number, wanted),
          });
        } else if (place > index && circle?.includes(number) !== true) {
          found.push({
            severity: 'warning',
            span: at,
            message: say('Phase {0} depends on phase {1}, which comes after it. Change the order.', number, wanted),
          });
        }
      }
    });
    const twice = phases.filter(({ number }, index) => places.get(number) !== index);
    const edits = twice.length === 0 ? undefined : renumbering(phases, twice[0]?.number ?? '', document.text);
    for (const { number, span } of twice) {
      const message = say('There are two phases {0}. Number them anew.', number);
      const fix = edits && { title: say('Number the phases anew'), edits };
      found.push({ severity: 'error', span, message, ...(fix ? { fix } : {}) });
    }
    return found;
  },
);

/** One number after the other. Nothing where something in the plan may mean a phase by a number that would change. */
function renumbering(phases: readonly Phase[], twice: string, text: string): readonly TextEdit[] | undefined {
  const first = Number(phases[0]?.number);
  if (!phases.every(({ number }) => /^\d{1,4}$/.test(number))) return undefined;
  if (phases.some(({ dependsOn }) => dependsOn.some((wanted) => !(Number(wanted) < Number(twice))))) return undefined;
  const heads = phases.map(({ span }) => ({ start: span.start, end: endOfLine(text, span.start) }));
  const numbers = heads.map(({ start, end }) => /\p{L}[ \t]+#?(\d+)(?![\d.]*\d)/u.exec(text.slice(start, end)));
  if (numbers.some((match, index) => match?.[1] !== phases[index]?.number)) return undefined;
  const words = new Set(heads.map(({ start, end }) => /(\p{L}+)[ \t]+#?\d/u.exec(text.slice(start, end))?.[1] ?? ''));
  const mention = new RegExp(`(?:${[...words].join('|')})s?[ \\t]+#?(\\d+)`, 'giu');
  const isHead = (at: number) => heads.some(({ start, end }) => at >= start && at < end);
  const isMeant = [...text.matchAll(mention)].some(
    ({ index, 1: number }) => Number(number) >= Number(twice) && !isHead(index),
  );
  if (isMeant) return undefined;
  return heads.flatMap(({ start }, index) => {
    const [whole = '', number = ''] = numbers[index] ?? [];
    const wanted = String(first + index);
    const at = start + (numbers[index]?.index ?? 0) + whole.length - number.length;
    return number === wanted ? [] : [{ start: at, end: at + number.length, text: wanted }];
  });
}

function placeOf(phases: readonly Phase[], number: string | undefined): Phase['span'] {
  const phase = phases.find((one) => one.number === number) ?? phases[0];
  return phase?.parts.get('dependencies')?.span ?? phase?.span ?? { start: 0, end: 0, line: 1 };
}

/** The first circle, as the numbers on the way, the first one again at its end. */
function circleOf(phases: readonly Phase[]): readonly string[] | undefined {
  const byNumber = new Map(phases.map((phase) => [phase.number, phase]));
  const done = new Set<string>();
  for (const start of phases) {
    const way: { readonly number: string; readonly rest: string[] }[] = [
      { number: start.number, rest: [...start.dependsOn] },
    ];
    for (let top = way.at(-1); top !== undefined; top = way.at(-1)) {
      const next = top.rest.shift();
      const at = way.findIndex(({ number }) => number === next);
      if (next === undefined) {
        done.add(top.number);
        way.pop();
      } else if (at >= 0) return [...way.slice(at).map(({ number }) => number), next];
      else if (byNumber.has(next) && !done.has(next))
        way.push({ number: next, rest: [...(byNumber.get(next)?.dependsOn ?? [])] });
    }
  }
  return undefined;
}
