// What scripts print, in every shape that versions, shells and terminals give it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanOutput, readScriptOutput } from '../../../../src/documents/speckit/scriptOutput.ts';

const json =
  '{"FEATURE_SPEC":"/r/specs/001-x/spec.md","IMPL_PLAN":"/r/specs/001-x/plan.md","SPECS_DIR":"/r/specs/001-x","BRANCH":"001-x"}';
const answer = {
  folder: '/r/specs/001-x',
  spec: '/r/specs/001-x/spec.md',
  plan: '/r/specs/001-x/plan.md',
  branch: '001-x',
};

test('words before the JSON and after it are remarks', () => {
  const { answer: found, isMended, remarks } = readScriptOutput(`Copied plan template to /r\n\n${json}\nDone.\n`);
  assert.deepEqual([found, isMended, remarks], [answer, false, ['Copied plan template to /r', 'Done.']]);
});

test('escape codes, byte order marks, other line endings and words on the same line do not hide it', () => {
  for (const output of [
    `\u001b[32m✓\u001b[0m ready\r\n\u001b[1m${json}\u001b[0m\r\n`,
    `\ufeff${json}\r`,
    `\u001b]0;title\u0007${json}`,
    `json: ${json}`,
  ]) {
    assert.deepEqual(readScriptOutput(output).answer, answer);
  }
});

test('of several answers the last counts; other JSON is none', () => {
  const other = json.replaceAll('001-x', '002-y');
  assert.equal(readScriptOutput(`${other}\n${json}\n{"level":"info"}\n`).answer?.branch, '001-x');
});

test('JSON over several lines, as PowerShell prints it', () => {
  const spread = JSON.stringify(
    { HAS_GIT: true, FEATURE_DIR: 'C:\\r\\specs\\001-x', IMPL_PLAN: 'C:\\r\\specs\\001-x\\plan.md' },
    null,
    4,
  );
  const { answer: found, remarks } = readScriptOutput(`WARNING: old\r\n${spread.replaceAll('\n', '\r\n')}\r\nend\r\n`);
  assert.deepEqual(found, {
    folder: 'C:\\r\\specs\\001-x',
    plan: 'C:\\r\\specs\\001-x\\plan.md',
    branch: '001-x',
    hasGit: true,
  });
  assert.deepEqual(remarks, ['WARNING: old', 'end']);
});

test('quotation marks and backslashes that nobody escaped', () => {
  const { answer: quoted, isMended } = readScriptOutput(json.replaceAll('/r/', '/a"b/'));
  assert.deepEqual([quoted?.folder, quoted?.branch, isMended], ['/a"b/specs/001-x', '001-x', true]);
  const windows = '{"FEATURE_SPEC":"C:\\Users\\me\\specs\\001-x\\spec.md","SPECS_DIR":"C:\\Users\\me\\specs\\001-x"}';
  assert.equal(readScriptOutput(windows).answer?.folder, 'C:\\Users\\me\\specs\\001-x');
});

test('keys that are missing or empty are worked out from the others', () => {
  assert.deepEqual(readScriptOutput('{"IMPL_PLAN":"/r/specs/001-x/plan.md","BRANCH":"","HAS_GIT":"false"}').answer, {
    folder: '/r/specs/001-x',
    plan: '/r/specs/001-x/plan.md',
    branch: '001-x',
    hasGit: false,
  });
  assert.equal(
    readScriptOutput('{"FEATURE_DIR":"/r/specs/001-x//","AVAILABLE_DOCS":[]}').answer?.folder,
    '/r/specs/001-x',
  );
  assert.equal(readScriptOutput('{"BRANCH":"001-x"}').answer, undefined);
});

test('text in place of JSON is understood, and nothing is nothing', () => {
  const text = 'FEATURE_DIR: /r/specs/001-x\nBRANCH: 001-x\nhello\n';
  assert.deepEqual(readScriptOutput(text), {
    answer: { folder: '/r/specs/001-x', branch: '001-x' },
    isMended: true,
    remarks: ['hello'],
  });
  assert.deepEqual(readScriptOutput(''), { answer: undefined, isMended: false, remarks: [] });
  assert.equal(readScriptOutput('{"FEATURE_DIR": 3}\n{}\n[]\nnull').answer, undefined);
});

test('a long output is read in time that grows with it', () => {
  const noise = '{ "a": [1, 2, {"b":\n'.repeat(400);
  assert.deepEqual(readScriptOutput(`${noise}${json}`).answer, answer);
});

test('cleaning leaves words alone', () => {
  assert.equal(cleanOutput('\u001b[31;1mGrößer\u001b[0m\r\nals [3]\u0007'), 'Größer\nals [3]');
});
