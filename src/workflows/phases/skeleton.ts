// Fits the skeleton of a plan to its task: the parts that its size asks for, and its phases, each by its number.
import { approachIn } from '../../core/approaches/facts.ts';
import type { Facts } from '../../core/workflow.ts';
import { lengthFact } from '../../core/length.ts';
import type { PlanSize } from '../../documents/phases.ts';
import { fillPlaces, parseTemplate, type TemplateSection } from '../../documents/template.ts';
import { readOutline, readRepository, sizes, type PlannedPhase } from './facts.ts';
import { phasesOf, reaches, scaleOf } from './scale.ts';

/**
 * The skeleton as far as a plan has it. Marks in comments say what a part is for: `From M`, `Only XS`, `for security`
 * (one of these concerns), `3 phases` (at least so many), `with sources`. With no facts it is the fullest form.
 */
export function fitSkeleton(skeleton: string, facts: Facts): string {
  const isFullest = Object.keys(facts).length === 0;
  const [preamble = '', ...blocks] = skeleton.split(/^(?=#{2,6}[ \t])/m);
  const kept = keptBlocks(blocks, facts, isFullest);
  const phases = phasesOf(facts).flatMap((phase, index) =>
    kept.filter(isOfPhase).map((block) => numbered(block, phase, index + 1)),
  );
  const first = kept.findIndex(isOfPhase);
  const body = kept.flatMap((block, index) => (index === first ? phases : isOfPhase(block) ? [] : [block]));
  const isLong = isFullest || facts[lengthFact] !== undefined;
  const isChosen = isFullest || approachIn(facts) !== undefined;
  const short = isLong ? preamble : preamble.replace(/^.*\{\{Length\}\}.*\r?\n/m, '');
  return [isChosen ? short : short.replace(/^.*\{\{Approach\}\}.*\r?\n/m, ''), ...body].join('');
}

/** The titles of a plan's chapters; its phases are one. */
export function chaptersOf(skeleton: string, facts: Facts): readonly string[] {
  const titles = parseTemplate(fitSkeleton(skeleton, facts))
    .sections.filter(({ depth }) => depth === 2)
    .map(({ heading }) => (/^Phase \d+:/.test(heading) ? 'Phases' : heading));
  return [...new Set(titles)];
}

/** The number of the phase that a section belongs to, or nothing. */
export function phaseNumberOf({ heading }: Pick<TemplateSection, 'heading'>): number | undefined {
  const number = /^(?:Phase (\d+):|(\d+)\.\d+\.)/.exec(heading);
  return number ? Number(number[1] ?? number[2]) : undefined;
}

/** The blocks that the plan has; with one that it has not, those below it go too. */
function keptBlocks(blocks: readonly string[], facts: Facts, isFullest: boolean): readonly string[] {
  let dropped = 9;
  return blocks.filter((block) => {
    const depth = /^#+/.exec(block)?.[0].length ?? 2;
    if (depth > dropped) return false;
    const isKept = isMeant(/<!--([^\n]*?)-->/.exec(block)?.[1] ?? '', facts, isFullest);
    dropped = isKept ? 9 : depth;
    return isKept;
  });
}

function isMeant(mark: string, facts: Facts, isFullest: boolean): boolean {
  const phases = phasesOf(facts);
  const stated = scaleOf(facts)?.size ?? 'XL';
  // A plan that has phases keeps them, however small it is said to be by now.
  const size: PlanSize = stated === 'XS' && phases.length > 0 ? 'S' : stated;
  const only = sizeIn(mark, /\bonly (\w+)/i);
  if (only !== undefined && only !== size) return false;
  const from = sizeIn(mark, /\bfrom (\w+)/i);
  if (from !== undefined && !reaches(size, from)) return false;
  if (isFullest) return true;
  const least = Number(/\b(\d+) phases\b/i.exec(mark)?.[1] ?? 0);
  if (phases.length < least) return false;
  const wanted = /\bfor ([\w, ]+)/i
    .exec(mark)?.[1]
    ?.split(',')
    .map((name) => name.trim());
  const concerns: readonly string[] = readOutline(facts['outline'])?.concerns ?? [];
  if (wanted && !wanted.some((name) => concerns.includes(name))) return false;
  const hasSources = readRepository(facts['repository']).sources.length > 0 || typeof facts['origin'] === 'string';
  return hasSources || !/\bwith sources\b/i.test(mark);
}

function sizeIn(mark: string, pattern: RegExp): PlanSize | undefined {
  const name = pattern.exec(mark)?.[1];
  return sizes.find((size) => size === name);
}

function isOfPhase(block: string): boolean {
  return /^#+[^\n]*\{\{Number\}\}/.test(block);
}

function numbered(block: string, { title }: PlannedPhase, number: number): string {
  return fillPlaces(block, { Number: String(number), Phase: title });
}
