// What a model wrote is put into its form by code: sources, links, task lines.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { speakerOf } from '../../../../src/documents/phrases/phrases.ts';
import { unverified, unverifiedRows as unverifiedRowsIn } from '../../../../src/workflows/speckit/claims.ts';
import { finishSection, sourcesOf } from '../../../../src/workflows/speckit/finish.ts';
import { researchOf } from '../../../../src/workflows/speckit/known.ts';
import { service } from './specs.ts';

const unverifiedRows = unverifiedRowsIn(speakerOf('en'));
const source = {
  tool: 'tavily_search',
  query: 'q',
  url: 'https://a.example.net/x',
  title: 'Page',
  date: '2026-11-25T10:00:00Z',
};
const facts = {
  spec: service,
  findings: [
    {
      id: 'architecture',
      topic: 'Architecture',
      query: 'q',
      claims: [
        { text: 'Outbox is used', source, verified: true },
        { text: 'no source', verified: false },
      ],
    },
  ],
  documentation: [],
};
const finish = (artifact: string, heading: string, body: string, sources = '') =>
  finishSection(artifact, heading, body, { facts, sources, isDraft: true });
const research = (body: string) => finish('research', 'Architecture patterns and recommendations', body);

test('a claim of research with a source leads there; one without says that it has none', () => {
  assert.equal(research('- Use an outbox [S1]'), '- Use an outbox ([S1](https://a.example.net/x))');
  assert.equal(research('- Use a queue'), `- Use a queue (${unverified})`);
  assert.equal(research('- Use a queue [S7]'), `- Use a queue (${unverified})`);
  assert.equal(research('- It stores loans (FR-001)'), '- It stores loans (FR-001)');
  assert.equal(research('- It follows TD003'), '- It follows TD003');
  assert.equal(research(`- Known (${unverified})`), `- Known (${unverified})`);
});

test('a number leads to its page in every document; one that is unknown goes, but from a task line', () => {
  const page = '([S1](https://a.example.net/x))';
  assert.equal(
    finish('quickstart', 'Common development workflows', 'Compile once [S1] or not [S9].'),
    `Compile once ${page} or not.`,
  );
  assert.equal(
    finish('tasks', 'Phase 1: Setup', '- [ ] T001 Use it [S1] with [S3]'),
    `- [ ] T001 Use it ${page} with [S3]`,
  );
  const claims = [{ text: 'Spoken', source: { ...source, url: '' }, verified: true }];
  const unpaged = {
    ...{ spec: service, findings: [{ id: 'a', topic: 'A', query: 'q', claims }], documentation: [] },
    artifacts: [{ id: 'research', isWanted: true, why: '' }],
  };
  const known = { facts: unpaged, sources: '', isDraft: true };
  assert.equal(finishSection('quickstart', 'Tests', 'Said [S1].', known), 'Said ([S1](research.md#sources)).');
  assert.equal(finishSection('research', 'Architecture', 'Said [S1].', known), 'Said (S1).');
});

test('passages of one page have one number, which other numbers of it lead to; the page is listed once', () => {
  const claim = (text: string, own: object) => ({ text, source: { ...source, ...own }, verified: true });
  const found = {
    ...facts,
    findings: [
      {
        ...{ id: 'architecture', topic: 'Architecture', query: 'q' },
        claims: [claim('One', {}), claim('Other', { url: 'https://b.example.net' }), claim('Again', { query: 'r' })],
      },
      {
        ...{ id: 'events', topic: 'Events', query: 'e' },
        claims: [claim('No page', { url: '' }), claim('Nor this', { url: '' })],
      },
    ],
  };
  const numbers = researchOf(found).findings.flatMap(({ sources }) => sources.map(({ id }) => id));
  assert.deepEqual(numbers, ['S1', 'S2', 'S1', 'S4', 'S5']);
  assert.deepEqual(
    [...sourcesOf(found).values()].map(({ id, query }) => [id, query]),
    [
      ['S1', 'q; r'],
      ['S2', 'q'],
      ['S4', 'q'],
      ['S5', 'q'],
    ],
  );
  const cited = finishSection('research', 'Architecture', '- It is used [S3, S1].', {
    ...{ facts: found, sources: '', isDraft: true },
  });
  assert.equal(cited, '- It is used ([S1](https://a.example.net/x)).');
});

test('rows, paragraphs and nested items are claims as well; headers, code and idle lines are not', () => {
  assert.equal(
    research('| A | B |\n|---|---|\n| x | y |\n| z | FR-001 |'),
    `| A | B |\n|---|---|\n| x | y |\n| z | FR-001 |\n\n${unverifiedRows}`,
  );
  // A row of names says nothing of them.
  assert.equal(
    research('| Part | Where |\n|---|---|\n| Tablet App | — |\n| Outbox | keeps order |'),
    `| Part | Where |\n|---|---|\n| Tablet App | — |\n| Outbox | keeps order |\n\n${unverifiedRows}`,
  );
  assert.equal(research('A pattern that\nis known.'), `A pattern that\nis known. (${unverified})`);
  assert.equal(
    research('- Outbox [S1]\n  - keeps the order'),
    '- Outbox ([S1](https://a.example.net/x))\n  - keeps the order',
  );
  assert.equal(research('```ts\nconst a = 1\n```'), '```ts\nconst a = 1\n```');
  assert.equal(
    research('Not needed: one module.\n\nNone is known.'),
    `Not needed: one module. (${unverified})\n\nNone is known.`.replace(` (${unverified})`, ` (${unverified})`),
  );
});

test('links that nobody gave lose their address and keep their words', () => {
  const given = 'https://given.test/spec';
  assert.equal(finish('plan', 'Summary', 'See [the page](https://made.up/x).'), 'See the page.');
  assert.equal(finish('plan', 'Summary', 'See https://made.up/x today.'), 'See  today.');
  assert.equal(finish('plan', 'Summary', `See [it](${given}).`, given), `See [it](${given}).`);
  assert.equal(
    finish('quickstart', 'Debugging tips and tools', 'Open http://localhost:3000/x'),
    'Open http://localhost:3000/x',
  );
  assert.equal(finish('plan', 'Summary', '```sh\ncurl https://made.up/x\n```'), '```sh\ncurl https://made.up/x\n```');
});

test('task lines become what the later commands of spec-kit read', () => {
  const heading = 'Phase 3: User Story 1 - Borrow a book (Priority: P1)';
  const body = [
    '* T010 [P] Write tests in tests/a.ts',
    '- [x] **T011**: Store a loan in src/a.ts',
    '- [ ] T012 [US2] [P] Odd in src/b.ts',
    '- a note',
    'T013 said in prose',
  ].join('\n');
  assert.equal(
    finish('tasks', heading, body),
    [
      '- [ ] T010 [P] [US1] Write tests in tests/a.ts',
      '- [ ] T011 [US1] Store a loan in src/a.ts',
      '- [ ] T012 [P] [US1] Odd in src/b.ts',
      '- a note',
      '- [ ] T013 [US1] said in prose',
    ].join('\n'),
  );
  assert.equal(finish('tasks', 'Phase 1: Setup', '- [ ] T001 [US1] Prepare'), '- [ ] T001 [US1] Prepare');
  const checked = '- [ ] T001 Prepare\n**Checkpoint**: all is there.';
  assert.equal(finish('tasks', 'Phase 1: Setup', checked), '- [ ] T001 Prepare\n\n**Checkpoint**: all is there.');
});

test('a line that says that nothing is known claims nothing', () => {
  for (const line of [
    'Benchmarks: nothing was retrieved.',
    '- **Breaking changes and versions**: nothing was retrieved',
    'No sources were found.',
    'Known vulnerabilities: none.',
    'Leistung: nichts gefunden.',
    'No decision was open, so no alternative was weighed.',
    '- No further measurements have been retrieved.',
    'Messwerte von außen: Es wurden keine gefunden.',
  ]) {
    assert.equal(research(line), line);
  }
  for (const line of [
    'Benchmarks: nothing was found to be faster than 3000 requests.',
    '- Queues: none keeps the order',
    'No database is known. PostgreSQL scales.',
    'No queue is faster than this one.',
  ]) {
    assert.equal(research(line), `${line} (${unverified})`);
  }
});

test('what was not found or is open claims nothing; the mark stands behind what is claimed beside it', () => {
  for (const line of [
    'Benchmarks were not found.',
    'Known vulnerabilities and patches were not found, since no versions are chosen yet.',
    'Breaking changes were not found; nothing exists yet that would have to be migrated.',
    '- How tablets are registered: Not stated: to be decided',
    'Messwerte wurden nicht gefunden.',
    '- **Hosts** see their own visitors only (Security of the specification).',
    '- Copies on tablets are no servers (assumption).',
  ]) {
    assert.equal(research(line), line);
  }
  assert.equal(
    research('- **Events**: only registered tablets may send. How they are registered: Not stated: to be decided'),
    `- **Events**: only registered tablets may send. (${unverified}) How they are registered: Not stated: to be decided`,
  );
  for (const line of ['Known issues were not found, so Redis is safe.', 'Queues were not found to be slow.']) {
    assert.equal(research(line), `${line} (${unverified})`);
  }
});

test('a table says once that rows have no source, and only where they claim what the analysis does not', () => {
  const head = '| Risk | Response |\n|---|---|\n';
  const twice = `${head}| Markup reaches the page | set as text |\n| Slow disk | faster disk |`;
  assert.equal(research(twice), `${twice}\n\n${unverifiedRows}`);
  assert.equal(research(research(twice)), research(twice));
  const mended = `${head}| Markup reaches the page | set as text (FR-001) |\n\n${unverifiedRows}\n\nNone.`;
  assert.equal(research(mended), mended.replace(`${unverifiedRows}\n\n`, ''));
  const german = { ...facts, analysis: { summary: 's', language: 'de' } };
  const asGerman = { facts: german, sources: '', isDraft: true };
  const inGerman = finishSection('research', 'Architecture', twice, asGerman);
  assert.equal(inGerman, `${twice}\n\nZeilen ohne Quelle: ${unverified}.`);
  assert.equal(finishSection('research', 'Architecture', `${twice}\n\n${unverifiedRows}`, asGerman), inGerman);
  const open = `${head}| Source of addresses | Not stated: to be decided |`;
  assert.equal(research(open), open);
  const analysis = { summary: 's', risks: [{ risk: 'Markup in names reaches the page of the viewer' }] };
  const known = `${head}| Markup reaches the page | set as text |`;
  const finished = finishSection('research', 'Risk assessment', known, {
    ...{ facts: { ...facts, analysis }, sources: '', isDraft: true },
  });
  assert.equal(finished, known);
});
