// By document and heading: what a section rests on, in words that `needs.ts` turns into the names of inputs.
import type { DecisionCategory } from '../../documents/speckit/decision/decision.ts';
import type { AnalysisPart } from './analysis.ts';

/** The parts of a specification by what they hold. */
export type SpecRole = 'stories' | 'requirements' | 'criteria' | 'edges' | 'entities' | 'clarifications' | 'other';

/** The parts of a data model. */
export type ModelPart = 'schema' | 'rules' | 'migration' | 'caching' | 'responses' | 'events' | 'privacy';

export type Wanted = readonly (
  | SpecRole
  | `analysis:${AnalysisPart}`
  | `decisions:${DecisionCategory}`
  | `finding:${string}`
  | `documentation:${string}`
  | `artifact:${string}`
  | 'decisions'
  | 'constitution'
  | 'context'
  | 'answers'
  | 'contracts'
  | 'approach'
  | 'plan:context'
  | 'plan:structure'
  | 'plan:summary'
  | `model:${ModelPart}`
)[];

/** By document: what all its sections need. */
export const always: Readonly<Record<string, Wanted>> = {
  plan: ['context', 'answers'],
  research: ['plan:context', 'answers'],
  'data-model': ['answers', 'plan:context'],
  tasks: ['plan:structure', 'answers'],
  quickstart: ['plan:context', 'plan:structure', 'answers'],
  'performance-plan': ['plan:context', 'answers'],
  'security-plan': ['plan:context', 'answers'],
  'testing-strategy': ['plan:context', 'plan:structure', 'answers'],
  'executive-summary': ['plan:summary'],
  dependencies: ['plan:context'],
};

const rest = /(?:)/;

/** The decisions that say how a story is built; how it is run and scaled has sections of its own. */
export const building = [
  'decisions:Architecture',
  'decisions:Technology',
  'decisions:Integration',
  'decisions:Data',
  'decisions:Security',
] as const satisfies Wanted;

/** By document: what a heading with these words needs, the first that fits. */
export const table: Readonly<Record<string, readonly (readonly [RegExp, Wanted])[]>> = {
  plan: [
    [/constitution/i, ['constitution', 'decisions', 'analysis:summary', 'analysis:components']],
    [
      /technical context/i,
      [
        'requirements',
        'criteria',
        'other',
        'decisions',
        'constitution',
        'analysis:technologies',
        'analysis:qualities',
        'analysis:summary',
      ],
    ],
    [/structure|source code/i, ['analysis:components', ...building, 'decisions:Deployment']],
    [/complexity/i, ['constitution', 'analysis:components', 'decisions:Architecture', 'decisions:Technology']],
    [
      rest,
      [
        'requirements',
        'stories',
        'criteria',
        'clarifications',
        'decisions',
        'analysis:summary',
        'analysis:phases',
        'analysis:conflicts',
      ],
    ],
  ],
  research: [
    [
      /thinking/i,
      ['analysis:summary', 'analysis:components', 'analysis:phases', 'analysis:conflicts', 'analysis:risks'],
    ],
    [
      /architecture/i,
      [
        'analysis:components',
        'decisions:Architecture',
        'decisions:Integration',
        'decisions:Scaling',
        'finding:architecture',
        'finding:cases',
        'finding:events',
        'finding:serverless',
        'finding:api',
        'finding:services',
      ],
    ],
    [
      /stack/i,
      [
        'analysis:technologies',
        'decisions:Technology',
        'decisions:Data',
        'decisions:Deployment',
        'finding:versions-*',
        'finding:changes-*',
        'finding:containers',
        'finding:pipeline',
        'documentation:*',
      ],
    ],
    [
      /performance/i,
      [
        'criteria',
        'analysis:qualities',
        'decisions:Performance',
        'decisions:Scaling',
        'finding:benchmarks',
        'finding:caching',
        'finding:consistency',
      ],
    ],
    [
      /security/i,
      ['requirements', 'analysis:qualities', 'decisions:Security', 'finding:vulnerabilities', 'finding:authentication'],
    ],
    [
      /integration/i,
      [
        'analysis:interfaces',
        'analysis:technologies',
        'decisions:Integration',
        'finding:api',
        'finding:events',
        'documentation:*',
      ],
    ],
    [/risk/i, ['analysis:risks', 'analysis:conflicts', 'decisions']],
    [rest, ['analysis:alternatives', 'decisions']],
  ],
  'data-model': [
    [/diagram|schema with/i, ['entities', 'requirements', 'analysis:entities', 'analysis:conflicts', 'decisions:Data']],
    [/migration/i, ['entities', 'other', 'analysis:entities', 'decisions:Data', 'decisions:Deployment']],
    [
      /validation/i,
      ['requirements', 'edges', 'entities', 'clarifications', 'plan:structure', 'analysis:conflicts', 'decisions:Data'],
    ],
    [/cach/i, ['criteria', 'analysis:entities', 'analysis:qualities', 'decisions:Performance', 'decisions:Data']],
    [/api/i, ['entities', 'stories', 'analysis:interfaces', 'contracts', 'decisions:Integration']],
    [/event/i, ['requirements', 'analysis:interfaces', 'contracts', 'decisions:Integration', 'decisions:Architecture']],
    [
      rest,
      [
        'requirements',
        'other',
        'constitution',
        'entities',
        'analysis:qualities',
        'decisions:Data',
        'decisions:Security',
      ],
    ],
  ],
  tasks: [
    [
      /setup/i,
      [
        'decisions:Technology',
        'decisions:Deployment',
        'decisions:Architecture',
        'constitution',
        'analysis:technologies',
      ],
    ],
    [
      /foundational|required by all/i,
      [
        'requirements',
        'decisions',
        'analysis:components',
        'model:schema',
        'model:migration',
        'model:rules',
        'contracts',
      ],
    ],
    [
      /polish|cross-cutting|finish/i,
      [
        'criteria',
        'requirements',
        'edges',
        'decisions:Performance',
        'decisions:Security',
        'decisions:Scaling',
        'decisions:Deployment',
        'constitution',
      ],
    ],
    [/order|estimate/i, ['stories', 'analysis:phases', 'analysis:components']],
    [
      /specification/i,
      ['requirements', ...building, 'decisions:Performance', 'model:schema', 'model:rules', 'contracts'],
    ],
    [/testing/i, ['stories', 'criteria', 'edges']],
    [/deployment/i, ['decisions:Deployment', 'decisions:Data', 'decisions:Scaling']],
    [
      /monitoring/i,
      ['criteria', 'analysis:qualities', 'analysis:risks', 'decisions:Performance', 'decisions:Deployment'],
    ],
    [rest, ['requirements', 'constitution', 'decisions:Architecture', 'decisions:Technology', 'decisions:Security']],
  ],
  quickstart: [
    [/sample/i, ['documentation:*', 'contracts', 'decisions:Technology']],
    [/test/i, ['stories', 'decisions:Technology']],
    [/workflow|debug/i, ['analysis:technologies', 'decisions:Technology', 'decisions:Deployment', 'constitution']],
    [/config/i, ['analysis:technologies', 'contracts', 'decisions']],
    [/troubleshoot/i, ['edges', 'contracts', 'decisions:Integration', 'decisions:Security', 'decisions:Data']],
    [rest, ['analysis:technologies', 'decisions:Technology', 'decisions:Deployment', 'decisions:Data', 'constitution']],
  ],
  'performance-plan': [
    [/database/i, ['model:schema', 'model:migration', 'decisions:Data', 'decisions:Performance']],
    [/cach/i, ['decisions:Performance', 'decisions:Data', 'model:caching', 'finding:caching']],
    [/scaling/i, ['criteria', 'analysis:qualities', 'decisions:Scaling', 'decisions:Deployment']],
    [
      rest,
      [
        'criteria',
        'requirements',
        'stories',
        'analysis:qualities',
        'analysis:alternatives',
        'decisions:Performance',
        'decisions:Scaling',
        'finding:benchmarks',
        'finding:architecture',
      ],
    ],
  ],
  'security-plan': [
    [
      /encryption/i,
      ['requirements', 'entities', 'decisions:Security', 'decisions:Data', 'model:schema', 'model:privacy'],
    ],
    [
      /compliance/i,
      ['requirements', 'other', 'constitution', 'analysis:qualities', 'decisions:Security', 'decisions:Data'],
    ],
    [
      rest,
      [
        'requirements',
        'stories',
        'edges',
        'analysis:interfaces',
        'analysis:risks',
        'analysis:conflicts',
        'contracts',
        'decisions:Security',
        'decisions:Integration',
        'finding:vulnerabilities',
        'finding:authentication',
        'finding:architecture',
      ],
    ],
  ],
  'testing-strategy': [
    [/performance/i, ['criteria', 'artifact:performance-plan.md#*']],
    [/security/i, ['requirements', 'artifact:security-plan.md#*']],
    [/data/i, ['entities', 'model:schema', 'model:rules', 'model:privacy']],
    [/pipeline/i, ['constitution', 'decisions:Deployment', 'decisions:Technology']],
    [rest, ['stories', 'requirements', 'edges', 'criteria', 'constitution', 'decisions:Technology', 'contracts']],
  ],
  'executive-summary': [
    [/decision/i, ['decisions']],
    [/timeline|resource/i, ['analysis:phases', 'analysis:components', 'analysis:technologies', 'artifact:tasks.md#*']],
    [/risk/i, ['analysis:risks', 'analysis:conflicts', 'decisions', 'artifact:research.md#*']],
    [/success/i, ['criteria']],
    [rest, ['analysis:summary', 'analysis:phases', 'analysis:risks', 'analysis:conflicts', 'decisions', 'stories']],
  ],
  dependencies: [
    [/graph/i, ['analysis:components', 'analysis:technologies']],
    [/team|skill/i, ['analysis:technologies', 'analysis:components', 'decisions:Technology']],
    [/infrastructure/i, ['analysis:technologies', 'decisions:Deployment', 'decisions:Data', 'decisions:Scaling']],
    [rest, ['analysis:technologies', 'analysis:interfaces', 'decisions:Technology', 'decisions:Integration', 'other']],
  ],
};
