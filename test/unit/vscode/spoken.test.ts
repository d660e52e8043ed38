// What workflows say to people goes through the translation: every word is said by a sentence, or is data of the run.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { conflictQuestion, decisionQuestion, whyQuestion } from '../../../src/core/decisions/choice.ts';
import { inWords } from '../../../src/core/questions.ts';
import { mayMake, mayRun } from '../../../src/core/speckit/questions.ts';
import { fill, plainArguments, say, type Sentence } from '../../../src/documents/sentence.ts';
import { helpParts } from '../../../src/vscode/chat/help.ts';
import { workflows } from '../../../src/workflows/index.ts';
import { artifactsChoice } from '../../../src/workflows/speckit/choice.ts';
import { reportOf } from '../../../src/workflows/speckit/report.ts';
import { database } from '../../fakes/decisions.ts';
import { learned } from '../workflows/speckit/drafted.ts';
import { service } from '../workflows/speckit/specs.ts';

const read = (name: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`../../../l10n/${name}`, import.meta.url), 'utf8'));
const german = read('bundle.l10n.de.json');

/** As the editor does in German. A sentence without a translation stops the test. */
function tell(sentence: Sentence): string {
  const text = german[sentence.text];
  assert.ok(text !== undefined, `not translated: ${sentence.text}`);
  return fill(text, plainArguments(sentence, tell, 'de'));
}

test('what a workflow is called and does is said in the user’s language, wherever it is shown', () => {
  for (const { title, description, opening } of workflows) {
    for (const sentence of [title, description, opening]) assert.notEqual(tell(sentence), '');
  }
  const help = JSON.stringify(helpParts(workflows, tell));
  assert.match(help, /Aus einer Idee ein Task Brief machen/);
  const plan = workflows.find(({ id }) => id === 'phases');
  assert.equal(plan && tell(say('Next: {0}', plan.title)), 'Weiter: Phasenplan');
});

test('a decision is asked in the user’s language, with the words of the decision in between', () => {
  const asked = inWords(decisionQuestion(database, { number: 1, of: 2 }), tell);
  assert.match(asked.why, /Entscheidung 1 von 2[\s\S]*Empfohlen: Option A[\s\S]*Umkehrbarkeit: /);
  assert.doesNotMatch(asked.why, /Recommended|Reversibility|Decision \d/);
  for (const { detail = '' } of asked.suggestions) assert.doesNotMatch(detail, /Pros:|Cons:|Cost:|Reversibility/);
  assert.match(inWords(whyQuestion(database, 1), tell).question, /^Warum /);
  const conflict = { decisions: ['TD001', 'TD002'], problem: 'One writer.', alternatives: [] };
  const told = inWords(conflictQuestion('C1', conflict), tell);
  assert.match(told.question, /^TD001 und TD002 passen nicht zusammen: One writer\.$/);
  assert.deepEqual(
    told.suggestions.map(({ label }) => label),
    ['Die Entscheidungen lassen, wie sie sind'],
  );
});

test('answers that can be chosen are words of the user’s language, and are understood in it', () => {
  for (const question of [mayRun('setup-plan.sh'), mayMake('project', [], 'Loans')]) {
    assert.deepEqual(
      inWords(question, tell).suggestions.map(({ label }) => label),
      ['Ja', 'Nein'],
    );
  }
  const facts = learned(service);
  const all = artifactsChoice.propose(facts, '');
  const { suggestions } = inWords({ id: 'artifacts', section: '', ...artifactsChoice.ask(all, facts) }, tell);
  const counts = suggestions.map(({ label }) => {
    const { value } = artifactsChoice.read(label, facts, all) ?? assert.fail(`not understood: ${label}`);
    return Array.isArray(value) ? value.filter(({ isWanted }) => isWanted).length : 0;
  });
  assert.deepEqual(counts, [11, 6, 2]);
});

test('the report is told in the user’s language', () => {
  const report = reportOf(learned(service));
  const lines = [...report.next, ...report.review, ...report.decisions].map((line) =>
    typeof line === 'string' ? line : tell(line),
  );
  assert.ok(lines.includes('Den Ordner des Features committen'));
  assert.doesNotMatch(lines.join('\n'), /to change\)|nobody has confirmed|Start with|Commit the/);
  assert.equal(tell(say('{0} ({1})', 'x', say('hard to change'))), 'x (schwer zu ändern)');
});
