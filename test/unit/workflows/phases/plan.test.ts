// The plan that is drafted without a model: as long as its size allows, right by the rules, honest about what is missing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from '../../../../src/documents/document.ts';
import { alone } from '../../../../src/documents/documentSet.ts';
import { readPhasePlan } from '../../../../src/documents/phases.ts';
import { rules } from '../../../../src/rules/index.ts';
import { lengths } from '../../../../src/rules/phases/rule.ts';
import { draftOffline } from '../../../../src/workflows/phases/offline/offline.ts';
import { portionsOf } from '../../../../src/workflows/phases/offline/packages.ts';
import { sizes } from '../../../../src/workflows/phases/facts.ts';
import { bodiesOf, documentOf, repository, runOf } from './offlinePlan.ts';
import { ideas } from './ideas.ts';

const planRules = rules.filter(({ id }) => id.startsWith('phases/'));

for (const [name, [, idea]] of Object.entries(ideas)) {
  test(`the plan for "${name}" keeps its budget, and no rule for plans has a word on it`, () => {
    const run = runOf(idea);
    const text = documentOf(run);
    const document = parseDocument('.clinespecs/x/x-plan.md', text);
    const found = planRules.flatMap((rule) => rule.check(document, () => undefined, alone(document)));
    assert.deepEqual(
      found.map(({ rule, message }) => [rule, message]),
      [],
    );
    assert.ok(text.split('\n').length <= lengths[run.size.size], `${text.split('\n').length} lines`);
    assert.equal(readPhasePlan(document).phases.length, run.phases.length);
  });
}

test('a plan can be made in any size, whatever the idea is', () => {
  for (const idea of ['', 'x', 'Dark mode', ideas['brands']?.[1] ?? '']) {
    for (const size of sizes) {
      const run = runOf(idea, { size: { size, phases: { XS: 0, S: 2, M: 4, L: 6, XL: 9 }[size] } });
      const text = documentOf(run);
      assert.ok(text.split('\n').length <= lengths[size], size);
      assert.ok([...bodiesOf(run).values()].every((body) => body !== ''));
      assert.equal(new Set(run.phases.map(({ title }) => title)).size, run.phases.length, 'titles differ');
    }
  }
});

test('everything that the idea asks for stands in a phase', () => {
  const run = runOf(ideas['signOn']?.[1] ?? '');
  const held = [...bodiesOf(run)].filter(([heading]) => /Deliverables|Acceptance Criteria/.test(heading));
  const text = held.map(([, body]) => body).join('\n');
  for (const statement of run.outline.objectives) assert.ok(text.includes(statement), statement);
});

test('data comes before what is seen of it, and going live waits for all', () => {
  const idea =
    'Show the delivery history on the customer page. Store each delivery in a new table. Roll out to the pilot stores first. Send a mail when a delivery is late.';
  const phases = portionsOf(runOf(idea).outline, 4, 'en');
  assert.deepEqual(
    phases.map(({ portion: { kind } }) => kind),
    ['data', 'surface', 'messages', 'rollout'],
  );
  assert.deepEqual(
    phases.map(({ dependsOn }) => dependsOn),
    [[], [1], [1], [2, 3]],
  );
});

test('what is there already is built on, not built', () => {
  const idea = 'Add a bell for late orders to the order page. The stock service already publishes `stock.changed`.';
  const [phase] = portionsOf(runOf(idea).outline, 1, 'en');
  assert.ok(phase?.portion.statements.every((statement) => !statement.includes('already')));
});

test('what nobody said is to be determined, and what is only usual is marked', () => {
  const run = runOf('Add coupon codes to the cart.', { size: { size: 'M', phases: 2 } });
  const bodies = bodiesOf(run);
  assert.equal(bodies.get('Success Criteria'), 'To be determined');
  assert.match(bodies.get('Scope') ?? '', /\*\*Out of scope:\*\*\n\n- To be determined/);
  assert.equal(bodies.get('Risks'), 'To be determined', 'what holds for any work is no risk of this one');
  assert.equal(bodies.get('Decisions'), 'To be determined');
  const usual = bodiesOf(runOf('The site gets a dark theme.', { size: { size: 'M', phases: 2 } }));
  assert.match(usual.get('Risks') ?? '', /\(proposed for review\)\n {2}- \*\*Mitigation:\*\* To be determined/);
  assert.match(usual.get('Decisions') ?? '', /\*\*Rationale:\*\* it answers these risks: .*\(proposed for review\)/);
});

test('no statement of the idea is told again and again, nor a sentence of ours in every phase', () => {
  for (const [name, [, idea]] of Object.entries(ideas)) {
    const run = runOf(idea);
    const bodies = bodiesOf(run);
    const parts = /^\d+\.(?:2|5|7|8)\. /;
    const lines = [...bodies].flatMap(([heading, body]) => (parts.test(heading) ? body.split('\n') : []));
    const long = lines.filter((line) => line.split(' ').length > 12);
    const twice = long.find((line, at) => long.indexOf(line) !== at);
    assert.equal(twice, undefined, `${name}: ${twice}`);
    const whole = [...bodies.values()].join('\n');
    for (const statement of [...run.outline.objectives, ...run.outline.requirements]) {
      if (statement.split(' ').length <= 11) continue;
      const times = whole.split(statement).length - 1;
      assert.ok(times <= 3, `${name}: ${times} times ${statement}`);
    }
  }
});

test('a reason that the idea gives with a choice is its rationale, another is to be determined', () => {
  const run = runOf('Show the stock on the order page.', { size: { size: 'M', phases: 2 } });
  const ideas = ['Use Redis for the counters because the database is too slow', 'Use a worker for the mails'];
  const outline = { ...run.outline, ideas };
  const body = bodiesOf({ ...run, outline, facts: { ...run.facts, outline } }).get('Decisions') ?? '';
  assert.match(body, /Redis for the counters — \*\*Rationale:\*\* because the database is too slow —/);
  assert.match(body, /worker for the mails — \*\*Rationale:\*\* To be determined —/);
});

test('what the repository has under the names of a phase is shown there', () => {
  const layout = ['src/: loans/, mail/, main.ts', 'test/: loans.test.ts', 'docs/: api.md'];
  const run = runOf('The mails for overdue loans hold the title of the book.', {
    size: { size: 'S', phases: 1 },
    repository: { ...repository, layout },
  });
  const bodies = bodiesOf(run);
  assert.match(bodies.get('1.5. Technical Specification') ?? '', /`src\/loans\/`, `src\/mail\/`/);
  assert.match(
    bodies.get('1.1. Deliverables') ?? '',
    /Tests for each of them in `test\/`\n- Documentation in `docs\/`/,
  );
});

test('the level of the tests suits what a phase is about', () => {
  const idea =
    'Show the delivery history on the customer page. Store each delivery in a new table. Roll out to the pilot stores first. Send a mail when a delivery is late.';
  const bodies = bodiesOf(runOf(idea, { size: { size: 'M', phases: 4 } }));
  const strategies = [1, 2, 3, 4].map((number) => bodies.get(`${number}.8. Testing Strategy`) ?? '');
  assert.deepEqual(
    strategies.map((body) => /read back|screen|receiver|smoke/.exec(body)?.[0]),
    ['read back', 'screen', 'receiver', 'smoke'],
  );
});

test('without a known test command the plan says so at each place that needs it', () => {
  const bodies = bodiesOf(runOf(ideas['sortable']?.[1] ?? '', { repository: {} }));
  assert.match(bodies.get('General Requirements') ?? '', /command that runs the tests: To be determined/);
  assert.match(bodies.get('1.4. Exit Criteria') ?? '', /To be determined/);
});

test('action items have the owner that is known, else none', () => {
  const idea = ideas['sortable']?.[1] ?? '';
  assert.match(bodiesOf(runOf(idea)).get('1.6. Action Items') ?? '', /\(Owner: Lena Okafor\)/);
  assert.doesNotMatch(bodiesOf(runOf(idea, { author: '' })).get('1.6. Action Items') ?? '', /Owner/);
});

test('phases that the user named get what shares their words', () => {
  const run = runOf(ideas['quota']?.[1] ?? '');
  const phases = [
    { title: 'Counting in Redis', goal: 'Requests are counted', dependsOn: [] },
    { title: 'Developer portal', goal: 'Usage is shown', dependsOn: [1] },
  ];
  const bodies = bodiesOf({ ...run, phases, facts: { ...run.facts, phases } }, [
    '1.1. Deliverables',
    '1.7. Architecture Decisions',
    '2.5. Technical Specification',
  ]);
  assert.match(bodies.get('1.1. Deliverables') ?? '', /requests per day/);
  assert.match(bodies.get('1.7. Architecture Decisions') ?? '', /Redis/);
  assert.match(bodies.get('2.5. Technical Specification') ?? '', /Developer portal/);
});

test('the plan speaks the language of its idea', () => {
  const body = (name: string, heading: string) => bodiesOf(runOf(ideas[name]?.[1] ?? '')).get(heading) ?? '';
  assert.match(body('cellar', 'General Requirements'), /fehlschlagende Test/);
  assert.match(body('monolith', 'Plan Refinement'), /point de contrôle/);
  assert.match(body('certificate', '1.4. Exit Criteria'), /Los cambios están revisados/);
  assert.match(body('duplicate', '1.4. Exit Criteria'), /As mudanças estão revisadas/);
  assert.match(body('appointments', 'Plan Refinement'), /контрольной точке/);
  assert.match(body('reviews', 'Plan Refinement'), /检查点/);
  assert.match(body('link', 'Done When'), /レビュー済み/);
});

test('a prompt that is not known is answered with nothing, and facts that are missing count as empty', () => {
  assert.equal(draftOffline({ id: 'phases/other', facts: {} }), '');
  for (const prompt of ['extract', 'think', 'phases', 'plan', 'gaps', 'revise', 'repair', 'shorten'])
    assert.doesNotThrow(() => draftOffline({ id: `phases/${prompt}`, facts: {} }), prompt);
});
