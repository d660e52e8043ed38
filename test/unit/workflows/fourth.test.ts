// A workflow is a folder: one more folder, and nothing else, is one more workflow of the built command.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '../../..');

const files: Readonly<Record<string, string>> = {
  'template.md': '# {{Title}}\n\n## Decision\n*What was decided.*\n\n## Open Questions\n*What is open.*\n',
  'prompts/draft.md': 'Write the sections.\n<idea>\n{{idea}}\n</idea>\n{{sections}}\n',
  'prompts/gaps.md': 'What is missing?\n<document>\n{{document}}\n</document>\n',
  'prompts/revise.md': 'Revise.\n<document>\n{{document}}\n</document>\n{{answers}}\n',
  'prompts/repair.md': 'Repair.\n<section>\n{{text}}\n</section>\n',
  'workflow.ts': `// A decision record, in a sentence.
import { say } from '../../documents/sentence.ts';
import type { Workflow } from '../../core/workflow.ts';
import draft from './prompts/draft.md';
import gaps from './prompts/gaps.md';
import repair from './prompts/repair.md';
import revise from './prompts/revise.md';
import template from './template.md';

export const workflow: Workflow = {
  id: 'adr',
  title: 'Decision record',
  description: 'Record a decision',
  opening: say('What was decided?'),
  artifacts: [{
    id: 'record', path: '{{plans}}/{{slug}}/decision.md', requires: [], template,
    frame: { placeNames: ['Title'], places: () => ({ Title: 'Use SQLite' }), title: () => 'Use SQLite', ledgerHeading: 'Open Questions' },
  }],
  steps: [
    { kind: 'gather', id: 'gather', sources: ['today'] },
    { kind: 'generate', id: 'draft', artifact: 'record', prompt: 'draft', repair: 'repair' },
    { kind: 'clarify', id: 'clarify', artifact: 'record', prompt: 'gaps', revision: 'revise', repair: 'repair',
      learns: { name: 'gaps', description: 'Gaps', schema: { type: 'object' }, parse: (value) => value } },
  ],
  prompts: Object.fromEntries(Object.entries({ draft, gaps, revise, repair }).map(([name, text]) => [name, { name, text }])),
  offline: ({ id, facts }) => (id === 'adr/gaps' ? { questions: [] } : \`## Decision\\n\${facts['idea']}\\n\`),
  next: [],
};
`,
};

test('a fourth workflow runs from its folder alone', (context) => {
  const copy = mkdtempSync(join(tmpdir(), 'planner-fourth-'));
  context.after(() => rmSync(copy, { recursive: true, force: true }));
  for (const name of ['src', 'package.json', 'esbuild.config.mjs', 'tsconfig.json']) {
    cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  for (const [name, text] of Object.entries(files)) {
    const path = join(copy, 'src/workflows/adr', name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
  }
  execFileSync(process.execPath, ['esbuild.config.mjs', '--only', 'cli'], { cwd: copy, stdio: 'pipe' });
  const workspace = join(copy, 'workspace');
  mkdirSync(workspace);
  execFileSync(
    process.execPath,
    [
      join(copy, 'dist/cli.js'),
      'run',
      'adr',
      '--workspace',
      workspace,
      '--state',
      join(copy, 'state'),
      '--idea',
      'We store it in one file.',
    ],
    { stdio: 'pipe' },
  );
  const text = readFileSync(join(workspace, '.clinespecs/use-sqlite/decision.md'), 'utf8');
  assert.match(text, /^# Use SQLite\n\n## Decision\n\nWe store it in one file\.\n\n## Open Questions\n/);
});
