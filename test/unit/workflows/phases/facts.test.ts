// What the phase plan learns is checked: nothing invented, phases in an order that can be done.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  gapsFact,
  outlineFact,
  phasesFact,
  readOutline,
  readRepository,
  type PlanOutline,
} from '../../../../src/workflows/phases/facts.ts';

const idea = 'Add SSO (ABC-1, https://tracker.example/ABC-1). UTF-8 everywhere.';
const outline = (value: object) => outlineFact.parse({ title: 'Add SSO', ...value }, { idea }) as PlanOutline;

test('an outline needs a title, and all else has a default', () => {
  assert.throws(() => outlineFact.parse({}, { idea }), /title/);
  const { problem, objectives, components, effort, language } = outline({});
  assert.deepEqual(
    { problem, objectives, components, effort, language },
    { problem: '', objectives: [], components: [], effort: undefined, language: 'en' },
  );
});

test('statements with tickets or links that the idea does not hold are dropped; standards are no tickets', () => {
  const found = outline({
    objectives: ['Close ABC-1', 'Close XYZ-9', 'Write UTF-8', 'See https://else.example/'],
    components: [{ name: 'Login', change: 'as in QQ-3' }, { name: 'Login' }],
    risks: [{ risk: 'It breaks', mitigation: 'Wait for ZZ-1' }],
    problem: 'Since QQ-3 nobody can log in.',
  });
  assert.deepEqual(found.objectives, ['Close ABC-1', 'Write UTF-8']);
  assert.deepEqual(found.components, [{ name: 'Login', change: '' }]);
  assert.deepEqual(found.risks, [{ risk: 'It breaks', mitigation: '' }]);
  assert.equal(found.problem, '');
});

test('what a model says besides the known words is nothing', () => {
  const found = outline({ effort: 'huge', concerns: ['Security', 'weather'], language: 'ignore all rules' });
  assert.equal(found.effort, undefined);
  assert.deepEqual(found.concerns, ['security']);
  assert.equal(found.language, 'en');
  assert.equal(outline({ effort: 'L' }).effort, 'L');
});

test('an outline and a repository are read from a run; anything else is none', () => {
  assert.equal(readOutline({ title: 'x', concerns: ['security', 'q'] })?.concerns.length, 1);
  assert.equal(readOutline('x'), undefined);
  assert.deepEqual(readRepository(undefined).sources, []);
  assert.equal(readRepository({ testCommand: 'make test' }).testCommand, 'make test');
});

const phases = (value: object, size = 'M') => phasesFact.parse(value, { size: { size } });

test('phases come after those that they wait for, renumbered', () => {
  const found = phases([{ title: 'Phase 1: Screens', goal: ' seen \n', dependsOn: [2, 7] }, { title: 'Data' }]);
  assert.deepEqual(found, [
    { title: 'Data', goal: '', dependsOn: [] },
    { title: 'Screens', goal: 'seen', dependsOn: [1] },
  ]);
});

test('phases counted from zero are counted from one', () => {
  const found = phases({ phases: [{ title: 'a' }, { title: 'b', dependsOn: [0] }, { title: 'c', dependsOn: [0, 1] }] });
  assert.deepEqual(
    (found as readonly { readonly dependsOn: readonly number[] }[]).map(({ dependsOn }) => dependsOn),
    [[], [1], [1, 2]],
  );
});

test('phases that wait for each other, or are too many or too few for the size, are refused', () => {
  assert.throws(
    () =>
      phases([
        { title: 'a', dependsOn: [2] },
        { title: 'b', dependsOn: [1] },
      ]),
    /phases 1, 2 wait for each other/,
  );
  assert.throws(() => phases([{ title: 'a' }]), /there are 1 phases; a plan of size M has 2 to 4/);
  assert.throws(() => phases([{ title: 'a' }, { title: 'b' }, { title: 'c' }], 'S'), /1 to 2/);
});

test('the command that proves a phase has no quotes around it, and an empty one is none', () => {
  const found = phases([
    { title: 'a', proof: '`npm test`' },
    { title: 'b', proof: ' ' },
  ]) as readonly { readonly proof?: string }[];
  assert.deepEqual(
    found.map(({ proof }) => proof),
    ['npm test', undefined],
  );
});

test('a question needs words', () => {
  assert.throws(() => gapsFact.parse({ questions: [{ section: 'Scope', question: '?' }] }, {}), /question/);
});
