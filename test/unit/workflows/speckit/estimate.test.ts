// What the user is told that the documents will cost is what they do cost, about: within a third.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunEvent } from '../../../../src/core/run.ts';
import type { Facts } from '../../../../src/core/workflow.ts';
import { costOf } from '../../../../src/workflows/speckit/estimate.ts';
import { artifactIds, isWanted } from '../../../../src/workflows/speckit/wanted.ts';
import { folder, plannedFeature } from '../../../fakes/plannedFeature.ts';
import { learned } from './drafted.ts';
import { service } from './specs.ts';

/** A specification in Chinese with as many stories. */
function chinese(stories: number): string {
  const each = Array.from({ length: stories }, (_, index) => index + 1);
  const say = (one: number): string =>
    `会员在 2 秒内看到第 ${one} 层哪些会议室空闲，以及每间会议室与谁共用，预订成功后系统必须立即通知所有参与者。`;
  return [
    '# Feature Specification: 会议室',
    '## User Scenarios & Testing',
    ...each.map((one) => `### User Story ${one} - 会议室 ${one} (Priority: P1)\n\n${say(one)}\n\n${say(one)}`),
    '### Edge Cases',
    ...each.map((one) => `- ${say(one)}`),
    '## Requirements',
    '### Functional Requirements',
    ...each.flatMap((one) => [`- **FR-${100 + one}**: ${say(one)}`, `- **FR-${200 + one}**: ${say(one)}`]),
    '## Success Criteria',
    ...each.map((one) => `- **SC-${100 + one}**: ${say(one)}`),
  ].join('\n\n');
}

/** What was said, and what was used afterwards. */
async function saidAndUsed(spec: string): Promise<readonly [number, number]> {
  const { host } = await plannedFeature({ [`${folder}/spec.md`]: spec });
  const events: readonly RunEvent[] = await host.journals.read('run-1');
  const at = events.findIndex(({ kind }) => kind === 'choiceStated');
  const learnedIn = (some: readonly RunEvent[]): Facts =>
    Object.fromEntries(some.flatMap((event) => (event.kind === 'factLearned' ? [[event.name, event.value]] : [])));
  const ids = artifactIds.filter((id) => isWanted(id, learnedIn(events)));
  const used = events
    .slice(at)
    .flatMap((event) => (event.kind === 'modelAsked' ? [event.inputTokens + event.outputTokens] : []));
  return [costOf(ids, learnedIn(events.slice(0, at))).tokens, used.reduce((sum, one) => sum + one, 0)];
}

for (const [name, spec] of [
  ['one in Chinese', chinese(5)],
  ['a feature of a few stories', service],
] as const) {
  test(`${name} costs what was said, within a third`, async () => {
    const [said, used] = await saidAndUsed(spec);
    assert.ok(said > used * 0.67 && said < used * 1.34, `${said} tokens were said and ${used} used`);
  });
}

test('a document that is made from others costs more where they are written too', () => {
  const facts = learned(service);
  const cost = (...ids: Parameters<typeof costOf>[0]): number => costOf(ids, facts).tokens;
  assert.ok(
    cost('plan', 'research', 'tasks', 'executive-summary') >
      cost('plan', 'research', 'tasks') + cost('executive-summary'),
  );
});
