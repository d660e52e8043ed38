// What a finished run comes to: warnings first, then decisions, risks, next steps, what people must look at and answer.
import { decisionsOf } from '../../core/decisions/facts.ts';
import type { RunReport } from '../../core/report.ts';
import { leftIssues, type LeftIssue } from '../../core/speckit/review.ts';
import type { Facts } from '../../core/workflow.ts';
import { isAnsweredIn } from '../../documents/speckit/clarifying.ts';
import { choiceText, type TechnicalDecision } from '../../documents/speckit/decision/decision.ts';
import { analysisOf, type Risk } from './analysis.ts';
import { contractsOf } from './contracts.ts';
import { isRecord, recordsOf, specDocument, specOf, textOf } from './known.ts';
import { isWanted, wantedOf } from './wanted.ts';

/** The report, from the facts alone. */
export function reportOf(facts: Facts): RunReport {
  const { risks, conflicts, questions, bottlenecks } = analysisOf(facts);
  const decisions = decisionsOf(facts);
  const issues = leftIssues(facts);
  const provisional = decisions.filter(({ outcome }) => outcome?.kind === 'provisional');
  const urgent = risks.filter(
    ({ severity, kind }) => severity === 'high' && (kind === 'security' || kind === 'performance'),
  );
  const others = risks.filter((risk) => !urgent.includes(risk));
  const answers = textOf(facts, 'specAnswers');
  const marks = specOf(facts).marks.filter(
    ({ question }) =>
      question !== '' && !answers.includes(`- ${question} → `) && !isAnsweredIn(specDocument(facts), question),
  );
  const later = pathRisks(facts);
  return {
    warnings: [
      ...urgent.map(riskLine),
      ...issues.filter(({ severity }) => severity === 'critical').map(issueLine),
      ...conflicts.map(
        ({ requirements, problem, options }) =>
          `Conflicting requirements${requirements.length > 0 ? ` ${requirements.join(', ')}` : ''}: ${problem}${options.length > 0 ? ` Options: ${options.map(({ text, tradeoff }) => `${text}${tradeoff === '' ? '' : ` (${tradeoff})`}`).join(' · ')}` : ''}`,
      ),
    ],
    decisions: decisions.map(decisionLine),
    risks: [
      ...others.slice(0, mostRisks).map(riskLine),
      ...later,
      ...bottlenecks
        .slice(0, 3)
        .map(({ where, remedy }) => `Bottleneck: ${where}${remedy === '' ? '' : ` → ${remedy}`}`),
    ],
    next: nextSteps(facts, provisional),
    review: [
      ...provisional.map(({ id, title }) => `${id} ${title}: provisional, nobody has confirmed it`),
      ...decisions
        .filter(({ reversibility, outcome }) => reversibility === 'Hard' && outcome?.kind === 'decided')
        .map(({ id, title }) => `${id} ${title}: hard to change later`),
    ],
    questions: [
      ...questions,
      ...marks.map(({ question }) => question),
      ...conflicts.filter(({ options }) => options.length > 1).map(({ problem }) => `Which way: ${problem}`),
    ],
    omitted: wantedOf(facts)
      .filter((one) => !one.isWanted)
      .map(({ id, why }) => `${id === 'contracts' ? 'contracts/' : `${id}.md`}: ${why}`),
  };
}

const mostRisks = 6;

function nextSteps(facts: Facts, provisional: readonly TechnicalDecision[]): readonly string[] {
  const [first] = provisional;
  return [
    ...(first === undefined
      ? []
      : [
          `Confirm or change the provisional decisions (${provisional.map(({ id }) => id).join(', ')}), such as with \`/decide ${first.id}\``,
        ]),
    ...(contractsOf(facts).length > 0 && isWanted('contracts', facts)
      ? ['Let those who use the interfaces read `contracts/`']
      : []),
    ...(isWanted('tasks', facts) ? ['Start with Phase 1 of `tasks.md`; each story can be shown on its own'] : []),
    ...(isWanted('quickstart', facts) ? ['Set up by `quickstart.md`'] : []),
    'Commit the feature’s folder',
  ];
}

function riskLine({ risk, kind, severity, mitigation }: Risk): string {
  return `[${kind}, ${severity}] ${risk}${mitigation === '' ? '' : ` → ${mitigation}`}`;
}

function issueLine({ file, heading, problem, remedy }: LeftIssue): string {
  return `${file}${heading === '' ? '' : ` § ${heading}`}: ${problem}${remedy === '' ? '' : ` → ${remedy}`}`;
}

function decisionLine(decision: TechnicalDecision): string {
  const { id, title, outcome, recommendation, reversibility } = decision;
  if (outcome === undefined)
    return `${id} ${title}: open; recommended: ${choiceText(decision, recommendation.option, '')}`;
  const built = outcome.built === undefined ? '' : `; until then built: ${choiceText(decision, outcome.built, '')}`;
  const mark = outcome.kind === 'provisional' ? 'PROVISIONAL DECISION, ' : '';
  return `${id} ${title}: ${mark}${choiceText(decision, outcome.option, outcome.text)}${built} (${reversibility.toLowerCase()} to change)`;
}

/** Risks that came with the decisions. */
function pathRisks(facts: Facts): readonly string[] {
  const path = facts['decisionPath'];
  return isRecord(path)
    ? recordsOf(path['risks']).map(
        (one) => `${textOf(one, 'risk')}${textOf(one, 'mitigation') === '' ? '' : ` → ${textOf(one, 'mitigation')}`}`,
      )
    : [];
}
