// How the offline plan names what an idea says: lists stay whole, bounds are checks, nothing is read into a word.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outlineFact, readOutline, type PlanOutline } from '../../../../src/workflows/phases/facts.ts';
import { placesIn } from '../../../../src/workflows/phases/offline/draft/folders.ts';
import { workIn } from '../../../../src/workflows/phases/offline/draft/work.ts';
import { workKinds } from '../../../../src/workflows/phases/offline/kinds.ts';
import { inShort, portionsOf } from '../../../../src/workflows/phases/offline/packages.ts';
import { isBound, isDocumentation } from '../../../../src/workflows/phases/offline/signs.ts';
import { phasesOf } from '../../../../src/workflows/phases/scale.ts';
import { isPresent } from '../../../../src/workflows/phases/sizing/clauses.ts';

function outline(value: object): PlanOutline {
  const idea = JSON.stringify(value);
  const read = readOutline(outlineFact.parse({ title: 'Work', ...value }, { idea }));
  assert.ok(read);
  return read;
}

test('a statement is not cut within a list, and before what only says more', () => {
  for (const [statement, short] of [
    [
      'It supports complementary, analogous, triadic and tetradic schemes, works in HSL by default and in LCh too',
      'It supports complementary, analogous, triadic and tetradic schemes',
    ],
    ['Members, staff and guests can log in with a card', 'Members, staff and guests can log in with a card'],
    ['Add a command `harmony` that prints colour harmonies of a base colour', 'Add a command harmony'],
    [
      'Wenn ein Buch fällig ist, bekommt das Mitglied eine Mail',
      'Wenn ein Buch fällig ist, bekommt das Mitglied eine Mail',
    ],
    ['A loan is due, so a mail is sent to the member', 'A loan is due'],
  ] as const) {
    assert.equal(inShort(statement), short);
  }
});

test('what must not be is a check and no deliverable, unless there is nothing else', () => {
  const bound = 'Reading must not become slower';
  const work = workIn(['Documents that expire', bound]);
  assert.deepEqual(work.names, ['Documents that expire']);
  assert.deepEqual(work.checks, [bound]);
  assert.deepEqual(workIn([bound]).names, [bound]);
  for (const statement of [
    'Alte Dateien dürfen beim Öffnen nicht verändert werden',
    'Une lecture ne doit pas être plus lente',
    'Los datos no deben perderse',
    'Os dados não podem ser perdidos',
    'Старые файлы не должны меняться',
    '旧数据不得丢失',
    '古いデータを失ってはならない',
  ]) {
    assert.ok(isBound(statement), statement);
  }
  assert.ok(!isBound('Members can extend a loan'));
});

test('what must stay as it is belongs to a phase; what is there already does not', () => {
  assert.ok(isPresent('The export exists already'));
  assert.ok(!isPresent('Databases of earlier versions must open unchanged'));
  const told = outline({
    objectives: ['Documents expire'],
    requirements: ['Databases of earlier versions must open unchanged', 'The export exists already'],
  });
  const statements = portionsOf(told, 2, 'en').flatMap(({ portion }) => portion.statements);
  assert.deepEqual(statements.toSorted(), ['Databases of earlier versions must open unchanged', 'Documents expire']);
});

test('a bound on speed is no work on speed, and colours are no theme', () => {
  const kinds = (objectives: readonly string[]) => workKinds(outline({ objectives }), false);
  const cached = 'A cached result does not hold what has expired';
  assert.ok(!kinds([cached, 'Reading must not become 10 % slower']).includes('performance'));
  assert.ok(kinds(['Reading is faster by a cache', 'It must never be slower than today']).includes('performance'));
  assert.ok(kinds(['The list of orders is slow']).includes('performance'));
  assert.deepEqual(kinds(['Mix the colours of a base colour']), ['general']);
  assert.ok(kinds(['Dark mode with its own colours']).includes('theming'));
});

test('pictures are no places to change, and documents are written, not tested', () => {
  const repository = { languages: [], layout: ['doc/: pastel.gif, pastel.md'], conventions: [], sources: [] };
  assert.deepEqual(placesIn(repository, 'The pastel command'), ['`doc/pastel.md`']);
  assert.ok(isDocumentation('The documentation gets a chapter'));
  assert.ok(!isDocumentation('The list gets a column'));
});

test('a name keeps its underscore in the title of a phase', () => {
  const phases = [{ title: 'Data: table.purge_expired() _now_', goal: '', dependsOn: [] }];
  assert.equal(phasesOf({ phases })[0]?.title, 'Data: table.purge_expired() now');
});
