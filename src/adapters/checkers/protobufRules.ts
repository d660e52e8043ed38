// What the Protocol Buffers compiler refuses and the library's parser lets pass: numbers, names, types, labels.
import type { Problem } from '../../documents/finding.ts';
import type { Definition, Enumeration, Field, Message, ProtoFile } from './protobufModel.ts';
import { typeProblems } from './protobufTypes.ts';
import { word, type Statement, type Token } from './protobufTree.ts';
import { placeAt } from './verdict.ts';

export type Report = (message: string, at: Token, elsewhere?: true) => void;

/** Problems of a file whose syntax is right. */
export function protobufProblems(text: string, file: ProtoFile): readonly Problem[] {
  const problems: Problem[] = [];
  const report: Report = (message, { offset }, elsewhere) =>
    problems.push({ message, ...placeAt(text, offset), ...(elsewhere === undefined ? {} : { elsewhere }) });
  checkSyntax(file, report);
  checkScope(
    file.definitions,
    [],
    file.services.map(({ at }) => at),
    report,
  );
  for (const definition of allOf(file.definitions)) {
    if (definition.kind === 'enum') checkEnum(definition, file.syntax, report);
    else checkMessage(definition, file, report);
  }
  for (const { methods } of file.services)
    checkTwice(
      methods.map(({ name }) => name),
      report,
    );
  checkOptions(file.statements, report);
  typeProblems(file, report);
  return problems;
}

export function allOf(definitions: readonly Definition[]): readonly Definition[] {
  return definitions.flatMap((one) => (one.kind === 'message' ? [one, ...allOf(one.types)] : [one]));
}

function checkSyntax(file: ProtoFile, report: Report): void {
  const { statements, syntax } = file;
  const first = statements[0]?.words[0];
  const written = statements.find((one) => /^(?:syntax|edition)$/.test(word(one, 0)));
  if (written !== undefined && written.words[0] !== first && written.words[0] !== undefined)
    report('the syntax must be the first statement of the file', written.words[0]);
  if (written !== undefined && !/^(?:proto[23]|202\d)$/.test(syntax) && written.words[2] !== undefined)
    report(`"${syntax}" is no syntax of Protocol Buffers`, written.words[2]);
  for (const keyword of ['syntax', 'edition']) {
    const twice = statements.filter((one) => word(one, 0) === keyword)[1]?.words[0];
    if (twice !== undefined) report(`the ${keyword} is given twice`, twice);
  }
  checkTwice(
    statements.filter((one) => word(one, 0) === 'import').flatMap((one) => one.words.at(-1) ?? []),
    report,
  );
  const packages = statements.filter((one) => word(one, 0) === 'package');
  if (packages[1]?.words[0] !== undefined) report('the package is named twice', packages[1].words[0]);
  const fields = allOf(file.definitions).flatMap((one) => (one.kind === 'message' ? one.fields : []));
  const unlabelled = [...fields, ...file.extensions.flatMap((one) => one.fields)].some(isBare);
  // Without a syntax the compiler takes proto2, whose fields have labels. A piece without a package is no file.
  if (syntax === '' && unlabelled && first !== undefined && (file.package !== '' || file.imports.length > 0))
    report('the file does not say its syntax: start it with syntax = "proto3";', first);
}

function isBare(field: Field): boolean {
  return field.label === '' && field.key === undefined && field.oneof === undefined;
}

/** Names in one scope; the values of an enum belong to the scope around it. */
function checkScope(
  types: readonly Definition[],
  names: readonly Token[],
  more: readonly Token[],
  report: Report,
): void {
  const values = types.flatMap((one) => (one.kind === 'enum' ? one.values.map(({ name }) => name) : []));
  checkTwice([...names, ...types.map(({ at }) => at), ...more, ...values], report);
}

function checkTwice(names: readonly Token[], report: Report): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name.text)) report(`"${name.text}" is already defined here`, name);
    seen.add(name.text);
  }
}

function checkEnum(one: Enumeration, syntax: string, report: Report): void {
  const [first] = one.values;
  if (first === undefined) report(`the enum "${one.at.text}" has no values`, one.at);
  else if (syntax !== 'proto2' && syntax !== '' && Number(first.number) !== 0)
    report('the first value of an enum must be 0', first.name);
  const seen = new Map<number, string>();
  for (const { name, number } of one.values) {
    const value = Number(number);
    if (number === '' || !Number.isInteger(value) || value > 2147483647 || value < -2147483648)
      report(`"${number}" is no number of an enum value`, name);
    const other = seen.get(value);
    if (other !== undefined && !one.allowsAlias) report(`"${name.text}" has the number of "${other}"`, name);
    seen.set(value, name.text);
  }
  checkReserved(
    one.reserved,
    one.values.map(({ name, number }) => ({ name, number: Number(number) })),
    report,
  );
}

const largest = 536870911;

function checkMessage(message: Message, file: ProtoFile, report: Report): void {
  const { fields } = message;
  checkScope(
    message.types,
    fields.map(({ name }) => name),
    message.oneofs.map(({ name }) => name),
    report,
  );
  for (const oneof of message.oneofs) {
    if (oneof.fields === 0) report(`the oneof "${oneof.name.text}" has no fields`, oneof.name);
  }
  const numbers = new Map<number, string>();
  const json = new Map<string, string>();
  for (const field of fields) {
    checkField(field, file.syntax, report);
    const number = Number(field.number.text);
    const other = numbers.get(number);
    if (other !== undefined) report(`"${field.name.text}" has the number of "${other}"`, field.number);
    numbers.set(number, field.name.text);
    const name = jsonNameOf(field);
    const twin = json.get(name);
    if (twin !== undefined && twin !== field.name.text && file.syntax !== 'proto2' && file.syntax !== '')
      report(`"${field.name.text}" and "${twin}" have the same name in JSON`, field.name);
    json.set(name, field.name.text);
  }
  checkReserved(
    [...message.reserved, ...message.extensions],
    fields.map(({ name, number }) => ({ name, number: Number(number.text) })),
    report,
  );
  const [extension] = message.extensions;
  if (file.syntax === 'proto3' && extension?.words[0] !== undefined)
    report('proto3 has no extension ranges', extension.words[0]);
}

function jsonNameOf(field: Field): string {
  const at = field.options.findIndex(({ text }) => text === 'json_name');
  const given = at < 0 ? undefined : field.options[at + 2]?.text.slice(1, -1);
  return given ?? field.name.text.replace(/_+(\w?)/g, (_, letter: string) => letter.toUpperCase());
}

const keyTypes = /^(?:u?int(?:32|64)|sint(?:32|64)|s?fixed(?:32|64)|bool|string)$/;
const fieldOptions =
  /^(?:ctype|debug_redact|default|deprecated|edition_defaults|feature_support|features|json_name|jstype|lazy|packed|retention|targets|unverified_lazy|weak)$/;

function checkField(field: Field, syntax: string, report: Report): void {
  const { label, key, number, oneof, options } = field;
  const value = Number(number.text);
  if (!Number.isInteger(value) || value < 1 || value > largest)
    report(`a field number lies between 1 and ${largest}`, number);
  if (value >= 19000 && value <= 19999)
    report('the field numbers 19000 to 19999 are reserved for the compiler', number);
  if (key !== undefined && !keyTypes.test(key.text)) report(`"${key.text}" cannot be the key of a map`, key);
  if (key !== undefined && label !== '') report('a map has no label', field.name);
  if (oneof !== undefined && (key !== undefined || label !== ''))
    report('a field of a oneof has no label and is no map', field.name);
  if (syntax === 'proto3' && label === 'required') report('proto3 has no required fields', field.name);
  if (syntax === 'proto2' && isBare(field) && field.type.text !== 'group')
    report('a field of proto2 must be optional, required or repeated', field.type);
  options.forEach((option, index) => {
    const before = options[index - 1]?.text;
    if (options[index + 1]?.text !== '=' || (before !== '[' && before !== ',')) return;
    if (/^\w+$/.test(option.text) && !fieldOptions.test(option.text))
      report(`"${option.text}" is no option of a field`, option);
    if (syntax === 'proto3' && option.text === 'default') report('proto3 has no default values', option);
    if (option.text === 'packed' && label !== 'repeated') report('only a repeated field can be packed', option);
  });
}

/** `option name = value;`, in every block: each once, with one value. */
function checkOptions(statements: readonly Statement[], report: Report): void {
  const seen = new Set<string>();
  for (const { words, body } of statements) {
    if (body !== undefined) checkOptions(body, report);
    const [keyword] = words;
    const equals = words.findIndex(({ text }) => text === '=');
    if (keyword?.text !== 'option') continue;
    if (equals < 2) {
      report('an option needs a name, "=" and a value', keyword);
      continue;
    }
    const name = words
      .slice(1, equals)
      .map(({ text }) => text)
      .join('');
    // Options of others, in parentheses, may be lists.
    if (seen.has(name) && !name.startsWith('(')) report(`the option "${name}" is already set`, keyword);
    seen.add(name);
    const [value, ...more] = words.slice(equals + 1).filter(({ text }) => text !== '-' && text !== '+');
    const isText = value !== undefined && /^["']/.test(value.text);
    const extra = more.find(({ text }) => !isText || !/^["']/.test(text));
    if (extra !== undefined && value?.text !== '{') report('a semicolon is missing before this', extra);
  }
}

/** Numbers and names that may not be used. */
function checkReserved(
  statements: readonly Statement[],
  used: readonly { readonly name: Token; readonly number: number }[],
  report: Report,
): void {
  const taken: (readonly [number, number])[] = [];
  const names = new Set<string>();
  for (const statement of statements) {
    for (const part of parts(statement)) {
      const [first] = part;
      if (first === undefined) continue;
      if (/^["'\w]/.test(first.text) && Number.isNaN(Number(first.text))) {
        const name = first.text.replace(/^["']|["']$/g, '');
        if (names.has(name)) report(`the name "${name}" is reserved twice`, first);
        names.add(name);
        const user = used.find((one) => one.name.text === name);
        if (user !== undefined) report(`the name "${name}" is reserved`, user.name);
        continue;
      }
      const numbers = part
        .map(({ text }) => text)
        .join('')
        .split('to');
      const low = Number(numbers[0]);
      const high = numbers[1] === undefined ? low : numbers[1] === 'max' ? Infinity : Number(numbers[1]);
      if (high < low) report('the range ends before it starts', first);
      if (taken.some(([from, to]) => from <= high && low <= to)) report('the range overlaps another', first);
      taken.push([low, high]);
      for (const user of used.filter(({ number }) => number >= low && number <= high))
        report(`the number ${user.number} is reserved`, user.name);
    }
  }
}

/** What stands between the commas of `reserved 1, 3 to 5;`. */
function parts(statement: Statement): readonly (readonly Token[])[] {
  const found: Token[][] = [[]];
  for (const token of statement.words.slice(1)) {
    if (token.text === '[') break;
    if (token.text === ',') found.push([]);
    else found.at(-1)?.push(token);
  }
  return found;
}
