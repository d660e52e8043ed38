// How the offline model works answers and wishes in.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyIn, revise } from './offlineBrief.ts';

const idea = 'Add dark mode to the shop. Export the theme as a file. Use CSS variables.';
const document = [
  '# Dark mode',
  '## 1. Background and Problem Statement\n\nThe shop is too bright.',
  '## 2. Goals and Success Criteria\n\n- Add dark mode to the shop\n- Much faster start',
  '## 3. Scope',
  '### 3.1. In Scope\n\n- Export the theme as a file\n- Switch in the header\n  - with an icon',
  '### 3.2. Out of Scope (Non-Goals)\n\nTo be determined',
  '## 4. Proposed Technical Solution\n\n**Proposed for review:** Named variables.',
  '### 4.1. High-Level Architecture\n\nThe page reads the choice. (proposed for review)',
  '### 4.2. Key Components & Systems Involved\n\n- **Switch:** Changes the theme. (proposed for review)',
  '## 5. Risks and Dependencies\n\nTo be determined',
  '## 6. Open Questions\n\n- [ ] What is out?',
].join('\n\n');
const at = {
  goals: '2. Goals and Success Criteria',
  inScope: '3.1. In Scope',
  outside: '3.2. Out of Scope (Non-Goals)',
  solution: '4. Proposed Technical Solution',
  risks: '5. Risks and Dependencies',
};

function answered(section: string, answer: string, question = 'What about it?', text = document): string {
  return revise(idea, text, [{ section, question, answer }]);
}

test('what is out of scope becomes a list', () => {
  const reply = answered(at.outside, 'E-mails, printed pages and the admin area');
  assert.equal(bodyIn(reply, '3.2'), '- E-mails\n- Printed pages\n- The admin area');
  assert.equal(reply.match(/^## /gm)?.length, 1);
});

test('nothing excluded and no risks are said in a sentence', () => {
  assert.equal(bodyIn(answered(at.outside, 'Nothing is excluded'), '3.2'), 'Nothing is excluded explicitly.');
  assert.equal(bodyIn(answered(at.risks, 'none'), '5'), 'No risks or dependencies are known.');
});

test('a risk comes with its mitigation, or an open one', () => {
  assert.equal(
    bodyIn(answered(at.risks, 'Charts stay white'), '5'),
    '- **Risk:** Charts stay white.\n  - **Mitigation:** To be determined',
  );
  assert.match(
    bodyIn(answered(at.risks, 'Charts stay white - mitigation: check each chart'), '5') ?? '',
    /Mitigation:\*\* Check each chart\./,
  );
});

test('an answer about a risk fills its mitigation', () => {
  const text = document.replace(
    /(## 5\. [^\n]*\n\n)To be determined/,
    '$1- **Risk:** Charts stay white.\n  - **Mitigation:** To be determined\n- **Risk:** Slow.\n  - **Mitigation:** To be determined',
  );
  const reply = answered(
    at.risks,
    'Check each chart',
    'How is this risk or dependency dealt with: “Charts stay white”?',
    text,
  );
  assert.equal(
    bodyIn(reply, '5'),
    '- **Risk:** Charts stay white.\n  - **Mitigation:** Check each chart.\n- **Risk:** Slow.\n  - **Mitigation:** To be determined',
  );
});

test('a yes confirms what was proposed', () => {
  const reply = answered(at.solution, 'Yes, take it');
  assert.equal(bodyIn(reply, '4'), 'Named variables.');
  assert.equal(bodyIn(reply, '4.1'), 'The page reads the choice.');
  assert.equal(bodyIn(reply, '4.2'), '- **Switch:** Changes the theme.');
});

test('another technology takes the place of the proposal', () => {
  assert.equal(
    bodyIn(answered(at.solution, 'No, we use Tailwind with its dark variant'), '4'),
    'We use Tailwind with its dark variant.',
  );
});

test('a refusal without another approach stays open', () => {
  assert.match(bodyIn(answered(at.solution, 'No, another one'), '4') ?? '', /declined.*To be determined/);
});

test('a value completes the goal that the question quotes', () => {
  const reply = answered(at.goals, '1 second', 'How would one check “Much faster” in “Much faster start”?');
  assert.equal(bodyIn(reply, '2'), '- Add dark mode to the shop\n- Much faster start — 1 second');
});

test('a wish to leave something out moves it', () => {
  const reply = revise(idea, document, [], ['Please leave out the export of the theme']);
  assert.equal(bodyIn(reply, '3.1'), '- Switch in the header\n  - with an icon');
  assert.equal(bodyIn(reply, '3.2'), '- Export the theme as a file');
});

test('a wish to add something adds it to the scope', () => {
  assert.match(
    bodyIn(revise(idea, document, [], ['Also add a setting for high contrast']), '3.1') ?? '',
    /^- A setting for high contrast$/m,
  );
});

test('a smaller scope alone stays a visible gap', () => {
  assert.match(
    bodyIn(revise(idea, document, [], ['Make the scope smaller']), '3.2') ?? '',
    /Make the scope smaller.*To be determined/,
  );
  assert.equal(
    bodyIn(revise(idea, document, [], ['Make the scope smaller, without the export of the theme']), '3.2'),
    '- Export the theme as a file',
  );
});

test('other wishes become statements', () => {
  assert.match(
    bodyIn(revise(idea, document, [], ['We are worried that charts become unreadable.']), '5') ?? '',
    /\*\*Risk:\*\* Charts become unreadable\./,
  );
  assert.equal(
    bodyIn(revise(idea, document, [], ['Use PostgreSQL for the settings.']), '4'),
    'Use PostgreSQL for the settings.',
  );
});

test('nothing to do is said', () => {
  assert.equal(revise(idea, document, [], []), 'NOTHING');
  assert.equal(revise(idea, document, [], [' ']), 'NOTHING');
});

const open = [
  { id: 'Q1', section: at.outside, question: 'What is explicitly out of scope for “Add dark mode to the shop”?' },
  {
    id: 'Q2',
    section: at.risks,
    question: 'Which risks or dependencies could delay or endanger “Add dark mode to the shop”?',
  },
  { id: 'Q3', section: at.inScope, question: 'In which format: JSON or YAML?' },
  { id: 'Q4', section: at.goals, question: 'How would one check “faster” in “Export the theme as a file”?' },
];

test('a wish that fills a gap settles its question, in the user’s words, and no other', () => {
  const reply = revise(idea, document, [], ['Leave out the admin area.'], open);
  assert.equal(bodyIn(reply, '6'), '- [x] Q1 — Leave out the admin area.');
});

test('a wish that chooses one of two settles the question', () => {
  assert.equal(bodyIn(revise(idea, document, [], ['Use JSON'], open), '6'), '- [x] Q3 — Use JSON');
  assert.equal(bodyIn(revise(idea, document, [], ['JSON and YAML'], open), '6'), undefined);
});

test('a question about what is taken out of the work is settled by that', () => {
  const reply = revise(idea, document, [], ['Drop export the theme as a file'], open);
  assert.match(bodyIn(reply, '6') ?? '', /- \[x\] Q4 — Drop export the theme as a file/);
});

test('an answer settles other questions too', () => {
  const answer = { section: at.inScope, question: 'What about it?', answer: 'There is a risk: charts stay white' };
  const reply = revise(idea, document, [{ ...answer, section: at.risks }], [], open);
  assert.equal(bodyIn(reply, '6'), '- [x] Q2 — There is a risk: charts stay white');
});

test('what settles nothing leaves the questions alone', () => {
  assert.equal(bodyIn(revise(idea, document, [], ['also support SSO'], open), '6'), undefined);
});

test('who is not sure gets a proposal that says so, and confirms nothing', () => {
  const unsure = { section: at.inScope, question: 'Who may export it?', answer: 'Everybody', unsure: true };
  const reply = revise(idea, document, [unsure]);
  assert.match(bodyIn(reply, '3.1') ?? '', /\n- Who may export it\? — Everybody \(proposed for review\)$/);
  const solution = { section: at.solution, question: 'Does it fit?', answer: 'Yes, take it', unsure: true };
  assert.equal(revise(idea, document, [solution]), 'NOTHING');
  const risk = { section: at.risks, question: 'Which?', answer: 'Charts stay white', unsure: true };
  assert.equal(
    bodyIn(revise(idea, document, [risk]), '5'),
    '- **Risk:** Charts stay white. (proposed for review)\n  - **Mitigation:** To be determined',
  );
});
