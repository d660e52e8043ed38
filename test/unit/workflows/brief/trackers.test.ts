// What people write into trackers: headlines, labels, tables, nested lists, facts beside the wish.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyIn, draft, extract } from './offlineBrief.ts';

for (const [idea, title] of [
  ['# Print lists of loans\n\n# Summary\nLibrarians have asked for paper lists of open loans.', 'Print lists of loans'],
  ['Feature request: Backups moved to the new host\n\n## How?\nMake a plan for it.', 'Backups moved to the new host'],
  ['# Sync for notes, photos, tags, and drafts\n\n- two devices', 'Sync for notes, photos, tags, and drafts'],
  [
    '# Core Platform Team: Migrate the nightly jobs of the operations team to the shared scheduler',
    'Migrate the nightly jobs of the operations team',
  ],
  [
    '## Background\n\n* keys are addresses\n\nOnce logins are known, limits should follow the account.',
    'Limits should follow the account',
  ],
  ['Add abuse protection to the public API', 'Add abuse protection to the public API'],
  [
    'Build Retry & Replay Queue\nDescription\nDeliveries are dropped when a server is down.',
    'Build Retry & Replay Queue',
  ],
  ['# [feat]: Light mode?\n\n### App Name\n\ncalendar\n\n### Description\n\nI prefer light.', 'Light mode'],
  ['7.3 Monthly export for the board\n\nIt is typed today.', 'Monthly export for the board'],
  ['PDF exports should respect the page filter', 'PDF exports should respect the page filter'],
] as const) {
  test(`title: ${title}`, () => assert.equal(extract(idea).title, title));
}

test('below a headline, a summary tells what it is about', () => {
  const { problem, title } = extract(
    '# [Feature]: Add a replay queue\n\n## Summary\n\nThe queue logs failures but keeps nothing. Failed events are dropped.\n\n## Acceptance\n- [ ] events are kept',
  );
  assert.equal(title, 'Add a replay queue');
  assert.match(problem, /keeps nothing\. Failed events are dropped\./);
});

test('facts between a headline and the wish are no scope', () => {
  const { problem, inScope, goals } = extract(
    'Add a limit to the public API\n\nThe API is open to everyone and reads only. One careless loop uses the quota up.\n\nAdd a limit per address at the edge.',
  );
  assert.match(problem, /open to everyone.*quota up/);
  assert.deepEqual(goals, ['Add a limit to the public API']);
  assert.deepEqual(inScope, ['Add a limit per address at the edge']);
});

for (const fact of [
  'The current export writes all fields',
  'Inspectors have no signal in the tunnel',
  'There is no limit today',
  'Unsere bestehende Liste kennt keine Filter',
] as const) {
  test(`a fact is no scope: ${fact}`, () => {
    const { inScope, problem } = extract(`Filters for the export. We want filters by name.\n\n${fact}.`);
    assert.ok(!inScope.includes(fact), inScope.join('\n'));
    assert.ok(problem.includes(fact), problem);
  });
}

test('what leads on from a sentence goes where that went', () => {
  const { problem, inScope } = extract(
    'Filters for the export\n\nThe current export writes everything. Consequently, it takes a minute.\n\nPossible cases:\n- only one course',
  );
  assert.match(problem, /everything\. Consequently, it takes a minute\./);
  assert.deepEqual(inScope, ['Only one course']);
});

test('a line that announces a list of reasons stays with it', () => {
  const { problem, inScope } = extract(
    '### Background\n\nLimiting by address behaves poorly when:\n\n* many share an address\n* addresses change\n\n### Scope\n* Limit by account',
  );
  assert.equal(problem, 'Limiting by address behaves poorly when: many share an address; addresses change.');
  assert.deepEqual(inScope, ['Limit by account']);
});

test('short items below an item that announces them are one statement', () => {
  const { inScope } = extract(
    'Limit requests by account.\n\n### Scope\n* Apply the limit to:\n\n  * Chat\n  * Upload\n* Log refusals',
  );
  assert.deepEqual(inScope, ['Apply the limit to: chat; upload', 'Log refusals']);
});

test('a row that is only counted is named by what it says, and an empty one is no statement', () => {
  const { goals, ideas } = extract(
    '# Saved searches\n\n###Requirements\n| # | Story | Priority |\n|---|---|---|\n| 1 | Save a search | Must |\n\n###Assumptions\n| # | Assumption |\n|---|---|\n| 1 | |',
  );
  assert.deepEqual(goals, ['Save a search — Priority: Must']);
  assert.deepEqual(ideas, []);
});

test('a box without a bullet is an item', () => {
  const { goals } = extract('# Saved searches\n\n## Acceptance Criteria\n\n[ ] A search is saved\n[ ] It is listed');
  assert.deepEqual(goals, ['A search is saved', 'It is listed']);
});

test('signatures, codes, polite questions and marks of a tracker say nothing', () => {
  const outline = extract(
    'We want a mail before the check.\n\n> [!NOTE]\n> Mails are in English.\n\nAny thoughts?\n\nNX:VAX\n\nOlly',
  );
  assert.doesNotMatch(JSON.stringify(outline), /NX:VAX|Olly|thoughts|!NOTE/);
});

test('what belongs to the tracker is told beside the reason', () => {
  const { problem, inScope, title } = extract(
    '# [Feature request] Weekly report\n\nParent tracker: #656\n\nCo-author: @mc\n\n## 2. Launch date\nMid-2022\n\n## Why\nOnly a daily one exists.\n\n## Build\n- a weekly report',
  );
  assert.equal(title, 'Weekly report');
  assert.deepEqual(inScope, ['A weekly report']);
  assert.equal(problem, 'Only a daily one exists.\n\nParent tracker: #656; Co-author: @mc; Launch date: Mid-2022.');
});

test('dependencies by number keep their words, constraints among them are no dependency', () => {
  const { dependencies, inScope } = extract(
    'Add a limit.\n\n**Depends on:** #70.\n\n### Dependency\nDo not repeat the login here.',
  );
  assert.deepEqual(dependencies, ['Depends on: #70']);
  assert.deepEqual(inScope, ['Do not repeat the login here']);
});

test('a criterion about dependencies is no dependency', () => {
  const { goals, dependencies } = extract(
    "# Cadrage\n\n#### Critères d'acceptation\n- [ ] Les dépendances externes sont précisées",
  );
  assert.deepEqual(dependencies, []);
  assert.ok(goals.includes('Les dépendances externes sont précisées'));
});

test('what might be done is no risk, what might happen is one', () => {
  const idea = 'Toll wäre es, wenn eine Erinnerung käme.';
  assert.deepEqual(extract(`${idea} Die Mail könnte per Cronjob verschickt werden.`).risks, []);
  assert.equal(extract(`${idea} Die Mail könnte im Filter verloren gehen.`).risks.length, 1);
});

test('a technique that the work leaves is none that it takes', () => {
  const idea = '# Jobs\n\n## Definition of Done\nAll jobs have been migrated away from Jenkins.';
  assert.deepEqual(extract(idea).ideas, []);
});

test('two signs are a word, no statement', () => {
  assert.ok(
    extract('## 需求描述\n\n核心任务: 对象、视图导入\n任务拆解: 支持批量导入').goals.includes('对象、视图导入'),
  );
});

test('an Italian idea has an Italian brief, each statement in its place', () => {
  const idea =
    'Oggi il deposito è gestito con un foglio Excel condiviso e i dati si perdono. Vogliamo una pagina per registrare i prestiti. Non deve gestire i pagamenti. Pensavamo di usare SQLite. Ho paura che la rete cada spesso. Dobbiamo importare il vecchio file? Dipende dal reparto tecnico che fornisce il server. Ticket DEP-7.';
  const outline = extract(idea);
  assert.equal(outline.language, 'it');
  assert.match(outline.problem, /^Oggi il deposito.*si perdono\.$/);
  assert.deepEqual(outline.goals, ['Una pagina per registrare i prestiti']);
  assert.deepEqual(outline.outOfScope, ['I pagamenti']);
  assert.deepEqual(outline.ideas, ['Usare SQLite']);
  assert.deepEqual(
    outline.risks.map(({ risk }) => risk),
    ['La rete cada spesso'],
  );
  assert.deepEqual(outline.dependencies, ['Dipende dal reparto tecnico che fornisce il server']);
  assert.deepEqual(outline.questions, ['Dobbiamo importare il vecchio file?']);
  assert.match(bodyIn(draft(idea, outline), '4') ?? '', /La descrizione nomina questo approccio\. Usare SQLite\./);
});

test('stories are told of their person, also where their parts stand below headings', () => {
  const { goals } = extract(
    'Export of camps\n\n**As**\nan organizer\n\n**I want to**\nexport the list\n\n**In order to**\nwrite the report\n\nAcceptance Criteria:\n- [ ] the format is CSV',
  );
  assert.ok(goals.includes('An organizer can export the list in order to write the report'), goals.join('\n'));
  assert.deepEqual(extract('As Admin, I would like to import dates so that I can have all at once').goals, [
    'Admin can import dates so that they can have all at once',
  ]);
  assert.deepEqual(extract('As a QC owner or publisher, I should be able to export the rules').goals, [
    'A QC owner or publisher can export the rules',
  ]);
});

test('a request in prose is no list, and a form that nobody filled in says nothing', () => {
  const outline = extract(
    'Light theme for the calendar\n\nFeature Request : The whole calendar is dark, considering the current pages that people open. There is no option to switch.\n\nKindly assign me this issue.\n\n**Given** <CONDITION>\n**When** <ACTION>\n**Then** <OUTCOME>',
  );
  assert.ok(!outline.goals.some((goal) => goal.startsWith('Considering')), outline.goals.join('\n'));
  assert.match(outline.problem, /There is no option to switch\./);
  assert.doesNotMatch(JSON.stringify(outline), /assign|CONDITION/);
});

test('lines that each name a thing, without a full stop, are a list', () => {
  const { inScope, questions, risks } = extract(
    '# Best-before dates\n\nA date for each product (careful with deliveries in between)\nAlerts some days before it (how many is to be decided)\nA lower price on the last day\nThe offers on the front page',
  );
  assert.deepEqual(inScope, [
    'A date for each product (careful with deliveries in between)',
    'Alerts some days before it (how many is to be decided)',
    'A lower price on the last day',
    'The offers on the front page',
  ]);
  assert.equal(questions.length, 1);
  assert.match(questions[0] ?? '', /how many is to be decided/);
  assert.match(risks[0]?.risk ?? '', /deliveries in between/);
});

test('what a bracket leaves open is asked, and the statement stays', () => {
  const { inScope, questions } = extract(
    '# Dosis\n\nQueremos pautas nuevas.\n\n- Pautas para días pares o impares (a confirmar si no basta con una cada 2 días)',
  );
  assert.ok(
    inScope.some((item) => item.startsWith('Pautas para días pares')),
    inScope.join('\n'),
  );
  assert.match(questions.join('\n'), /a confirmar/);
});

test('fields that lost the breaks between them are read apart', () => {
  const { goals, ideas } = extract(
    '# Delay for the alarm\n\nProblem Statement: One wrong point starts it.\n\nProposed SolutionAdd a delay to the options.Behavior: When the boat leaves, a timer starts.Validation: If the signal comes back in time, the alarm is quiet.',
  );
  const said = [...goals, ...ideas].join('\n');
  assert.match(said, /^Add a delay to the options$/m);
  assert.match(said, /^Behavior: When the boat leaves/m);
  assert.match(said, /^Validation: If the signal comes back/m);
});

test('a star before a word begins an item', () => {
  const { inScope } = extract(
    '# Seeds\n\nWe want to know:\n* what we have\n*which bed grew from which seed\n*who gave them',
  );
  assert.deepEqual(inScope, ['What we have', 'Which bed grew from which seed', 'Who gave them']);
});

test('a line that ends in the middle of its sentence goes on in the next', () => {
  const { inScope } = extract(
    '# Distance fields\n\nAdd the fields to the map.\n\nIf they are empty there would be no change to the circle.\nElse its middle would be\nThe position moved by the distance',
  );
  assert.ok(inScope.includes('Else its middle would be The position moved by the distance'), inScope.join('\n'));
});

test('what stays as it is in one case is no limit of the work', () => {
  const { outOfScope } = extract(
    '# Distance fields\n\nAdd the fields to the map.\n\nDetails:\nIf they are empty there would be no change to the circle.',
  );
  assert.deepEqual(outOfScope, []);
});

for (const [wish, goal] of [
  ['Es wäre sehr sinnvoll, wenn man die Mitglieder als Tabelle exportieren könnte.', /die Mitglieder als Tabelle/],
  ['### Beschreibung des Problems\nIncluir el control del stock de los medicamentos.', /Incluir el control/],
] as const) {
  test(`a wish in its writer's words: ${wish}`, () => {
    assert.match(extract(`# Mitglieder\n\n${wish}`).goals.join('\n'), goal);
  });
}

test('what somebody often needs is why, and not what', () => {
  const { goals, problem } = extract(
    '# Export der Mitglieder\n\nWir wollen einen Export. Ein Verein benötigt oft eine solche Tabelle.',
  );
  assert.match(problem, /benötigt oft/);
  assert.doesNotMatch(goals.join('\n'), /benötigt oft/);
});

test('a description of the problem tells why, and who takes part is no scope', () => {
  const livro = extract(
    '# Pedir livros\n\n### Descrição do problema\nÉ importante ouvir a comunidade, mas é crucial escolher.',
  );
  assert.match(livro.problem, /ouvir a comunidade/);
  const agenda = extract(
    'EP01 — Agenda del profesional\n\nAlcance: consulta diaria, bloqueo de períodos.\nActores involucrados: Profesional, Administrador, Recepcionista.',
  );
  assert.equal(agenda.title, 'Agenda del profesional');
  assert.ok(!agenda.inScope.some((item) => item.includes('Actores')), agenda.inScope.join('\n'));
});

for (const remark of [
  'Issue wurde für @somebody eingetragen.',
  'This issue was filed on behalf of @somebody.',
  'See attached file for an overview of the form.',
  'Please excuse the poor hand writing.',
]) {
  test(`a remark of the tracker is no part of the work: ${remark}`, () => {
    const words = JSON.stringify(extract(`# Export of members\n\nWe want an export with all fields.\n\n${remark}`));
    assert.ok(!words.includes(remark.slice(-14, -1)), words);
  });
}

test('a line that announces what must be heeded is no goal of its own', () => {
  const { goals, inScope } = extract(
    '# Stock\n\nQueremos controlar el stock.\n\n## Gestión\nLa gestión del stock de cada paciente debe tener en cuenta:\n- Las fechas de caducidad\n- Las fechas de apertura',
  );
  assert.ok(!goals.some((goal) => goal.endsWith('en cuenta')), goals.join('\n'));
  assert.deepEqual(inScope, ['Las fechas de caducidad', 'Las fechas de apertura']);
});

test('the kind of the ticket before its headline is no part of the title', () => {
  assert.equal(extract('# Mejora - Inventario de la farmacia\n\nQueremos verlo.').title, 'Inventario de la farmacia');
});
