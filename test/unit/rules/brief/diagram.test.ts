// The rules about the brief's diagram: header, ends, decisions, databases, labels.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from '../../../../src/documents/document.ts';
import { checkDocument } from '../../../../src/rules/index.ts';
import { brief, findingsIn, path, rulesAgainst, spoil, unchecked } from '../../../fixtures/rules/brief.ts';

const section = /### 4\.3[^]*?(?=## 5)/;
const withDiagram = (...lines: readonly string[]) =>
  spoil(/```mermaid[^]*?```/, ['```mermaid', ...lines, '```'].join('\n'));

const cases: readonly (readonly [name: string, text: string, rules: readonly string[]])[] = [
  [
    'a heading alone',
    spoil(section, '### 4.3. High-Level Flow (Mermaid)\n\n'),
    ['structure/empty-section', 'brief/flow-diagram'],
  ],
  [
    'words in place of the diagram',
    spoil(section, '### 4.3. High-Level Flow (Mermaid)\n\nNone needed.\n\n'),
    ['brief/flow-diagram'],
  ],
  ['a block without a language', spoil('```mermaid', '```'), ['brief/flow-diagram']],
  ['a diagram of another type', withDiagram('sequenceDiagram', '  a->>b: c'), ['brief/diagram-direction']],
  ['the direction TB', spoil('graph TD', 'graph TB'), ['brief/diagram-direction']],
  ['the direction RL', spoil('graph TD', 'graph RL'), ['brief/diagram-direction']],
  ['no direction', spoil('graph TD', 'graph'), ['brief/diagram-direction']],
  ['a start that is not round', spoil('start([Open page])', 'start[Open page]'), ['brief/diagram-ends']],
  ['an end that is not round', spoil('done([Show start page])', 'done[Show start page]'), ['brief/diagram-ends']],
  ['a branch without an answer', spoil('-->|no|', '-->'), ['brief/diagram-decisions']],
  [
    'one branch only',
    withDiagram('graph TD', 'a([Go]) --> b{Ready?}', 'b -->|yes| c([Done])'),
    ['brief/diagram-decisions'],
  ],
  ['the same answer twice', spoil('-->|no|', '-->|Yes|'), ['brief/diagram-decisions']],
  [
    'other answers to yes and no',
    spoil(/-->\|yes\|/, '-->|known|').replace('-->|no|', '-->|new|'),
    ['brief/diagram-decisions'],
  ],
  ['a decision in a rectangle', spoil('known{Known user?}', 'known[Known user?]'), ['brief/diagram-decisions']],
  [
    'a store that is named by its product',
    spoil('session[(Sessions)]', 'session[PostgreSQL reservations]'),
    ['brief/diagram-databases'],
  ],
  ['a product alone', spoil('session[(Sessions)]', 'session[Redis]'), ['brief/diagram-databases']],
  [
    'a database in a rectangle at the end of the flow, once',
    withDiagram('graph TD', 'a([Go]) --> b{Ready?}', 'b -->|yes| c[User database]', 'b -->|no| d([Stop])'),
    ['brief/diagram-databases'],
  ],
  ['a database in a rectangle', spoil('session[(Sessions)]', 'session[User database]'), ['brief/diagram-databases']],
  ['six words', spoil('Send name and password', 'Send the name and the password'), ['brief/diagram-labels']],
];

for (const [name, text, rules] of cases) {
  test(`finds: ${name}`, () => assert.deepEqual(rulesAgainst(text), rules));
}

const accepted: readonly (readonly [name: string, text: string])[] = [
  ['a horizontal flow', spoil('graph TD', 'graph LR')],
  ['five words', spoil('Send name and password', 'Send the name and password')],
  ['words split over lines', spoil('Send name and password', '"Send name<br/>and password"')],
  ['a part of a product that stores nothing', spoil('send[Send name and password]', 'send[PostgreSQL migration]')],
  ['a step on a product', spoil('send[Send name and password]', 'send[Write to Redis]')],
  ['a step that uses a database', spoil('send[Send name and password]', 'send[Query user database]')],
  [
    'a decision of another kind',
    spoil('{Known user?}', '{Which plan?}').replace('|yes|', '|free|').replace('|no|', '|paid|'),
  ],
  ['answers of another language', spoil('|yes|', '|да|').replace('|no|', '|нет|')],
  ['three branches', spoil('  session --> done', '  known -->|locked| locked([Say so])\n  session --> done')],
  ['a diagram that cannot be read whole', spoil('session --> done', 'session ~/~ done')],
];

for (const [name, text] of accepted) {
  test(`accepts: ${name}`, () => assert.deepEqual(findingsIn(text), []));
}

test('a flow under the other name of its header is only told of', () => {
  const told = (header: string) =>
    checkDocument(parseDocument(path, spoil('graph TD', header)), unchecked).map(
      ({ severity, rule }) => `${severity} ${rule}`,
    );
  assert.deepEqual(told('flowchart LR'), ['info brief/diagram-direction']);
  assert.deepEqual(told('graph LR'), []);
  assert.deepEqual(told('flowchart RL'), ['warning brief/diagram-direction']);
});

test('a finding stands at the line in the diagram', () => {
  const text = spoil('start([Open page])', 'start[Open page]');
  const line = brief.split('\n').findIndex((each) => each.includes('start([')) + 1;
  assert.deepEqual(findingsIn(text), [
    `brief/diagram-ends ${line}: "Open page" is where the flow starts or ends: draw it round, as \`id([…])\`.`,
  ]);
});
