// Defects that come as a stack trace: what the trace names is what the plan is about.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planOutlineOf } from '../../../../src/workflows/phases/offline/outline.ts';
import { portionsOf } from '../../../../src/workflows/phases/offline/packages.ts';
import { workKinds } from '../../../../src/workflows/phases/offline/kinds.ts';
import { traceIn } from '../../../../src/workflows/phases/offline/trace.ts';

const outlineOf = (idea: string) => planOutlineOf({ idea, references: [] });

for (const [language, idea, place, file] of [
  [
    'Kotlin',
    'Fatal Exception: java.lang.IndexOutOfBoundsException: Index: 0, Size: 0\n       at java.util.ArrayList.get(ArrayList.java:437)\n       at com.shop.cart.CartView.first(CartView.kt:21)\n\nOpening the basket crashes. Hotfix please.',
    'CartView.first: IndexOutOfBoundsException',
    'CartView.kt',
  ],
  [
    'TypeScript',
    "TypeError: Cannot read properties of undefined (reading 'name')\n    at node:internal/process:3:2\n    at renderOwner (src/card.tsx:41:18)\n\nHappens when the owner has left.",
    'renderOwner: TypeError',
    'card.tsx',
  ],
  [
    'Python',
    'Traceback (most recent call last):\n  File "/app/main.py", line 4, in run\n    load()\n  File "/app/stock.py", line 88, in load\n    raise KeyError(x)\nKeyError: lot\n\nSince the last release.',
    undefined,
    'stock.py',
  ],
] as const) {
  test(`a trace of ${language} names the work and its place`, () => {
    const outline = outlineOf(idea);
    if (place !== undefined) assert.equal(outline.title, place);
    assert.ok(
      outline.components.some(({ name }) => name.includes(file)),
      JSON.stringify(outline.components),
    );
    assert.match(outline.problem, /Error|Exception/);
  });
}

test('words about errors are no trace', () => {
  assert.equal(traceIn('We want the import to tell each ValidationError in a list.'), undefined);
  assert.equal(traceIn('Error: handling is to be better.'), undefined);
});

test('the number of a ticket and the name of a form are no title', () => {
  const said = 'Beim Export fehlt in der Mahnliste die letzte Zeile.';
  for (const label of ['Ticket 20417', 'Bug report', 'Störung Nr. 12', '不具合報告'])
    assert.notEqual(outlineOf(`${label}\n\n${said}`).title, label);
});

test('a phase is named by a component that its work speaks of', () => {
  const outline = {
    ...outlineOf('Waiting list. Add a new table for offered_at and its position.'),
    components: [{ name: 'Member app', change: '' }],
  };
  for (const { title, goal } of portionsOf(outline, 1, 'en')) {
    assert.doesNotMatch(title, /Member app/);
    assert.doesNotMatch(goal, /Make it pass/);
  }
});

test('what nothing is done to is out of scope, a preposition names no component, a wish is no repair', () => {
  const idea =
    "Titre : garder le brouillon d'un commentaire\nQuand un relecteur change d'onglet par erreur, tout est perdu. Il faudrait enregistrer le texte dans le navigateur et le reproposer à l'ouverture. Rien côté serveur.";
  const outline = outlineOf(idea);
  assert.ok(
    outline.outOfScope.some((one) => /serveur/.test(one)),
    JSON.stringify(outline),
  );
  assert.ok(!outline.components.some(({ name }) => /par$/i.test(name)), JSON.stringify(outline.components));
  assert.ok(!workKinds(outline, false).includes('bugfix'));
  const bug = outlineOf(
    'Störung: Beim Drucken fehlt die letzte Seite. Seit dem Update am Montag, vorher war es richtig.',
  );
  assert.ok(workKinds(bug, true).includes('bugfix'));
});
