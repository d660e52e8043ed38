// What is told of ids, and what stands above lines, as texts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexOf } from '../../../../src/documents/ids/idIndex.ts';
import { english } from '../../../../src/documents/sentence.ts';
import { idText } from '../../../../src/vscode/language/idText.ts';
import { lensesIn } from '../../../../src/vscode/language/planLenses.ts';
import { setOf } from '../../documents/ids/sets.ts';

const spec = 'specs/004-loans/spec.md';
const decisions = 'specs/004-loans/plan.md.decisions.md';
const set = setOf({
  [spec]:
    '# Feature Specification: Loans\n\n- **FR-001**: Lend <b>*books*</b>\n- **FR-002**: More [NEEDS CLARIFICATION: what?]\n- **SC-001**: Fast\n',
  'specs/004-loans/tasks.md':
    '# Tasks: Loans\n\n## Phase 1\n\n- [x] T001 Lend (FR-001)\n- [ ] T002 Write tests in tests/a.test.ts (FR-001; depends on T001)\n',
  [decisions]:
    '# Technical Decisions Required: Loans\n\n### TD001: Data - Database\n\n**Final Decision**: SQLite\n**Rationale**: Small\n\n### TD002: Data - Cache\n',
});
const file = { folder: 'file:///w', path: spec };
const lenses = (path: string, stale: readonly string[] = []) => {
  const document = set.documents.find((one) => one.path === path);
  assert.ok(document);
  const sections = stale.map((section) => ({ artifact: 'x', path, section, inputs: [], isEdited: false }));
  return lensesIn(document, set, { ...file, path }, sections).map((lens) => [
    lens.line,
    english(lens.title),
    ...(lens.kind === 'command' ? [lens.command, ...lens.arguments.slice(1)] : [lens.covering.length]),
  ]);
};
const hover = (key: string): string => {
  const definition = indexOf(set).definition(key);
  assert.ok(definition);
  return idText(definition, set, indexOf(set), english, (path, line) => `${path}#${line}`);
};

test('requirements tell what covers them; families that no task names tell nothing', () => {
  assert.deepEqual(lenses(spec), [
    [3, '1 task · 1 test', 2],
    [4, '0 tasks · 0 tests', 0],
    [4, 'Answer This Question', 'planner.answerHere', 4],
  ]);
});

test('decisions are taken or changed, stale sections are remade', () => {
  assert.deepEqual(lenses(decisions, ['TD002: Data - Cache', 'Gone']), [
    [3, 'Change', 'planner.decideHere', 'TD001'],
    [8, 'Decide', 'planner.decideHere', 'TD002'],
    [8, 'Remake This Section', 'planner.remakeSection', 'TD002: Data - Cache'],
  ]);
});

test('an id is told with its text, its state, what it waits for and what names it', () => {
  const requirement = hover('FR-1');
  assert.match(requirement, /^\*\*FR\\-001\*\* · requirement\n\nLend \\<b\\>books\\<\/b\\>|books/);
  assert.match(requirement, /1 task · 1 test: \[T001\]\(specs\/004-loans\/tasks\.md#5\), \[T002\]/);
  assert.doesNotMatch(requirement, /<b>/);
  assert.match(hover('T-2'), /\*\*T002\*\* · task · open[^]*Waits for \[T001\]\([^)]*\) \(done\)/);
  assert.match(hover('TD-1'), /technical decision[^]*Decided: SQLite/);
  assert.match(hover('TD-2'), /Not decided yet\\\./);
});
