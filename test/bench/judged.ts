// How many errors and warnings on real documents are right, as a reader judged them who had not seen the rules' code.
// PLANNER_REAL_DOCUMENTS names a folder with the projects that may not be copied.
import { firstSight, labels, saidOf, score, type Said, type Share } from '../fixtures/judged/judged.ts';
import { realProjects, sources } from '../fixtures/real/real.ts';
import { row, type Row } from './report.ts';

const leastPercent = 95;

/** The rows of this part of the report: precision for all rules, and for each. */
export async function measureJudged(): Promise<readonly Row[]> {
  const projects = realProjects(process.env['PLANNER_REAL_DOCUMENTS']);
  const said: Said[] = [];
  let documents = 0;
  for (const project of projects) {
    const checked = await saidOf(project);
    documents += checked.documents;
    said.push(...checked.said);
  }
  const scores = score(said, labels);
  const count = (key: 'wrong' | 'unjudged') => scores.reduce((sum, one) => sum + one[key].length, 0);
  const right = scores.reduce((sum, one) => sum + one.right, 0);
  for (const { wrong, unjudged } of scores) {
    for (const one of wrong) print('wrong', one);
    for (const one of unjudged) print('unjudged', one);
  }
  return [
    row(`real documents checked, of ${projects.length} projects`, documents),
    row('labelled projects that are not here', sources.length - projects.length),
    row('errors and warnings on them that are judged', right + count('wrong'), 'at least', 1),
    row('errors and warnings on them that nobody has judged', count('unjudged')),
    ...firstSightRows(),
    row('errors and warnings that are right, %', percent(right, count('wrong')), 'at least', leastPercent),
    ...scores
      .filter(({ wrong, right: good }) => wrong.length + good > 0)
      .map(({ rule, right: good, wrong }) =>
        row(
          `  ${rule}: right ${good} of ${good + wrong.length}, %`,
          percent(good, wrong.length),
          'at least',
          leastPercent,
        ),
      ),
  ];
}

/** What readers found right in projects that the rules had never been tried on, and by rule in the newest of them. */
function firstSightRows(): readonly Row[] {
  const rounds = firstSight(labels);
  const newest = rounds.at(-1);
  const shown = (what: string, { right, all }: Share, least?: number) =>
    all === 0
      ? []
      : [
          row(
            `${what}: ${right} of ${all}, %`,
            (right / all) * 100,
            least === undefined ? undefined : 'at least',
            least,
          ),
        ];
  return [
    ...rounds.flatMap(({ round, whole }) => shown(`  projects of round ${round}, right at first sight`, whole)),
    ...(newest === undefined
      ? []
      : [
          ...shown('right at first sight in the newest round', newest.whole, leastPercent),
          ...shown('  errors of it', newest.errors, leastPercent),
          ...shown('  warnings of it', newest.warnings, leastPercent),
          ...[...newest.byRule].flatMap(([rule, share]) => shown(`    ${rule}`, share)),
        ]),
  ];
}

function percent(right: number, wrong: number): number {
  return (right / (right + wrong)) * 100;
}

function print(verdict: string, { repo, path, line, rule, message }: Said): void {
  console.log(`${verdict}: ${repo} ${path}:${line} ${rule} ${message}`);
}
