// Whether the types that a Protocol Buffers file names are there, and are of the right kind.
import { join, type Definition, type Message, type ProtoFile } from './protobufModel.ts';
import type { Token } from './protobufTree.ts';
import { nearestName } from './verdict.ts';

type Report = (message: string, at: Token, elsewhere?: true) => void;

const scalars = new Set([
  ...['double', 'float', 'int32', 'int64', 'uint32', 'uint64', 'sint32', 'sint64', 'fixed32', 'fixed64'],
  ...['sfixed32', 'sfixed64', 'bool', 'string', 'bytes'],
]);

/** What may be extended without being defined. */
const optionTypes = [
  'File',
  'Message',
  'Field',
  'Oneof',
  'ExtensionRange',
  'Enum',
  'EnumValue',
  'Service',
  'Method',
].map((name) => `google.protobuf.${name}Options`);

/** The files that every compiler brings along, by the types they define. */
const wellKnown: Readonly<Record<string, readonly string[]>> = {
  any: ['Any'],
  api: ['Api', 'Method', 'Mixin'],
  duration: ['Duration'],
  empty: ['Empty'],
  field_mask: ['FieldMask'],
  source_context: ['SourceContext'],
  struct: ['Struct', 'Value', 'ListValue', 'NullValue'],
  timestamp: ['Timestamp'],
  type: ['Type', 'Field', 'Enum', 'EnumValue', 'Option', 'Syntax'],
  wrappers: [
    ...['DoubleValue', 'FloatValue', 'Int64Value', 'UInt64Value', 'Int32Value', 'UInt32Value', 'BoolValue'],
    ...['StringValue', 'BytesValue'],
  ],
};

export function typeProblems(file: ProtoFile, report: Report): void {
  const kinds = kindsOf(file.definitions);
  const known = file.imports.flatMap((path) => {
    const name = /^google\/protobuf\/(\w+)\.proto$/.exec(path)?.[1] ?? '';
    return wellKnown[name] ?? [];
  });
  for (const name of known) kinds.set(`google.protobuf.${name}`, name === 'NullValue' ? 'enum' : 'message');
  const isOpen = file.imports.some((path) => !isWellKnown(path));
  const check = (type: Token, scope: string, mustBeMessage: boolean): void => {
    if (scalars.has(type.text)) {
      if (mustBeMessage) report(`"${type.text}" is no message`, type);
      return;
    }
    const kind = resolve(type.text, scope, kinds);
    if (kind === undefined) reportMissing(type, isOpen, named, report);
    else if (mustBeMessage && kind !== 'message') report(`"${type.text}" is no message`, type);
  };
  const named = new Set([
    ...messagesOf(file.definitions).flatMap(({ fields }) => fields.map(({ type }) => type.text)),
    ...file.services.flatMap(({ methods }) => methods.flatMap(({ types }) => types.map(({ text }) => text))),
    ...kinds.keys(),
    ...optionTypes,
  ]);
  const hasOptions = file.imports.includes('google/protobuf/descriptor.proto');
  for (const { type, fields } of file.extensions) {
    if (!optionTypes.includes(type.text.replace(/^\./, ''))) check(type, file.package, true);
    else if (!hasOptions)
      report(`"${type.text}" is not imported: import "google/protobuf/descriptor.proto"`, type, true);
    for (const field of fields) check(field.type, file.package, false);
  }
  for (const message of messagesOf(file.definitions)) {
    for (const field of message.fields) if (field.type.text !== 'group') check(field.type, message.name, false);
  }
  for (const { name, methods } of file.services) {
    for (const { types } of methods) for (const type of types) check(type, name, true);
  }
}

function isWellKnown(path: string): boolean {
  return /^google\/protobuf\/\w+\.proto$/.test(path);
}

function reportMissing(type: Token, isOpen: boolean, named: ReadonlySet<string>, report: Report): void {
  const file = Object.keys(wellKnown).find((one) =>
    (wellKnown[one] ?? []).some((name) => type.text.replace(/^\./, '') === `google.protobuf.${name}`),
  );
  if (file !== undefined) {
    report(`"${type.text}" is not imported: import "google/protobuf/${file}.proto"`, type, true);
    return;
  }
  const last = (name: string) => name.split('.').at(-1) ?? name;
  const names = [...named].filter((name) => name !== type.text).flatMap((name) => [name, last(name)]);
  // What is imported from files that are not at hand may be anything, but not a known name with two letters swapped.
  const meant =
    nearestName(type.text, isOpen ? scalars : [...scalars, ...names]) ?? names.find((name) => isSwap(type.text, name));
  if (isOpen && meant === undefined) return;
  const hint = meant === undefined ? '' : `; perhaps "${meant}" is meant`;
  report(`the type "${type.text}" is not defined${hint}`, type, true);
}

function isSwap(one: string, other: string): boolean {
  return (
    one !== other &&
    one.length === other.length &&
    nearestName(one, [other]) !== undefined &&
    sorted(one) === sorted(other)
  );
}

function sorted(text: string): string {
  return [...text].sort().join('');
}

/** Full names of types, and of the packages and messages that may hold them. */
function kindsOf(definitions: readonly Definition[]): Map<string, 'message' | 'enum'> {
  return new Map(
    definitions.flatMap((one): (readonly [string, 'message' | 'enum'])[] => [
      [one.name, one.kind],
      ...(one.kind === 'message' ? kindsOf(one.types) : []),
    ]),
  );
}

/** From the innermost scope outwards, as the compiler does. */
function resolve(name: string, scope: string, kinds: ReadonlyMap<string, 'message' | 'enum'>) {
  if (name.startsWith('.')) return kinds.get(name.slice(1));
  const scopes = scope.split('.');
  for (let length = scopes.length; length >= 0; length--) {
    const found = kinds.get(join(scopes.slice(0, length).join('.'), name));
    if (found !== undefined) return found;
  }
  return undefined;
}

function messagesOf(definitions: readonly Definition[]): readonly Message[] {
  return definitions.flatMap((one) => (one.kind === 'message' ? [one, ...messagesOf(one.types)] : []));
}
