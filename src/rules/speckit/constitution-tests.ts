// Where the constitution wants tests first, the tasks have them first.
import { grouped } from '../../documents/grouped.ts';
import { say } from '../../documents/sentence.ts';
import { readConstitution, type Constitution } from '../../documents/speckit/constitution.ts';
import { readTasks, type FeatureTask } from '../../documents/speckit/tasks.ts';
import type { DocumentSet } from '../../documents/documentSet.ts';
import { likely } from '../origin.ts';
import { featureRule, type Remark } from './rule.ts';

const testsFirst =
  /\btests?[- ](?:come[- ]|go[- ])?first\b|\btest[- ]driven\b|\bTDD\b|\btests?\s+(?:MUST|must|SHALL|shall)\s+(?:be\s+written|exist|come|fail)\b[^.]{0,40}\b(?:before|first|prior)\b|\b[Tt]ests?\b[^.]{0,40}\b(?:is|are)\s+(?:written|committed|created)\s+(?:first|before)\b|\b[Ww]rite (?:failing )?tests? (?:before|first)\b|\b[Tt]ests?\b[^.]{0,40}\b(?:vor dem Code|zuerst)\b|\b[Tt]estgetrieben/;
/** The same as a title. */
const titled =
  /\btests?[- ](?:\w+[- ])?first\b|\btest[- ]driven|\bTDD\b|\btests? (?:before|precede)|\btests? zuerst|testgetrieben/i;
const soft =
  /\balongside\b|\bwhere (?:applicable|practical|possible|feasible)\b|\boptional\b|\bencouraged\b|\bSHOULD\b|\bMAY\b|\brecommended\b|\bpreferred\b/;
/** What is demanded of some of the code only. */
const partial = /\b(?:critical|core|complex|security-sensitive|business logic|bug ?fix(?:es)?|domain logic)\b/i;
const kinds = String.raw`(?:(?:unit|integration|contract|e2e|end-to-end|acceptance|component|api|performance|snapshot|regression|property|table|smoke)[ /-]*)`;
const test = new RegExp(
  String.raw`^\W*(?:(?:write|add|create|author|implement|extend) (?:an? |the )?(?:failing )?${kinds}*|(?:an? |the )?(?:failing )?${kinds}+)tests?\b|^\W*(?:(?:write|escribir|crear|añadir|escrever|criar|adicionar|écrire|créer|ajouter) )?(?:testes?|pruebas?|tests?) (?:unit[aá]ri[oa]s?|unitaires?|de (?:integraci[oó]n|integração|contrato|contrat|aceitação|aceptación|componentes?|regress?i[oó]n)|d.int[eé]gration|e2e)(?!\p{L})`,
  'iu',
);
/** A test that is repaired or run, and what tests stand on, are no tests that could come first. */
const noTest =
  /^\W*(?:fix|repair|update|re-?run|run|rodar|ejecutar|executar|exécuter|ausführen|verify|validate|adjust|correct|remove|delete|rename|document)\b|\btest (?:helpers?|utilit\w+|data|fixtures?|factor\w+|setup|infrastructure|harness|environment)\b/i;
const support = /(?:^|\/)(?:helpers?|fixtures?|factories|mocks?|utils?|support|setup)(?:\/|\.)|conftest\.py$/i;
const testFile = /(?:^|\/)(?:tests?|__tests__|specs?)\/|[._-](?:test|spec)s?\.|(?:^|\/)test_/i;
const building = /^\W*(?:implement|create|build|add|extend|write|wire|integrate|introduce|expose|develop)\b/i;
/** Work on files that is not the making of code. */
const other =
  /^\W*(?:verify|validate|run|review|document|remove|delete|fix|repair|configure|install|measure|profile|check|confirm|update|rename|move|migrate|refactor|pr\u00fcfe|dokumentiere|verifica[r]?|valida[r]?|revisar?|confirmar?|comprobar?|instalar?|configurar?|documentar?|renombrar?|renomear?|mover?|eliminar?|remover?|actualizar?|atualizar?|ejecutar?|executar?|rodar?|vérifier|valider|installer|configurer|renommer|déplacer|supprimer)(?!\p{L})|\bmigrations?\b/iu;
const beside =
  /\b(?:polish|set ?up|cross-cutting|validation|release|docs|documentation|hardening|quality|cleanup|regression|final)\b/i;

export const constitutionTests = featureRule(
  'constitution-tests',
  ['tasks'],
  {
    severity: 'warning',
    summary: say('Where the constitution demands tests first, the tasks write them before the code.'),
    why: say(
      'The constitution binds the project; a task list in another order breaks it before the first line of code.',
    ),
    wrong:
      '- [ ] T003 [US1] Implement the loan service in src/loan.ts\n- [ ] T004 [US1] Unit tests in tests/loan.test.ts',
    right:
      '- [ ] T003 [US1] Unit tests in tests/loan.test.ts\n- [ ] T004 [US1] Implement the loan service in src/loan.ts',
  },
  ({ document, feature, set }) => {
    const constitution = feature.get('constitution');
    if (constitution === undefined) return [];
    const said = demandOf(readConstitution(constitution));
    const { tasks } = readTasks(document);
    if (said === undefined || tasks.length === 0) return [];
    const builds = tasks.filter(isBuild);
    if (builds.length >= 3 && !tasks.some((task) => isTest(task) || /\btests?\b|\bTDD\b/i.test(task.body))) {
      return [
        {
          severity: likely(set),
          message: say('The constitution demands tests first (“{0}”), and no task writes a test. Add them.', said),
        },
      ];
    }
    const found: Remark[] = [];
    const late = (members: readonly FeatureTask[], isCode: (task: FeatureTask) => boolean, least: number): boolean => {
      const code = members.filter(isCode);
      const [first] = code;
      const firstTest = members.findIndex(isTest);
      const test = members[firstTest];
      if (first === undefined || test === undefined || code.length < least) return false;
      if (firstTest < members.findLastIndex(isCode)) return false;
      // What the code of the phase needs may say so in the task itself.
      if (code.some((task) => /\btests?\b|\bTDD\b/i.test(task.body))) return false;
      const message = say(
        'The constitution demands tests first (“{0}”), but the tests of this phase start with {1}, after its code. Move them up.',
        said,
        test.id,
      );
      found.push({ severity: likely(set), span: first.span, message });
      return true;
    };
    for (const [phase, members] of grouped(tasks, (task) => task.phase)) {
      if (beside.test(phase) || late(members, isBuild, 2)) continue;
      for (const [story, own] of grouped(members, ({ stories }) => stories.join())) {
        if (story !== '') late(own, isCode, 1);
      }
    }
    return [...found, ...untested(tasks, said, set)];
  },
);

/** A story that has code and no test, where every other story has one. */
function untested(tasks: readonly FeatureTask[], said: string, set: DocumentSet): readonly Remark[] {
  const tests = tasks.filter(isTest);
  if (tests.length < 2 || tests.some(({ stories }) => stories.length === 0)) return [];
  const stories = grouped(
    tasks.filter(({ stories: [first] }) => first !== undefined),
    ({ stories }) => stories[0] ?? '',
  );
  const bare = [...stories].filter(
    ([story, own]) => own.some(isCode) && !tests.some((one) => one.stories.includes(story)),
  );
  const [only] = bare;
  const code = only?.[1].filter(isCode) ?? [];
  const [first] = code;
  if (bare.length !== 1 || stories.size < 2 || code.length < 2 || first === undefined || only === undefined) return [];
  if (tests.some(({ phase }) => phase === first.phase)) return [];
  if (beside.test(first.phase) || code.some((task) => /\btests?\b|\bTDD\b/i.test(task.body))) return [];
  const message = say(
    'The constitution demands tests first (“{0}”), and no task writes a test for {1}. Add one before its code.',
    said,
    only[0].replace('-', ''),
  );
  return [{ severity: likely(set), span: first.span, message }];
}

/** The heading or sentence that demands it. */
function demandOf({ principles, sentences, template }: Constitution): string | undefined {
  if (template) return undefined;
  if (sentences.some(({ text }) => testsFirst.test(text) && soft.test(text))) return undefined;
  const principle = principles.find(({ title }) => titled.test(title));
  if (principle) return principle.title;
  const demand = sentences.find(
    ({ text, force }) =>
      (force === 'must' || force === 'said') &&
      testsFirst.test(text) &&
      !/\b(?:not|never|no)\b/i.test(text) &&
      !partial.test(text),
  );
  return demand?.principle;
}

function isTest({ title, paths }: FeatureTask): boolean {
  // A document that a test stands on is not what it is written in.
  const path = paths.find((one) => /\.\w{1,6}$/.test(one) && !/\.mdx?$/i.test(one)) ?? paths[0];
  if (noTest.test(title) || (path !== undefined && support.test(path) && testFile.test(path))) return false;
  return test.test(title) || (path !== undefined && testFile.test(path));
}

function isBuild(task: FeatureTask): boolean {
  return building.test(task.title) && hasCode(task);
}

/** With a file of code, whatever verb or language it is told in. */
function isCode(task: FeatureTask): boolean {
  return !other.test(task.title) && hasCode(task);
}

function hasCode(task: FeatureTask): boolean {
  return (
    !isTest(task) &&
    !task.paths.some((path) => testFile.test(path)) &&
    task.paths.some((path) => /\.\w{1,6}$/.test(path) && !/\.(?:md|ya?ml|json|toml|txt|sql|ini|cfg|env)$/i.test(path))
  );
}
