// Repairs of class diagrams.
import { closedBodies } from './ends.ts';
import { eachLine, inLines, type Repair } from './lines.ts';

/** In the order in which they are tried. */
export const classRepairs: readonly Repair[] = [
  eachLine(annotations),
  kinds,
  eachLine(generics),
  inLines(/^(\s*class\s+)([\w.]*[^\w\s{~`"[:<][^\s{~`"[:]*)(?=\s*(?:\{|$))/, '$1`$2`'),
  inLines(/^(\s*)note\s+("[^"\n]*")\s+for\s+([\w.]+)\s*$/, '$1note for $3 $2'),
  inLines(/^(\s*note(?:\s+for\s+[\w.]+)?)\s*:\s*([^"\n]+)$/, '$1 "$2"'),
  inLines(/^(\s*note\s+for\s+[\w.]+)\s+([^"\s][^"\n]*)$/, '$1 "$2"'),
  eachLine(relations),
  eachLine(members),
  inLines(/^(\s*)direction\s*:\s*/, '$1direction '),
  indentedBodies,
  closedBodies,
];

const marks = '(?:<\\|?|\\*|o)?(?:--|\\.\\.)(?:\\|?>|\\*|o)?';

function annotations(line: string): string {
  return line
    .replace(/<{1,2}\s*(interface|abstract|service|enumeration|enum)\s*>{1,2}/i, (_, word: string) => `<<${word}>>`)
    .replace(/^(\s*class\s+[\w.~]+)\s+(<<\w+>>)\s*\{/, '$1 {\n$2');
}

/** `interface Shape {` of programming languages as a class with an annotation. */
function kinds(text: string): string {
  return eachLine((line) => {
    const found =
      /^(\s*)(interface|abstract(?:\s+class)?|enum(?:eration)?|struct|trait)\s+([\w.]+(?:[~<][\w, ~<>]+[~>])?)([^\n]*?)(\{.*)?$/i.exec(
        line,
      );
    const [, indent = '', kind = '', name = '', rest = '', body] = found ?? [];
    if (found === null || /^\s*(?:--|\.\.|<|:)/.test(rest)) return line;
    const word = /^enum/i.test(kind) ? 'enumeration' : kind.toLowerCase().replace(/\s+class$/, '');
    return body === undefined
      ? `${indent}class ${name}${rest}\n${indent}<<${word}>> ${name}`
      : `${indent}class ${name}${rest}{\n${indent}  <<${word}>>${body.slice(1) && `\n${indent}  ${body.slice(1).trim()}`}`;
  })(text);
}

/** `List<Order>` as `List~Order~`; Mermaid does not take more than one type in another one's. */
function generics(line: string): string {
  if (/<\||<-|-->|\.\.>|<<|\|>/.test(line)) return line;
  let result = line;
  for (let depth = 0; depth < 4; depth++) result = result.replace(/(\w)<([\w, ~[\]|?.]*)>/g, '$1~$2~');
  return result;
}

/** Arrows, counts and labels of relations. */
function relations(line: string): string {
  const ends = '([\\w.`~]+)';
  return line
    .replace(/^(\s*[\w`~.]+(?:\s+"[^"]*")?\s*)(?:->|=>|--?>>|==>|\u2192)(?=\s*(?:"[^"]*"\s*)?[\w`~])/, '$1-->')
    .replace(/^(\s*[\w`~.]+(?:\s+"[^"]*")?\s*)(?:-\|>|--?\|>>|=\|>)(?=\s*(?:"[^"]*"\s*)?[\w`~])/, '$1--|>')
    .replace(/^(\s*[\w`~.]+(?:\s+"[^"]*")?\s*)<-(?=\s*(?:"[^"]*"\s*)?[\w`~])/, '$1<--')
    .replace(/^(\s*[\w`~.]+(?:\s+"[^"]*")?\s*)<->(?=\s*(?:"[^"]*"\s*)?[\w`~])/, '$1<-->')
    .replace(/^(\s*[\w`~.]+(?:\s+"[^"]*")?\s*)\.>(?=\s*(?:"[^"]*"\s*)?[\w`~])/, '$1..>')
    .replace(
      new RegExp(`^(\\s*)${ends}\\s+((?:\\d+|\\*|[nm])(?:\\.\\.(?:\\d+|\\*|[nm]))?)\\s+(${marks})`),
      '$1$2 "$3" $4',
    )
    .replace(
      new RegExp(`(${marks})\\s+((?:\\d+|\\*|[nm])(?:\\.\\.(?:\\d+|\\*|[nm]))?)\\s+${ends}(?=\\s*(?::|$))`),
      '$1 "$2" $3',
    )
    .replace(
      new RegExp(`^(\\s*${ends}\\s+(?:"[^"]*"\\s*)?${marks}\\s*(?:"[^"]*"\\s*)?${ends})\\s+"([^"\\n]*)"\\s*$`),
      '$1 : $4',
    );
}

/** Members with what belongs to programming languages. */
function members(line: string): string {
  return line.replace(/^(\s*[+#~-]?[\w$]+\s*(?:\([^()]*\))?\s*:\s*)\{([^{}]*)\}\s*;?$/, '$1$2');
}

/** Members that are written by indentation, without braces. */
function indentedBodies(text: string): string {
  const lines = text.split('\n');
  const indentOf = (line: string) => /^\s*/.exec(line)?.[0] ?? '';
  const member = /^\s*[+#~-]\s*[\w$]/;
  const result: string[] = [];
  let opened: string | undefined;
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1] ?? '';
    const isBody = member.test(next) && indentOf(next).length > indentOf(line).length;
    if (isBody && /^\s*class\s+[\w.`~]+\s*:?\s*$/.test(line)) {
      opened = indentOf(line);
      result.push(`${line.replace(/\s*:?\s*$/, '')} {`);
      continue;
    }
    result.push(line);
    if (opened === undefined || member.test(next)) continue;
    if (!/^\s*\}/.test(next)) result.push(`${opened}}`);
    opened = undefined;
  }
  return result.join('\n');
}
