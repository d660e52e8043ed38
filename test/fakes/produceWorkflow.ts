// A workflow that makes six artifacts by their graph, one of them two files.
import type { Fact, PlannedFile, Workflow, Artifact, Facts } from '../../src/core/workflow.ts';
import type { Ports, LanguageModel } from '../../src/core/ports.ts';
import { say } from '../../src/documents/sentence.ts';
import { fakeHost, type FakeHost } from './host.ts';
import type { MemoryFiles } from './memoryFiles.ts';

export const folder = 'specs/004-library-loans';

/** What the artifacts are made from. */
export interface Given {
  readonly feature: { readonly folder: string };
  readonly texts: Readonly<Record<string, string>>;
  readonly kinds?: readonly string[];
}

export const given: Given = {
  feature: { folder },
  texts: {
    'spec:Loans': 'Members borrow books.',
    'spec:Fines': 'Late books cost a fine.',
    'decision:TD001': 'PostgreSQL',
    'decision:TD002': 'REST',
  },
};

const ownFact = (name: string): Fact => ({
  name,
  description: name,
  schema: { type: 'object' },
  parse: (value) => value,
});

/** A file that is written whole. */
export function planned(name: string, needs: readonly string[]): PlannedFile {
  return { name, language: 'openapi', title: `The interface ${name}`, why: 'Members use it.', needs };
}

const file = (name: string): PlannedFile => planned(name, ['artifact:data-model.md#Entities', 'decision:TD002']);

/** Needs of a section, by its heading. */
type Needs = Readonly<Record<string, readonly string[]>>;

/** A document with sections. */
export function artifact(
  id: string,
  requires: readonly string[],
  needs: Needs,
  rest: Partial<Artifact> = {},
): Artifact {
  const headings = Object.keys(needs).map((heading) => `## ${heading}\n\n_What is said of it._\n`);
  return {
    id,
    path: `{{feature}}/${id}.md`,
    requires,
    template: `# The ${id} of loans\n\nWritten on {{today}}.\n\n${headings.join('\n')}`,
    frame: {
      placeNames: ['today'],
      places: ({ today }) => ({ today: String(today) }),
      title: () => id,
    },
    needs: (heading) => needs[heading] ?? [],
    ...rest,
  };
}

export const artifacts: readonly Artifact[] = [
  artifact('research', [], { Findings: ['spec:*'], Choices: ['decision:*'] }),
  artifact('data-model', ['research'], { Entities: ['spec:Loans', 'decision:TD001'], Rules: ['spec:Fines'] }),
  {
    ...artifact('contracts', ['data-model'], {}),
    path: '{{feature}}/contracts',
    template: '',
    frame: { placeNames: [], places: () => ({}), title: () => 'contracts' },
    files: () => [file('loans.yaml'), file('fines.yaml')],
  },
  artifact('quickstart', ['contracts'], { Start: ['artifact:contracts/loans.yaml#'] }),
  artifact('security-plan', ['research'], { Threats: ['artifact:research.md#Choices'], Access: ['spec:Loans'] }),
  artifact('tasks', ['data-model', 'contracts'], {
    Setup: ['artifact:data-model.md#Entities'],
    Work: ['artifact:contracts/*', 'artifact:data-model.md#Rules'],
  }),
];

function inputsOf(facts: Facts): Readonly<Record<string, string>> {
  const { given: known } = facts;
  return typeof known === 'object' && known !== null && 'texts' in known ? (known as Given).texts : {};
}

/** The workflow, with other artifacts or with only some of them. */
export function producing(
  own: readonly Artifact[] = artifacts,
  kinds: readonly string[] = own.map(({ id }) => id),
  concurrency = 3,
): Workflow {
  return {
    id: 'producing',
    title: say('Producing'),
    description: say('Makes artifacts.'),
    opening: say('What is to be made?'),
    artifacts: own,
    steps: [
      { kind: 'gather', id: 'gather', sources: ['today'] },
      { kind: 'analyze', id: 'given', learns: ownFact('given'), prompt: 'given' },
      { kind: 'analyze', id: 'feature', learns: ownFact('feature'), prompt: 'given' },
      {
        kind: 'produce',
        id: 'produce',
        artifacts: () => kinds,
        concurrency,
        prompt: 'artifact',
        file: 'file',
        update: 'update',
        repair: 'repair',
        targets: ownFact('targets'),
        targetsPrompt: 'targets',
      },
      { kind: 'report', id: 'report' },
    ],
    prompts: Object.fromEntries(
      Object.entries({
        given: 'What is given? {{idea}}',
        artifact: 'Write {{sections}} from {{inputs}} beside {{written}}, {{lines}} {{subject}} {{wishes}}',
        file: 'Write {{file}} {{title}} {{format}} {{guide}} from {{inputs}}; now {{text}} {{changed}} {{wishes}}',
        update: 'Update {{section}} {{guide}} {{text}} from {{inputs}}: {{changed}} {{wishes}}',
        repair: 'Repair {{section}} {{text}} {{findings}}',
        targets: 'What does {{wishes}} change of {{targets}}?',
      }).map(([name, text]) => [name, { name, text }]),
    ),
    inputs: inputsOf,
    offline: () => '',
    next: [],
  };
}

/** A host that knows this workflow only. */
export function producingHost(
  model: LanguageModel,
  workflow: Workflow = producing(),
  ports: Partial<Ports> & { readonly files?: MemoryFiles } = {},
): FakeHost {
  return { ...fakeHost(model, ports), workflows: [workflow], rules: [] };
}
