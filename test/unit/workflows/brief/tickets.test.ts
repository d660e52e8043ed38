// Which tickets a text names, and what they are to the task.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outlineFact, type Outline } from '../../../../src/workflows/brief/facts.ts';
import { frame } from '../../../../src/workflows/brief/frame.ts';
import { ownTickets, ticketsIn } from '../../../../src/workflows/brief/tickets.ts';
import { fakeSettings } from '../../../fakes/settings.ts';
import { bodyIn, draft, extract } from './offlineBrief.ts';

test('tickets are found with their links, standards are none', () => {
  const text =
    'ABC-12 (https://jira.example.org/browse/ABC-12), DEF-3; UTF-8, COVID-19, SHA-256, https://x.org/a/GHI-4';
  assert.deepEqual(
    ticketsIn(text).map(({ id, url }) => [id, url]),
    [
      ['ABC-12', 'https://jira.example.org/browse/ABC-12'],
      ['DEF-3', ''],
    ],
  );
});

/** Ideas, and what their tickets are: own, dependency, related. */
const ideas: Readonly<Record<string, readonly [string, string, string]>> = {
  'PAY-12: Longer retries. Blocked by OPS-12.': ['PAY-12', 'OPS-12', ''],
  'Mail the customer (PAY-12).': ['PAY-12', '', ''],
  'PAY-12 depends on the ticket OPS-3 and OPS-4, see also WEB-1.': ['PAY-12', 'OPS-3 OPS-4', 'WEB-1'],
  'PAY-1, PAY-2 and PAY-3: one retry for all': ['PAY-1 PAY-2 PAY-3', '', ''],
  'Ticket: [PAY-12](https://jira.example.org/browse/PAY-12), blocked by [OPS-1](https://j.example.org/browse/OPS-1)': [
    'PAY-12',
    'OPS-1',
    '',
  ],
  'Tracked in ORG-5505 (https://t.example.org/browse/ORG-5505), depends on ORG-5480.': ['ORG-5505', 'ORG-5480', ''],
  'Fixes PAY-9, which duplicates PAY-3. OPS-7 must be merged first.': ['PAY-9', 'OPS-7', 'PAY-3'],
  '# PAY-5 Export\n\n## Dependencies\n- OPS-1 schema\n- OPS-2\n\n## Related\n- WEB-9': [
    'PAY-5',
    'OPS-1 OPS-2',
    'WEB-9',
  ],
  'Once OPS-12 is done we add the export. PAY-7 needs it.': ['PAY-7', 'OPS-12', ''],
  'Der Export (PAY-12) ist blockiert durch OPS-12, siehe auch WEB-3.': ['PAY-12', 'OPS-12', 'WEB-3'],
  'L’export PAY-12 est bloqué par OPS-12, voir aussi WEB-3.': ['PAY-12', 'OPS-12', 'WEB-3'],
  'La exportación PAY-12 depende de OPS-12, ver también WEB-3.': ['PAY-12', 'OPS-12', 'WEB-3'],
  'Экспорт PAY-12 зависит от OPS-12, см. также WEB-3.': ['PAY-12', 'OPS-12', 'WEB-3'],
  '导出 PAY-12 依赖于 OPS-12，参见 WEB-3。': ['PAY-12', 'OPS-12', 'WEB-3'],
  'PAY-12 のエクスポートは OPS-12 に依存。': ['PAY-12', 'OPS-12', ''],
  'PAY-12 blocks PAY-13; unlike OPS it is small.': ['PAY-12', '', 'PAY-13'],
  'We wait for OPS-1, OPS-2, and OPS-3.': ['', 'OPS-1 OPS-2 OPS-3', ''],
  'OPS-2 came up again. PAY-1 is the ticket. We need OPS-2.': ['PAY-1', 'OPS-2', ''],
};

for (const [text, [own, dependency, related]] of Object.entries(ideas)) {
  test(text.replaceAll('\n', ' '), () => {
    const of = (role: string): string =>
      ticketsIn(text)
        .filter((ticket) => ticket.role === role)
        .map(({ id }) => id)
        .join(' ');
    assert.deepEqual([of('own'), of('dependency'), of('related')], [own, dependency, related]);
  });
}

test('the row names the own tickets; where none is recognizable, all', () => {
  const row = (text: string): string => frame.places({ outline: extract(text) }, fakeSettings())['Jira Ticket'] ?? '';
  assert.equal(row('PAY-12: Longer retries for webhooks. Blocked by OPS-12.'), 'PAY-12');
  assert.equal(row('Add longer retries. Blocked by OPS-12, see WEB-3.'), 'OPS-12, WEB-3');
  assert.deepEqual(ownTickets([{ id: 'A-1', url: '' }]), [{ id: 'A-1', url: '' }], 'of an older run');
});

test('a ticket that must come first is a dependency in section 5', () => {
  const idea = 'PAY-12: Longer retries for webhooks. Blocked by OPS-12. Retries end after 15 minutes today.';
  assert.match(bodyIn(draft(idea), '5') ?? '', /OPS-12/);
});

const given = {
  title: 'Longer retries',
  tickets: [{ id: 'PAY-12' }, { id: 'OPS-12', role: 'blocker?' }, { id: 'NO-1' }],
};
const idea = 'PAY-12: Longer retries.\nThis is blocked by OPS-12 (new queue).';

test('where a model does not tell the role, the words do; what it says counts; nothing is invented', () => {
  const { tickets, dependencies } = outlineFact.parse(given, { idea }) as Outline;
  assert.deepEqual(tickets, [
    { id: 'PAY-12', url: '', role: 'own' },
    { id: 'OPS-12', url: '', role: 'dependency' },
  ]);
  assert.deepEqual(dependencies, ['This is blocked by OPS-12 (new queue)']);
  const said = outlineFact.parse({ ...given, tickets: [{ id: 'OPS-12', role: 'related' }] }, { idea }) as Outline;
  assert.deepEqual([said.tickets[0]?.role, said.dependencies], ['related', []]);
  assert.match(JSON.stringify(outlineFact.schema), /"own","dependency","related"/);
});

test('the draft of a model that forgets the dependency gets it; one that has it stays as it is', () => {
  const outline = outlineFact.parse(given, { idea }) as Outline;
  const known = { facts: { outline }, sources: idea, isDraft: true };
  const heading = '5. Risks and Dependencies';
  assert.equal(
    frame.finish?.(heading, 'To be determined', known),
    '- **Risk:** This is blocked by OPS-12 (new queue).\n  - **Mitigation:** To be determined',
  );
  const own = '- **Risk:** OPS-12 is late.\n  - **Mitigation:** Ask early (proposed for review)';
  assert.equal(frame.finish?.(heading, own, known), own);
  assert.equal(frame.finish?.(heading, 'To be determined', { ...known, isDraft: false }), 'To be determined');
});

test('a ticket that is named later has its role too', () => {
  const outline = outlineFact.parse(given, { idea }) as Outline;
  const learned = frame.learns?.('also blocked by OPS-13', { outline }, [])['outline'] as Outline;
  assert.equal(learned.tickets.at(-1)?.role, 'dependency');
});
