// Looks over all artifacts together: the rules over the whole folder, then a model for what rules cannot see; repairs
// sections once, and keeps what is left for the report.
import { findSection } from '../../../documents/document.ts';
import type { DocumentSet } from '../../../documents/documentSet.ts';
import type { Finding } from '../../../documents/finding.ts';
import { english, say } from '../../../documents/sentence.ts';
import { readSpec } from '../../../documents/speckit/spec.ts';
import { askFact } from '../../ask.ts';
import { promptOf, type Part, type RunContext, type StepRunner } from '../../context.ts';
import { decisionsOf } from '../../decisions/facts.ts';
import { PlannerError, type ErrorKind } from '../../error.ts';
import { coverageOf, nameIn, outlinesOf } from '../../speckit/coverage.ts';
import type { ReviewIssue } from '../../speckit/facts.ts';
import { judgeFeatureSet, readFeatureSet } from '../../speckit/featureSet.ts';
import { issuesIn, leftFact, type LeftIssue } from '../../speckit/review.ts';
import { featurePlace } from '../../speckit/place.ts';
import type { Step } from '../../workflow.ts';
import { repairIssues } from './repair.ts';
import { keepFresh } from '../keepFresh.ts';
import { think } from '../think.ts';
import { bodyLanguage, commonValues } from '../values.ts';

export type Review = Extract<Step, { kind: 'review' }>;

export const review: StepRunner<'review'> = async function* (step, context, signal) {
  const place = featurePlace(context.state().facts);
  if (place === undefined) return 'done';
  yield { kind: 'progress', message: say('Looking over all documents together') };
  const { files } = context.ports;
  const set = await readFeatureSet(files, place, signal);
  const findings = await judgeFeatureSet(set, context.rules, context.ports, signal);
  const { facts, updating } = context.state();
  if (updating && facts[leftFact] !== undefined) {
    // An update asks for what is stale and for nothing else; what rules say costs no request.
    yield* tellFindings(context, set, findings);
    return 'done';
  }
  const issues = yield* askIssues(step, context, set, findings, signal);
  const repaired = yield* keepFresh(context, repairIssues(step, context, set, { findings, issues }, signal));
  const after = repaired.size === 0 ? set : await readFeatureSet(files, place, signal);
  const left = repaired.size === 0 ? findings : await judgeFeatureSet(after, context.rules, context.ports, signal);
  yield* tellFindings(context, after, left);
  // What has no remedy was not worked in, whatever else of its section was.
  const open = issues.filter(
    ({ file, heading, remedy }) => remedy.trim() === '' || !repaired.has(`${file}#${heading}`),
  );
  const value: readonly LeftIssue[] = open.map((issue) => ({ ...issue, ...lineOf(after, issue) }));
  yield { kind: 'factLearned', name: leftFact, value };
  return 'done';
};

/** Asks for what rules cannot see. A model that gives nothing usable leaves the rules' word. */
async function* askIssues(
  step: Review,
  context: RunContext,
  set: DocumentSet,
  findings: readonly Finding[],
  signal: AbortSignal,
): Part<readonly ReviewIssue[]> {
  const state = context.state();
  const artifacts = outlinesOf(set);
  const coverage = coverageOf(set, decisionsOf(state.facts));
  const told = findings
    .filter((finding) => !isAnswered(set, finding, state.facts['specAnswers']))
    .slice(0, mostTold)
    .map((finding) => `- ${nameIn(set, finding.path)}:${finding.place.line} ${english(finding.message)}`);
  const values = {
    ...commonValues(state, bodyLanguage(state, context.ports.settings.language)),
    artifacts,
    coverage: coverage || '(nothing has an id)',
    findings: told.join('\n') || '(none)',
  };
  const facts = { ...state.facts, idea: state.idea?.text ?? '', artifacts, coverage, findings: told };
  const sent = ['outlines of all artifacts', 'coverage'];
  try {
    const thoughts = step.thinking
      ? yield* think(
          context,
          {
            prompt: step.thinking,
            opening: 'Do the documents of the plan fit together and with the specification?',
            values,
            facts,
            sent,
          },
          signal,
        )
      : '';
    const value = yield* askFact(
      context.ports.model,
      {
        id: `${context.workflow.id}/${step.prompt}`,
        prompt: promptOf(context, step.prompt),
        values: { ...values, thoughts: thoughts || '(none)' },
        facts,
        sent,
      },
      step.learns,
      { ...state.facts, files: set.documents.map(({ path }) => nameIn(set, path)) },
      () => context.ports.clock.now(),
      signal,
    );
    yield { kind: 'factLearned', name: step.learns.name, value };
    const names = new Set([...set.documents, ...set.files].map(({ path }) => nameIn(set, path)));
    return issuesIn(value).filter(({ file }) => names.has(file));
  } catch (error) {
    if (!PlannerError.is(error) || !givesNothing.includes(error.kind)) throw error;
    yield { kind: 'noted', note: say('The model did not review the documents: {0} The rules did.', error.message) };
    return [];
  }
}

/** Whether a finding is a mark of the specification that the user has answered since. */
function isAnswered(set: DocumentSet, { path, place }: Finding, answers: unknown): boolean {
  const spec = set.documents.find((document) => document.path === path && path.endsWith('/spec.md'));
  if (spec === undefined || typeof answers !== 'string') return false;
  return readSpec(spec).marks.some(
    ({ question, span }) => span.line === place.line && answers.includes(`- ${question} → `),
  );
}

/** Failures that another try would not mend. The network or a quota would: then the run stops and resumes here. */
const givesNothing: readonly ErrorKind[] = ['model.unusable', 'model.empty', 'model.blocked', 'prompt.tooLong'];

const mostTold = 60;

/** What the rules still say, by artifact; of one that they have nothing to say of any more, that. */
async function* tellFindings(context: RunContext, set: DocumentSet, findings: readonly Finding[]): Part<void> {
  const { artifacts, findings: before } = context.state();
  const own = findings.filter(({ path }) => !path.endsWith('/spec.md'));
  for (const path of new Set(own.map((finding) => finding.path))) {
    const artifact = Object.entries(artifacts).find(([, at]) => at === path)?.[0] ?? nameIn(set, path);
    yield { kind: 'findingsLeft', artifact, findings: own.filter((finding) => finding.path === path) };
  }
  const there = new Set([...set.documents, ...set.files].map(({ path }) => path));
  for (const [artifact, said] of Object.entries(before)) {
    const isSettled = said.every(({ path }) => there.has(path) && own.every((finding) => finding.path !== path));
    if (said.length > 0 && isSettled) yield { kind: 'findingsLeft', artifact, findings: [] };
  }
}

function lineOf(set: DocumentSet, { file, heading }: ReviewIssue): { readonly line?: number } {
  const document = set.documents.find(({ path }) => nameIn(set, path) === file);
  const section = document && findSection(document, heading);
  return document && section ? { line: document.text.slice(0, section.start).split('\n').length } : {};
}
