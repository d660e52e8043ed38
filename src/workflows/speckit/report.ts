// What a finished run comes to: warnings first, then decisions, risks, next steps, what people must look at and answer.
import { decisionsOf } from '../../core/decisions/facts.ts';
import type { RunReport } from '../../core/report.ts';
import { leftIssues, type LeftIssue } from '../../core/speckit/review.ts';
import { pathRisksOf } from '../../core/steps/path.ts';
import type { Facts } from '../../core/workflow.ts';
import { isAnsweredIn } from '../../documents/speckit/clarifying.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
import {
  choiceText,
  chosenReversibility,
  type Reversibility,
  type TechnicalDecision,
} from '../../documents/speckit/decision/decision.ts';
import { analysisOf, type Analysis, type Risk, type RiskKind, type Severity } from './analysis.ts';
import { whyOmitted } from './choice.ts';
import { provisionalWords } from '../../documents/speckit/decision/inline.ts';
import { openOf } from './conflicts.ts';
import { contractsOf } from './contracts.ts';
import { recordsOf, specDocument, specOf, textOf } from './known.ts';
import { isWanted, nameOf, wantedOf } from './wanted.ts';

/** The report, from the facts alone. */
export function reportOf(facts: Facts): RunReport {
  const { risks, conflicts, bottlenecks } = analysisOf(facts);
  const open = openOf(facts);
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
  return {
    warnings: [
      ...urgent.map(riskLine),
      ...issues.filter(({ severity }) => severity === 'critical').map(issueLine),
      ...conflicts.map(conflictLine),
    ],
    decisions: decisions.map(decisionLine),
    risks: [
      ...others.slice(0, mostRisks).map(riskLine),
      ...pathRisksOf(facts),
      ...bottlenecks
        .slice(0, 3)
        .map(({ where, remedy }) => say('Bottleneck: {0}', `${where}${remedy === '' ? '' : ` → ${remedy}`}`)),
    ],
    next: nextSteps(facts, provisional),
    review: [
      ...provisional.map(({ id, title }) => say('{0}: provisional, nobody has confirmed it', `${id} ${title}`)),
      ...decisions
        .filter((decision) => decision.outcome?.kind === 'decided' && chosenReversibility(decision) === 'Hard')
        .map(({ id, title }) => say('{0}: hard to change later', `${id} ${title}`)),
    ],
    questions: [
      ...new Set([...open.questions, ...marks.map(({ question }) => question)]),
      ...open.conflicts
        .filter(({ options }) => options.length > 1)
        .map(({ problem }) => say('Which way: {0}', problem)),
    ],
    omitted: wantedOf(facts)
      .filter((one) => !one.isWanted)
      .map(({ id, why }) => say('{0}: {1}', nameOf(id), whyOmitted(why))),
  };
}

const mostRisks = 6;

function conflictLine({ requirements, problem, options }: Analysis['conflicts'][number]): Sentence {
  const named =
    requirements.length > 0
      ? say('Conflicting requirements {0}: {1}', requirements.join(', '), problem)
      : say('Conflicting requirements: {0}', problem);
  const ways = options.map(({ text, tradeoff }) => (tradeoff === '' ? text : `${text} (${tradeoff})`)).join(' · ');
  return ways === '' ? named : say('{0} Options: {1}', named, ways);
}

function nextSteps(facts: Facts, provisional: readonly TechnicalDecision[]): readonly Sentence[] {
  const [first] = provisional;
  return [
    ...(first === undefined
      ? []
      : [
          say(
            'Confirm or change the provisional decisions ({0}), such as with `/decide {1}`',
            provisional.map(({ id }) => id).join(', '),
            first.id,
          ),
        ]),
    ...(contractsOf(facts).length > 0 && isWanted('contracts', facts)
      ? [say('Let those who use the interfaces read `contracts/`')]
      : []),
    ...(isWanted('tasks', facts) ? [say('Start with Phase 1 of `tasks.md`; each story can be shown on its own')] : []),
    ...(isWanted('quickstart', facts) ? [say('Set up by `quickstart.md`')] : []),
    ...hooksAfter(facts),
    say('Commit the feature’s folder'),
  ];
}

/** What the project’s extensions would have run now. */
function hooksAfter(facts: Facts): readonly Sentence[] {
  return recordsOf(facts['hooks']).map((hook) => {
    const condition = textOf(hook, 'condition');
    const told = `${textOf(hook, 'command')}${condition === '' ? '' : ` (${condition})`}`;
    return hook['isOptional'] === true
      ? say(
          'The extension {0} offers a command after planning: {1}. Planner runs no hooks.',
          textOf(hook, 'extension'),
          told,
        )
      : say(
          'The extension {0} wants a command to be run after planning: {1}. Planner runs no hooks.',
          textOf(hook, 'extension'),
          told,
        );
  });
}

function riskLine({ risk, kind, severity, mitigation }: Risk): Sentence {
  const said = mitigation === '' ? risk : `${risk} → ${mitigation}`;
  return say('[{0}, {1}] {2}', kindNames[kind], severityNames[severity], said);
}

const kindNames: Readonly<Record<RiskKind, Sentence>> = {
  performance: say('performance'),
  security: say('security'),
  data: say('data'),
  integration: say('integration'),
  delivery: say('delivery'),
};

const severityNames: Readonly<Record<Severity, Sentence>> = {
  high: say('high'),
  medium: say('medium'),
  low: say('low'),
};

function issueLine({ file, heading, problem, remedy }: LeftIssue): string {
  return `${file}${heading === '' ? '' : ` § ${heading}`}: ${problem}${remedy === '' ? '' : ` → ${remedy}`}`;
}

function decisionLine(decision: TechnicalDecision): Sentence {
  const { id, title, outcome, recommendation } = decision;
  const name = `${id} ${title}`;
  if (outcome === undefined)
    return say('{0}: open; recommended: {1}', name, choiceText(decision, recommendation.option, ''));
  const mark = outcome.kind === 'provisional' ? `${provisionalWords}, ` : '';
  const chosen = `${name}: ${mark}${choiceText(decision, outcome.option, outcome.text)}`;
  const whole =
    outcome.built === undefined
      ? chosen
      : say('{0}; until then built: {1}', chosen, choiceText(decision, outcome.built, ''));
  return say('{0} ({1})', whole, changeNames[chosenReversibility(decision)]);
}

const changeNames: Readonly<Record<Reversibility, Sentence>> = {
  Easy: say('easy to change'),
  Medium: say('medium to change'),
  Hard: say('hard to change'),
};
