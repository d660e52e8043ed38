// Questions about a plan, and what becomes of the answers, without a model.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gapsFact } from '../../../../src/workflows/phases/facts.ts';
import { draftOffline } from '../../../../src/workflows/phases/offline/offline.ts';
import { scopeParts, withScope } from '../../../../src/workflows/phases/offline/revise/scope.ts';
import { documentOf, headingsOf, runOf, type Run } from './offlinePlan.ts';
import { ideas } from './ideas.ts';

interface Asked {
  readonly section: string;
  readonly question: string;
}

const coupons =
  'Marketing wants coupon codes. Create codes in the admin, enter one in the cart, show the discount on the invoice. I am worried that codes are guessed.';
const small = ideas['paging']?.[1] ?? '';

function gapsIn(run: Run, ledger: readonly Asked[] = [], limit = 5): readonly Asked[] {
  const facts = { ...run.facts, document: documentOf(run), ledger, limit };
  const value = gapsFact.parse(draftOffline({ id: 'phases/gaps', facts }), facts) as {
    readonly questions: readonly Asked[];
  };
  return value.questions;
}

function revised(run: Run, said: object, document = documentOf(run)): string {
  const sections = headingsOf(run).map((heading) => ({ heading }));
  return String(draftOffline({ id: 'phases/revise', facts: { ...run.facts, document, sections, ...said } }));
}

const answering = (section: string, question: string, answer: string, unsure = false) => ({
  answers: [{ section, question, answer, unsure }],
});

test('a plan is asked for its limit, its success, its constraints, its risks, by the name of the work', () => {
  const run = runOf(coupons, { size: { size: 'M', phases: 3 } });
  const questions = gapsIn(run, [], 20);
  for (const section of ['Scope', 'Success Criteria', 'General Requirements', 'Risks'])
    assert.ok(
      questions.some((question) => question.section === section),
      section,
    );
  assert.ok(questions.filter(({ question }) => question.includes(run.outline.title)).length >= 3);
  assert.ok(questions.some(({ question }) => question.includes('guessed')));
});

test('the limit holds, nothing is asked twice, and the questions end', () => {
  const run = runOf(coupons, { size: { size: 'L', phases: 4 }, repository: {} });
  let ledger: readonly Asked[] = [];
  for (let round = 0; round < 10; round++) {
    const questions = gapsIn(run, ledger, 2);
    assert.ok(questions.length <= 2);
    for (const { question } of questions) assert.ok(!ledger.some((known) => known.question === question), question);
    ledger = [...ledger, ...questions];
  }
  assert.ok(ledger.length <= 6);
  assert.deepEqual(gapsIn(run, ledger, 2), []);
});

test('a small change is asked for what it cannot do without, or nothing', () => {
  assert.deepEqual(gapsIn(runOf(small)), []);
  const questions = gapsIn(runOf(small, { repository: {} }));
  assert.equal(questions.length, 1);
  assert.match(questions[0]?.question ?? '', /Which command/);
});

test('what the text itself leaves open comes first', () => {
  const [first] = gapsIn(runOf(`${coupons} Should a code work twice?`));
  assert.match(first?.question ?? '', /Should a code work twice\?/);
});

test('an answer fills what was to be determined, and nothing else changes', () => {
  const run = runOf(coupons);
  const question = `What is explicitly out of scope for “${run.outline.title}”?`;
  const reply = revised(run, answering('Scope', question, 'gift cards, refunds'));
  assert.deepEqual(reply.match(/^## .*/gm), ['## Scope']);
  assert.match(reply, /\*\*Out of scope:\*\*\n\n- Gift cards\n- Refunds\n/);
  assert.match(revised(run, answering('Scope', question, 'refunds', true)), /- Refunds \(proposed for review\)/);
});

test('a command goes to every place that waited for it', () => {
  const run = runOf(coupons, { repository: {} });
  const reply = revised(
    run,
    answering('General Requirements', `Which command runs the tests that prove “${run.outline.title}”?`, '`make test`'),
  );
  assert.match(reply, /the tests run with `make test`/);
  assert.match(reply, /- \[ \] `make test` passes/);
  assert.doesNotMatch(reply, /command[^\n]*To be determined/);
});

test('a mitigation goes to its risk', () => {
  const run = runOf(coupons);
  const question = gapsIn(run, [], 20).find(
    ({ section, question: words }) => section === 'Risks' && words.includes('guessed'),
  );
  const reply = revised(run, answering('Risks', question?.question ?? '', 'codes of twelve characters'));
  assert.match(reply, /\*\*Mitigation:\*\* Codes of twelve characters\./);
});

test('of two statements that exclude each other the refused one goes', () => {
  const run = runOf(coupons);
  const kept = 'Create codes in the admin';
  const gone = run.outline.requirements[0] ?? run.outline.objectives[0] ?? '';
  const reply = revised(
    run,
    answering('Scope', `The description says “${kept}” and also “${gone}”. Which of the two holds?`, kept),
  );
  const { inside, outside } = scopeParts(reply.split('## ')[1] ?? '');
  assert.ok(!inside.includes(gone));
  assert.ok(outside.includes(gone));
});

test('a wish adds to the scope and to a phase, another takes out of both', () => {
  const run = runOf(coupons);
  const added = revised(run, { wishes: ['Add an export of used codes'] });
  assert.match(added, /## Scope/);
  assert.match(added, /## \d\.1\. Deliverables[\s\S]*an export of used codes/i);
  assert.match(added, /an export of used codes: the failing test first, then the code \(Owner: Lena Okafor\)/i);
  const removed = revised(run, { wishes: ['without refunds'] });
  assert.match(removed, /\*\*Out of scope:\*\*\n\n- Refunds/);
});

test('a phase that is completed stays as it is', () => {
  const run = runOf(coupons);
  const document = documentOf(run).replaceAll('**Status**: planned', '**Status**: completed');
  assert.doesNotMatch(revised(run, { wishes: ['Add an export of used codes'] }, document), /## \d\.\d\./);
});

test('where nothing is said nothing changes', () => {
  assert.equal(revised(runOf(coupons), {}), 'NOTHING');
});

test('a small plan without a scope keeps the answer in its overview', () => {
  const run = runOf(small);
  const question = `What is explicitly out of scope for “${run.outline.title}”?`;
  assert.match(
    revised(run, answering('Overview', question, 'the API')),
    /## Overview[\s\S]*\*\*Out of scope:\*\* The API/,
  );
});

test('a scope grows at its own lists', () => {
  const body = '**In scope:**\n\n- a\n\n**Out of scope:**\n\n- To be determined';
  assert.equal(scopeParts(body).isOutsideOpen, true);
  assert.equal(withScope(body, ['- b'], ['- c']), '**In scope:**\n\n- a\n- b\n\n**Out of scope:**\n\n- c');
  assert.equal(withScope('- a', [], ['- c']), '- a\n\n**Out of scope:**\n\n- c');
});

test('sections are made shorter without losing the last task', () => {
  const items = Array.from({ length: 20 }, (_, index) => `- [ ] Step ${index}`).join('\n');
  const reply = String(
    draftOffline({ id: 'phases/shorten', facts: { text: `## 1.6. Action Items\n\n${items}\n`, lines: 6 } }),
  );
  assert.match(reply, /^## 1\.6\. Action Items/);
  assert.ok(reply.trim().split('\n').length <= 10);
  assert.match(reply, /Step 0\n/);
  assert.match(reply, /Step 19/);
});

test('a risk without a mitigation gets an open one when its section is repaired', () => {
  const reply = String(
    draftOffline({ id: 'phases/repair', facts: { section: 'Risks', text: '- **Risk:** It breaks.' } }),
  );
  assert.match(reply, /\*\*Mitigation:\*\* To be determined/);
});
