// Entities in the formats of contracts, and the messages of AsyncAPI.
import type { DataEntity } from '../analysis.ts';
import type { PlannedContract } from '../contracts.ts';
import { eventsIn } from './commands.ts';
import { brief, type Material } from './material.ts';

/** What stands where the specification says nothing. */
export const open = 'Not stated in the specification: to be decided.';

/** An entity as a JSON Schema. */
export function schemaOf({ purpose, fields }: DataEntity): object {
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

/** Messages as AsyncAPI. */
export function asyncApi(material: Material, plan: PlannedContract): object {
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

/** All entities in one JSON Schema. */
export function jsonSchema({ analysis, folder }: Material, plan: PlannedContract): object {
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

/** Entities as GraphQL types. */
export function graphQl({ analysis }: Material): string {
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

/** Entities as messages of Protocol Buffers. */
export function protobuf({ analysis, title }: Material): string {
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

/** A name that every format takes for a type. */
export function typeName(name: string): string {
  const words = name.match(/[A-Za-z0-9]+/g) ?? [];
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^[A-Za-z]/.test(joined)
    ? joined
    : `Entity${[...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7)}`;
}

/** Equal for names that differ in case, marks and number only. */
export function fold(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(?<!s)s$/, '');
}
