// What the code says about decisions is said in their language, and read back in every language.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isWithoutReason, outcomeOf, statedReason } from '../../../../src/core/decisions/choice.ts';
import { parseDocument } from '../../../../src/documents/document.ts';
import { provisionalOutcome } from '../../../../src/documents/speckit/decision/decision.ts';
import { everyPhrase } from '../../../../src/documents/speckit/decision/phrases.ts';
import { readTechnicalDecisions } from '../../../../src/documents/speckit/decision/read.ts';
import { decisionsEdits, formatDecisions } from '../../../../src/documents/speckit/decision/write.ts';
import { database } from '../../../fakes/decisions.ts';

const at = '2026-11-21T09:00:00.000Z';
const german = {
  ...database,
  title: 'Schutz gegen doppelte Reservierung',
  context: 'Nach der Spezifikation bekommt bei gleichzeitigem Absenden genau ein Mitglied die Reservierung.',
  required: 'Womit wird verhindert, dass ein Werkzeug an einem Tag doppelt vergeben wird?',
  recommendation: { option: 0, reasons: 'Die Datenbank garantiert es auch bei Fehlern im Code.' },
  impact: '',
  dependsOn: [],
};
const english = /No reason|recommended|Not stated|No other|see TD|no decision|Nothing in|confirmed|When what/i;

test('a German decision is recorded in German, and its document reads back as it was', () => {
  const chosen = outcomeOf(german, { kind: 'option', option: 0, rationale: '' }, 'Ada', at);
  const provisional = provisionalOutcome(german, at);
  for (const outcome of [chosen, provisional]) {
    const decision = { ...german, outcome };
    const content = { feature: 'Verleih', decisions: [decision], considered: [], remarks: [] };
    const text = formatDecisions(content);
    assert.doesNotMatch(text, english);
    const document = parseDocument('specs/001-verleih/plan.md.decisions.md', text);
    const [back] = readTechnicalDecisions(document);
    assert.equal(back?.impact, '');
    assert.deepEqual(back?.outcome, outcome);
    assert.deepEqual(decisionsEdits(document, content), []);
  }
});

test('a reason that nobody gave is known in every language', () => {
  for (const [index, phrase] of everyPhrase('noReason').entries()) {
    assert.ok(isWithoutReason(phrase));
    const recommended = `${phrase} ${everyPhrase('wasRecommended')[index] ?? ''} it is small`;
    assert.equal(statedReason(recommended), 'it was recommended: it is small');
  }
  assert.ok(!isWithoutReason('Weil es einfach ist.'));
});
