// Where the constitution wants tests first, the tasks have them first.
import { grouped } from '../../documents/grouped.ts';
import { say } from '../../documents/sentence.ts';
import { readConstitution, type Constitution } from '../../documents/speckit/constitution.ts';
import { readTasks, type FeatureTask } from '../../documents/speckit/tasks.ts';
import { featureRule, type Remark } from './rule.ts';

const testsFirst =
  /\btest[- ]first\b|\btest[- ]driven\b|\bTDD\b|\btests?\s+(?:MUST|must|SHALL|shall)\s+(?:be\s+written|exist|come|fail)\b[^.]{0,40}\b(?:before|first|prior)\b|\b[Ww]rite (?:failing )?tests? (?:before|first)\b/;
const soft =
  /\balongside\b|\bwhere (?:applicable|practical|possible|feasible)\b|\boptional\b|\bencouraged\b|\bSHOULD\b|\bMAY\b|\brecommended\b|\bpreferred\b/;
const test =
  /^\W*(?:write |add |create |author |implement |extend )?(?:an? |the )?(?:failing )?(?:(?:unit|integration|contract|e2e|end-to-end|acceptance|component|api|performance|snapshot|regression)[ /-]*)*tests?\b/i;
const testFile = /(?:^|\/)(?:tests?|__tests__|specs?)\/|[._-](?:test|spec)s?\.|(?:^|\/)test_/i;
const building = /^\W*(?:implement|create|build|add|extend|write|wire|integrate|introduce|expose|develop)\b/i;
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
    wrong: '- [ ] T003 Implement the loan service in src/loan.ts\n- [ ] T004 Unit tests in tests/loan.test.ts',
    right: '- [ ] T003 Unit tests in tests/loan.test.ts\n- [ ] T004 Implement the loan service in src/loan.ts',
  },
  ({ document, feature }) => {
    const constitution = feature.get('constitution');
    if (constitution === undefined) return [];
    const said = demandOf(readConstitution(constitution));
    const { tasks } = readTasks(document);
    if (said === undefined || tasks.length === 0) return [];
    const builds = tasks.filter(isBuild);
    if (builds.length >= 3 && !tasks.some((task) => isTest(task) || /\btests?\b|\bTDD\b/i.test(task.body))) {
      return [
        {
          severity: 'warning',
          message: say('The constitution demands tests first (“{0}”), and no task writes a test. Add them.', said),
        },
      ];
    }
    const found: Remark[] = [];
    for (const [phase, members] of grouped(tasks, (task) => task.phase)) {
      const lastBuild = members.findLastIndex(isBuild);
      const firstTest = members.findIndex(isTest);
      const late = members[firstTest];
      if (beside.test(phase) || members.filter(isBuild).length < 2 || late === undefined || firstTest < lastBuild)
        continue;
      // What the code of the phase needs may say so in the task itself.
      if (members.some((task) => isBuild(task) && /\btests?\b|\bTDD\b/i.test(task.body))) continue;
      const message = say(
        'The constitution demands tests first (“{0}”), but the tests of this phase start with {1}, after its code. Move them up.',
        said,
        late.id,
      );
      found.push({ severity: 'warning', span: late.span, message });
    }
    return found;
  },
);

/** The heading or sentence that demands it. */
function demandOf({ principles, statements, template }: Constitution): string | undefined {
  if (template) return undefined;
  const softened = statements.some(({ text }) => testsFirst.test(text) && soft.test(text));
  if (softened) return undefined;
  const principle = principles.find(({ title }) => /test[- ]first|test[- ]driven|\bTDD\b/i.test(title));
  if (principle) return principle.title;
  const statement = statements.find(({ text, force }) => force === 'must' && testsFirst.test(text));
  return statement === undefined ? undefined : statement.principle;
}

function isTest({ title, paths }: FeatureTask): boolean {
  return test.test(title) || (paths.length > 0 && testFile.test(paths[0] ?? ''));
}

function isBuild(task: FeatureTask): boolean {
  return (
    !isTest(task) &&
    building.test(task.title) &&
    task.paths.some((path) => /\.\w{1,6}$/.test(path) && !/\.(?:md|ya?ml|json|toml|txt)$/i.test(path))
  );
}
