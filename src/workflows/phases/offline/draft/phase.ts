// The parts of one phase.
import { undetermined } from '../../../../core/framing.ts';
import { sentenceOf } from '../../../brief/offline/extract/wording.ts';
import { fill } from '../phrases/phrases.ts';
import { inLine, inShort, type Portion } from '../packages.ts';
import { isMeasured } from '../signs.ts';
import type { PlannedPhase } from '../../facts.ts';
import { commandOf, listOf, most, oneLine, tasksOf, type Material } from './material.ts';
import { decision } from './whole.ts';

interface Subject {
  readonly phase: PlannedPhase & { readonly portion: Portion };
  readonly number: number;
  readonly material: Material;
}

type Part = (subject: Subject) => string | undefined;

/** By their headings, folded, without the number. */
const parts: Readonly<Record<string, Part>> = {
  deliverables,
  acceptancecriteria: acceptance,
  entrycriteria: entry,
  exitcriteria: exit,
  technicalspecification: specification,
  actionitems: actions,
  architecturedecisions: architecture,
  testingstrategy: testing,
};

/** The body of a part of a phase, or nothing where the phase or the part is unknown. */
export function partOf(name: string, number: number, material: Material): string | undefined {
  const phase = material.phases[number - 1];
  return phase && parts[name]?.({ phase, number, material });
}

/** What is to be done in the phase: the idea's statements, else its goal. */
function workOf({ phase }: Subject): readonly string[] {
  if (phase.portion.statements.length > 0) return phase.portion.statements;
  if (phase.portion.proposed.length > 0) return phase.portion.proposed;
  return [phase.goal === '' ? phase.title : phase.goal];
}

function isProposed({ phase: { portion } }: Subject): boolean {
  return portion.statements.length === 0 && portion.proposed.length > 0;
}

function marked(subject: Subject, text: string): string {
  return isProposed(subject) ? `${text} ${subject.material.brief.mark}` : text;
}

function deliverables(subject: Subject): string | undefined {
  const { material, number, phase } = subject;
  const { say, size, phases } = material;
  const topic = inShort(phase.title);
  return listOf(
    [
      ...workOf(subject)
        .slice(0, most[size])
        .map((statement) => marked(subject, statement)),
      fill(say.testsFor, topic),
      ...(number === phases.length ? [fill(say.documentsFor, inShort(material.outline.title))] : []),
    ],
    most[size] + 2,
  );
}

/** Each statement is a check; those with figures come first, for they can fail most plainly. */
function acceptance(subject: Subject): string | undefined {
  const { say, size, outline, phases } = subject.material;
  const work = workOf(subject);
  const last = subject.number === phases.length ? outline.success : [];
  const checks = [...new Set([...work.filter(isMeasured), ...last, ...work])].slice(0, most[size]);
  return listOf(checks.map((check) => marked(subject, fill(say.proves, check))));
}

function entry({ phase, number, material }: Subject): string | undefined {
  const { outline, say } = material;
  const before = phase.dependsOn.map((one) => fill(say.afterPhase, String(one)));
  const first =
    number > 1
      ? []
      : [
          ...outline.dependencies.slice(0, 3).map((one) => fill(say.present, one)),
          ...outline.contradictions.slice(0, 2).map((one) => fill(say.answered, one)),
        ];
  const all = [...before, ...first];
  return tasksOf(all.length > 0 ? all : [fill(say.agreed, inShort(phase.goal || phase.title))]);
}

function exit({ phase, material: { say, repository } }: Subject): string | undefined {
  const command = commandOf(repository, phase.proof);
  return tasksOf([
    command === undefined ? say.passesOpen : fill(say.passes, command),
    say.accepted,
    say.reviewed,
    say.updated,
  ]);
}

function specification(subject: Subject): string {
  const { phase, material } = subject;
  const { outline, brief, proposed, size } = material;
  const { components, statements } = phase.portion;
  const places = components
    .slice(0, most[size])
    .map(
      ({ name, change }) => `**${oneLine(name)}:** ${change === '' ? brief.changeOpen : sentenceOf(oneLine(change))}`,
    );
  const own = new Set(statements);
  const shared = [...outline.data, ...outline.interfaces].filter((one) => own.has(one));
  const ways = ideasOf(subject);
  const named = [...places, ...[...new Set([...ways, ...shared])].map(oneLine)].slice(0, most[size]);
  if (named.length > 0) return named.map((one) => `- ${one}`).join('\n');
  const usual = phase.portion.proposed[0] ?? proposed[0]?.flow;
  return usual === undefined ? undetermined : `${sentenceOf(usual)} ${brief.mark}`;
}

/** The approaches that the idea names for this phase: those that share its words; all of them in the first. */
function ideasOf({ phase, number, material: { outline, phases } }: Subject): readonly string[] {
  if (phases.length < 2) return outline.ideas;
  const text = `${phase.title} ${phase.portion.statements.join(' ')}`.toLowerCase();
  const shares = (idea: string) =>
    (idea.toLowerCase().match(/[\p{L}\p{N}]{5,}/gu) ?? []).some((word) => text.includes(word));
  const own = outline.ideas.filter(shares);
  return number === 1 ? [...own, ...outline.ideas.filter((idea) => !shares(idea)).slice(0, 2)] : own;
}

function actions(subject: Subject): string {
  const { material } = subject;
  const { say, size, owner } = material;
  const steps = workOf(subject)
    .slice(0, Math.ceil(most[size] * 0.6))
    .flatMap((statement) => {
      const step = inLine(statement);
      return [fill(say.failing, step), fill(say.build, step)];
    });
  const by = owner === '' ? '' : ` (Owner: ${owner})`;
  return [...steps, say.finish].map((step) => `- [ ] ${oneLine(step)}${by}`).join('\n');
}

function architecture(subject: Subject): string {
  const { say, brief, proposed } = subject.material;
  const named = ideasOf(subject)
    .slice(0, 3)
    .map((idea) => decision(oneLine(idea).replace(/[.。]$/, ''), say.named));
  if (named.length > 0) return named.join('\n');
  const own = subject.phase.portion.proposed[0];
  // What is usual for the whole is decided once.
  if (own === undefined && subject.number > 1) return `- ${fill(say.asBefore, '1')}`;
  const usual = own ?? proposed[0]?.approach;
  return usual === undefined ? undetermined : `${decision(usual.replace(/[.。]$/, ''), say.usual)} ${brief.mark}`;
}

function testing(subject: Subject): string {
  const { phase, material } = subject;
  const { say, repository, size } = material;
  const command = commandOf(repository, phase.proof);
  const names = phase.portion.components.map(({ name }) => oneLine(name));
  const units = workOf(subject)
    .slice(0, size === 'M' ? 3 : 5)
    .map(inShort);
  return [
    ...units.map((unit) => `- ${fill(say.units, unit)}`),
    ...(names.length > 1 ? [`- ${fill(say.together, names.slice(0, 4).join(', '))}`] : []),
    command === undefined ? `- ${say.passesOpen}` : `- ${fill(say.regression, command)}`,
  ].join('\n');
}
