// From an idea to what a phase plan is made of: the brief's own reading of a text, sorted once more for the plan.
import { outlineOf, type Source } from '../../brief/offline/extract/outline.ts';
import type { Outline } from '../../brief/facts.ts';
import { clausesOf } from '../sizing/clauses.ts';
import type { Concern, PlanOutline } from '../facts.ts';
import { traceIn, type Trace } from './trace.ts';
import { concernSigns, isConstraint, isData, isInterface, isMeasured } from './signs.ts';

/** What the idea says, nothing added. Any text has an outline. */
export function planOutlineOf(source: Source): PlanOutline {
  const outline = fromBrief(
    outlineOf({ ...source, idea: withHeadings(source.idea) }),
    [source.idea, ...source.references.map(({ text }) => text)].join('\n'),
  );
  return withTrace(outline, traceIn(source.idea));
}

/** What a trace says belongs to the problem; where it stands first, nobody has named the work but it. */
function withTrace(outline: PlanOutline, trace: Trace | undefined): PlanOutline {
  if (!trace) return outline;
  const { error, message, place, file, isFirst } = trace;
  const said = [
    `\`${[error, message].filter(Boolean).join(': ').replaceAll('`', '')}\``,
    file ? `(\`${file}\`)` : '',
  ].join(' ');
  const title = isFirst ? [place, error].filter(Boolean).join(': ') : outline.title;
  const name = file?.replace(/:\d+$/, '');
  const isKnown = name === undefined || outline.components.some((one) => one.name.includes(name));
  return {
    ...outline,
    title,
    problem: outline.problem.includes(error)
      ? outline.problem
      : [said.trim(), outline.problem].filter(Boolean).join('\n\n'),
    objectives: isFirst ? [title] : outline.objectives,
    components: isKnown ? outline.components : [{ name: `\`${name}\``, change: '' }, ...outline.components],
  };
}

/** `**Not.** Sharing in a team`: a short bold label that opens a paragraph is the heading of what follows. */
function withHeadings(idea: string): string {
  return idea.replace(/^\*\*([\p{L} ]{3,24})[.:：]\*\*[ \t]*/gmu, (_, label: string) => {
    const known = labels.find(([words]) => words.test(label.trim()))?.[1] ?? label.trim();
    return `\n## ${known}\n\n`;
  });
}

/** What a label of one word means. */
const labels: readonly (readonly [RegExp, string])[] = [
  [/^(?:not|out|nicht|no|non|não|нет)$/iu, 'Out of scope'],
  [/^(?:why|warum|pourquoi|por qué|por quê|зачем|почему)$/iu, 'Problem'],
  [/^(?:what|was|quoi|qué|o quê|что)$/iu, 'Scope'],
  [/^(?:open|offen|ouvert|abierto|aberto|открыто)$/iu, 'Open questions'],
];

/** The outline of a brief, as far as a plan needs it. */
export function fromBrief(outline: Outline, idea: string): PlanOutline {
  const wanted = distinct([...outline.goals, ...outline.inScope]);
  const named = distinct([...wanted, ...outline.ideas]);
  return {
    title: outline.title,
    language: outline.language,
    problem: outline.problem,
    objectives: outline.goals,
    success: wanted.filter(isMeasured),
    inScope: outline.inScope,
    outOfScope: outline.outOfScope,
    requirements: outline.inScope.filter((statement) => !outline.goals.includes(statement)),
    constraints: named.filter(isConstraint),
    ideas: outline.ideas,
    components: outline.components,
    data: named.filter(isData),
    interfaces: named.filter(isInterface),
    risks: outline.risks,
    unknowns: outline.questions,
    dependencies: outline.dependencies,
    questions: outline.questions,
    contradictions: outline.contradictions,
    concerns: concernsIn(clausesOf(idea).added.join('\n')),
  };
}

/** What matters here beside the code, by the words of the work itself. */
function concernsIn(text: string): readonly Concern[] {
  return concernSigns.filter(([, words]) => words.test(text)).map(([concern]) => concern);
}

function distinct(statements: readonly string[]): readonly string[] {
  return [...new Set(statements)];
}
