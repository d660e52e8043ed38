// What says nothing: found in goals, requirements and criteria, in the languages that have lists, and nowhere else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from '../../../src/documents/document.ts';
import { knownLanguageOf } from '../../../src/documents/language.ts';
import { english } from '../../../src/documents/sentence.ts';
import { checkDocument } from '../../../src/rules/index.ts';
import { brief, rulesAgainst } from '../../fixtures/rules/brief.ts';

function findings(text: string): readonly string[] {
  return checkDocument(parseDocument('notes.md', text), () => undefined)
    .filter(({ rule }) => rule.startsWith('wording/'))
    .map(
      ({ rule, place, message }) => `${rule} ${place.line}:${place.column} ${/“([^”]*)”/.exec(english(message))?.[1]}`,
    );
}

const prose =
  'The readers of the library want to be told when the book that they wait for is there, and it is not.\n\n';
const goals = (...items: readonly string[]): string =>
  `# Plan\n\n${prose}## Goals\n\n${items.map((item) => `- ${item}`).join('\n')}\n`;

test('a quality without a measure is found, in the place of the word', () => {
  assert.deepEqual(findings(goals('The search is fast.', 'A **robust** import')), [
    'wording/vague 7:17 fast',
    'wording/vague 8:7 robust',
  ]);
});

test('a word that says what for, or that the sentence explains, and a label above a list need no measure', () => {
  assert.deepEqual(
    findings(
      goals(
        'The tests must print the address and the method of a call to localize a fault quickly.',
        'The tracks keep looping seamlessly, with points that avoid gaps.',
      ),
    ),
    [],
  );
  assert.deepEqual(findings(`# Plan\n\n${prose}## Goals\n\n- **Scalability:**\n  - More servers can be added.\n`), []);
  assert.deepEqual(
    findings(
      goals(
        'The page must return all of the results of a search to the readers quickly.',
        'The page must allow the readers of the library to find a book quickly.',
        'The tracks keep looping seamlessly, with good points.',
        '**Scalability:**',
      ),
    ).length,
    4,
  );
  const ru = (item: string) =>
    `# План\n\nЧитатели библиотеки хотят знать, когда придёт книга, которую они ждут, и это не так для всех.\n\n## Цели\n\n- ${item}\n`;
  assert.deepEqual(findings(ru('Создать карту для быстрой навигации по библиотеке')), []);
  assert.equal(findings(ru('Навигация по библиотеке должна быть быстрой')).length, 1);
});

test('how somebody does something is no quality of what is built', () => {
  for (const item of [
    'There must be no lag when typing rapidly in any of the fields of the page.',
    'There must be no lag when typing fast.',
    'The page must keep its place while users switch between tabs quickly.',
    'Only one order must be sent when a user quickly clicks on the button.',
    'The page must keep the last times when the times service is slow, or not to be reached at all.',
    'Only one order must be sent when rapidly clicking on the button.',
  ]) {
    assert.deepEqual(findings(goals(item)), [], item);
  }
  for (const item of [
    'The results must come quickly when the user is typing.',
    'The page must handle all of the readers while responding quickly.',
    'When users type, the results must load quickly.',
    'When scrolling the list must load quickly.',
    'The design holds if users can quickly find a book.',
    'When users open a fast search, it must show all of the books.',
  ]) {
    assert.equal(findings(goals(item)).length, 1, item);
  }
});

test('for whom something holds is no measure of it', () => {
  assert.deepEqual(findings(goals('The page is user-friendly for every member.')), [
    'wording/vague 7:15 user-friendly',
  ]);
  assert.deepEqual(findings(goals('A fast answer comes to every one of the requests.')), []);
});

test('a measure, a comparison or a list of what is meant below it makes it checkable', () => {
  for (const item of [
    'The search is fast: it answers within 300 ms.',
    'The import is faster than the one that it replaces.',
    'The import is robust:\n  - it goes on after the 3rd failure',
    'The search is `fast`.',
    'The page says “Fast and robust” in its title.',
    'The Fast Lane has a sign of its own.',
    'Fast-forward merges are the default.',
    'The queue is kept apart for efficient updates.',
    'A member ends an active fast with one tap, after fasting.',
  ]) {
    assert.deepEqual(findings(goals(item)), [], item);
  }
});

test('a word that names a kind of thing, or how it was compared, is no promise of a quality', () => {
  for (const item of [
    'The start fails fast with a list of the values that are allowed.',
    'The pipeline runs the fast checks before the build of the pages.',
    'The path of the picture is a stable URL for all of the readers.',
    'During a slow sweep of the pointer the light follows it.',
    'The mark is clearly noticeable compared to the one that the old page has.',
    'The command checks that the working tree is clean.',
  ]) {
    assert.deepEqual(findings(goals(item)), [], item);
  }
  assert.deepEqual(
    findings(goals('The service is stable.', 'It gives a stable connection to the readers.', 'The page is not slow.')),
    ['wording/vague 7:18 stable', 'wording/vague 8:14 stable', 'wording/vague 9:19 slow'],
  );
  const objetivos = (item: string) =>
    `# Plan\n\nLos lectores de la biblioteca quieren saber cuándo está el libro que esperan, y no es así para todos.\n\n## Objetivos\n\n- ${item}\n`;
  assert.deepEqual(findings(objetivos('El listado tiene una paginación estable para los lectores.')), []);
  assert.deepEqual(findings(objetivos('El sistema es estable para los lectores.')), ['wording/vague 7:17 estable']);
});

test('what must not happen is a measure, and what is ticked off is a report', () => {
  assert.deepEqual(
    findings(goals('The page is fast without any console errors.', 'The import is robust without data loss.')),
    [],
  );
  assert.deepEqual(findings(goals('The page is fast without any doubt of readers.')), ['wording/vague 7:15 fast']);
  assert.deepEqual(findings(goals('✅ The search is fast.', '☑ The import is robust.')), []);
});

test('what is shown, asked or waited for may well be that something is complete', () => {
  const criteria = (item: string) => findings(`# Plan\n\n${prose}## Acceptance Criteria\n\n- ${item}\n`);
  for (const item of ['The page says that the import is complete.', 'The command asks whether the copy is done.'])
    assert.deepEqual(criteria(item), [], item);
  assert.deepEqual(criteria('The import of the page is complete.'), ['wording/untestable 7:26 is complete']);
  assert.deepEqual(criteria('The list that the page makes is complete.'), ['wording/untestable 7:32 is complete']);
});

test('only goals, requirements and criteria are judged', () => {
  const text = `# Plan\n\n${prose}## Notes\n\n- The search is fast.\n\n## Non-Goals\n\n- A fast search\n\n## Key Entities\n\n- A fast one\n`;
  assert.deepEqual(findings(text), []);
  assert.deepEqual(findings(`# Plan\n\n${prose}## Notes\n\n- **FR-001**: The search must be fast.\n`), [
    'wording/vague 7:34 fast',
  ]);
  assert.deepEqual(
    findings(`# Plan\n\n${prose}## Notes\n\n| Id | Text |\n|---|---|\n| SC-001 | It is user-friendly |\n`),
    ['wording/vague 9:18 user-friendly'],
  );
});

test('an id or the number of a list is no measure', () => {
  assert.deepEqual(findings(goals('SC-001: The search is fast (P1), see FR-012.')), ['wording/vague 7:25 fast']);
});

test('what every result fulfils is no criterion; with more words it may be one', () => {
  assert.deepEqual(findings(goals('The export works as expected.', 'All of it is good, the users are happy.')), [
    'wording/untestable 7:14 works as expected',
    'wording/untestable 8:26 users are happy',
  ]);
  const long =
    'The export works correctly when the network fails while the file is written and the user has closed the window.';
  assert.deepEqual(findings(goals(long)), []);
});

test('what is left open is a hint', () => {
  assert.deepEqual(findings(goals('Errors are handled gracefully and in an appropriate way.')), [
    'wording/hedge 7:22 gracefully',
    'wording/hedge 7:43 appropriate',
  ]);
});

const others: readonly (readonly [
  language: string,
  prose: string,
  heading: string,
  item: string,
  found: readonly string[],
])[] = [
  [
    'de',
    'Die Leser der Bibliothek wollen wissen, wann das Buch da ist, auf das sie warten, und das ist nicht so.',
    'Ziele',
    'Die Suche ist schnell und benutzerfreundlich.',
    ['schnell'],
  ],
  [
    'fr',
    'Les lecteurs de la bibliothèque veulent savoir quand le livre est là, et ce n’est pas le cas pour eux.',
    'Objectifs',
    'La recherche est rapide.',
    ['rapide'],
  ],
  [
    'es',
    'Los lectores de la biblioteca quieren saber cuándo está el libro que esperan, y no es así para ellos.',
    'Objetivos',
    'La búsqueda es rápida.',
    ['rápida'],
  ],
  [
    'pt',
    'Os leitores da biblioteca querem saber quando o livro que esperam está lá, e isso não é assim para eles.',
    'Objetivos',
    'A busca é rápida.',
    ['rápida'],
  ],
  [
    'ru',
    'Читатели библиотеки хотят знать, когда придёт книга, которую они ждут.',
    'Цели',
    'Поиск работает быстро.',
    ['быстро'],
  ],
  ['zh', '图书馆的读者想知道他们等待的书什么时候到。', '目标', '搜索要快速响应。', ['快速']],
  ['ja', '図書館の利用者は、待っている本がいつ届くかを知りたい。', '目標', '検索は高速である。', ['高速']],
];

/** What is left open in each language, as the item of a list of goals, and the words that are found. */
const open: Readonly<Record<string, readonly [item: string, words: string]>> = {
  de: ['Ein Hinweis kommt nach Möglichkeit an die Leser.', 'nach Möglichkeit'],
  fr: ['Un avis vient dans la mesure du possible.', 'dans la mesure du possible'],
  es: ['El aviso llega en la medida de lo posible.', 'en la medida de lo posible'],
  pt: ['O aviso chega sempre que possível.', 'sempre que possível'],
  ru: ['Читатель получает письмо по возможности.', 'по возможности'],
  zh: ['必要时发送通知。', '必要时'],
  ja: ['必要に応じて通知を送る。', '必要に応じて'],
};

for (const [language, words, heading] of others) {
  test(`what is left open is a hint in ${language}`, () => {
    const [item = '', hedge] = open[language] ?? [];
    assert.deepEqual(
      findings(`# Plan\n\n${words}\n\n## ${heading}\n\n- ${item}\n`).map((line) => line.replace(/ \d+:\d+/, '')),
      [`wording/hedge ${hedge}`],
    );
  });
}

for (const [language, words, heading, item, found] of others) {
  test(`it is heard in ${language}`, () => {
    const text = `# P\n\n${words}\n\n## ${heading}\n\n- ${item}\n`;
    assert.equal(knownLanguageOf(text), language);
    assert.deepEqual(
      findings(text).map((finding) => finding.split(' ').at(-1)),
      found,
    );
  });
}

test('a language without a list is not judged, whatever its words look like', () => {
  for (const words of [
    'De lezers van de bibliotheek willen weten wanneer het boek er is, en dat is niet zo voor hen.',
    'Czytelnicy biblioteki chcą wiedzieć, kiedy książka będzie na miejscu i nie jest to dla nich jasne.',
    'Läsarna på biblioteket vill veta när boken är där, och det är inte så för dem.',
    '도서관 이용자는 기다리는 책이 언제 오는지 알고 싶어 한다.',
    'يريد قراء المكتبة معرفة متى يصل الكتاب الذي ينتظرونه.',
  ]) {
    assert.equal(knownLanguageOf(words), undefined, words);
    assert.deepEqual(findings(`# P\n\n${words}\n\n## Goals\n\n- modern robust\n`), []);
  }
});

test('criteria under a label are judged, a wish is none', () => {
  const under = (label: string, item: string) => findings(`# Plan\n\n${prose}## Phase 1\n\n${label}\n\n- ${item}\n`);
  assert.deepEqual(under('**Acceptance criteria:**', 'Everything is indexed correctly.'), [
    'wording/untestable 9:14 is indexed correctly',
  ]);
  assert.deepEqual(under('**Acceptance criteria:**', 'The call works without problems.'), [
    'wording/untestable 9:12 works without problems',
  ]);
  assert.deepEqual(under('**Acceptance criteria:**', 'Attempts without the right are properly rejected.'), [
    'wording/hedge 9:34 properly',
  ]);
  assert.deepEqual(under('**Acceptance criteria:**', 'The copy is blocked correctly.'), []);
  assert.deepEqual(under('**Acceptance criteria:**', 'We want to make it right.'), [
    'wording/untestable 9:3 We want to',
  ]);
  assert.deepEqual(under('**Deliverables:**', 'Everything is indexed correctly.'), []);
  assert.deepEqual(findings(goals('The search is quick even under high load.')).length, 1);
});

test('one word and several words without a measure are told in one sentence that is right for both', () => {
  const told = (item: string) =>
    checkDocument(parseDocument('notes.md', goals(item)), () => undefined).map(({ message }) => english(message));
  assert.deepEqual(told('The search is fast.'), [
    'No measure stands here for “fast”. Say how much, by when, or compared with what.',
  ]);
  assert.deepEqual(told('The search is fast and robust for the readers.'), [
    'No measure stands here for “fast”, “robust”. Say how much, by when, or compared with what.',
  ]);
});

test('in a brief, awareness and a mere topic are no goals that somebody can observe', () => {
  const said = (item: string) =>
    rulesAgainst(
      brief.replace(/(## 2\. [^\n]*\n\n)[^]*?(?=\n\n## )/, (_, heading: string) => `${heading}- ${item}`),
    ).filter((rule) => rule === 'brief/goals-observable').length;
  for (const item of [
    'Raise awareness of the rules of the house.',
    'Everyone understands the importance of tests.',
    'Search',
    'Better performance',
  ]) {
    assert.equal(said(item), 1, item);
  }
  for (const item of [
    'Fewer complaints',
    'No outage',
    'Zero downtime',
    'A search finds a booking by its number in one step.',
  ]) {
    assert.equal(said(item), 0, item);
  }
});

test('a quality that is explained in its sentence, in brackets or behind a colon, is not vague', () => {
  assert.deepEqual(findings(goals('Messages are user-friendly and short (not the raw codes of errors).')), []);
  assert.deepEqual(findings(goals('The page is user-friendly: one button and no menu.')), []);
  assert.deepEqual(findings(goals('The page is user-friendly (see the notes on pages).')), [
    'wording/vague 7:15 user-friendly',
  ]);
  assert.deepEqual(findings(goals('The page is user-friendly (FR-001).')), ['wording/vague 7:15 user-friendly']);
});

test('what a quality is modeled after is its measure, and what is given is no outcome', () => {
  assert.deepEqual(findings(goals('The pages must be modern, modeled after the standards of the city.')), []);
  assert.deepEqual(findings(goals('The pages must be modern.')), ['wording/vague 7:21 modern']);
  const criteria = (item: string) => `# Plan\n\n${prose}## Acceptance Criteria\n\n- [ ] ${item}\n`;
  assert.deepEqual(findings(criteria('**GIVEN** implementation is complete')), []);
  assert.notDeepEqual(findings(criteria('The implementation is complete')), []);
});
