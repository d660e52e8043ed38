// What the scan sees in a flowchart.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { scanFlowchart } from '../../../../src/documents/diagram/flowchart.ts';
import { diagrams } from '../../../fixtures/mermaid/read.ts';

function scan(...lines: readonly string[]) {
  const chart = scanFlowchart(['graph TD', ...lines].join('\n'));
  assert.ok(chart);
  return chart;
}
const nodes = (...lines: readonly string[]) =>
  scan(...lines).nodes.map(({ id, shape, label }) => `${id} ${shape} ${label}`);
const edges = (...lines: readonly string[]) =>
  scan(...lines).edges.map(({ from, to, label }) => (label === '' ? `${from}>${to}` : `${from}>${to} ${label}`));

test('header: keyword and direction, behind comments, front matter and directives', () => {
  const text = '\ufeff---\ntitle: x\n---\n%% note\n%%{init: {"a": 1}}%%\nflowchart LR;a-->b';
  const chart = scanFlowchart(text.replaceAll('\n', '\r\n'));
  assert.deepEqual([chart?.keyword, chart?.direction, chart?.line], ['flowchart', 'LR', 6]);
  assert.deepEqual(chart?.edges, [{ from: 'a', to: 'b', label: '', line: 6 }]);
  assert.equal(scanFlowchart('graph\na')?.direction, '');
});

test('other diagrams and other texts are none', () => {
  for (const text of ['', 'pie', 'graphic', 'sequenceDiagram\na->>b: c', 'a --> b']) {
    assert.equal(scanFlowchart(text), undefined);
  }
});

test('shapes', () => {
  const lines = [
    'a[b]',
    'c(d)',
    'e([f])',
    'g[[h]]',
    'i[(j)]',
    'k((l))',
    'm(((n)))',
    'o{p}',
    'q{{r}}',
    's>t]',
    'u[/v/]',
  ];
  assert.deepEqual(nodes(...lines, 'w[\\x/]', 'y', 'z@{ shape: cyl, label: "A b" }', 'aa@{ shape: odd }'), [
    ...[
      'a rectangle b',
      'c round d',
      'e stadium f',
      'g subroutine h',
      'i cylinder j',
      'k circle l',
      'm doubleCircle n',
    ],
    ...['o diamond p', 'q hexagon r', 's flag t', 'u slanted v', 'w slanted x', 'y rectangle y', 'z cylinder A b'],
    'aa unknown aa',
  ]);
});

test('labels are plain text', () => {
  assert.deepEqual(
    nodes('a["x (y) [z]"]', 'b[two<br/>lines]', 'c["#quot;q#quot; &amp; #40;"]', 'd["`**m**`"]', 'e["one\n  two"]'),
    [
      'a rectangle x (y) [z]',
      'b rectangle two lines',
      'c rectangle "q" & (',
      'd rectangle **m**',
      'e rectangle one two',
    ],
  );
});

test('links and their labels', () => {
  assert.deepEqual(
    edges('a --> b', 'a --- b', 'a ==> b', 'a -.-> b', 'a ~~~ b', 'a --o b', 'a x--x b', 'a <--> b', 'a ----> b'),
    Array(9).fill('a>b'),
  );
  assert.deepEqual(
    edges('a -->|yes| b', 'a -- yes --> b', 'a == yes ==> b', 'a -. yes .-> b', 'a--yes-->b', 'a -->|"x (y)"| b'),
    ['a>b yes', 'a>b yes', 'a>b yes', 'a>b yes', 'a>b yes', 'a>b x (y)'],
  );
});

test('chains and groups', () => {
  assert.deepEqual(edges('a --> b -->|x| c', 'd & e --> f & g', 'h[i] e1@--> j:::loud --> k'), [
    ...['a>b', 'b>c x', 'd>f', 'd>g', 'e>f', 'e>g', 'h>j', 'j>k'],
  ]);
});

test('subgraphs count, looks and clicks do not', () => {
  const lines = ['subgraph one [The first]', 'direction LR', 'a --> b', 'end', 'subgraph two', 'end'];
  const looks = ['classDef x fill:#fff', 'class a x', 'style a fill:#fff', 'linkStyle 0 stroke:#fff', 'click a "x"'];
  const chart = scan(...lines, ...looks, '%% a --> c');
  assert.deepEqual(chart.subgraphs, ['The first', 'two']);
  assert.deepEqual(
    chart.nodes.map(({ id, line }) => [id, line]),
    [
      ['a', 4],
      ['b', 4],
    ],
  );
  assert.deepEqual(chart.unread, []);
});

test('a node is where it is first named, and what its label says', () => {
  assert.deepEqual(scan('a --> b', 'b{Sure?} --> a[Ask]').nodes, [
    { id: 'a', label: 'Ask', shape: 'rectangle', line: 2 },
    { id: 'b', label: 'Sure?', shape: 'diamond', line: 2 },
  ]);
});

test('what is broken is read as it is meant', () => {
  assert.deepEqual(nodes('a[x (y)] --> b{z [w]}'), ['a rectangle x (y)', 'b diamond z [w]']);
  assert.deepEqual(nodes('a["x" --> b[y'), ['a rectangle x', 'b rectangle y']);
  assert.deepEqual(edges('a -> b', 'a => b', 'a → b', 'a —> b', 'a --> end', 'a --> b : yes'), [
    ...['a>b', 'a>b', 'a>b', 'a>b', 'a>end', 'a>b yes'],
  ]);
});

test('what cannot be read is named by its line', () => {
  assert.deepEqual(scan('a --> b', 'a b c', '--> x', 'a -->').unread, [3, 4, 5]);
});

test('the diagrams of the fixtures can be read whole', () => {
  const charts = diagrams.flatMap((text) => scanFlowchart(text) ?? []);
  assert.equal(charts.length, 4);
  assert.deepEqual(
    charts.flatMap(({ unread }) => unread),
    [],
  );
});

test('any text can be scanned, with lines of the text', () => {
  const parts = [
    'a',
    '[',
    ']',
    '(',
    ')',
    '{',
    '}',
    '"',
    '|',
    '-->',
    '--',
    '-.',
    '==',
    '&',
    ';',
    '\n',
    ' ',
    '@{',
    ':::',
    '#',
    '>',
    '<',
    '/',
    '\\',
    'end',
    'subgraph',
    '%%',
    '→',
    '`',
  ];
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...parts), { maxLength: 80 }).map((found) => `graph TD\n${found.join('')}`),
      (text) => {
        const chart = scanFlowchart(text);
        const lines = text.split('\n').length;
        assert.ok([...(chart?.nodes ?? []), ...(chart?.edges ?? [])].every(({ line }) => line >= 1 && line <= lines));
      },
    ),
    { numRuns: 300 },
  );
});
