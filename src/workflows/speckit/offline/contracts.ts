// Contracts by rules: which a feature has, and each as a file that its checker accepts. Only what the specification names.
import { stringify } from 'yaml';
import type { Facts } from '../../../core/workflow.ts';
import { pathParts, type Endpoint } from '../../../documents/speckit/endpoints.ts';
import { referencesIn } from '../../../documents/speckit/ids.ts';
import type { DataEntity } from '../analysis.ts';
import type { PlannedContract } from '../contracts.ts';
import { materialOf, withoutInstructions, type Material } from './material.ts';
import { brief } from './material.ts';

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
  return stringify(value, { lineWidth: 0 });
}

const open = 'Not stated in the specification: to be decided.';

function openApi(material: Material, plan: PlannedContract): object {
  const { endpoints, analysis, title } = material;
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of endpoints) {
    const path = `/${rawParts(endpoint.path).map(templated).join('/')}`;
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint, material) };
  }
  const schemas = Object.fromEntries(
    analysis.entities.filter(({ fields }) => fields.length > 0).map((one) => [typeName(one.name), schemaOf(one)]),
  );
  const isSecured = analysis.security.some((one) => /auth|log(?:ged)? ?in|sign(?:ed)? ?in|token/i.test(one));
  return {
    openapi: '3.1.0',
    info: {
      title: plan.title || title,
      version: '0.1.0',
      description: `${plan.why}${endpoints.length === 0 ? ` Paths: ${open}` : ' Fields that the specification does not name are left open.'}`,
    },
    ...(isSecured ? { security: [{ session: [] }] } : {}),
    paths,
    components: {
      ...(isSecured
        ? {
            securitySchemes: {
              session: {
                type: 'http',
                scheme: 'bearer',
                description: 'The method follows the security decisions of plan.md.decisions.md.',
              },
            },
          }
        : {}),
      schemas: { ...schemas, Problem: problem },
      responses: {
        Problem: {
          description: 'The request could not be fulfilled.',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  };
}

const problem = {
  type: 'object',
  description: 'Error format after RFC 9457.',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: {
      type: 'string',
      enum: ['invalid_input', 'not_authenticated', 'not_allowed', 'not_found', 'conflict', 'internal'],
    },
  },
};

function rawParts(path: string): readonly string[] {
  return path
    .replace(/[?#].*$/, '')
    .split('/')
    .filter(Boolean);
}

function templated(part: string): string {
  const name = /^(?:\{(.*)\}|:(.*)|\[(.*)\]|<(.*)>)$/.exec(part);
  const bare = name?.slice(1).find(Boolean);
  if (bare !== undefined) return `{${bare.replace(/\W+/g, '_')}}`;
  return part === '*' || part === '**' ? '{rest}' : part.replace(/[{}<>*[\]]/g, '');
}

function operation({ method, path }: Endpoint, material: Material): object {
  const parts = rawParts(path).map(templated);
  const names = parts.flatMap((part) => /^\{(.*)\}$/.exec(part)?.[1] ?? []);
  const last = pathParts(path).findLast((part) => part !== '{}') ?? 'resource';
  const entity = material.analysis.entities.find(({ name, fields }) => fields.length > 0 && fold(name) === fold(last));
  const content = entity
    ? { 'application/json': { schema: { $ref: `#/components/schemas/${typeName(entity.name)}` } } }
    : { 'application/json': { schema: { type: 'object', description: open } } };
  const ids = idsNear(material, path);
  return {
    operationId: `${method.toLowerCase()}${parts.map((part) => typeName(part.replace(/[{}]/g, ''))).join('')}`,
    summary: `${method} ${path}${ids.length > 0 ? ` (${ids.join(', ')})` : ''}`,
    ...(names.length > 0
      ? {
          parameters: [...new Set(names)].map((name) => ({
            name,
            in: 'path',
            required: true,
            schema: { type: 'string' },
          })),
        }
      : {}),
    ...(/POST|PUT|PATCH/.test(method) ? { requestBody: { required: true, content } } : {}),
    responses: {
      [method === 'POST' ? '201' : method === 'DELETE' ? '204' : '200']: {
        description: method === 'DELETE' ? 'Removed.' : 'Done.',
        ...(method === 'DELETE' ? {} : { content }),
      },
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

/** Requirements whose lines name the path. */
function idsNear({ spec }: Material, path: string): readonly string[] {
  return spec.requirements
    .filter(({ text }) => text.includes(path))
    .map(({ id }) => id)
    .slice(0, 4);
}

function schemaOf({ purpose, fields }: DataEntity): object {
  return {
    type: 'object',
    description: brief(purpose, 300),
    properties: Object.fromEntries(fields.map(({ name, type }) => [name, typed(type)])),
  };
}

function typed(type: string): object {
  switch (type) {
    case 'number':
      return { type: 'number' };
    case 'boolean':
      return { type: 'boolean' };
    case 'timestamp':
      return { type: 'string', format: 'date-time' };
    default:
      return { type: 'string' };
  }
}

const event = /`([a-z][a-z0-9]*(?:[.:_-][a-z][a-z0-9]*)+)`/g;

/** Names in code that look like messages, in lines that speak of events. */
function eventsIn({ document }: Material): readonly string[] {
  const lines = withoutInstructions(document)
    .split('\n')
    .filter((line) => /\bevents?\b|\bmessages?\b|publish|emit|subscri|notif/i.test(line));
  const names = lines.flatMap((line) => [...line.matchAll(event)].map((match) => match[1] ?? ''));
  return [...new Set(names)]
    .filter((name) => !/\.(?:json|ya?ml|md|ts|js|py|sh|toml|sql)$/.test(name) && /[.:]/.test(name))
    .slice(0, 20);
}

function asyncApi(material: Material, plan: PlannedContract): object {
  const events = plan.covers.length > 0 ? plan.covers : eventsIn(material);
  const key = (name: string): string => name.replace(/[^A-Za-z0-9]+/g, '_');
  return {
    asyncapi: '3.0.0',
    info: {
      title: plan.title,
      version: '0.1.0',
      description: `${plan.why} Delivery, order and payloads that the specification does not name are to be decided.`,
    },
    channels: Object.fromEntries(
      events.map((name) => [
        key(name),
        { address: name, messages: { [key(name)]: { name, payload: { type: 'object', description: open } } } },
      ]),
    ),
    operations: Object.fromEntries(
      events.map((name) => [`send_${key(name)}`, { action: 'send', channel: { $ref: `#/channels/${key(name)}` } }]),
    ),
  };
}

function jsonSchema({ analysis, folder }: Material, plan: PlannedContract): object {
  const entities = analysis.entities.filter(({ fields }) => fields.length > 0);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:feature:${folder.split('/').at(-1) ?? 'feature'}:entities`,
    title: plan.title,
    description: `${plan.why} Which fields are required is not stated in the specification.`,
    $defs: Object.fromEntries(entities.map((one) => [typeName(one.name), schemaOf(one)])),
    anyOf: entities.map(({ name }) => ({ $ref: `#/$defs/${typeName(name)}` })),
  };
}

function graphQl({ analysis }: Material): string {
  const types = analysis.entities
    .filter(({ fields }) => fields.length > 0)
    .map(
      ({ name, fields }) =>
        `type ${typeName(name)} {\n${fields.map((field) => `  ${field.name}: ${field.type === 'id' ? 'ID' : field.type === 'number' ? 'Float' : field.type === 'boolean' ? 'Boolean' : 'String'}`).join('\n')}\n}`,
    );
  const queries = analysis.entities
    .filter(({ fields }) => fields.length > 0)
    .map(
      ({ name }) => `  ${typeName(name).replace(/^./, (letter) => letter.toLowerCase())}(id: ID!): ${typeName(name)}`,
    );
  return [...types, `type Query {\n${queries.join('\n') || '  version: String'}\n}`].join('\n\n') + '\n';
}

function protobuf({ analysis, title }: Material): string {
  const messages = analysis.entities
    .filter(({ fields }) => fields.length > 0)
    .map(
      ({ name, fields }) =>
        `message ${typeName(name)} {\n${fields.map((field, index) => `  ${field.type === 'number' ? 'double' : field.type === 'boolean' ? 'bool' : 'string'} ${field.name} = ${index + 1};`).join('\n')}\n}`,
    );
  return (
    ['syntax = "proto3";', `package ${typeName(title).toLowerCase() || 'feature'}.v1;`, ...messages].join('\n\n') + '\n'
  );
}

function markdown(material: Material, plan: PlannedContract | undefined): string {
  const title = plan?.title ?? 'Contract';
  if (plan?.file.startsWith('external')) {
    const rows = material.analysis.external.map(
      ({ name, purpose }) => `| ${name} | ${purpose} | Not stated in the specification: to be decided |`,
    );
    return [
      `# ${title}`,
      '',
      'Services of others that the feature uses, as far as the specification names them.',
      '',
      '| Service | Used for | Calls, limits, errors |',
      '|---|---|---|',
      ...rows,
      '',
    ].join('\n');
  }
  const commands = plan && plan.covers.length > 0 ? plan.covers : commandsIn(material);
  const rows = commands.map((command) => {
    const ids = material.spec.requirements.filter(({ text }) => text.includes(command)).map(({ id }) => id);
    return `| \`${command.replace(/\|/g, '\\|')}\` | ${ids.slice(0, 5).join(', ') || 'named in a story or scenario'} |`;
  });
  const exits = material.spec.requirements.filter(({ text }) => /exit (?:code|status)|non-?zero|stderr/i.test(text));
  return [
    `# ${title}`,
    '',
    'What is typed, as far as the specification names it.',
    '',
    ...(rows.length > 0
      ? ['| Command or option | Required by |', '|---|---|', ...rows]
      : ['Not stated in the specification: to be decided.']),
    '',
    '## Results and errors',
    '',
    ...(exits.length > 0
      ? exits.map(({ id, text }) => `- ${id}: ${brief(text, 240)}`)
      : ['Not stated in the specification: to be decided.']),
    '',
  ].join('\n');
}

/** Commands and options that stand in code: `tool check --json`, `/brief`, `--strict`. */
function commandsIn({ document }: Material): readonly string[] {
  const text = withoutInstructions(document).replace(/^```[\s\S]*?^```/gm, '');
  const spans = [...text.matchAll(/`([^`\n]{2,80})`/g)].map((match) => (match[1] ?? '').trim());
  const found = spans.filter(
    (span) =>
      referencesIn(span).length === 0 &&
      (/^--?[a-z][\w-]*(?:[ =]\S+)?$/.test(span) ||
        /^\/[a-z][\w:.-]*(?: .+)?$/.test(span) ||
        /^[a-z][\w.-]*(?: [\w<>[\]./=|:-]+)* --?[a-z][\w-]*/.test(span) ||
        /^[a-z][\w-]* [a-z][\w-]*(?: [<[]?[\w.-]+[\]>]?){0,3}$/.test(span)) &&
      !/^\/(?:[\w.-]+\/)+/.test(span),
  );
  return [...new Set(found)].slice(0, 30);
}

function typeName(name: string): string {
  const words = name.match(/[A-Za-z0-9]+/g) ?? [];
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^[A-Za-z]/.test(joined)
    ? joined
    : `Entity${[...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7)}`;
}

function fold(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(?<!s)s$/, '');
}
