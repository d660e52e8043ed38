// What the code says in documents: the same in every language, and read again in every language.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { riskIn } from '../../../src/core/steps/path.ts';
import { parseDocument } from '../../../src/documents/document.ts';
import { applyEdits } from '../../../src/documents/edit.ts';
import { languages } from '../../../src/documents/language.ts';
import { checkpointEdit, checkpointsFor } from '../../../src/documents/phase/checkpoints.ts';
import { en } from '../../../src/documents/phrases/en.ts';
import { everyForm, retold, speakerOf, type PhraseName } from '../../../src/documents/phrases/phrases.ts';
import { contractEdits } from '../../../src/documents/speckit/decision/contractMarks.ts';
import { provisionalOutcome } from '../../../src/documents/speckit/decision/decision.ts';
import { markEdits, markSentence } from '../../../src/documents/speckit/decision/marks.ts';
import { reviewTaskEdits } from '../../../src/documents/speckit/decision/reviewTasks.ts';
import { formatDecisions } from '../../../src/documents/speckit/decision/write.ts';
import { stamped, withoutStamp } from '../../../src/documents/speckit/stamp.ts';
import { readTasks } from '../../../src/documents/speckit/tasks.ts';
import { database, decided, monolith } from '../../fakes/decisions.ts';

const names = Object.keys(en).filter((name): name is PhraseName => name in en);
const [english, german] = [speakerOf('en'), speakerOf('de-DE')];

test('every language says every phrase, with the same places and as many parts', () => {
  const placesOf = (text: string): string => [...text.matchAll(/\{\d\}/g)].map(String).sort().join();
  for (const name of names) {
    const forms = everyForm(name);
    for (const [index, form] of forms.entries()) {
      const which = `${name} in ${languages[index] ?? ''}`;
      assert.notEqual(form.trim(), '', which);
      assert.equal(placesOf(form), placesOf(en[name]), which);
      assert.equal(form.split(' | ').length, en[name].split(' | ').length, which);
    }
    const own = forms.slice(1).filter((form) => form === en[name]);
    const isSameWord = name === 'oneCommit' || name === 'manyCommits' || name === 'commits' || name === 'oneFile';
    assert.ok(isSameWord || own.length === 0, `${name} is left in English`);
  }
});

test('a language that is none of ours is spoken to in English, and places are filled', () => {
  assert.equal(speakerOf('nl')('afterPhase', 2), 'After phase 2');
  assert.equal(speakerOf(undefined)('limited'), 'Limited');
  assert.equal(speakerOf('German')('afterPhase', 2), 'Nach Phase 2');
});

test('a kept English sentence is told again, and any other text stays', () => {
  const reasons = ['noThinking', 'searchFailed'] as const;
  assert.equal(retold(en.noThinking, reasons, german), german('noThinking'));
  assert.equal(retold(english('searchFailed', 'HTTP 401'), reasons, german), german('searchFailed', 'HTTP 401'));
  assert.equal(retold('The mains failed.', reasons, german), 'The mains failed.');
});

const plan = '# Plan: Verleih\n\nText\n';
const marked = (text: string, ids: readonly string[], language: string): string =>
  applyEdits(text, markEdits(parseDocument('plan.md', text), ids, speakerOf(language)));
const provisional = { ...monolith, outcome: provisionalOutcome(monolith, '2026-11-25T10:00:00Z') };
const withTasks = (text: string, language: string, outcome = provisional.outcome): string =>
  applyEdits(
    text,
    reviewTaskEdits(parseDocument('specs/x/tasks.md', text), [{ ...monolith, outcome }], speakerOf(language)),
  );

for (const language of languages) {
  const speak = speakerOf(language);

  test(`${language}: the mark is literal, stands once beside an English one, and goes without a trace`, () => {
    const own = marked(plan, ['TD002'], language);
    assert.ok(own.startsWith('> **PROVISIONAL DECISION** (TD002) '));
    assert.doesNotMatch(markSentence(['TD002'], speak), /[:"']/);
    assert.equal(marked(own, ['TD002'], language), own);
    assert.equal(marked(marked(plan, ['TD002'], 'en'), ['TD002'], language), own);
    assert.equal(marked(own, [], 'en'), plan);
    const api = 'openapi: 3.1.0\ninfo:\n  title: A\n  version: 1.0.0\npaths: {}\n';
    const first = applyEdits(api, contractEdits('a.yaml', api, ['TD002']) ?? assert.fail());
    const again = applyEdits(first, contractEdits('a.yaml', first, ['TD002'], speak) ?? assert.fail());
    assert.ok(again.includes(`PROVISIONAL DECISION (TD002) ${speak('unconfirmed')}`));
    assert.equal(again.match(/PROVISIONAL DECISION/g)?.length, 1);
    assert.equal(applyEdits(again, contractEdits('a.yaml', again, []) ?? assert.fail()), api);
  });

  test(`${language}: review tasks are known whatever language they are in, ticked and taken out`, () => {
    const tasks = '# Tasks: Loans\n\n## Phase 1: Setup\n\n- [ ] T001 Create src/loans.py\n';
    const own = withTasks(tasks, language);
    assert.match(
      own,
      /## Phase 2: Decision Review\n\n- \[ \] T002 .*TD001.*\n- \[ \] T003 .*Option B.*Option A.*TD001/,
    );
    assert.deepEqual(
      readTasks(parseDocument('specs/x/tasks.md', own))
        .tasks.at(-1)
        ?.dependencies.map(({ id }) => id),
      ['T002'],
    );
    for (const other of ['en', 'de', language]) {
      assert.equal(withTasks(own, other), own, `nothing is added in ${other}`);
      const kept = withTasks(own, other, decided);
      assert.match(kept, /- \[x\] T002 /);
      assert.match(kept, /- \[ \] T003 /, 'Option B was built, and Option A was decided');
      assert.doesNotMatch(withTasks(own, other, { ...decided, option: 1 }), /T003/);
    }
  });

  test(`${language}: the time of a contract is taken out again, also where it stood in English`, () => {
    const at = new Date('2026-11-26T10:05:59Z');
    for (const [path, text] of [
      ['a.graphql', 'type Query {\n  version: String\n}\n'],
      ['a.schema.json', '{\n  "type": "object"\n}\n'],
    ] as const) {
      const own = stamped(path, text, at, speak);
      assert.ok(own.includes(speak('writtenAt', '2026-11-26 10:05 UTC')));
      assert.equal(stamped(path, stamped(path, text, at), at, speak), own);
      assert.equal(withoutStamp(path, own), text);
      if (path.endsWith('.json')) assert.doesNotThrow(() => JSON.parse(own));
    }
  });

  test(`${language}: a risk of the path and an answer to a checkpoint are read again`, () => {
    assert.equal(riskIn(`2026-11-25 · ${speak('risk')}: Lock-in.`), 'Lock-in.');
    assert.equal(riskIn(`2026-11-25 · ${speak('timeline')}: A week.`), undefined);
    const text = `# Plan\n\n## Checkpoints\n\n- Does it hold?\n- **${speak('afterPhase', 'B')}** (2026-11-25): Does it hold? — Yes\n`;
    assert.deepEqual(checkpointsFor(parseDocument('x-plan.md', text), 'b'), [
      { question: 'Does it hold?', answer: 'Yes' },
    ]);
  });
}

test('in a German plan the answer to a checkpoint is recorded in German', () => {
  const text =
    '# Verleih\n\nDie Mitglieder sollen Werkzeuge für eine Woche reservieren können.\n\n## Checkpoints\n\n- Gilt der Plan noch?\n';
  const document = parseDocument('verleih-plan.md', text);
  const recorded = { phase: '1', date: '2026-11-25', question: 'Gilt der Plan noch?', answer: 'Ja' };
  const after = applyEdits(text, [checkpointEdit(document, recorded) ?? assert.fail()]);
  assert.match(after, /- \*\*Nach Phase 1\*\* \(2026-11-25\): Gilt der Plan noch\? — Ja/);
  assert.deepEqual(checkpointsFor(parseDocument('verleih-plan.md', after), '1'), [
    { question: 'Gilt der Plan noch?', answer: 'Ja' },
  ]);
});

test('without any decision the document speaks the language of the reasons', () => {
  const considered = [
    { category: 'Data', decisions: [], reason: 'Die Daten sind vorgegeben und werden nicht neu gewählt.' },
  ] as const;
  const text = formatDecisions({ feature: 'Verleih', decisions: [], considered, remarks: [] });
  assert.match(text, /\n\nEs ist keine technische Entscheidung nötig\.\n/);
  assert.match(text, /- \*\*Scaling\*\*: keine Entscheidung nötig\. Nichts in der Spezifikation/);
  assert.match(
    formatDecisions({ feature: 'Loans', decisions: [{ ...database, dependsOn: [] }], considered: [], remarks: [] }),
    /no decision needed\. Nothing in the specification/,
  );
});
