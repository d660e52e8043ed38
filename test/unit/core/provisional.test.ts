// A feature with provisional decisions: after the marks are put in by code, no rule finds fault with any of its files.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepMarks } from '../../../src/core/decisions/marks.ts';
import type { RunContext } from '../../../src/core/context.ts';
import { newRun } from '../../../src/core/state.ts';
import { provisionalOutcome } from '../../../src/documents/speckit/decision/decision.ts';
import { logEntry, mergeDecisionLog } from '../../../src/documents/speckit/decision/log.ts';
import { readTechnicalDecisions } from '../../../src/documents/speckit/decision/read.ts';
import { formatDecisions } from '../../../src/documents/speckit/decision/write.ts';
import { parseDocument } from '../../../src/documents/document.ts';
import { rules } from '../../../src/rules/index.ts';
import { considered } from '../../fakes/decisions.ts';
import { decideWorkflow } from '../../fakes/decideWorkflow.ts';
import { MemoryFiles } from '../../fakes/memoryFiles.ts';
import { fakePorts } from '../../fakes/ports.ts';
import { ScriptedModel } from '../../fakes/scriptedModel.ts';
import { feature, findingsIn, folder, log, pathOf } from '../../fixtures/rules/feature.ts';

const never = new AbortController().signal;

async function mark(files: MemoryFiles, decisions: Parameters<typeof keepMarks>[2]): Promise<readonly string[]> {
  const context: RunContext = {
    workflow: decideWorkflow,
    rules,
    ports: fakePorts(new ScriptedModel({}), { files }),
    state: () => newRun,
  };
  const kinds: string[] = [];
  for await (const event of keepMarks(context, folder, decisions, never)) kinds.push(event.kind);
  return kinds;
}

const contracts = {
  [pathOf('contracts/loans.yaml')]:
    'openapi: 3.1.0\ninfo:\n  title: Loans\n  version: 1.0.0\npaths:\n  /loans:\n    get:\n      responses:\n        "200":\n          description: All loans\n',
  [pathOf('contracts/loan.schema.json')]:
    '{\n  "$schema": "https://json-schema.org/draft/2020-12/schema",\n  "type": "object"\n}\n',
  [pathOf('contracts/events.md')]: '# Events\n\nNone is sent.\n',
};

test('provisional decisions are marked everywhere, and the rules are silent', async () => {
  const decisionsPath = pathOf('plan.md.decisions.md');
  const there = readTechnicalDecisions(parseDocument(decisionsPath, feature[decisionsPath] ?? ''));
  assert.ok(there.length > 1);
  const decisions = there.map((decision, index) =>
    index === 0 ? decision : { ...decision, outcome: provisionalOutcome(decision, '2026-11-25T10:00:00Z') },
  );
  const owner = { feature: 'Library Loans', branch: '004-library-loans' };
  const files = new MemoryFiles({
    ...feature,
    ...contracts,
    [decisionsPath]: formatDecisions({ feature: 'Library Loans', decisions, considered, remarks: [] }),
    [log]: mergeDecisionLog(
      feature[log],
      owner,
      decisions.flatMap((decision) => logEntry(decision) ?? []),
    ).text,
  });
  const before = new Map(files.texts);
  assert.ok(
    findingsIn(Object.fromEntries(files.texts)).some((line) => line.includes('provisional-mark')),
    'the marks are missed first',
  );
  const kinds = await mark(files, decisions);
  assert.ok(kinds.includes('sectionWritten'));
  assert.deepEqual(findingsIn(Object.fromEntries(files.texts), /^/), []);
  assert.deepEqual(await mark(files, decisions), [], 'the same again changes nothing');
  await mark(files, there);
  for (const [path, text] of files.texts) {
    if (!path.endsWith('tasks.md')) assert.equal(text, before.get(path), path);
  }
});

test('a format without a place for the mark is named', async () => {
  const files = new MemoryFiles({ [pathOf('contracts/list.json')]: '[]\n' });
  const [decision] = readTechnicalDecisions(parseDocument('', feature[pathOf('plan.md.decisions.md')] ?? ''));
  assert.ok(decision);
  const kinds = await mark(files, [{ ...decision, outcome: provisionalOutcome(decision, '') }]);
  assert.deepEqual(kinds, ['noted']);
});
