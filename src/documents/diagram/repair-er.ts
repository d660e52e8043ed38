// Repairs of entity relationship diagrams.
import { closedBodies } from './ends.ts';
import { eachLine, inLines, type Repair } from './lines.ts';

const entity = '(?:"[^"\\n]+"|[\\p{L}\\p{N}_-]*[\\p{L}\\p{N}_])';
const valid = '[|}o]{2}(?:--|\\.\\.)[|{o]{2}';

/** In the order in which they are tried. */
export const erRepairs: readonly Repair[] = [
  // Bodies in other brackets.
  (text) => text.replace(/^(\s*[\w-]+)\s*[[(][ \t]*\n([^[\](){}]*?)\n([ \t]*)[\])][ \t]*$/gm, '$1 {\n$2\n$3}'),
  inLines(/^(\s*)(?:entity|table|class)\s+(?=[\w-]+\s*\{)/i, '$1'),
  bodies,
  eachLine(arrows),
  inLines(new RegExp(`^(\\s*)((?!")[\\p{L}\\p{N}_-]+(?:[ \\t]+[\\p{L}\\p{N}_-]+)+)(?=\\s+${valid}\\s)`, 'u'), '$1"$2"'),
  inLines(new RegExp(`(${valid}\\s+)((?!")[\\p{L}\\p{N}_-]+(?:[ \\t]+[\\p{L}\\p{N}_-]+)+)(?=\\s*:)`, 'u'), '$1"$2"'),
  inLines(/^(\s*)((?!")[\w-]+(?:[ \t]+[\w-]+)+)\s*\{\s*$/, '$1"$2" {'),
  eachLine(labels),
  closedBodies,
];

/** Attributes stand in braces. */
function bodies(text: string): string {
  let inside = false;
  return eachLine((line) => {
    if (/\{\s*$/.test(line)) inside = true;
    else if (/^\s*\}/.test(line) || new RegExp(valid).test(line)) inside = false;
    else if (inside) return attribute(line);
    return line;
  })(text);
}

/** An attribute is a type, a name, keys and a remark in quotation marks. */
function attribute(line: string): string {
  const found = /^(\s*)(.*?)[,;]?\s*$/.exec(line);
  const indent = found?.[1] ?? '';
  let rest = found?.[2] ?? '';
  const remarks: string[] = [];
  const remark = /\s*(?:--|\/\/|#)\s*(.+)$|\s+"([^"]*)"$/.exec(rest);
  if (remark !== null) {
    remarks.push((remark[1] ?? remark[2] ?? '').trim());
    rest = rest.slice(0, remark.index);
  }
  // `name: type`
  rest = rest.replace(/^([\w-]+)\s*:\s*([\w-]+(?:\([^()]*\)|\[\])?)/, '$2 $1');
  rest = rest
    .replace(/\bPRIMARY[ _]KEY\b/i, 'PK')
    .replace(/\bFOREIGN[ _]KEY\b/i, 'FK')
    .replace(/\bUNIQUE(?:[ _]KEY)?\b/i, 'UK');
  rest = rest
    .replace(/\b(pk|fk|uk)\b(?!\S)/g, (key) => key.toUpperCase())
    .replace(/\((PK|FK|UK)\)/g, '$1')
    .replace(/\[(PK|FK|UK)\]/g, '$1');
  rest = rest.replace(/\b(PK|FK|UK)\s*(?:\/|&|\+|\s)\s*(?=(?:PK|FK|UK)\b)/g, '$1, ');
  const parts =
    /^([\w-]+(?:<[^<>]*>)?(?:\([^()]*\))?(?:\[\])?)\s+([\w-]+)((?:\s+(?:PK|FK|UK)(?:\s*,\s*(?:PK|FK|UK))*)?)\s*(.*)$/.exec(
      rest,
    );
  if (parts === null) return line;
  const [, type = '', name = '', keys = '', more = ''] = parts;
  // What a type has in brackets becomes a part of the remark where Mermaid does not take it.
  const plain = /^[\w-]+(?:\([\w\s]*\))?(?:\[\])?$/.test(type) ? type : (/^[\w-]+/.exec(type)?.[0] ?? type);
  const cut =
    type === plain
      ? ''
      : type
          .slice(plain.length)
          .replace(/^[(<]|[)>]$/g, '')
          .replaceAll("'", '');
  const late = /(?:^|\s)((?:PK|FK|UK)(?:\s*,\s*(?:PK|FK|UK))*)$/.exec(more);
  const said = [cut, late === null ? more : more.slice(0, late.index), ...remarks]
    .map((one) => one.trim().replaceAll('"', ''))
    .filter(Boolean);
  const allKeys = [keys.trim(), late?.[1] ?? ''].filter(Boolean).join(', ');
  return `${indent}${plain} ${name}${allKeys && ` ${allKeys}`}${said.length > 0 ? ` "${said.join(' ')}"` : ''}`;
}

const counts: Readonly<Record<string, readonly [left: string, right: string]>> = {
  '1': ['||', '||'],
  '1..1': ['||', '||'],
  one: ['||', '||'],
  '0..1': ['|o', 'o|'],
  '*': ['}o', 'o{'],
  n: ['}o', 'o{'],
  m: ['}o', 'o{'],
  many: ['}o', 'o{'],
  '0..*': ['}o', 'o{'],
  '0..n': ['}o', 'o{'],
  '1..*': ['}|', '|{'],
  '1..n': ['}|', '|{'],
};
const count = '"?((?:[01]\\.\\.)?[01*nm]|one|many)"?';

/** How many there are at the ends of a relation, as other languages write it. */
function arrows(line: string): string {
  const counted = new RegExp(`^(\\s*${entity}\\s+)${count}\\s*(--|\\.\\.|-)>?\\s*${count}(?=\\s+${entity})`, 'iu').exec(
    line,
  );
  if (counted !== null) {
    const [whole, start = '', left = '', link = '', right = ''] = counted;
    const marks = `${counts[left.toLowerCase()]?.[0]}${link === '-' ? '--' : link}${counts[right.toLowerCase()]?.[1]}`;
    return start + marks + line.slice(whole.length);
  }
  return line
    .replace(
      new RegExp(
        `^(\\s*${entity}\\s*)([|}o]{2})\\s?(?:-{1,3}>?|=+>?|\\.|-\\.-|\\u2014)\\s?([|{o]{2})(?=\\s*${entity})`,
        'u',
      ),
      '$1$2--$3',
    )
    .replace(new RegExp(`^(\\s*${entity}\\s+)([|}o]{2})(--|\\.\\.)>?(?=\\s+${entity})`, 'u'), '$1$2$3o{')
    .replace(
      new RegExp(`^(\\s*${entity}\\s+)([|}])(--|\\.\\.)([|o]?[|{])(?=\\s+${entity})`, 'u'),
      (_, start: string, left: string, link: string, right: string) =>
        `${start}${left === '|' ? '||' : '}|'}${link}${right.length === 2 ? right : `|${right}`}`,
    )
    .replace(
      new RegExp(`^(\\s*${entity}\\s+)([|}o]{2})(--|\\.\\.)([|{])(?=\\s+${entity})`, 'u'),
      (_, start: string, left: string, link: string, right: string) =>
        `${start}${left}${link}${right === '{' ? 'o{' : '||'}`,
    )
    .replace(new RegExp(`^(\\s*${entity}\\s+)<?(?:-+>|=+>|--|\\u2192)(?=\\s+${entity})`, 'u'), '$1||--o{ ')
    .replace(/(\|\|--o\{) {2,}/, '$1 ');
}

/** A relation has a label, in quotation marks where it is no word. */
function labels(line: string): string {
  const relation = new RegExp(`^(\\s*${entity}\\s*${valid}\\s*${entity})[ \\t]*(?::[ \\t]*)?([^\\n]*)$`, 'u').exec(
    line,
  );
  if (relation === null) return line;
  const label = (relation[2] ?? '').trim().replace(/[;,.]$/, '');
  return `${relation[1]} : ${/^[\p{L}\p{N}_-]+$/u.test(label) || /^"[^"]*"$/.test(label) ? label : `"${label.replaceAll('"', '')}"`}`;
}
