// The size of a work, from what its idea says.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phaseRange, readRepository, sizes, type PlanOutline } from '../../../../src/workflows/phases/facts.ts';
import { planOutlineOf } from '../../../../src/workflows/phases/offline/outline.ts';
import { sizeOf } from '../../../../src/workflows/phases/sizing.ts';
import { effortIn, figuresIn } from '../../../../src/workflows/phases/sizing/figures.ts';
import { wordSignals } from '../../../../src/workflows/phases/sizing/weighed.ts';
import { reasonsFor } from '../../../../src/workflows/phases/sizing/reasons.ts';
import { english } from '../../../../src/documents/sentence.ts';
import { ideas } from './ideas.ts';
import { sizedIdeas } from './sizedIdeas.ts';

const none = readRepository(undefined);
const sized = (idea: string, learned: Partial<PlanOutline> = {}) =>
  sizeOf({ ...planOutlineOf({ idea, references: [] }), ...learned }, none, idea);

for (const [name, [size, idea]] of Object.entries(ideas)) {
  test(`the idea "${name}" is ${size}, with reasons and as many phases as that allows`, () => {
    const found = sized(idea);
    assert.equal(found.size, size, JSON.stringify(found.signals));
    const [least, most] = phaseRange[size];
    assert.ok(found.phases >= least && found.phases <= most);
  });
}

for (const [name, size, idea] of sizedIdeas) {
  test(`the idea "${name}" is ${size}`, () => {
    const found = sized(idea);
    assert.equal(found.size, size, JSON.stringify(found.signals));
  });
}

test('every reason that is told is a sentence, with what the idea says as it says it', () => {
  for (const [name, , idea] of sizedIdeas) {
    const { signals } = sized(idea);
    assert.ok(
      signals.every((signal) => reasonsFor([{ ...signal, weight: 1 }]).length === 1),
      name,
    );
    for (const sentence of reasonsFor(signals).map(english)) assert.match(sentence, /^[A-Z][^{}]*\.$/);
  }
  const told = reasonsFor(sized('Rechnungen gehen künftig an DATEV und SAP.').signals);
  assert.ok(told.map(english).includes('Systems of others take part: DATEV, SAP.'), JSON.stringify(told));
  assert.deepEqual(reasonsFor([{ name: 'no such reason', detail: '', weight: 1 }]), []);
  assert.deepEqual(reasonsFor([{ name: 'bounded', detail: '', weight: -0.1 }]), []);
});

test('what others wrote is no work: heads of mails, quotations, speakers', () => {
  const idea = 'Add a filter by author to the list of notes.';
  const quoted = `**From:** Platform Migration Team\n**To:** partners\n\n${idea} One wrote: “we migrate all teams and rewrite the whole platform for every team, from scratch”.`;
  assert.equal(sized(quoted).size, sized(idea).size);
});

test('a problem that people have does not make a wish a defect', () => {
  const idea =
    'Nurses write the rounds on paper and the list is often wrong. We want a page where they tick the rounds off, and a report for the ward at the end of the day.';
  assert.notEqual(sized(idea).size, 'XS');
});

test('what must not stop is work, whatever word denies it', () => {
  const idea = 'Split the accounts table of the billing service by region, six services write to it.';
  const weight = (text: string) => sized(text).signals.reduce((sum, signal) => sum + signal.weight, 0);
  assert.ok(weight(`${idea} Without downtime.`) > weight(idea));
});

test('only what is rebuilt, whole or done by many is an overhaul', () => {
  const much =
    'Real-time sync with offline mode, SSO and SAML per tenant, SCIM, webhooks, a public API, migration of existing data without downtime, GDPR and SOC 2, certification, pilot, rollback, in parallel with the old one, encrypted, billing, roles, permissions, conflicts, approvals, Stripe, SAP, DATEV, Salesforce, iOS, Android, Windows, macOS.';
  assert.equal(sized(much).size, 'L');
  assert.equal(sized(`${much} Rewrite the whole platform from scratch with nine teams.`).size, 'XL');
});

test('a long report of a defect is no bigger than a short one', () => {
  const log = Array.from({ length: 300 }, (_, line) => `ERROR payment migration failed at step ${line}`).join('\n');
  const idea = `# Bug: total is rounded wrong\n\nThe total in \`cart.ts\` is cut, not rounded. It should be \`Math.round\`.\n\n\`\`\`\n${log}\n\`\`\`\n\nExpected: 10.01. Actual: 10.00.`;
  assert.equal(sized(idea).size, 'XS');
});

test('what is left out makes nothing bigger', () => {
  const wish = 'Add a column with the last visit to the list of members.';
  const left = `${wish}\n\n## Out of scope\n\n- Rewriting the whole platform\n- Multi-tenant migration of all 300 forms`;
  assert.equal(sized(left).size, sized(wish).size);
});

test('a wish is no defect, whatever fails today', () => {
  const idea =
    'Make offline mode pause syncing without logging people out. Today people cannot tell whether a failure is their internet or our server. It must survive restarts and reconnect without login.';
  assert.notEqual(sized(idea).size, 'XS');
});

test('the time that the writer gives the work counts, other times do not', () => {
  assert.equal(effortIn('Estimate: 8 person days.')?.days, 8);
  assert.equal(effortIn('This should take two weeks.')?.days, 10);
  assert.equal(effortIn('Records are deleted after 30 days.'), undefined);
  assert.equal(effortIn('We keep them for two years.'), undefined);
  assert.equal(effortIn('We have to be able to prove to whom we sent what for six months.'), undefined);
  const idea = 'Add tags to notes.';
  assert.ok(sizes.indexOf(sized(`${idea} Estimate: 3 months.`).size) > sizes.indexOf(sized(idea).size));
});

test('a word or a number is told whole', () => {
  const told = wordSignals({ added: ['A member gets at most 50 mails a day.'], limits: [] });
  assert.deepEqual(
    told.filter(({ name }) => name === 'demands').map(({ detail }) => detail),
    ['at most 50'],
  );
});

test('teams, amounts and long spans are figures; rows and milliseconds are none', () => {
  assert.deepEqual(
    figuresIn('19 teams, 430 workflows and 3.8 PB, the lease ends in 20 months').map(({ name }) => name),
    ['people', 'amount', 'scale', 'duration'],
  );
  assert.deepEqual(figuresIn('8,000 rows in under 80 ms, kept for 12 months'), []);
});

test("a model's judgement stands, whatever the words of the idea weigh", () => {
  const learned = { components: [{ name: 'list', change: '' }], interfaces: ['the list'], data: ['the order'] };
  for (const name of ['typo', 'sortable', 'quota', 'signOn']) {
    const [size, idea] = ideas[name] ?? ['M', ''];
    const at = sizes.indexOf(size);
    for (const effort of sizes.slice(Math.max(0, at - 1), at + 2)) {
      assert.equal(sized(idea, { ...learned, effort }).size, effort, `${name} as ${effort}`);
    }
  }
});

test("hard facts move a model's judgement by one step", () => {
  const bare = { components: [{ name: 'list', change: '' }], data: [], interfaces: [], risks: [], concerns: [] };
  const idea = ideas['sortable']?.[1] ?? '';
  const three = ['service', 'job', 'page'].map((name) => ({ name, change: '' }));
  const migrated = { ...bare, data: ['a table, filled from the old one'], concerns: ['migration' as const] };
  const cases: readonly (readonly [Partial<PlanOutline>, PlanOutline['effort'], string])[] = [
    [migrated, 'XS', 'S'],
    [{ ...bare, data: ['a table'], interfaces: ['an endpoint'], components: three }, 'XS', 'S'],
    [{ ...bare, data: ['a table'], interfaces: ['an endpoint'] }, 'XS', 'XS'],
    [{ ...migrated, interfaces: ['an endpoint', 'an event'], components: [...three, ...three] }, 'S', 'M'],
    [bare, 'M', 'S'],
    [{ ...bare, components: [] }, 'M', 'M'],
    [{ ...bare, risks: [{ risk: 'it is slow', mitigation: '' }] }, 'M', 'M'],
    [bare, 'L', 'M'],
    [bare, 'XL', 'L'],
    [{ ...bare, interfaces: ['the public format'] }, 'L', 'L'],
    [{ ...migrated, data: ['all of it'] }, 'XL', 'XL'],
  ];
  for (const [learned, effort, size] of cases) {
    assert.equal(sized(idea, { ...learned, effort }).size, size, JSON.stringify([learned, effort]));
  }
  const moved = reasonsFor(sized(idea, { ...bare, effort: 'M' }).signals).map(english);
  assert.match(moved.slice(0, 2).join(' '), /^The model judged the work as size M\. What it touches does not fit/);
  const overhaul = ideas['brands']?.[1] ?? '';
  assert.equal(sized(overhaul, { ...bare, effort: 'XL' }).size, 'XL');
  assert.equal(sized(overhaul, { ...bare, effort: 'M' }).size, 'L');
});

test("the time that the writer gives the work moves a model's judgement", () => {
  const idea = 'Add tags to notes. Estimate: 8 person days.';
  assert.deepEqual(
    sizes.map((effort) => sized(idea, { effort }).size),
    ['S', 'M', 'M', 'M', 'L'],
  );
});

test('any text has a size, the same each time', () => {
  for (const idea of ['', ' ', '???', '\u0000', 'x'.repeat(100_000), '- \n- \n']) {
    assert.ok(sizes.includes(sized(idea).size));
    assert.deepEqual(sized(idea), sized(idea));
  }
});
