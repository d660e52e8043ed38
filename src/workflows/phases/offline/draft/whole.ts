// The sections that speak of the whole plan.
import { undetermined } from '../../../../core/framing.ts';
import { hasReason } from '../../../brief/offline/extract/outline.ts';
import { sentenceOf } from '../../../brief/offline/extract/wording.ts';
import { splitSentences } from '../../../brief/offline/text/sentences.ts';
import { riskItem } from '../../../brief/offline/draft/draft.ts';
import { fill } from '../phrases/phrases.ts';
import { isMeasured } from '../signs.ts';
import { placesIn, testFolderIn } from './folders.ts';
import { ideasOf, sharedIdeas } from './ideas.ts';
import { commandOf, listOf, most, oneLine, tasksOf, type Material } from './material.ts';
import { decision, decisionOf, nameOf } from './work.ts';

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
  technicaldebt: ({ say }) => say.debt,
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
    ...outline.objectives
      .filter((objective) => objective !== outline.title)
      .slice(0, 4)
      .map((objective) => `- ${oneLine(objective)}`),
    ...(outline.outOfScope.length > 0 ? ['', '**Out of scope:**', '', listOf(outline.outOfScope, 3) ?? ''] : []),
  ].join('\n');
}

function change({ outline, say, brief, proposed, repository }: Material): string {
  const components = outline.components.slice(0, 5);
  const changed = components
    .filter(({ change: what }) => what !== '')
    .map(({ name, change: what }) => `- **${oneLine(name)}:** ${sentenceOf(oneLine(what))}`);
  const open = components.filter(({ change: what }) => what === '').map(({ name }) => `**${oneLine(name)}**`);
  const named = [
    ...changed,
    ...(open.length > 0 ? [`- ${fill(say.changeOpen, open.join(', '))}`] : []),
    ...outline.ideas.slice(0, 3).map((idea) => `- ${oneLine(idea)}`),
  ];
  const [kind] = proposed.filter(({ isGeneral }) => !isGeneral);
  const usual = named.length > 0 ? [] : [kind ? `- ${kind.approach} ${brief.mark}` : `- ${undetermined}`];
  const found = placesIn(repository, [outline.title, ...outline.objectives, ...outline.ideas].join(' '));
  const near = found.length > 0 ? [`- ${fill(say.near, found.join(', '))}`] : [];
  const folder = testFolderIn(repository);
  const first = `- ${say.failing}${folder === undefined ? '' : ` (${folder})`}`;
  return [...named, ...usual, ...near, first].join('\n');
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

/** What belongs to the work beyond its objectives. In a plan of phases in short: its phase has it in full. */
function scope({ outline, say, size, phases }: Material): string {
  const named = new Set(outline.objectives);
  const inside = [...new Set([...outline.inScope, ...outline.requirements])].filter((one) => !named.has(one));
  const items = inside.map((statement) => {
    const at = phases.findIndex(({ portion }) => portion.statements.includes(statement));
    if (at < 0) return statement;
    return phases.length > 1 ? fill(say.inPhase, nameOf(statement), String(at + 1)) : nameOf(statement);
  });
  return [
    '**In scope:**',
    '',
    listOf(items, most[size]) ?? `- ${say.onlyObjectives}`,
    '',
    '**Out of scope:**',
    '',
    listOf(outline.outOfScope, most[size]) ?? `- ${undetermined}`,
  ].join('\n');
}

function generalRequirements({ say, repository, size }: Material): string {
  const command = commandOf(repository);
  // What the project is stands among them; it is no rule.
  const conventions = repository.conventions
    .filter((convention) => !/^readme\b[^\s:]*:/i.test(convention))
    .slice(0, size === 'S' ? 3 : 5)
    .map((convention) => oneLine(convention).replace(/[.。;]+$/u, ''));
  // The names are fixed words, as the labels of risks are: readers and rules find them in any language.
  return [
    `- **Test-driven development:** ${command === undefined ? say.testsOpen : fill(say.tests, command)}`,
    `- **Code review:** ${say.review}`,
    `- **Documentation and knowledge transfer:** ${say.documents}`,
    `- **Plan updates:** ${say.update}`,
    ...(conventions.length > 0 ? [`- **Conventions:** ${conventions.join('; ')}`] : []),
  ].join('\n');
}

function performance({ outline, say, brief, size }: Material): string {
  const known = new Set(outline.success);
  const limits = measuredOf(outline).filter((limit) => !known.has(limit));
  const open = known.size > 0 ? fill(say.noneBeyond, '“Success Criteria”') : say.limitsOpen;
  return [
    ...(limits.length > 0
      ? limits.slice(0, most[size]).map((limit) => `- ${fill(say.limits, oneLine(limit))}`)
      : [`- ${open}`]),
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

/** What no single phase tests. */
function testing({ outline, phases, say, repository }: Material): string {
  const command = commandOf(repository);
  const names = outline.components.slice(0, 5).map(({ name }) => oneLine(name));
  return [
    ...(names.length > 1 ? [`- ${fill(say.together, names.join(', '))}`] : []),
    ...(phases.length > 1 ? [`- ${fill(say.endToEnd, `1–${phases.length}`)}`] : []),
    command === undefined ? `- ${say.testsOpen}` : `- ${fill(say.regression, command)}`,
  ].join('\n');
}

function checkpoints({ phases, say }: Material): string | undefined {
  const last = fill(say.lastCheckpoint, String(phases.length));
  return listOf(phases.length > 1 ? [say.checkpoint, last] : [last]);
}

/** What the idea names; else what often goes wrong in work of its kind. What is done about it is the author's to say. */
function risks({ outline, brief, proposed, size }: Material): string {
  const named = [
    ...outline.risks.map(({ risk, mitigation }) => riskItem('Risk', risk, mitigation)),
    ...[...outline.dependencies, ...outline.contradictions].map((risk) => riskItem('Risk', risk, '')),
  ].slice(0, most[size]);
  if (named.length > 0) return named.join('\n');
  if (size === 'XS') return brief.noRisks;
  const usual = proposed.filter(({ isGeneral }) => !isGeneral).flatMap((proposal) => proposal.risks);
  const likely = usual
    .slice(0, 3)
    .map((risk) => `- **Risk:** ${sentenceOf(risk)} ${brief.mark}\n  - **Mitigation:** ${undetermined}`);
  return likely.join('\n') || undetermined;
}

/** What holds for more than one phase; what is usual for work of its kind, with the risks that it answers. */
function decisions(material: Material): string {
  const { outline, say, brief, proposed, size, phases } = material;
  const shared = sharedIdeas(material).slice(0, most[size]);
  if (shared.length > 0) return shared.map((idea) => decisionOf(idea, undetermined)).join('\n');
  if (outline.ideas.length > 0) {
    const places = phases.flatMap((phase, index) =>
      ideasOf(phase, index + 1, material).length > 0 ? [`“${index + 1}.7. Architecture Decisions”`] : [],
    );
    return fill(say.noneBeyond, places.join(', '));
  }
  const [usual] = proposed.filter(({ isGeneral }) => !isGeneral);
  if (!usual) return undetermined;
  const against = fill(say.against, usual.risks.map((risk) => risk.replace(/[.。]$/u, '')).join('; '));
  return `${decision(usual.approach.replace(/[.。]$/u, ''), against, undetermined)} ${brief.mark}`;
}

/** Limits stand here unless they have a section of their own. */
function observability(material: Material): string {
  const { outline, say, brief } = material;
  const names = outline.components.slice(0, 5).map(({ name }) => oneLine(name));
  const hasOwn = outline.concerns.some((concern) => ownSection.includes(concern));
  return [
    names.length > 0 ? `- ${fill(say.traced, names.join(', '))} ${brief.mark}` : `- ${fill(say.traced, undetermined)}`,
    ...(hasOwn
      ? []
      : performance(material)
          .split('\n')
          .filter((line) => !line.includes(brief.mark))),
  ].join('\n');
}

const ownSection: readonly string[] = ['performance', 'monitoring', 'scalability'];
