// The sections that speak of the whole plan.
import { undetermined } from '../../../../core/framing.ts';
import { hasReason } from '../../../brief/offline/extract/outline.ts';
import { sentenceOf } from '../../../brief/offline/extract/wording.ts';
import { splitSentences } from '../../../brief/offline/text/sentences.ts';
import { riskItem } from '../../../brief/offline/draft/draft.ts';
import { fill } from '../phrases/phrases.ts';
import { inShort } from '../packages.ts';
import { isMeasured } from '../signs.ts';
import { commandOf, listOf, most, oneLine, tasksOf, type Material } from './material.ts';

type Section = (material: Material) => string | undefined;

/** By their headings, folded. */
export const wholeSections: Readonly<Record<string, Section>> = {
  overview: (material) => (material.size === 'XS' ? smallOverview(material) : overview(material)),
  change,
  donewhen: doneWhen,
  scope,
  objectives: ({ outline, size }) => listOf(objectivesOf(outline), most[size]),
  successcriteria: ({ outline, size }) => listOf(outline.success, most[size]),
  generalrequirements: generalRequirements,
  deploymentandrollback: ({ outline, say, brief }) => `${fill(say.deployment, oneLine(outline.title))} ${brief.mark}`,
  performanceandmonitoring: performance,
  securityandcompliance: security,
  overalltestingstrategy: testing,
  testingstrategy: testing,
  checkpoints,
  risks,
  decisions,
  observabilityandperformance: observability,
  technicaldebt: debt,
  planrefinement: ({ say }) => say.refinement,
};

function objectivesOf({ objectives, title }: Material['outline']): readonly string[] {
  return objectives.length > 0 ? objectives : [title];
}

function overview({ outline, say, brief, size }: Material): string {
  const said = paragraph(outline.problem);
  const reason = hasReason(outline)
    ? said
    : [brief.noProblem(oneLine(outline.title)), said].filter(Boolean).join('\n\n');
  const met = outline.components.slice(0, most[size]).map(({ name }) => oneLine(name));
  return [reason, met.length > 0 ? fill(say.meets, met.join(', ')) : ''].filter(Boolean).join('\n\n');
}

/** Prose of at most so many sentences that a small plan stays small. */
function paragraph(text: string, longest = 900): string {
  const paragraphs = text.split(/\n{2,}/).map((part) => splitSentences(part.replace(/\s+/g, ' ')));
  let room = longest;
  const kept = paragraphs.map((sentences) =>
    sentences.filter((sentence) => {
      const fits = room === longest || sentence.length <= room;
      room = fits ? room - sentence.length : 0;
      return fits;
    }),
  );
  return kept
    .map((sentences) => oneLine(sentences.join(' ')))
    .filter(Boolean)
    .join('\n\n');
}

function smallOverview({ outline, brief }: Material): string {
  const said = hasReason(outline) ? paragraph(outline.problem, 500) : brief.noProblem(oneLine(outline.title));
  return [
    said,
    '',
    ...objectivesOf(outline)
      .slice(0, 4)
      .map((objective) => `- ${oneLine(objective)}`),
    ...(outline.outOfScope.length > 0 ? ['', '**Out of scope:**', '', listOf(outline.outOfScope, 3) ?? ''] : []),
  ].join('\n');
}

function change({ outline, say, brief, proposed, repository }: Material): string {
  const places = outline.components
    .slice(0, 5)
    .map(({ name, change: what }) =>
      what === ''
        ? `- **${oneLine(name)}:** ${brief.changeOpen}`
        : `- **${oneLine(name)}:** ${sentenceOf(oneLine(what))}`,
    );
  const ways = outline.ideas.slice(0, 3).map((idea) => `- ${oneLine(idea)}`);
  const usual = places.length + ways.length > 0 ? [] : [`- ${proposed[0]?.approach ?? undetermined} ${brief.mark}`];
  const first = fill(say.failing, inShort(objectivesOf(outline)[0] ?? outline.title));
  const command = commandOf(repository);
  return [...places, ...ways, ...usual, `- ${first}${command === undefined ? '' : ` (${command})`}`].join('\n');
}

function doneWhen({ outline, say, repository, size }: Material): string {
  const command = commandOf(repository);
  const shown = [...objectivesOf(outline), ...outline.success].slice(0, most[size]);
  return (
    tasksOf([
      ...shown.map((statement) => fill(say.proves, statement)),
      command === undefined ? say.passesOpen : fill(say.passes, command),
      say.reviewed,
      say.updated,
    ]) ?? undetermined
  );
}

function scope({ outline, brief, size }: Material): string {
  const inside = [...new Set([...outline.inScope, ...outline.requirements])];
  return [
    '**In scope:**',
    '',
    listOf(inside.length > 0 ? inside : outline.objectives, most[size]) ?? `- ${brief.onlyGoals}`,
    '',
    '**Out of scope:**',
    '',
    listOf(outline.outOfScope, most[size]) ?? `- ${undetermined}`,
  ].join('\n');
}

function generalRequirements({ say, repository, size }: Material): string {
  const command = commandOf(repository);
  // The names are fixed words, as the labels of risks are: readers and rules find them in any language.
  return [
    `- **Test-driven development:** ${command === undefined ? say.testsOpen : fill(say.tests, command)}`,
    `- **Code review:** ${say.review}`,
    `- **Documentation and knowledge transfer:** ${say.documents}`,
    `- **Plan updates:** ${say.update}`,
    ...(size === 'S' ? [] : [`- **Feedback:** ${say.feedback}`]),
    ...repository.conventions
      .slice(0, size === 'S' ? 2 : 5)
      .map((convention) => `- **Conventions:** ${fill(say.conventions, oneLine(convention))}`),
  ].join('\n');
}

function performance({ outline, say, brief, size }: Material): string {
  const limits = measuredOf(outline).slice(0, most[size]);
  return [
    ...(limits.length > 0
      ? limits.map((limit) => `- ${fill(say.limits, oneLine(limit))}`)
      : [`- ${fill(say.limitsOpen, oneLine(outline.title))}`]),
    `- ${fill(say.watch, thingsOf(outline))} ${brief.mark}`,
  ].join('\n');
}

function measuredOf({ success, requirements, constraints, objectives }: Material['outline']): readonly string[] {
  return [...new Set([...success, ...requirements, ...constraints, ...objectives])].filter(isMeasured);
}

function security({ outline, say, brief }: Material): string {
  const obliged = outline.constraints.slice(0, 4).map((constraint) => `- ${oneLine(constraint)}`);
  return [...obliged, `- ${fill(say.protection, thingsOf(outline))} ${brief.mark}`].join('\n');
}

/** The parts of the work by name, else the work. */
function thingsOf(outline: Material['outline']): string {
  const names = outline.components.slice(0, 4).map(({ name }) => oneLine(name));
  return names.length > 0 ? names.join(', ') : oneLine(outline.title);
}

function testing({ outline, phases, say, repository, size }: Material): string {
  const command = commandOf(repository);
  const names = outline.components.slice(0, 5).map(({ name }) => oneLine(name));
  const goals = objectivesOf(outline).slice(0, Math.ceil(most[size] / 2));
  return [
    `- ${fill(say.units, phases.map(({ title }) => oneLine(title)).join('; ') || oneLine(outline.title))}`,
    ...(names.length > 1 ? [`- ${fill(say.together, names.join(', '))}`] : []),
    ...goals.map((goal) => `- ${fill(say.proves, oneLine(goal))}`),
    command === undefined ? `- ${say.testsOpen}` : `- ${fill(say.regression, command)}`,
  ].join('\n');
}

function checkpoints({ phases, say }: Material): string | undefined {
  return listOf(phases.map(({ title }, index) => fill(say.checkpoint, String(index + 1), oneLine(title))));
}

function risks({ outline, brief, proposed, size }: Material): string {
  const named = [
    ...outline.risks.map(({ risk, mitigation }) => riskItem('Risk', risk, mitigation)),
    ...outline.dependencies.map((dependency) => riskItem('Risk', dependency, '')),
    ...outline.contradictions.map((contradiction) => riskItem('Risk', contradiction, '')),
  ].slice(0, most[size]);
  if (named.length > 0) return named.join('\n');
  if (size === 'XS') return brief.noRisks;
  const usual = proposed.flatMap((proposal) => proposal.risks).slice(0, 3);
  if (usual.length === 0) return undetermined;
  return usual
    .map(
      (risk) =>
        `- **Risk:** ${sentenceOf(risk)} ${brief.mark}\n  - **Mitigation:** ${sentenceOf(brief.ask.tryFirst)} ${brief.mark}`,
    )
    .join('\n');
}

function decisions(material: Material): string {
  const { outline, say, brief, proposed, size } = material;
  const named = outline.ideas
    .slice(0, most[size])
    .map((idea) => decision(oneLine(idea).replace(/[.。]$/, ''), say.named));
  const usual = proposed.slice(0, 1).map(({ approach }) => `${decision(approach, say.usual)} ${brief.mark}`);
  return (named.length > 0 ? named : usual).join('\n') || undetermined;
}

/** A choice in its form. */
export function decision(choice: string, reason: string): string {
  return `- **Decision:** ${choice} — **Rationale:** ${reason} — **Alternatives:** ${undetermined}`;
}

function observability(material: Material): string {
  const { outline, say, brief } = material;
  const names = outline.components.slice(0, 5).map(({ name }) => oneLine(name));
  return [
    `- ${fill(say.traced, names.join(', ') || oneLine(outline.title))} ${brief.mark}`,
    ...performance(material)
      .split('\n')
      .filter((line) => !line.includes(brief.mark)),
  ].join('\n');
}

function debt({ outline, say, brief }: Material): string {
  return [`- ${fill(say.debt, oneLine(outline.title))}`, `- ${fill(say.growth, thingsOf(outline))} ${brief.mark}`].join(
    '\n',
  );
}
