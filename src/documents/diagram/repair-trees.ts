// Repairs of mindmaps, boards and treemaps, and of git graphs, C4, requirement, block and architecture diagrams.
import { closedBraces } from './ends.ts';
import { eachLine, inLines, inQuotes, type Repair } from './lines.ts';

const brackets = [
  ['((', '))'],
  ['{{', '}}'],
  ['))', '(('],
  ['([', '])'],
  ['[[', ']]'],
  ['[(', ')]'],
  ['[', ']'],
  ['(', ')'],
  ['{', '}'],
] as const;

export const mindmapRepairs: readonly Repair[] = [
  inLines(/^(\s*)[-*\u2022+]\s+(?=\S)/, '$1'),
  eachLine((line, index) => (index === 0 || /^\s*(?:mindmap|::icon|:::)/.test(line) ? line : shaped(line))),
];

export const kanbanRepairs: readonly Repair[] = [
  inLines(/^(\s*)[-*\u2022+]\s+(?:\[[ x]\]\s+)?(?=\S)/i, '$1'),
  eachLine((line) => (/^\s*kanban\b/.test(line) ? line : shaped(line))),
];

export const treemapRepairs: readonly Repair[] = [
  inLines(/^(\s*)[-*\u2022+]\s+(?=\S)/, '$1'),
  eachLine((line) => {
    const found =
      /^(\s+|)(?!treemap|title|classDef|acc|%%)["']?([^":=\n]+?)["']?\s*(?:(:::\s*\w+)|[:=,]\s*([\d.,]+)\s*[%;,]?)?\s*$/.exec(
        line,
      );
    if (found === null) return line;
    return `${found[1]}"${found[2]}"${found[3] ?? ''}${found[4] === undefined ? '' : `: ${found[4]}`}`;
  }),
];

/** A node of a tree: its label in quotation marks where it holds brackets, and closed where it is not. */
function shaped(line: string): string {
  const [, indent = '', text = '', meta = ''] = /^(\s*)(.*?)(\s*@\{.*|\s*:::.*)?$/.exec(line) ?? [];
  for (const [open, close] of brackets) {
    const at = text.indexOf(open);
    const id = text.slice(0, Math.max(at, 0));
    if (at < 0 || !/^[\p{L}\p{N}_-]*$/u.test(id)) continue;
    const inside = text.slice(at + open.length);
    const isClosed = inside.endsWith(close);
    const label = isClosed ? inside.slice(0, -close.length) : inside;
    const isPlain = !/[()[\]{}"]/.test(label) || /^"[^"]*"$/.test(label);
    if (isClosed) return isPlain ? line : `${indent}${id}${open}${inQuotes(label)}${close}${meta}`;
    // Another bracket closes it where only one is wrong.
    const bare = label.replace(/[)\]}]+$/, '');
    return `${indent}${id}${open}${/[()[\]{}"]/.test(bare) ? inQuotes(bare) : bare}${close}${meta}`;
  }
  // Brackets within a text without a shape: entities keep it without one.
  if (!/[()[\]{}"]/.test(text)) return line;
  return indent + text.replace(/[()[\]{}"]/g, (mark) => `#${mark.charCodeAt(0)};`) + meta;
}

export const gitRepairs: readonly Repair[] = [
  (text) => text.replace(/^(\s*gitGraph)[ \t]+(LR|TB|BT)[ \t]*$/m, '$1 $2:'),
  inLines(/^(\s*)git\s+(?=\w)/, '$1'),
  inLines(/^(\s*)(?:checkout|switch)\s+-(?:b|c|B|C)\s+/, '$1branch '),
  inLines(/^(\s*)branch\s*:\s*/, '$1branch '),
  inLines(/^(\s*commit)\s+(?:-\w*m|--message)\s*=?\s*(?=["'])/, '$1 id: '),
  inLines(/^(\s*commit)\s*:\s*(?=["'])/, '$1 id: '),
  inLines(/^(\s*commit\b[^'\n]*)'([^'\n]*)'/, '$1"$2"'),
  inLines(/^(\s*commit)\s+(?!id:|tag:|type:|msg:|"|$)([^":\n]+)$/, '$1 id: "$2"'),
  inLines(/^(\s*commit\s+)(?:message|msg|m|name)\s*:?\s*(?=")/, '$1id: '),
  inLines(/\b(id|tag|msg)\s*[:=]\s*(?!")([^"\s][^"\n]*?)(?=\s+(?:id|tag|type|msg)\s*[:=]|\s*$)/g, '$1: "$2"'),
  inLines(/\b(id|tag|type)\s*=\s*(?=["A-Z])/g, '$1: '),
  inLines(/\btype\s*:\s*"?(normal|reverse|highlight)"?/i, 'type: $1'),
  eachLine((line) => line.replace(/\btype: (\w+)/, (_, type: string) => `type: ${type.toUpperCase()}`)),
  inLines(/^(\s*merge\s+\S+)\s+(?:into|to|in)\s+\S+\s*$/, '$1'),
  inLines(
    /^(\s*(?:branch|checkout|switch|merge)\s+)(?!")(\S+(?:[ \t]+(?!order:|id:|tag:|type:)\S+)+)(?=\s*(?:$|order:|id:|tag:|type:))/,
    '$1"$2"',
  ),
  inLines(/[;,.]\s*$/, ''),
];

export const c4Repairs: readonly Repair[] = [
  (text) =>
    text.replace(
      /^(\s*)C4[ -]?(context|container|component|dynamic|deployment)(?:[ -]?diagram)?\b/i,
      (_, indent: string, kind: string) => `${indent}C4${kind.charAt(0).toUpperCase()}${kind.slice(1).toLowerCase()}`,
    ),
  inLines(/[;,]\s*$/, ''),
  inLines(/^(\s*)title\s*[:=]\s*/, '$1title '),
  eachLine((line) => {
    const call = /^(\s*)([A-Z]\w*)\s*\((.*?)\s*[;,]?\s*$/.exec(line);
    if (call === null) return line;
    const tail = /\)\s*(\{)?\s*$/.exec(call[3] ?? '');
    const isClosed = tail !== null && ((call[3] ?? '').match(/"/g)?.length ?? 0) % 2 === 0;
    const inside = isClosed ? (call[3] ?? '').slice(0, tail.index) : (call[3] ?? '').replace(/\)\s*$/, '');
    const opens = isClosed ? tail[1] : undefined;
    return `${call[1]}${call[2]}(${quotedArguments(inside)})${opens === undefined ? '' : ' {'}`;
  }),
  closedC4,
];

/** Names stay as they are, texts are in quotation marks. */
function quotedArguments(inside: string): string {
  const parts = inside.split(/,(?=\s*(?:"|\$|[\w-]+\s*(?:,|$)))/);
  return parts
    .map((part) => {
      const text = part.trim();
      if (/^[\w.-]+$/.test(text) || /^\$\w+\s*=/.test(text) || /^"[^"]*"$/.test(text)) return part;
      return part.replace(text, /^"/.test(text) && !/"$/.test(text) ? inQuotes(`${text.slice(1)}`) : inQuotes(text));
    })
    .join(',');
}

/** A boundary whose brace is missing ends before the relations. */
function closedC4(text: string): string {
  const bare = text.replace(/"[^"\n]*"/g, '');
  if ((bare.match(/\{/g)?.length ?? 0) !== (bare.match(/\}/g)?.length ?? 0) + 1) return closedBraces(text);
  const at = text.search(/^[ \t]*(?:Bi)?Rel\w*\s*\(/m);
  return at < 0 ? `${text.trimEnd()}\n}\n` : `${text.slice(0, at)}}\n${text.slice(at)}`;
}

const requirementKinds =
  'requirement|functionalRequirement|interfaceRequirement|performanceRequirement|physicalRequirement|designConstraint';

export const requirementRepairs: readonly Repair[] = [
  // `element srv { type: program }` on one line.
  inLines(
    new RegExp(`^(\\s*)((?:${requirementKinds}|element)\\s+[^{\\n]+\\{)\\s*([^{}\\n]+?)\\s*\\}\\s*$`),
    '$1$2\n$1$3\n$1}',
  ),
  inLines(/^(\s*)verif(?:y|ication)[ _-]?method\s*:/i, '$1verifymethod:'),
  inLines(/^(\s*risk\s*:\s*)["']?critical["']?\s*$/i, '$1high'),
  eachLine((line) =>
    line.replace(
      /^(\s*(?:risk|verifymethod)\s*:\s*)["']?(\w+)["']?\s*,?\s*$/,
      (_, start: string, word: string) => start + word.toLowerCase(),
    ),
  ),
  inLines(/^(\s*verifymethod\s*:\s*)(?:review|audit)\s*$/, '$1inspection'),
  eachLine((line) =>
    line.replace(/^(\s*(?:id|text|type|docref)\s*:\s*)(?!")(\S.*?)\s*$/, (whole, start: string, text: string) =>
      /^[\w ]+$/.test(text) ? whole : start + inQuotes(text),
    ),
  ),
  inLines(
    new RegExp(`^(\\s*(?:${requirementKinds}|element)\\s+)(?!")([^"{\\n]*[^\\w"{\\s][^"{\\n]*?)\\s*\\{`),
    '$1"$2" {',
  ),
  inLines(
    /^(\s*\S+)\s*-+>?\s*(contains|copies|derives|satisfies|verifies|refines|traces)\s*-*>\s*(\S+)\s*$/,
    '$1 - $2 -> $3',
  ),
  inLines(/^(\s*)(\w+)\s+(contains|copies|derives|satisfies|verifies|refines|traces)\s+(\w+)\s*$/, '$1$2 - $3 -> $4'),
  closedBraces,
];

export const blockRepairs: readonly Repair[] = [
  inLines(/^(\s*columns)\s*[:=]\s*/, '$1 '),
  (text) =>
    text.replace(/^([ \t]*)(block(?::\w+(?::\d+)?)?)\s*\{[ \t]*$/gm, '$1$2').replace(/^([ \t]*)\}[ \t]*$/gm, '$1end'),
  inLines(/^(\s*(?:\w+)\s*)(?:->|=>|\u2192|=+>)(?=\s*\w)/, '$1-->'),
  inLines(/^(\s*\w+\s*-->)\s*\|"?([^|"\n]*)"?\|\s*(\w+)\s*$/, '$1|"$2"|$3'),
  eachLine((line) => (/^\s*(?:block|columns|style|classDef|class|end)\b/.test(line) ? line : blockLabels(line))),
];

/** Labels of blocks in quotation marks; each ends where the bracket that opened it is closed. */
function blockLabels(line: string): string {
  let result = line;
  for (const [open, close] of brackets) {
    const escape = (marks: string) => marks.replace(/[[\](){}]/g, '\\$&');
    const label = new RegExp(
      `(^|\\s)(\\w+)${escape(open)}(?!["/\\\\[({])([^"\\n]*?)${escape(close)}(?=\\s+\\w|\\s*$|:\\d)`,
      'g',
    );
    result = result.replace(
      label,
      (_, before: string, id: string, text: string) => `${before}${id}${open}${inQuotes(text)}${close}`,
    );
  }
  return result;
}

export const architectureRepairs: readonly Repair[] = [
  inLines(/^(\s*(?:service|group)\s+\w+(?:\([\w:-]+\))?\[)"([^"\]\n]*)"\]/, '$1$2]'),
  eachLine((line) =>
    line.replace(
      /^(\s*(?:service|group)\s+\w+)\s*(\([\w:-]+\))?\s*\[([^\]\n]*)\]?(\s+in\s+\w+)?\s*$/,
      (whole, start: string, icon = '', label = '', group = '') =>
        label === '' || /^[\w ]+$/.test(label)
          ? whole
          : `${start}${icon}[${label.replace(/[^\p{L}\p{N}_ ]+/gu, ' ').trim()}]${group}`,
    ),
  ),
  inLines(/^(\s*\w+):([LRTB])\s*(?:-->|->|--|=>)\s*(\w+):([LRTB])\s*$/, '$1:$2 --> $4:$3'),
  inLines(/^(\s*\w+)\s+(?:-->|->|--)\s+(\w+)\s*$/, '$1:R --> L:$2'),
];
