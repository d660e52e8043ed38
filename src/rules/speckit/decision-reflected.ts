// What was decided can be found again in what is planned.
import { say } from '../../documents/sentence.ts';
import { readDecisions, type Decision } from '../../documents/speckit/decisions.ts';
import { keysNamedIn } from '../../documents/speckit/feature.ts';
import { artifactKinds } from '../../documents/speckit/kind.ts';
import { featureRule } from './rule.ts';

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
    return readDecisions(document)
      .decisions.filter(({ outcome, provisional }) => outcome !== '' || provisional)
      .filter((decision) => !artifacts.some((artifact) => keysNamedIn(artifact.document).has(decision.key)))
      .filter((decision) => !wordsOf(decision).some((word) => text.includes(word)))
      .map(({ id, span }) => ({
        severity: 'warning',
        span,
        message: say('{0} shows in no artifact. Carry it into the plan and the tasks, and name {0} there.', id),
      }));
  },
);

function wordsOf({ outcome, recommendation, options, title }: Decision): readonly string[] {
  const said = outcome === '' ? recommendation : outcome;
  const label = /\boption\s+([a-z0-9]{1,2})\b/i.exec(said)?.[1]?.toUpperCase();
  const option = options.find((one) => one.label === `Option ${label}`)?.text ?? '';
  const words = `${said} ${option} ${title}`.match(/[\p{L}\p{N}][\p{L}\p{N}.+#-]+/gu) ?? [];
  const long = words.filter((word) => (word.length > 3 || /[^\p{ASCII}]/u.test(word)) && !filler.test(word));
  return long.map((word) => word.toLowerCase().replace(/[.,;]+$/, ''));
}
