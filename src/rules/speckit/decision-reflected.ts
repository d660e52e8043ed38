// What was decided can be found again in what is planned.
import { say } from '../../documents/sentence.ts';
import { readDecisions, type Decision } from '../../documents/speckit/decisions.ts';
import { keysNamedIn } from '../../documents/speckit/feature.ts';
import { artifactKinds } from '../../documents/speckit/kind.ts';
import { featureRule } from './rule.ts';
import { choiceOf, marksIn, marksOf } from './terms.ts';

const filler =
  /^(?:option|with|that|this|from|into|then|will|must|should|because|using|chosen|approach|which|have|their|they|when|where|only|also|than|over|more|provisional|decision|recommended)$/i;

export const decisionReflected = featureRule(
  'decision-reflected',
  ['decisions'],
  {
    severity: 'warning',
    summary: say('A decision shows in the plan, the tasks or another artifact.'),
    why: say('A decision that nothing carries out was taken for nothing.'),
    wrong: '(TD003: “Final Decision: Redis”, and neither TD003 nor Redis in plan.md or tasks.md)',
    right: '- [ ] T014 Configure Redis in infra/redis.tf (TD003)',
  },
  ({ document, feature }) => {
    if (feature.get('plan') === undefined && feature.get('tasks') === undefined) return [];
    const artifacts = feature.documents.filter(({ kind }) => artifactKinds.includes(kind));
    const text =
      artifacts.map((artifact) => artifact.document.text.toLowerCase()).join('\n') +
      feature.contracts.map((file) => file.text.toLowerCase()).join('\n');
    const { decisions } = readDecisions(document);
    const lines = artifacts.flatMap((artifact) => artifact.document.text.split('\n'));
    // Where artifacts name the other decisions by their ids, words in common say little.
    const isNamed = ({ key }: Decision) => artifacts.some((artifact) => keysNamedIn(artifact.document).has(key));
    const named = decisions.length > 1 && decisions.filter(isNamed).length >= decisions.length - 1;
    return decisions
      .filter(({ outcome, provisional }) => outcome !== '' || provisional)
      .filter((decision) => !isNamed(decision))
      .filter((decision) =>
        named ? !isCarriedOut(decision, lines) : !wordsOf(decision).some((word) => text.includes(word)),
      )
      .map(({ id, span }) => ({
        severity: 'warning',
        span,
        message: say('{0} shows in no artifact. Carry it into the plan and the tasks, and name {0} there.', id),
      }));
  },
);

/** Whether some line tells what was chosen, in most of the words that the other options do not have. */
function isCarriedOut(decision: Decision, lines: readonly string[]): boolean {
  const choice = choiceOf(decision);
  if (choice === undefined) return true;
  const marks = marksOf(choice.chosen, choice.rejected);
  const all = marks.names.length + marks.words.length;
  if (all === 0) return true;
  return lines.some((line) => {
    const { names, words } = marksIn(line, marks);
    return names.length > 0 || names.length + words.length >= Math.max(1, all * 0.7);
  });
}

function wordsOf({ outcome, recommendation, options, title }: Decision): readonly string[] {
  const said = outcome === '' ? recommendation : outcome;
  const label = /\boption\s+([a-z0-9]{1,2})\b/i.exec(said)?.[1]?.toUpperCase();
  const option = options.find((one) => one.label === `Option ${label}`)?.text ?? '';
  const words = `${said} ${option} ${title}`.match(/[\p{L}\p{N}][\p{L}\p{N}.+#-]+/gu) ?? [];
  const long = words.filter((word) => (word.length > 3 || /[^\p{ASCII}]/u.test(word)) && !filler.test(word));
  return long.map((word) => word.toLowerCase().replace(/[.,;]+$/, ''));
}
