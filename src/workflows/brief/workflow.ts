// The task brief: from an idea in a person's own words to one document that says what is planned and what is open.
import { say } from '../../documents/sentence.ts';
import type { Workflow } from '../../core/workflow.ts';
import { gapsFact, outlineFact } from './facts.ts';
import { frame } from './frame.ts';
import { draftOffline } from './offline/offline.ts';
import draft from './prompts/draft.md';
import extract from './prompts/extract.md';
import gaps from './prompts/gaps.md';
import repair from './prompts/repair.md';
import revise from './prompts/revise.md';
import think from './prompts/think.md';
import template from './template.md';

export const workflow: Workflow = {
  id: 'brief',
  title: say('Task brief'),
  description: say('Turn an idea into a task brief: problem, goals, scope, solution, risks, open questions'),
  opening: say('What do you want to plan? Describe the task, feature or problem in your own words.'),
  artifacts: [{ id: 'brief', path: '{{plans}}/{{slug}}/task_brief.md', requires: [], template, frame }],
  steps: [
    { kind: 'gather', id: 'gather', sources: ['author', 'today'] },
    { kind: 'analyze', id: 'extract', learns: outlineFact, prompt: 'extract', thinking: 'think' },
    { kind: 'generate', id: 'draft', artifact: 'brief', prompt: 'draft', repair: 'repair' },
    {
      kind: 'clarify',
      id: 'clarify',
      artifact: 'brief',
      learns: gapsFact,
      prompt: 'gaps',
      revision: 'revise',
      repair: 'repair',
    },
    { kind: 'report', id: 'report' },
  ],
  prompts: Object.fromEntries(
    Object.entries({ think, extract, draft, gaps, revise, repair }).map(([name, text]) => [name, { name, text }]),
  ),
  offline: draftOffline,
  next: [{ kind: 'workflow', workflow: 'phases' }, { kind: 'workflow', workflow: 'speckit' }, { kind: 'implement' }],
};
