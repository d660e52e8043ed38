// Contracts by rules: which a feature has, and each as a file that its checker accepts. Only what the specification names.
import { stringify } from 'yaml';
import type { Facts } from '../../../core/workflow.ts';
import type { PlannedContract } from '../contracts.ts';
import { commandsIn, eventsIn, markdown } from './commands.ts';
import { asyncApi, graphQl, jsonSchema, protobuf } from './dataFormats.ts';
import { materialOf } from './material.ts';
import { openApi } from './openApi.ts';

/** The contracts of a feature. */
export function plannedContracts(facts: Facts): readonly PlannedContract[] {
  const material = materialOf(facts);
  const { analysis, endpoints } = material;
  const has = (...kinds: readonly string[]): boolean => analysis.interfaces.some(({ kind }) => kinds.includes(kind));
  const found: PlannedContract[] = [];
  if (endpoints.length > 0 || has('http')) {
    found.push({
      kind: 'openapi',
      file: 'openapi.yaml',
      title: `${material.title} API`,
      why: endpoints.length > 0 ? 'The specification names its endpoints.' : 'The specification asks for an API.',
      covers: endpoints.map(({ method, path }) => `${method} ${path}`),
    });
  }
  const events = eventsIn(material);
  if (events.length > 0 && has('websocket', 'queue', 'event')) {
    found.push({
      kind: 'asyncapi',
      file: 'events.yaml',
      title: `${material.title} events`,
      why: 'The specification names messages that are sent.',
      covers: events,
    });
  }
  if (has('cli')) {
    found.push({
      kind: 'markdown',
      file: 'commands.md',
      title: `${material.title} commands`,
      why: 'The specification speaks of a command line.',
      covers: commandsIn(material),
    });
  }
  if (has('file') && analysis.entities.some(({ fields }) => fields.length > 0)) {
    found.push({
      kind: 'jsonschema',
      file: 'entities.schema.json',
      title: `${material.title} data`,
      why: 'The specification speaks of files that others read.',
      covers: analysis.entities.map(({ name }) => name),
    });
  }
  if (analysis.external.length > 0) {
    found.push({
      kind: 'markdown',
      file: 'external.md',
      title: 'External services',
      why: 'The specification names services of others.',
      covers: analysis.external.map(({ name }) => name),
    });
  }
  return found;
}

/** The text of one of them. */
export function contractText(facts: Facts, path: string): string {
  const file = path.slice(path.lastIndexOf('/') + 1);
  const material = materialOf(facts);
  const plan = [...material.contracts, ...plannedContracts(facts)].find((one) => one.file === file);
  switch (plan?.kind) {
    case 'openapi':
      return yaml(openApi(material, plan));
    case 'asyncapi':
      return yaml(asyncApi(material, plan));
    case 'jsonschema':
      return `${JSON.stringify(jsonSchema(material, plan), null, 2)}\n`;
    case 'graphql':
      return graphQl(material);
    case 'protobuf':
      return protobuf(material);
    default:
      return markdown(material, plan);
  }
}

function yaml(value: object): string {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}
