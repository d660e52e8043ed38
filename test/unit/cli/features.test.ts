// The features that `planner status` names.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { main } from '../../../src/cli/main.ts';
import type { Terminal } from '../../../src/cli/session.ts';
import { fakeHost } from '../../fakes/host.ts';
import { MemoryFiles } from '../../fakes/memoryFiles.ts';
import { ScriptedModel } from '../../fakes/scriptedModel.ts';

async function status(texts: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<string> {
  const out: string[] = [];
  const terminal: Terminal = {
    open: async () => ({
      host: fakeHost(new ScriptedModel({}), { files: new MemoryFiles(texts) }),
      close: async () => undefined,
    }),
    readFile: async () => '',
    readBuilt: async () => '',
    readInput: async () => '',
    print: (line) => out.push(line),
    tell: (line) => out.push(line),
    signal: new AbortController().signal,
  };
  assert.equal(await main(['status', ...args], '1.2.3', terminal), 0);
  return out.join('\n');
}

const texts = {
  '.specify/memory/constitution.md': '# C\n',
  '.specify/feature.json': '{"feature_directory":"specs/001-login"}',
  'specs/001-login/spec.md': '# S\n',
  'specs/001-login/contracts/api.yaml': '',
  'specs/002-roles/plan.md': '# P\n',
};

test('features stand with what is in them, and the current one is named', async () => {
  assert.equal(
    await status(texts),
    `There are no runs in this workspace.

Features
  specs/002-roles  plan.md
  specs/001-login  contracts/, spec.md  current (by .specify/feature.json)`,
  );
  const stale = await status({ ...texts, '.specify/feature.json': '{"feature_directory":"specs/009-x"}' });
  assert.match(stale, /\n {2}! \.specify\/feature\.json names specs\/009-x, which is not there\.$/);
});

test('programs get them as JSON; without features there is nothing to say', async () => {
  const { features } = JSON.parse(await status(texts, '--json'));
  assert.deepEqual(features[1], {
    ...{ folder: 'specs/001-login', name: '001-login', project: '', artifacts: ['contracts/', 'spec.md'] },
    isCurrent: true,
  });
  assert.equal(await status({}), 'There are no runs in this workspace.');
});
