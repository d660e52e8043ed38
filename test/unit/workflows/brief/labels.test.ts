// How much of hand-labelled ideas the offline model puts where a person put it.
// `tuned` was looked at while the rules were made. `held` was read for the first time when the rules stood:
// then 91 % of its statements stood where they belong (68 % before these rules). `fresh` was written and read last of
// all, by the same person: 81 %. What both showed was mended too, so the floors below say only what must not be lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelledIdeas, recall, score, table } from './labels.ts';

for (const [file, floor, least] of [
  ['tuned.txt', 0.98, 250],
  ['held.txt', 0.97, 160],
  ['fresh.txt', 0.95, 55],
] as const) {
  const ideas = labelledIdeas(file);
  const found = score(ideas);

  test(`statements of ${file} stand in the section where they belong`, () => {
    const labels = ideas.reduce((count, idea) => count + idea.labels.length, 0);
    assert.ok(labels >= least, `${labels} labels`);
    assert.ok(recall(found) >= floor, `${table(found)}\n${found.misplaced.join('\n')}`);
  });

  test(`no statement of ${file} is lost, and few are said twice`, () => {
    assert.deepEqual(found.lost, []);
    assert.ok(found.repeated.length <= 1, found.repeated.join('\n'));
  });

  test(`the titles of ${file} name the work`, () => {
    assert.deepEqual(found.badTitles, []);
  });
}

test('out of scope holds only what a person excluded, risks only what a person fears', () => {
  for (const file of ['tuned.txt', 'held.txt', 'fresh.txt']) {
    const { misplaced } = score(labelledIdeas(file));
    const wrong = misplaced.filter((line) => /→.*\b(?:out|risk)\b/.test(line));
    assert.ok(wrong.length <= 1, wrong.join('\n'));
  }
});
