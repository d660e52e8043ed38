// Which contracts a feature has, and the files that hold them.
import * as z from 'zod/mini';
import { read, schemaOf } from '../../core/fact.ts';
import type { Fact, Facts, PlannedFile } from '../../core/workflow.ts';
import type { EmbeddedLanguage } from '../../documents/embedded.ts';
import { slug } from '../../documents/slug.ts';
import { contractNeeds } from './needs.ts';
import { recordsOf } from './known.ts';

export const contractKinds = ['openapi', 'graphql', 'protobuf', 'asyncapi', 'jsonschema', 'markdown'] as const;
export type ContractKind = (typeof contractKinds)[number];

export interface PlannedContract {
  readonly kind: ContractKind;
  /** Below `contracts/`. */
  readonly file: string;
  readonly title: string;
  /** Why the feature has it. */
  readonly why: string;
  /** What it describes: operations, messages, commands, fields; one each. */
  readonly covers: readonly string[];
}

const shape = z.object({
  contracts: z.array(
    z.object({
      kind: z.string(),
      file: z._default(z.string(), ''),
      title: z.string(),
      why: z._default(z.string(), ''),
      covers: z._default(z.array(z.string()), []),
    }),
  ),
});

/** Learned once the documents are chosen: the contracts that the feature really has. */
export const contractsFact: Fact = {
  name: 'plannedContracts',
  description: 'The contracts of the feature: one file each. Empty where it has no interface that others rely on.',
  schema: schemaOf(shape),
  parse: (value) => planned(read(shape, Array.isArray(value) ? { contracts: value } : value).contracts),
};

/** The contracts that a run has planned. */
export function contractsOf(facts: Facts): readonly PlannedContract[] {
  const result = z.safeParse(shape, { contracts: recordsOf(facts['plannedContracts']) });
  return result.success ? planned(result.data.contracts) : [];
}

/** The files of the artifact `contracts`. */
export function contractFiles(facts: Facts): readonly PlannedFile[] {
  return contractsOf(facts).map(({ kind, file, title, why, covers }) => ({
    name: file,
    ...(kind === 'markdown' ? {} : { language: kind satisfies EmbeddedLanguage }),
    title,
    why: [why, ...(covers.length > 0 ? [`It describes: ${covers.join('; ')}`] : [])]
      .filter(Boolean)
      .map(sentence)
      .join(' '),
    needs: contractNeeds(facts),
  }));
}

function sentence(text: string): string {
  return /[.!?。！？]$/u.test(text) ? text : `${text}.`;
}

const endings: Readonly<Record<ContractKind, { readonly all: RegExp; readonly usual: string }>> = {
  openapi: { all: /\.(?:ya?ml|json)$/i, usual: '.yaml' },
  asyncapi: { all: /\.(?:ya?ml|json)$/i, usual: '.yaml' },
  graphql: { all: /\.(?:graphqls?|gql)$/i, usual: '.graphql' },
  protobuf: { all: /\.proto$/i, usual: '.proto' },
  jsonschema: { all: /\.schema\.json$/i, usual: '.schema.json' },
  markdown: { all: /\.md$/i, usual: '.md' },
};

/** With file names that are safe, fit the kind and are given once. */
function planned(found: z.infer<typeof shape>['contracts']): readonly PlannedContract[] {
  const taken = new Set<string>();
  return found.slice(0, mostContracts).map((one) => {
    const kind = kindOf(one.kind, one.file);
    const file = freeName(fileOf(one.file, one.title, kind), kind, taken);
    taken.add(file.toLowerCase());
    return { kind, file, title: one.title.replace(/\s+/g, ' ').trim(), why: one.why.trim(), covers: one.covers };
  });
}

const mostContracts = 12;

function kindOf(said: string, file: string): ContractKind {
  const folded = said.toLowerCase().replace(/[^a-z]/g, '');
  const named = contractKinds.find((kind) => kind === folded);
  if (named) return named;
  if (/openapi|swagger|rest|http/.test(folded)) return 'openapi';
  if (/asyncapi|queue|websocket|event|message/.test(folded)) return 'asyncapi';
  if (/grpc|proto/.test(folded)) return 'protobuf';
  return contractKinds.find((kind) => endings[kind].all.test(file) && kind !== 'asyncapi') ?? 'markdown';
}

function fileOf(said: string, title: string, kind: ContractKind): string {
  const { all, usual } = endings[kind];
  const name = said.replaceAll('\\', '/').split('/').at(-1) ?? '';
  const ending = all.exec(name)?.[0] ?? usual;
  const stem = name.replace(all, '').replace(/\.[a-z]{2,8}$/i, '') || title;
  return `${slug(stem, kind)}${ending.toLowerCase()}`;
}

function freeName(name: string, kind: ContractKind, taken: ReadonlySet<string>): string {
  const ending = endings[kind].all.exec(name)?.[0] ?? '';
  const stem = name.slice(0, name.length - ending.length);
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? name : `${stem}-${count}${ending}`;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}
