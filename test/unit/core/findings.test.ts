// The word of the user on findings: comments, severities, and what is said of both.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge, runRules, type Policy } from '../../../src/core/findings.ts';
import type { Rule } from '../../../src/core/rule.ts';
import { readSeverities, severityOf, unknownRules } from '../../../src/core/severities.ts';
import { alone, type DocumentSet } from '../../../src/documents/documentSet.ts';
import { parseDocument } from '../../../src/documents/document.ts';
import { applyEdits } from '../../../src/documents/edit.ts';
import type { Finding } from '../../../src/documents/finding.ts';
import { readIgnores } from '../../../src/documents/ignore.ts';
import { english, say } from '../../../src/documents/sentence.ts';
import { lineAt } from '../../../src/documents/text.ts';

const page = { severity: 'warning', summary: say('s'), why: say('w'), wrong: 'x', right: 'y' } as const;

/** Finds every occurrence of a word. */
function finds(id: string, word: string, fix?: (at: number) => Finding['fix']): Rule {
  return {
    id,
    page,
    applies: () => true,
    check: ({ text, path }) =>
      [...text.matchAll(new RegExp(word, 'g'))].map(({ index }) => {
        const place = { start: index, end: index + word.length, line: lineAt(text, index), column: 1 };
        const repair = fix?.(index);
        return { rule: id, severity: 'warning', path, place, message: say('m'), ...(repair ? { fix: repair } : {}) };
      }),
  };
}

const rules = [finds('a/bad', 'bad'), finds('a/worse', 'worse')];

function judged(text: string, policy: Partial<Policy> = {}) {
  const readable = readIgnores(parseDocument('a.md', text));
  const whole = { rules, ...policy };
  return judge(
    readable,
    runRules(readable, () => undefined, alone(readable.view), whole),
    whole,
  );
}

function shown(text: string, policy: Partial<Policy> = {}): readonly string[] {
  return judged(text, policy).findings.map(({ rule, place, severity }) => `${place.line} ${severity} ${rule}`);
}

test('what a rule hides where it finds something is not said, and not called needless to ignore', () => {
  const hiding: Rule = { ...finds('a/open', 'open'), hides: ['b/*', 'c/part'] };
  const table = [hiding, ...['b/one', 'c/part', 'c/whole'].map((id) => finds(id, 'bad'))];
  const said = (text: string) => judged(text, { rules: table }).findings.map(({ rule }) => rule);
  assert.deepEqual(said('bad\n'), ['b/one', 'c/part', 'c/whole']);
  assert.deepEqual(said('bad\n\nopen\n'), ['c/whole', 'a/open']);
  assert.deepEqual(said('<!-- planner-ignore b/one: meant -->\n\nbad\n\nopen\n'), ['c/whole', 'a/open']);
});

test('where a rule says that text is meant as code nothing else is said', () => {
  const veiling: Rule = {
    ...finds('a/nested', 'nested'),
    veils: ({ text }) => [{ start: text.indexOf('nested'), end: text.indexOf('end') }],
  };
  const table = [veiling, finds('b/bad', 'bad')];
  const said = (text: string) =>
    judged(text, { rules: table }).findings.map(({ rule, place }) => `${rule} ${place.line}`);
  assert.deepEqual(said('bad\n\nnested\n\nbad nested\n\nend\n\nbad\n'), [
    'b/bad 1',
    'a/nested 3',
    'a/nested 5',
    'b/bad 9',
  ]);
  assert.deepEqual(said('bad\n\nend\n'), ['b/bad 1']);
});

test('a comment with a reason ignores what it covers, and keeps it with the reason', () => {
  const { findings, ignored } = judged('bad\n\n<!-- planner-ignore a/bad: why -->\n\nbad worse\n\nbad\n');
  assert.deepEqual(
    findings.map(({ rule, place }) => [rule, place.line]),
    [
      ['a/bad', 1],
      ['a/worse', 5],
      ['a/bad', 7],
    ],
  );
  assert.deepEqual(
    ignored.map(({ finding, reason }) => [finding.rule, finding.place.line, reason]),
    [['a/bad', 5, 'why']],
  );
});

test('a group ignores its rules, a comment for the file the whole document', () => {
  assert.deepEqual(shown('<!-- planner-ignore a/*: why -->\nbad worse\n'), []);
  assert.deepEqual(shown('# A\n\n<!-- planner-ignore-file a/bad: why -->\n\nbad\n\n## B\n\nbad\n'), []);
});

for (const [name, text, message] of [
  ['without a reason', '<!-- planner-ignore a/bad -->\nbad\n', /Say why after a colon/],
  ['of an unknown rule', '<!-- planner-ignore a/good: why -->\nbad\n', /There is no rule a\/good/],
  ['of an unknown group', '<!-- planner-ignore b/*: why -->\nbad\n', /There is no rule b\/\*/],
  ['without a rule', '<!-- planner-ignore: why -->\nbad\n', /Name the rule/],
  ['before nothing', 'bad\n\n<!-- planner-ignore a/bad: why -->\n', /Nothing follows/],
  ['for the file below its text', 'bad\n\n<!-- planner-ignore-file a/bad: why -->\n', /at the top/],
  ['that nothing needs', 'bad\n\n<!-- planner-ignore a/bad: why -->\ngood\n', /a\/bad finds nothing here any more/],
] as const) {
  test(`a comment ${name} is a finding and ignores nothing`, () => {
    const { findings, ignored } = judged(text);
    assert.deepEqual(findings.map(({ rule }) => rule).sort(), ['a/bad', 'structure/ignore']);
    assert.match(english(findings.find(({ rule }) => rule === 'structure/ignore')?.message ?? say('')), message);
    assert.deepEqual(ignored, []);
  });
}

test('a comment that nothing needs can be removed, where none of its rules is needed', () => {
  const text = '<!-- planner-ignore a/bad: why -->\ngood\n';
  const fix = judged(text).findings[0]?.fix;
  assert.equal(fix && applyEdits(text, fix.edits), 'good\n');
  assert.equal(judged('<!-- planner-ignore a/bad, a/worse: why -->\nbad\n').findings[0]?.fix, undefined);
});

test('of a rule that is not asked nobody says that its comment is unused', () => {
  const text = '<!-- planner-ignore a/worse: why -->\ngood\n';
  assert.deepEqual(shown(text, { only: ['a/bad', 'structure/ignore'] }), []);
  assert.deepEqual(shown(text, { severities: { 'a/worse': 'off' } }), []);
});

test('a fix that would take a comment away that its rule did not see is not offered', () => {
  const rule = finds('a/bad', 'bad', (at) => ({ title: say('t'), edits: [{ start: 0, end: at, text: '' }] }));
  assert.equal(
    judged('<!-- planner-ignore a/worse: why -->\nbad\n', { rules: [rule, ...rules.slice(1)] }).findings.at(-1)?.fix,
    undefined,
  );
  assert.ok(judged('bad\n', { rules: [rule] }).findings[0]?.fix);
});

test('severities are set by id, by group, or for all; off is not asked', () => {
  assert.deepEqual(shown('bad worse\n', { severities: { '*': 'info', 'a/*': 'error', 'a/worse': 'off' } }), [
    '1 error a/bad',
  ]);
  assert.deepEqual(shown('<!-- planner-ignore x/y -->\n', { severities: { 'structure/ignore': 'off' } }), []);
  assert.equal(severityOf('b/c', { '*': 'info' }), 'info');
  assert.equal(severityOf('toString', {}), undefined);
  const never: Rule = { ...rules[0], id: 'a/never', page, applies: () => assert.fail(), check: () => assert.fail() };
  assert.deepEqual(shown('bad\n', { rules: [never], severities: { 'a/never': 'off' } }), []);
});

test('a setting is read whatever it holds, and what is wrong with it is said', () => {
  const said = (value: unknown) => readSeverities(value).problems.map(english).join();
  assert.match(said(['a']), /must be an object/);
  assert.match(said({ 'a/b': 'loud', 'a/c': 'off' }), /must say error, warning, info or off for a\/b/);
  assert.deepEqual(readSeverities({ 'a/b': 1, 'a/c': 'off' }).severities, { 'a/c': 'off' });
  assert.deepEqual(readSeverities(undefined), { severities: {}, problems: [] });
  assert.deepEqual(
    unknownRules({ 'a/b': 'off', 'c/*': 'off', '*': 'info', 'x/y': 'off' }, ['a/b']).map(({ args }) => args[1]),
    ['c/*', 'x/y'],
  );
});

test('a rule that did not look beside the document is not asked again', () => {
  let asked = 0;
  const own: Rule = { id: 'a/own', page, applies: () => true, check: () => (asked++, []) };
  const looking: Rule = {
    id: 'a/looking',
    page,
    applies: () => true,
    check: (_, __, set) => (
      asked++,
      set.documents.slice(1).map(() => ({
        rule: 'a/looking',
        severity: 'info',
        path: 'a.md',
        place: { start: 0, end: 0, line: 1, column: 1 },
        message: say('m'),
      }))
    ),
  };
  const policy = { rules: [own, looking] };
  const readable = readIgnores(parseDocument('a.md', 'text\n'));
  const first = runRules(readable, () => undefined, alone(readable.view), policy);
  const set: DocumentSet = { ...alone(readable.view), documents: [readable.view, parseDocument('b.md', '')] };
  const second = runRules(readable, () => undefined, set, policy, first);
  assert.equal(asked, 3);
  assert.deepEqual(
    second.map(({ findings }) => findings.length),
    [0, 1],
  );
});
