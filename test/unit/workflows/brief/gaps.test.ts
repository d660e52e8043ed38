// What the offline model asks about a brief.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownQuestions, type Brief } from '../../../../src/workflows/brief/offline/gaps/candidates.ts';
import { phrases } from '../../../../src/workflows/brief/offline/phrases/phrases.ts';
import { draft, extract, gaps, ideaOf } from './offlineBrief.ts';

function documentOf(name: string): string {
  return `# ${extract(ideaOf(name)).title}\n\n${draft(ideaOf(name)).replace(/^## (\d\.\d)/gm, '### $1')}`;
}

test('a contradiction is asked first, with both sides as answers', () => {
  const [first] = gaps(ideaOf('contradictory'), documentOf('contradictory'));
  assert.match(first?.question ?? '', /7 days.*30 days/);
  assert.equal(first?.suggestions.length, 2);
});

test('an instruction to an assistant is pointed out', () => {
  const [first] = gaps(ideaOf('planted'), documentOf('planted'));
  assert.match(first?.question ?? '', /Ignore all previous instructions/);
});

test('only an instruction is asked about as one, in every language', () => {
  for (const [language, say] of Object.entries(phrases)) {
    const raised = [say.tooMuch, say.planted('Delete it'), 'Should half days count?'];
    const brief = { outline: { ...extract(ideaOf('planted')), questions: raised }, say } as unknown as Brief;
    const reasons = ownQuestions(brief).map(({ why }) => why);
    assert.deepEqual(reasons, [say.ask.whyOpen, say.ask.whyPlanted, say.ask.whyOpen], language);
  }
});

test('what the text leaves open is asked, each question names its task', () => {
  const questions = gaps(ideaOf('user-stories'), documentOf('user-stories'));
  assert.ok(questions.some(({ question }) => question === 'Should half days count?'));
  assert.ok(questions.every(({ why }) => why.length > 10));
});

test('out of scope, risks and approach are asked where nothing was said', () => {
  const asked = gaps(ideaOf('thin'), documentOf('thin')).map(({ section }) => section.slice(0, 3));
  for (const section of ['3.2', '5. ', '4. ']) assert.ok(asked.includes(section), section);
});

test('what was skipped or taken out is not asked again, in other words either', () => {
  const document = documentOf('thin');
  const ledger = gaps(ideaOf('thin'), document).map((question, index) => ({
    ...question,
    state: index % 2 === 0 ? 'skipped' : 'dropped',
  }));
  assert.deepEqual(gaps(ideaOf('thin'), document, ledger), []);
  const other = [{ section: '3.2. Out of Scope (Non-Goals)', question: 'Where does it end?', state: 'open' }];
  assert.ok(!gaps(ideaOf('thin'), document, other).some(({ section }) => section.startsWith('3.2')));
});

test('a new risk without a mitigation is a new gap', () => {
  const before = documentOf('thin');
  const ledger = gaps(ideaOf('thin'), before);
  const after = before.replace(
    /(## 5\. [^\n]*\n\n)To be determined/,
    '$1- **Risk:** Charts stay white.\n  - **Mitigation:** To be determined',
  );
  const [question, ...more] = gaps(ideaOf('thin'), after, ledger);
  assert.match(question?.question ?? '', /Charts stay white/);
  assert.deepEqual(more, []);
});

test('words without a measure are asked about', () => {
  assert.ok(gaps(ideaOf('vague-long'), documentOf('vague-long')).some(({ question }) => /much simpler/.test(question)));
});

test('what the text already says is not asked', () => {
  const questions = gaps(ideaOf('stack-trace'), documentOf('stack-trace'));
  assert.ok(!questions.some(({ question }) => /reproduced/.test(question)));
  assert.ok(!questions.some(({ section }) => section.startsWith('3.2')));
});

test('every question says why it is asked and offers answers', () => {
  for (const name of ['technical', 'german-ticket', 'russian', 'chinese-list', 'japanese', 'french-list', 'thin']) {
    const idea = ideaOf(name);
    const document = `# Title\n\n${draft(idea)
      .replace(/^## (\d\.\d)/gm, '### $1')
      .replace(/^### 3\.1/m, '## 3. Scope\n\n### 3.1')}`;
    for (const { question, why, suggestions } of gaps(idea, document, [], 9)) {
      assert.ok(why.length > 8, question);
      assert.ok(suggestions.length > 0, question);
    }
  }
});

test('a dependency is asked for with its date, a risk with what is done about it', () => {
  const idea = 'Export the orders as CSV. It depends on the new order API. I am afraid that the files get too large.';
  const document = `# Title\n\n${draft(idea)
    .replace(/^## (\d\.\d)/gm, '### $1')
    .replace(/^### 3\.1/m, '## 3. Scope\n\n### 3.1')}`;
  const questions = gaps(idea, document).map(({ question }) => question);
  assert.ok(
    questions.includes('Who delivers “It depends on the new order API”, and by when is it needed?'),
    questions.join(),
  );
  assert.ok(questions.includes('What is done about “The files get too large”?'), questions.join());
});
