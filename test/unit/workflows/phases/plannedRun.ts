// A phase plan made by a run with a scripted model, and what a person then says of it.
import assert from 'node:assert/strict';
import { continueRun, startRun } from '../../../../src/app/runs/runs.ts';
import type { Start } from '../../../../src/core/run.ts';
import { fakeGit } from '../../../fakes/fakeGit.ts';
import { eventsOf, fakeHost } from '../../../fakes/host.ts';
import { MemoryFiles } from '../../../fakes/memoryFiles.ts';
import { PlanModel, type PlanModelOptions } from '../../../fakes/planModel.ts';

export const path = '.clinespecs/reserve-books/reserve-books-plan.md';
export const repository = { 'package.json': '{"scripts": {"test": "node --test"}}' };

const never = new AbortController().signal;

export async function planned(
  start: Start,
  options: PlanModelOptions = {},
  files: Readonly<Record<string, string>> = repository,
) {
  const model = new PlanModel(options);
  const host = fakeHost(model, { files: new MemoryFiles(files), git: fakeGit('Ada Example') });
  const idea = { text: 'Members reserve books.', references: [] };
  const events = await eventsOf(startRun(host, 'phases', idea, never, start));
  const text = (): string => host.files.texts.get(path) ?? '';
  const edit = (from: string | RegExp, to: string): void => {
    assert.notEqual(text().replace(from, to), text());
    host.files.texts.set(path, text().replace(from, to));
  };
  const wish = (said: string) => eventsOf(continueRun(host, 'run-1', { kind: 'revision', text: said }, never));
  const answer = (question: string, said: string) =>
    eventsOf(continueRun(host, 'run-1', { kind: 'answers', answers: [{ kind: 'text', question, text: said }] }, never));
  return { host, model, events, text, edit, wish, answer };
}
