// Properties of the reply reader: chunks do not matter, bodies fit between headings.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDocument } from '../../../src/documents/document.ts';
import { read, type Reading } from './replies.ts';

const line = fc.constantFrom(
  ...['# T', '## 1. Background and Problem Statement', '## 2. Objetivos', '### 3.1 In Scope', '**3.2. Out of Scope**'],
  ...['## 5. Risks and Dependencies', '### Invented', '#### 1. Step', '4.1. High-Level Architecture', '---', '===', ''],
  ...[
    'text',
    '- item',
    '  - deeper',
    '```',
    '```markdown',
    '```mermaid',
    '````',
    '> ```',
    '<!--',
    '-->',
    '| a | b |',
    '  ## in',
    '1.',
  ],
);
const replies = fc
  .tuple(fc.array(line, { maxLength: 30 }), fc.constantFrom('\n', '\r\n', '\r'), fc.boolean())
  .map(([lines, eol, cut]) => (cut ? lines.join(eol).slice(0, -2) : lines.join(eol)));

test('the chunks do not matter', () => {
  const completed = (reading: Reading) => reading.events.filter(({ complete }) => complete);
  fc.assert(
    fc.property(replies, fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 9 }), (reply, sizes) => {
      const chunks: string[] = [];
      for (let at = 0; at < reply.length;) {
        const size = sizes[chunks.length % sizes.length] ?? 1;
        chunks.push(reply.slice(at, at + size));
        at += size;
      }
      const whole = read(reply);
      for (const other of [read(chunks), read([...reply])]) {
        assert.deepEqual(other.reader.sections, whole.reader.sections);
        assert.deepEqual(completed(other), completed(whole));
        assert.deepEqual(other.reader.unknown, whole.reader.unknown);
      }
    }),
    { numRuns: 250 },
  );
});

test('whatever the reply, a body has no headings and leaves nothing open', () => {
  fc.assert(
    fc.property(replies, (reply) => {
      for (const { text } of read(reply).reader.sections) {
        assert.notEqual(text.trim(), '');
        const { sections } = parseDocument('', `## A\n\n${text}\n\n## B\n`);
        assert.deepEqual(
          sections.map(({ title }) => title),
          ['A', 'B'],
          text,
        );
      }
    }),
    { numRuns: 250 },
  );
});
