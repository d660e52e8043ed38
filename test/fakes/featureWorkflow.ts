// A workflow that finds a feature, researches, looks over the documents and reports: no artifact is generated.
import type { Fact, Workflow } from '../../src/core/workflow.ts';
import type { Ports } from '../../src/core/ports.ts';
import { say } from '../../src/documents/sentence.ts';
import { FakeSpecKit } from './fakeSpecKit.ts';
import { fakeHost } from './host.ts';
import { MemoryFiles } from './memoryFiles.ts';
import { ScriptedModel, type Script } from './scriptedModel.ts';

const issues: Fact = {
  name: 'review',
  description: 'What does not fit together.',
  schema: { type: 'object' },
  parse: (value) => {
    if (typeof value !== 'object' || value === null || !('issues' in value)) throw new Error('issues are missing');
    return value;
  },
};

export const featureWorkflow: Workflow = {
  id: 'featuring',
  title: say('Featuring'),
  description: say('Reads a feature.'),
  opening: say('What is to be built?'),
  artifacts: [
    {
      id: 'research',
      path: '{{feature}}/research.md',
      requires: [],
      template: '# Research\n\n## Decisions\n\n<!-- What was decided. -->\n\n## Risks\n\n<!-- What may go wrong. -->\n',
      frame: { placeNames: [], places: () => ({}), title: () => 'Research' },
    },
  ],
  steps: [
    { kind: 'feature', id: 'feature' },
    {
      kind: 'research',
      id: 'research',
      topics: (_, year) => ({
        searches: [
          { id: 'R1', topic: 'Caching', query: `cache invalidation ${year}` },
          { id: 'R2', topic: 'The same', query: `Cache  invalidation ${year}` },
          { id: 'R3', topic: 'Queues', query: `message queue ${year}` },
        ],
        libraries: [{ name: 'Fastify', version: '5', questions: ['routing', 'testing', 'logging'] }],
      }),
    },
    { kind: 'review', id: 'review', learns: issues, prompt: 'review', thinking: 'reviewThink', repair: 'repair' },
    { kind: 'report', id: 'report' },
  ],
  prompts: {
    review: { name: 'review', text: 'Review {{artifacts}} {{coverage}} {{findings}} {{thoughts}}' },
    reviewThink: { name: 'reviewThink', text: 'Think about {{artifacts}}' },
    repair: { name: 'repair', text: 'Repair {{section}} {{text}} {{findings}}' },
  },
  report: ({ spec }) => ({
    ...{ warnings: ['Slow'], decisions: [], risks: [], next: ['Build it'], review: [], questions: [], omitted: [] },
    ...(spec === undefined ? { questions: ['What is it?'] } : {}),
  }),
  offline: () => '',
  next: [],
};

/** A specification that says what a plan needs. */
export const fullSpec = `# Feature Specification: Login

## User Scenarios

### User Story 1 - Sign in (Priority: P1)

A member signs in with a password.

**Acceptance Scenarios**:

1. **Given** a member, **When** they sign in, **Then** they see their loans within 2 seconds.

### Edge Cases

- A wrong password five times in a row locks the account.

## Requirements

- **FR-001**: The system MUST let a member sign in with e-mail and password; security events are logged.
- **FR-002**: The system MUST lock an account after five wrong passwords.

## Success Criteria

- **SC-001**: 95 % of the sign-ins take less than 2 seconds.
`;

/** A host that knows this workflow only. `texts` are the files of the workspace. */
export function featureHost(texts: Readonly<Record<string, string>>, script: Script = {}, given: Partial<Ports> = {}) {
  const files = new MemoryFiles(texts);
  const specKit = new FakeSpecKit(files);
  const model = new ScriptedModel({ 'featuring/review': [{ kind: 'fact', value: { issues: [] } }], ...script });
  const host = { ...fakeHost(model, { specKit, ...given, files }), workflows: [featureWorkflow] };
  return { files, specKit, model, host };
}
