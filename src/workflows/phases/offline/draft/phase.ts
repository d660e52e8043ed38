// The parts of one phase.
import { undetermined } from '../../../../core/framing.ts';
import { sentenceOf } from '../../../brief/offline/extract/wording.ts';
import { fill } from '../phrases/phrases.ts';
import { inShort } from '../packages.ts';
import { documentsIn, placesIn, testFolderIn } from './folders.ts';
import { ideasOf } from './ideas.ts';
import { commandOf, listOf, most, oneLine, tasksOf, type Material } from './material.ts';
import { isDocumentation } from '../signs.ts';
import { decisionOf, workOf, type Work } from './work.ts';

interface Subject {
  readonly phase: Material['phases'][number];
  readonly work: Work;
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
  return phase && parts[name]?.({ phase, work: workOf(phase, material), number, material });
}

function deliverables({ work, material, number }: Subject): string | undefined {
  const { say, size, phases, outline, repository } = material;
  const folder = testFolderIn(repository);
  const documents = documentsIn(repository);
  return listOf(
    [
      ...(isAllOf(material) ? [say.allNamed] : work.names.slice(0, most[size])),
      ...(work.isBuilt ? [folder === undefined ? say.testsAlong : fill(say.testsIn, folder)] : []),
      ...(number === phases.length
        ? [documents === undefined ? fill(say.documentsFor, inShort(outline.title)) : fill(say.documentsIn, documents)]
        : []),
    ],
    most[size] + 2,
  );
}

/** Whether the scope has just listed what the only phase delivers. */
function isAllOf({ phases, outline: { objectives, inScope, requirements } }: Material): boolean {
  return phases.length === 1 && [...inScope, ...requirements].some((statement) => !objectives.includes(statement));
}

/** What the idea says of each deliverable; where it says no more than the name, its test is what accepts it. */
function acceptance({ work, material: { say, size, outline, phases }, number }: Subject): string | undefined {
  const known = new Set(phases.flatMap(({ portion }) => portion.statements));
  const last = number === phases.length ? outline.success.filter((one) => !known.has(one)) : [];
  const checks = [...work.checks, ...last].slice(0, most[size]);
  return listOf(checks.length > 0 ? checks : [say.shown]);
}

function entry({ phase, number, material: { outline, say, repository } }: Subject): string | undefined {
  const before = phase.dependsOn.map((one) => fill(say.afterPhase, String(one)));
  if (number > 1) return tasksOf(before.length > 0 ? before : [say.free]);
  const command = commandOf(repository, phase.proof);
  const first = [
    ...outline.dependencies.slice(0, 3).map((one) => fill(say.present, one)),
    ...outline.contradictions.slice(0, 2).map((one) => fill(say.answered, one)),
    ...(command === undefined ? [] : [fill(say.baseline, command)]),
  ];
  return tasksOf(first.length > 0 ? first : [say.settled]);
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

/** What changes where, and in a plan without architecture decisions the approaches that the idea names. */
function specification({ phase, number, material }: Subject): string {
  const { say, size, repository } = material;
  const components = phase.portion.components.slice(0, most[size]);
  const text = [phase.title, ...phase.portion.statements, ...components.map(({ name }) => name)].join(' ');
  const places = placesIn(repository, text);
  const changed = components
    .filter(({ change }) => change !== '')
    .map(({ name, change }) => `- **${oneLine(name)}:** ${sentenceOf(oneLine(change))}`);
  const open = components.filter(({ change }) => change === '').map(({ name }) => `**${oneLine(name)}**`);
  const ways = size === 'S' ? ideasOf(phase, number, material).map((idea) => `- ${oneLine(idea)}`) : [];
  const named = [
    ...changed,
    ...(open.length > 0 ? [`- ${fill(say.changeOpen, open.join(', '))}`] : []),
    ...(places.length > 0 ? [`- ${fill(say.near, places.join(', '))}`] : []),
    ...ways,
  ];
  return named.length > 0 ? named.join('\n') : undetermined;
}

function actions({ work, material: { say, size, owner } }: Subject): string {
  const by = owner === '' ? '' : ` (Owner: ${owner})`;
  return work.names
    .slice(0, Math.ceil(most[size] * 0.6))
    .map((name) => `- [ ] ${oneLine(work.isBuilt && !isDocumentation(name) ? fill(say.step, name) : name)}${by}`)
    .join('\n');
}

function architecture({ phase, number, material }: Subject): string {
  const own = ideasOf(phase, number, material).slice(0, 3);
  if (own.length > 0) return own.map((idea) => decisionOf(idea, undetermined)).join('\n');
  const { outline, proposed, say } = material;
  const isDecided = outline.ideas.length > 0 || proposed.some(({ isGeneral }) => !isGeneral);
  return isDecided ? fill(say.noneBeyond, '“Decisions”') : undetermined;
}

/** The level that suits the phase; said once for phases of a kind. */
function testing({ phase, number, material: { say, brief, phases } }: Subject): string {
  const { kind, components } = phase.portion;
  const names = components.map(({ name }) => oneLine(name));
  const first = phases.findIndex(({ portion }) => portion.kind === kind) + 1;
  const before = `“${first}.8. Testing Strategy”`;
  return [
    first < number ? `- ${fill(say.asIn, before)}` : `- ${say.levels[kind]} ${brief.mark}`,
    ...(names.length > 1 ? [`- ${fill(say.together, names.slice(0, 4).join(', '))}`] : []),
  ].join('\n');
}
