// Choices that specifications often leave open, with the usual options and what each is worth.
import type { DecisionCategory, Reversibility } from '../../../documents/speckit/decision/decision.ts';

export interface OfferedChoice {
  readonly category: DecisionCategory;
  readonly title: string;
  readonly context: string;
  readonly required: string;
  readonly options: readonly OfferedOption[];
  /** From 1. */
  readonly recommended: number;
  readonly reasons: string;
  readonly impact: string;
  readonly reversibility: Reversibility;
  readonly migration: string;
  readonly weight: number;
  readonly review: string;
}

export interface OfferedOption {
  readonly text: string;
  readonly pros: readonly string[];
  readonly cons: readonly string[];
  readonly cost: string;
  readonly reversibility: Reversibility;
}

export const choices = {
  language: {
    category: 'Technology',
    title: 'Language of the implementation',
    context: 'Neither the repository, the technical context nor the specification names a language.',
    required: 'Which language and runtime the feature is written in.',
    options: [
      option(
        'TypeScript on Node.js',
        ['One language for server, command line and browser', 'Types are checked before it runs'],
        ['A build step', 'Slow for heavy computation'],
        'None for licences; the team must know it',
        'Hard',
      ),
      option(
        'Python',
        ['Little code for services and data', 'Many libraries for data and models'],
        ['Types are optional', 'Deployment needs an environment for each version'],
        'None for licences; the team must know it',
        'Hard',
      ),
      option(
        'Go',
        ['One binary without a runtime', 'Concurrency is part of the language'],
        ['More code for the same', 'Fewer libraries for user interfaces'],
        'None for licences; the team must know it',
        'Hard',
      ),
    ],
    recommended: 1,
    reasons:
      'It covers server, command line and browser, so the choice closes the fewest doors while the rest is open. What the team knows best outweighs this.',
    impact: 'Every path, tool and test command of the plan.',
    reversibility: 'Hard',
    migration: 'A rewrite, module by module behind the contracts.',
    weight: 10,
    review: 'Before the first task starts',
  },
  localStorage: {
    category: 'Data',
    title: 'Where the feature keeps its data',
    context: 'The specification names data that outlives a run and does not say where it is kept.',
    required: 'Which store holds the entities.',
    options: [
      option(
        'Plain files in a documented format',
        ['Readable, diffable, under version control', 'Nothing to install'],
        ['No queries', 'Writers at the same time need care'],
        'None',
        'Easy',
      ),
      option(
        'SQLite in one file',
        ['Queries, indexes and transactions', 'Nothing to install on most systems'],
        ['Binary: no diff', 'Needs migrations'],
        'A library',
        'Medium',
      ),
    ],
    recommended: 1,
    reasons:
      'Files can be read and put right by hand, and are the easiest to leave again. SQLite pays off once queries or parallel writers are needed.',
    impact: 'Data model, validation and tests.',
    reversibility: 'Easy',
    migration: 'An import that reads the files once and writes the other store.',
    weight: 8,
    review: 'When a query needs more than one pass over the files',
  },
  serviceStorage: {
    category: 'Data',
    title: 'Which database holds the entities',
    context: 'The specification names data that is kept for several users and does not say where.',
    required: 'Which database is used.',
    options: [
      option(
        'PostgreSQL',
        [
          'Constraints and transactions hold the rules of the specification',
          'Full-text search and JSON without a second system',
        ],
        ['A server to run and to back up'],
        'One managed instance or container',
        'Medium',
      ),
      option(
        'SQLite',
        ['Nothing to run', 'Enough for one instance'],
        ['One writer at a time', 'No second instance'],
        'None',
        'Easy',
      ),
      option(
        'MongoDB',
        ['Documents of changing shape', 'Scales out'],
        ['Relations and rules are left to the code'],
        'One managed cluster',
        'Hard',
      ),
    ],
    recommended: 1,
    reasons:
      'The entities are related and carry rules; a relational database enforces them, and leaves room for more than one instance.',
    impact: 'Schema, migrations, queries, test environment.',
    reversibility: 'Medium',
    migration: 'Through the data layer: a second implementation, a copy, a switch.',
    weight: 8,
    review: 'When the first migration is written',
  },
  protocol: {
    category: 'Integration',
    title: 'Protocol of the API',
    context: 'The specification asks for an API and names neither protocol nor endpoints.',
    required: 'How callers reach the feature.',
    options: [
      option(
        'REST with an OpenAPI contract',
        ['Every client can call it', 'Caching and status codes of HTTP'],
        ['Several calls for nested data'],
        'Low: tools in every language',
        'Medium',
      ),
      option(
        'GraphQL',
        ['Clients choose what they read', 'One endpoint with a schema'],
        ['Limits of cost and depth must be built', 'Caching is up to the client'],
        'Medium: server library, limits',
        'Medium',
      ),
    ],
    recommended: 1,
    reasons: 'The operations of the stories are few and plain; a contract that tools check is enough.',
    impact: 'Contracts, error format, client code, contract tests.',
    reversibility: 'Medium',
    migration: 'The other protocol beside it, over the same services, until callers have moved.',
    weight: 7,
    review: 'When a second kind of client is planned',
  },
  liveUpdates: {
    category: 'Integration',
    title: 'How changes reach the client',
    context: 'The specification wants changes to be seen while they happen and names no way.',
    required: 'How the client learns of a change.',
    options: [
      option(
        'Polling at an interval',
        ['Works everywhere', 'No open connections'],
        ['Late by up to the interval', 'Load without changes'],
        'Low',
        'Easy',
      ),
      option(
        'Server-sent events',
        ['Seen at once', 'Plain HTTP, reconnects by itself'],
        ['One direction', 'Open connections'],
        'Low to medium',
        'Medium',
      ),
      option(
        'WebSocket',
        ['Both directions at once'],
        ['Connection state, proxies and scaling need care'],
        'Medium',
        'Medium',
      ),
    ],
    recommended: 2,
    reasons: 'What the stories need flows from the server to the client; events do that over plain HTTP.',
    impact: 'Interfaces, load, end-to-end tests.',
    reversibility: 'Medium',
    migration: 'The client falls back to polling the same resource.',
    weight: 5,
    review: 'After the first load test',
  },
  authentication: {
    category: 'Security',
    title: 'How users prove who they are',
    context: 'The specification demands that users are known and names no method.',
    required: 'Which method of authentication is used.',
    options: [
      option(
        'OpenID Connect with an identity provider',
        ['No passwords to keep', 'Second factor and recovery are the provider’s'],
        ['Depends on the provider'],
        'Price of the provider',
        'Medium',
      ),
      option(
        'Own accounts with sessions',
        ['No dependency', 'Works without the network of others'],
        ['Passwords, recovery and second factor must be built and kept safe'],
        'Several days more, and care for as long as it runs',
        'Hard',
      ),
    ],
    recommended: 1,
    reasons: 'Keeping passwords is the larger risk and brings nothing that the specification asks for.',
    impact: 'Every protected operation, the security plan, test accounts.',
    reversibility: 'Medium',
    migration: 'Accounts are linked by a verified address; both methods run until all have moved.',
    weight: 8,
    review: 'Before the first release',
  },
  retention: {
    category: 'Data',
    title: 'How long personal data is kept',
    context: 'The specification names personal data and no time after which it goes.',
    required: 'When personal data is deleted.',
    options: [
      option(
        'Until the user deletes it',
        ['Nothing is lost by surprise', 'No job to run'],
        ['Grows without limit', 'Harder to justify under privacy law'],
        'Storage',
        'Easy',
      ),
      option(
        'A fixed time after last use',
        ['Less to protect', 'Easy to justify'],
        ['A job that deletes, and a warning before'],
        'One scheduled job',
        'Medium',
      ),
    ],
    recommended: 2,
    reasons: 'Data that is gone cannot leak; the time itself is the business’s to set.',
    impact: 'Data model, a deletion job, the privacy section.',
    reversibility: 'Medium',
    migration: 'The time is a setting; what is deleted cannot be brought back.',
    weight: 4,
    review: 'Before the first release, with whoever answers for privacy',
  },
} as const satisfies Readonly<Record<string, OfferedChoice>>;

function option(
  text: string,
  pros: readonly string[],
  cons: readonly string[],
  cost: string,
  reversibility: Reversibility,
): OfferedOption {
  return { text, pros, cons, cost, reversibility };
}
