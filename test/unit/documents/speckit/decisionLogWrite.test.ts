// The log of decisions: whatever stands there becomes the array, and nothing is lost.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { provisionalOutcome } from '../../../../src/documents/speckit/decision/decision.ts';
import { logEntry, mergeDecisionLog, type LogEntry } from '../../../../src/documents/speckit/decision/log.ts';
import { readDecisionLog } from '../../../../src/documents/speckit/decisionLog.ts';
import { decided, monolith } from '../../../fakes/decisions.ts';

const owner = { feature: 'Library Loans', branch: '004-library-loans' };
const entry: LogEntry = {
  id: 'TD001',
  category: 'Architecture',
  decision: 'Option A: One monolith in Django',
  rationale: 'We are three.',
  timestamp: '2026-11-25T10:00:00Z',
  decided_by: 'Anna',
  reversibility: 'Medium',
  review_trigger: 'After MVP launch',
};
const read = (text: string) => readDecisionLog({ path: 'technical-decisions-log.json', text });
const trap = (name: string) => readFileSync(new URL(`../../../fixtures/traps/${name}`, import.meta.url), 'utf8');

test('a new log is an array of one feature in the format of the seed', () => {
  const { text, isLossy } = mergeDecisionLog(undefined, owner, [entry]);
  assert.equal(text, `${JSON.stringify([{ ...owner, decisions: [entry] }], null, 2)}\n`);
  assert.equal(isLossy, false);
  assert.deepEqual(logEntry({ ...monolith, outcome: decided }), entry);
  assert.equal(logEntry(monolith), undefined);
});

test('a provisional entry is read as one, and says what is built', () => {
  const provisional = logEntry({ ...monolith, outcome: provisionalOutcome(monolith, '2026-11-25T10:00:00Z') });
  assert.match(
    provisional?.decision ?? '',
    /^PROVISIONAL DECISION: Option A: .*; built until confirmed: Option B: A service per domain$/,
  );
  const log = read(mergeDecisionLog(undefined, owner, provisional ? [provisional] : []).text);
  assert.deepEqual([log.whole, log.decisions[0]?.provisional], [true, true]);
});

test('an entry that is replaced stays in the new one, and the same again changes nothing', () => {
  const first = mergeDecisionLog(undefined, owner, [entry]).text;
  const again = mergeDecisionLog(first, owner, [{ ...entry, timestamp: '2027-01-01T00:00:00Z' }]);
  assert.equal(again.text, first);
  const other = { ...entry, decision: 'Option B: A service per domain', rationale: 'We grew.' };
  const { text, isLossy } = mergeDecisionLog(first, owner, [other]);
  assert.equal(isLossy, false);
  assert.deepEqual(JSON.parse(text)[0].decisions[0].previous, [
    { decision: entry.decision, rationale: entry.rationale, timestamp: entry.timestamp, decided_by: 'Anna' },
  ]);
  assert.equal(read(text).decisions[0]?.decision, other.decision);
});

const shapes: readonly (readonly [
  name: string,
  text: string,
  features: number,
  ids: readonly string[],
  lossy: boolean,
])[] = [
  ['an object', trap('decisions-object.json'), 1, ['TD001', 'TD002'], false],
  ['features after one another', trap('decisions-ndjson.json'), 2, ['TD001', 'TD002', 'TD001'], false],
  ['another tool’s list', trap('decisions-wrapped.json'), 2, ['TD-001', 'TD002'], false],
  ['a byte order mark', trap('decisions-bom.json'), 1, ['TD001', 'TD002'], false],
  ['a comment', trap('decisions-comments.json'), 1, ['TD001', 'TD002'], true],
  ['one that is cut off', trap('decisions-truncated.json'), 1, ['TD001', 'TD002'], true],
  ['one that is no JSON', 'TD001: a monolith\n', 1, ['TD002'], true],
  ['an empty file', '', 1, ['TD002'], false],
  [
    'a list of decisions without a feature',
    JSON.stringify([{ id: 'TD7', decision: 'x', owner: 'Bo' }]),
    2,
    ['TD7', 'TD002'],
    false,
  ],
  [
    'features in a wrapper with keys of its own',
    JSON.stringify({
      version: 3,
      features: [{ feature: 'A', branch: '001-a', decisions: [{ id: 'TD001', note: 'n' }] }],
    }),
    2,
    ['TD001', 'TD002'],
    false,
  ],
  [
    'the same feature twice',
    JSON.stringify([
      { ...owner, decisions: [entry] },
      { ...owner, by: 'x', decisions: [{ ...entry, decision: 'B' }] },
    ]),
    1,
    ['TD001', 'TD002'],
    false,
  ],
  [
    'a number that JSON cannot hold',
    `[{"feature":"A","branch":"b","decisions":[{"id":"TD001","n":12345678901234567890}]}]`,
    2,
    ['TD001', 'TD002'],
    true,
  ],
];

for (const [name, text, features, ids, lossy] of shapes) {
  test(`${name} becomes the array, and what it said is carried or said to be lost`, () => {
    const merged = mergeDecisionLog(text, owner, [{ ...entry, id: 'TD002' }]);
    const value: readonly {
      readonly feature: string;
      readonly branch: string;
      readonly decisions: readonly LogEntry[];
    }[] = JSON.parse(merged.text);
    assert.equal(value.length, features);
    for (const feature of value) {
      assert.deepEqual(Object.keys(feature).slice(0, 2), ['feature', 'branch']);
      for (const decision of feature.decisions) {
        for (const key of Object.keys(entry)) assert.ok(key in decision, `${key} in ${JSON.stringify(decision)}`);
      }
    }
    assert.deepEqual(value.flatMap(({ decisions }) => decisions.map(({ id }) => id)).sort(), [...ids].sort());
    assert.equal(merged.isLossy, lossy);
    assert.equal(read(merged.text).whole, true);
    assert.equal(mergeDecisionLog(merged.text, owner, [{ ...entry, id: 'TD002' }]).text, merged.text);
    if (lossy) return;
    for (const scalar of text.replace(/"features":/, '').match(/"(?:[^"\\]|\\.)*"|\d+/g) ?? [])
      assert.ok(merged.text.includes(scalar), scalar);
  });
}

test('line endings and indentation stay as they are', () => {
  const before = JSON.stringify([{ feature: 'A', branch: '001-a', decisions: [] }], null, '\t').replaceAll(
    '\n',
    '\r\n',
  );
  const { text } = mergeDecisionLog(before, owner, [entry]);
  assert.match(text, /^\[\r\n\t\{\r\n\t\t"feature": "A"/);
});
