// Messages, enums and services of a file, with what they are called in full and where each thing stands.
import { readStatements, word, type Statement, type Token } from './protobufTree.ts';

export interface Field {
  readonly label: string;
  readonly type: Token;
  readonly name: Token;
  readonly number: Token;
  /** For maps: their keys' type; `type` is that of their values. */
  readonly key?: Token;
  /** The oneof that it is in. */
  readonly oneof?: string;
  readonly options: readonly Token[];
}

export interface Message {
  readonly kind: 'message';
  /** With the package and the messages around it. */
  readonly name: string;
  readonly at: Token;
  readonly fields: readonly Field[];
  readonly oneofs: readonly { readonly name: Token; readonly fields: number }[];
  readonly reserved: readonly Statement[];
  readonly extensions: readonly Statement[];
  readonly types: readonly Definition[];
}

export interface Enumeration {
  readonly kind: 'enum';
  readonly name: string;
  readonly at: Token;
  readonly values: readonly { readonly name: Token; readonly number: string; readonly options: readonly Token[] }[];
  readonly reserved: readonly Statement[];
  readonly allowsAlias: boolean;
}

export type Definition = Message | Enumeration;

export interface Method {
  readonly name: Token;
  readonly types: readonly Token[];
}

export interface ProtoFile {
  /** `proto2`, `proto3`, an edition, or empty. */
  readonly syntax: string;
  readonly package: string;
  readonly statements: readonly Statement[];
  readonly imports: readonly string[];
  readonly definitions: readonly Definition[];
  readonly services: readonly { readonly name: string; readonly at: Token; readonly methods: readonly Method[] }[];
  /** `extend Type { … }` at the top level. */
  readonly extensions: readonly { readonly type: Token; readonly fields: readonly Field[] }[];
}

export function readProto(text: string): ProtoFile {
  const statements = readStatements(text);
  const value = (keyword: string) => statements.find((one) => word(one, 0) === keyword);
  const syntax = value('syntax') ?? value('edition');
  const packageName = value('package')?.words[1]?.text ?? '';
  return {
    syntax: syntax === undefined ? '' : word(syntax, 2).slice(1, -1),
    package: packageName,
    statements,
    imports: statements
      .filter((one) => word(one, 0) === 'import')
      .map((one) => (one.words.at(-1)?.text ?? '').slice(1, -1)),
    definitions: definitionsOf(statements, packageName),
    services: statements
      .filter((one) => word(one, 0) === 'service' && one.body !== undefined)
      .map((one) => ({ name: join(packageName, word(one, 1)), at: nameOf(one), methods: methodsOf(one.body ?? []) })),
    extensions: statements
      .filter((one) => word(one, 0) === 'extend' && one.body !== undefined)
      .map((one) => ({ type: nameOf(one), fields: (one.body ?? []).flatMap((field) => fieldsOf(field, undefined)) })),
  };
}

export function join(scope: string, name: string): string {
  return scope === '' ? name : `${scope}.${name}`;
}

function definitionsOf(statements: readonly Statement[], scope: string): readonly Definition[] {
  return statements.flatMap((one): readonly Definition[] => {
    if (one.body === undefined || one.words.length !== 2) return [];
    if (word(one, 0) === 'message') return [messageOf(one, one.body, scope)];
    return word(one, 0) === 'enum' ? [enumOf(one, one.body, scope)] : [];
  });
}

function nameOf(statement: Statement): Token {
  return statement.words[1] ?? statement.words[0] ?? { text: '', offset: 0 };
}

function messageOf(statement: Statement, body: readonly Statement[], scope: string): Message {
  const name = join(scope, word(statement, 1));
  const oneofs = body.filter((one) => word(one, 0) === 'oneof' && one.body !== undefined);
  return {
    kind: 'message',
    name,
    at: nameOf(statement),
    fields: body.flatMap((one) =>
      oneofs.includes(one)
        ? (one.body ?? []).flatMap((field) => fieldsOf(field, word(one, 1)))
        : fieldsOf(one, undefined),
    ),
    oneofs: oneofs.map((one) => ({
      name: nameOf(one),
      fields: (one.body ?? []).filter((field) => word(field, 0) !== 'option').length,
    })),
    reserved: body.filter((one) => word(one, 0) === 'reserved' && word(one, 2) !== '='),
    extensions: body.filter((one) => word(one, 0) === 'extensions'),
    types: definitionsOf(body, name),
  };
}

const labels = new Set(['optional', 'required', 'repeated']);

function fieldsOf(statement: Statement, oneof: string | undefined): readonly Field[] {
  const label = labels.has(word(statement, 0)) ? word(statement, 0) : '';
  const words = label === '' ? statement.words : statement.words.slice(1);
  const isMap = words[0]?.text === 'map' && words[1]?.text === '<';
  const [type, name, equals, number, ...options] = words;
  if (isMap) {
    // map < key , value > name = number
    const [key, , value, , mapName, , mapNumber, ...rest] = words.slice(2);
    if (key === undefined || value === undefined || mapName === undefined || mapNumber === undefined) return [];
    return [{ label, key, type: value, name: mapName, number: mapNumber, options: rest, ...inOneof(oneof) }];
  }
  if (type === undefined || name === undefined || number === undefined || equals?.text !== '=') return [];
  if (type.text === 'option') return [];
  return [{ label, type, name, number, options, ...inOneof(oneof) }];
}

function inOneof(oneof: string | undefined) {
  return oneof === undefined ? {} : { oneof };
}

function enumOf(statement: Statement, body: readonly Statement[], scope: string): Enumeration {
  return {
    kind: 'enum',
    name: join(scope, word(statement, 1)),
    at: nameOf(statement),
    values: body.flatMap((one) => {
      const [name, equals, ...rest] = one.words;
      if (name === undefined || equals?.text !== '=') return [];
      const sign = rest[0]?.text === '-' ? '-' : '';
      const number = rest[sign === '' ? 0 : 1]?.text ?? '';
      return [{ name, number: sign + number, options: rest.slice(sign === '' ? 1 : 2) }];
    }),
    reserved: body.filter((one) => word(one, 0) === 'reserved' && word(one, 1) !== '='),
    allowsAlias: body.some((one) => /^option allow_alias = true$/.test(one.words.map(({ text }) => text).join(' '))),
  };
}

function methodsOf(body: readonly Statement[]): readonly Method[] {
  return body
    .filter((one) => word(one, 0) === 'rpc')
    .map((one) => ({
      name: nameOf(one),
      types: one.words.filter(({ text }, index) => one.words[index + 1]?.text === ')' && /^[.\w]+$/.test(text)),
    }));
}
