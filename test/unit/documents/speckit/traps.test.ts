// Files made to trip a reader, each with what it must yield (test/fixtures/traps/index.json).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseDocument } from '../../../../src/documents/document.ts';
import { english } from '../../../../src/documents/sentence.ts';
import { readDecisionLog } from '../../../../src/documents/speckit/decisionLog.ts';
import { readSpec } from '../../../../src/documents/speckit/spec.ts';
import { readTasks } from '../../../../src/documents/speckit/tasks.ts';

interface Trap {
  readonly file: string;
  readonly why: string;
  readonly expect: string | Readonly<Record<string, number | readonly string[]>>;
}

const folder = new URL('../../../fixtures/traps/', import.meta.url);
const textOf = (file: string) => readFileSync(new URL(file, folder), 'utf8');
const traps: readonly Trap[] = JSON.parse(textOf('index.json'));

const specOf = (text: string) => readSpec(parseDocument('specs/x/spec.md', text));
const tasksOf = (text: string) => readTasks(parseDocument('specs/x/tasks.md', text));
const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);
const said = (
  unread: readonly { readonly span: { readonly line: number }; readonly reason: Parameters<typeof english>[0] }[],
) => unread.map(({ span, reason }) => `${span.line}: ${english(reason)}`);

/** What the index says in words, as what must hold. */
const inWords: Readonly<Record<string, (text: string) => void>> = {
  'spec-unclosed-comment.md': (text) => {
    const { requirements, stories, unread } = specOf(text);
    assert.deepEqual([requirements.length, stories.length], [0, 1]);
    assert.deepEqual(said(unread), [
      '23: This comment is not closed: what follows it was not read. Add --> where it ends.',
    ]);
  },
  'spec-unclosed-fence.md': (text) => {
    const { requirements, stories, unread } = specOf(text);
    assert.deepEqual([requirements.length, stories.length], [0, 1]);
    assert.deepEqual(said(unread), ['23: This code block is not closed: what follows it was not read.']);
  },
  'spec-nbsp-zwsp.md': (text) => {
    const { requirements, criteria } = specOf(text);
    assert.deepEqual([...ids(requirements), ...ids(criteria)], ['FR-001', 'FR-002', 'SC-001']);
    for (const { span, text: words } of [...requirements, ...criteria]) {
      assert.ok(text.slice(span.start, span.end).includes(words.slice(-12)), 'offsets are those of the file as it is');
    }
  },
  'spec-prompt-injection.md': (text) => {
    const { unread, ...read } = specOf(text);
    const { unread: none, ...without } = specOf(text.slice(0, text.indexOf('<!--')));
    assert.deepEqual(read, without, 'what is planted changes nothing');
    assert.deepEqual(none, []);
    assert.deepEqual([ids(read.requirements), ids(read.criteria), unread], [['FR-001', 'FR-002'], ['SC-001'], []]);
    assert.doesNotMatch(JSON.stringify(read), /evil|SYSTEM|ignore all/);
  },
  'tasks-states.md': (text) => {
    const { tasks, unread } = tasksOf(text);
    const open = tasks.filter(({ state }) => state === 'open');
    assert.deepEqual(ids(open), ['T001', 'T003']);
    assert.deepEqual(said(unread), [
      '16: T005 has the mark [~]: it counts neither as open nor as done.',
      '17: T006 counts as dropped, not as open work.',
      '18: T007 counts as dropped, not as open work.',
    ]);
  },
  'tasks-dup.md': (text) => {
    const { tasks, repeated } = tasksOf(text);
    assert.deepEqual(ids(tasks), ['T001', 'T002', 'T003', 'T004']);
    assert.deepEqual(
      repeated.map(({ id, title, span }) => [id, title, span.line]),
      [['T003', 'Duplicate id', 16]],
    );
  },
  'decisions-object.json': (text) => entries(text, 1),
  'decisions-ndjson.json': (text) => entries(text, 2),
  'decisions-wrapped.json': (text) => entries(text, 1),
  'decisions-bom.json': (text) => entries(text, 1),
  'decisions-comments.json': (text) => entries(text, 1),
  'decisions-truncated.json': (text) => {
    const { decisions, whole, unread } = readDecisionLog({ path: 'technical-decisions-log.json', text });
    assert.deepEqual(
      [decisions.length, whole],
      [1, false],
      'what is whole is read, and the rest is not taken for nothing',
    );
    assert.deepEqual(
      unread.map(({ span }) => text.slice(span.start)),
      ['{"f'],
    );
  },
};

function entries(text: string, number: number): void {
  const { decisions, whole, unread } = readDecisionLog({ path: 'technical-decisions-log.json', text });
  assert.deepEqual([decisions.length, whole, unread], [number, true, []]);
  assert.ok(decisions.every(({ key }) => key === 'TD-1'));
}

for (const { file, why, expect } of traps) {
  test(`${file}: ${why}`, () => {
    const text = textOf(file);
    if (typeof expect === 'string') {
      const check = inWords[file];
      assert.ok(check, `what is said of ${file} is checked`);
      return check(text);
    }
    const { fr, sc, stories, needs, clarifications, ids: wanted, done } = expect;
    const spec = specOf(text);
    const { tasks } = tasksOf(text);
    if (fr) assert.deepEqual(ids(spec.requirements), fr);
    if (sc) assert.deepEqual(ids(spec.criteria), sc);
    if (stories) assert.equal(spec.stories.length, stories);
    if (needs) assert.equal(spec.marks.length, needs);
    if (clarifications) assert.equal(spec.clarifications.length, clarifications);
    if (wanted) assert.deepEqual(ids(tasks), wanted);
    if (done) assert.deepEqual(ids(tasks.filter(({ state }) => state === 'done')), done);
    if (fr)
      assert.deepEqual(
        spec.stories.map(({ priority, scenarios }) => [priority, scenarios.length]),
        [['P1', 2]],
      );
  });
}

test('a single line of 400,000 characters is read', () => {
  const text = textOf('spec-dash-variants.md').replace('core value', () => 'x '.repeat(200_000));
  assert.deepEqual(ids(specOf(text).requirements), ['FR-001', 'FR-002']);
});

test('a document in a code block is read, and said to be in one', () => {
  const { unread, requirements } = specOf(textOf('spec-fenced-whole.md'));
  assert.deepEqual(said(unread), [
    '1: The whole document stands in a code block. It was read without it: remove the block’s marks.',
  ]);
  assert.equal(requirements[0]?.span.line, 32);
});

test('every kind of line ending, and a byte order mark, yield the same at their own offsets', () => {
  const text = textOf('spec-frontmatter.md');
  const other = `\ufeff${text.replaceAll('\n', '\r\n')}`;
  const [plain, windows] = [specOf(text), specOf(other)];
  assert.deepEqual(
    windows.requirements.map(({ text: words }) => words),
    plain.requirements.map(({ text: words }) => words),
  );
  for (const { span, id } of windows.requirements) assert.ok(other.slice(span.start, span.end).includes(id));
});
