// Repairs of sequence diagrams.
import { balancedEnds } from './ends.ts';
import { asComment, eachLine, inLines, type Repair } from './lines.ts';

const blocks = /^\s*(?:alt|opt|loop|par|par_over|critical|break|rect|box)\b/;

/** A name of a participant: words, with single spaces and hyphens. */
const name = '[\\p{L}\\p{N}_.]+(?:[ \\t-][\\p{L}\\p{N}_.]+){0,5}';
const arrows = '(?:<<)?-{1,2}(?:>>|>|x|\\))';

/** In the order in which they are tried. */
export const sequenceRepairs: readonly Repair[] = [
  // `A -> > B`, `A =>> B`, `A → B`
  inLines(/^(\s*[^:"\n]*?\s*-{1,2})>\s+>/, '$1>>'),
  eachLine((line) => line.replace(message, (_, from: string, arrow: string) => from + meantArrow(arrow))),
  inLines(new RegExp(`^(\\s*)(${name})[ \\t]*[\\u2190\\u27f5][ \\t]*(${name})(?=\\s*:)`, 'u'), '$1$3->>$2'),
  // A name in brackets or quotation marks at the end of an arrow.
  inLines(new RegExp(`(${arrows}[ \\t]*[+-]?)[ \\t]*[(["]+(${name})[)\\]"]+(?=\\s*:)`, 'u'), '$1$2'),
  inLines(new RegExp(`^(\\s*)[(["]+(${name})[)\\]"]+[ \\t]*(?=${arrows})`, 'u'), '$1$2'),
  eachLine(withColon),
  eachLine((line) => (/:.*;/.test(line) ? escapeSemicolons(line) : line)),
  inLines(/^(\s*)(?:for ?each|for|while|repeat|until)\b/i, '$1loop'),
  inLines(/^(\s*)if\b/i, '$1alt'),
  inLines(/^(\s*)(?:elseif|elsif|elif)\b/i, '$1else'),
  eachLine(withoutBraces),
  inLines(/^(\s*)end[ \t]*(?:alt|opt|loop|par|critical|break|rect|box|note|if|for|while)\b.*$/i, '$1end'),
  eachLine(actors),
  eachLine(notes),
  eachLine(activations),
  renamedEnd,
  closedBoxes,
  keywordsOfBlocks,
  eachLine(autonumbers),
  foreign,
  strayBranches,
  (text) => balancedEnds(text, blocks),
  unbalancedActivations,
];

/** A message's sender and what stands for its arrow. */
const message =
  /^(\s*[\p{L}\p{N}_.]+(?:[ \t-][\p{L}\p{N}_.]+){0,5}[ \t]*)(=+>>?|-{1,2}>>>|--->>?|\u2192|\u21d2|\u27f6|[\u2013\u2014]+>>?)(?=[ \t]*[+-]?[ \t]*[\p{L}\p{N}_])/u;

function meantArrow(arrow: string): string {
  return /^(?:==+|--)/.test(arrow) ? '-->>' : '->>';
}

/** Blocks as programming languages write them. */
function withoutBraces(line: string): string {
  return line
    .replace(/^(\s*)\}\s*else\b([^{\n]*)\{?\s*$/, '$1else$2')
    .replace(/^(\s*(?:alt|opt|loop|par|critical|break|rect|box|else|and|option)\b.*?)\s*\{\s*$/, '$1')
    .replace(/^(\s*)\}\s*$/, '$1end');
}

const bare = new RegExp(`^(\\s*${name}[ \\t]*${arrows}(?:>>)?[ \\t]*[+-]?[ \\t]*${name})[ \\t]*$`, 'u');
const spoken = new RegExp(
  `^(\\s*[\\p{L}\\p{N}_.]+[ \\t]*${arrows}[ \\t]*[+-]?[ \\t]*[\\p{L}\\p{N}_.]+)[ \\t]+([^:\\s][^:\\n]*)$`,
  'u',
);

/** `A->>B words` and `A->>B` without their colons. */
function withColon(line: string): string {
  const words = spoken.exec(line);
  if (words !== null) return `${words[1]}: ${words[2]}`;
  return bare.test(line) ? `${line.trimEnd()}: ` : line;
}

/** A semicolon ends a message; its entity does not. */
function escapeSemicolons(line: string): string {
  return line.replace(/(#\w+)?;(?=\s*\S)/g, (found, entity?: string) => (entity === undefined ? '#59;' : found));
}

function actors(line: string): string {
  return line
    .replace(/^(\s*(?:participant|actor))\s*:\s*(?=\S)/, '$1 ')
    .replace(/^(\s*(?:participant|actor)\s+\S.*\s)as\s*:\s*/, '$1as ')
    .replace(/^(\s*(?:participant|actor)\b[^\n]*?)[;,.]\s*$/, '$1')
    .replace(/^(\s*(?:create|destroy)?\s*(?:participant|actor)\s+[\w-]+)\s*\{\s*$/, '$1');
}

function notes(line: string): string {
  return line
    .replace(/^(\s*)note\b/i, (_, indent: string) => `${indent}Note`)
    .replace(/^(\s*Note)\s*:\s*(over|left|right)/, '$1 $2')
    .replace(/^(\s*Note\s+)(left|right)\s+(?!of\b)(\S)/i, '$1$2 of $3')
    .replace(/^(\s*Note\s+)(?!over\b|left\b|right\b)(?:for|on|at|by)?\s*(?=[\w-]+(?:\s*,\s*[\w-]+)?\s*:)/i, '$1over ')
    .replace(/^(\s*Note\s+(?:over|left of|right of)\s+)([\w-]+)\s+(?:and|&)\s+([\w-]+)(?=\s*:)/i, '$1$2,$3')
    .replace(/^(\s*Note\s+(?:over|left of|right of)\s+[\w-]+(?:\s*,\s*[\w-]+)?)\s+"([^"\n]*)"\s*$/i, '$1: $2')
    .replace(/^(\s*Note\s+(?:over|left of|right of)\s+[\w-]+(?:\s*,\s*[\w-]+)?)\s*$/i, '$1: ');
}

/** `activate A, B` as two lines. */
function activations(line: string): string {
  const found = /^(\s*)((?:de)?activate)\s*:?\s+([\w-]+(?:\s*(?:,|&|\band\b)\s*[\w-]+)*)\s*;?\s*$/.exec(line);
  if (found === null) return line;
  const names = (found[3] ?? '').split(/\s*(?:,|&|\band\b)\s*/);
  return names.map((one) => `${found[1]}${found[2]} ${one}`).join('\n');
}

/** `end` cannot be a participant. */
function renamedEnd(text: string): string {
  const asEnd = new RegExp(`(${arrows}\\s*[+-]?\\s*)end(?=\\s*:)`, 'g');
  return eachLine((line) =>
    line
      .replace(asEnd, '$1endNode')
      .replace(new RegExp(`^(\\s*)end(?=\\s*${arrows})`), '$1endNode')
      .replace(/^(\s*(?:participant|actor)\s+)end(?=\s*$)/, '$1endNode as end')
      .replace(/^(\s*(?:participant|actor)\s+)end(?=\s+as\b)/, '$1endNode')
      .replace(/^(\s*(?:de)?activate\s+)end(?=\s*$)/, '$1endNode')
      .replace(/^(\s*Note\s+(?:over|left of|right of)\s+)end(?=\s*:)/i, '$1endNode'),
  )(text);
}

/** A box holds participants only: it ends where something else starts, and is a comment where it holds none. */
function closedBoxes(text: string): string {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => /^\s*box\b/.test(line));
  if (start < 0) return text;
  const length = lines
    .slice(start + 1)
    .findIndex((line) => !/^\s*(?:(?:create\s+|destroy\s+)?(?:participant|actor)\b|%%|$)/.test(line));
  const at = start + 1 + length;
  if (length < 0 || /^\s*end\b/.test(lines[at] ?? '')) return text;
  const isEmpty = !lines.slice(start + 1, at).some((line) => /participant|actor/.test(line));
  let open = 0;
  const close = lines.findIndex((line, index) => {
    if (index <= start) return false;
    if (blocks.test(line)) open++;
    return /^\s*end\s*$/.test(line) && open-- === 0;
  });
  const indent = /^\s*/.exec(lines[start] ?? '')?.[0] ?? '';
  return lines
    .flatMap((line, index) => {
      if (index === close) return [];
      if (index === start && isEmpty) return [asComment(line)];
      return index === at && !isEmpty ? [`${indent}end`, line] : [line];
    })
    .join('\n');
}

const parts: Readonly<Record<string, string>> = { par: 'and', alt: 'else', critical: 'option' };

/** The words that part a block belong to its kind: `and` to `par`, `else` to `alt`, `option` to `critical`. */
function keywordsOfBlocks(text: string): string {
  const lines = text.split('\n');
  const open: { readonly word: string; readonly line: number }[] = [];
  for (const [index, line] of lines.entries()) {
    const word = /^\s*(\w+)/.exec(line)?.[1] ?? '';
    if (blocks.test(line)) open.push({ word, line: index });
    else if (/^\s*end\s*$/.test(line)) open.pop();
    const block = open.at(-1);
    const isPart = /^(?:and|else|option)$/.test(word);
    if (!isPart || block === undefined || new RegExp(arrows).test(line)) continue;
    const part = parts[block.word];
    if (part !== undefined) lines[index] = line.replace(/^(\s*)\w+/, `$1${part}`);
    // `opt` and `loop` have no parts; what has an `else` is an `alt`.
    else if (block.word === 'opt' || block.word === 'if') {
      lines[block.line] = (lines[block.line] ?? '').replace(/^(\s*)\w+/, '$1alt');
      lines[index] = line.replace(/^(\s*)\w+/, '$1else');
      open[open.length - 1] = { ...block, word: 'alt' };
    } else lines[index] = asComment(line);
  }
  return lines.join('\n');
}

/** Words that part a block where none is open. */
function strayBranches(text: string): string {
  let open = 0;
  return eachLine((line) => {
    if (blocks.test(line)) open++;
    else if (/^\s*end\s*$/.test(line)) open = Math.max(0, open - 1);
    const isStray = open === 0 && /^\s*(?:and|else|option)\b/.test(line) && !/-[>)x]/.test(line);
    return isStray ? asComment(line) : line;
  })(text);
}

function autonumbers(line: string): string {
  const found = /^(\s*autonumber)(?:\s+(off|\d+(?:\.\d+)?(?:\s+\d+(?:\.\d+)?)?))?\s+(\S.*)$/.exec(line);
  if (found === null || /^\d/.test(found[3] ?? '')) return line.replace(/^(\s*autonumber)\s*[:;].*$/, '$1');
  const [, start = '', numbers = '', rest = ''] = found;
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  const isStatement = /^(?:participant|actor|note|activate)\b|-{1,2}[>)x]/i.test(rest);
  return `${start}${numbers && ` ${numbers}`}\n${isStatement ? indent + rest : asComment(indent + rest)}`;
}

/** Lines of other languages: neither message nor statement; they stay as comments. */
function foreign(text: string): string {
  const known =
    /^\s*(?:sequenceDiagram|participant|actor|create|destroy|autonumber|activate|deactivate|note|links?|properties\s+[^:\s]+\s*:|details\s+[^:\s]+\s*:|title|accTitle|accDescr|alt|opt|loop|par|par_over|critical|break|rect|box|else|and|option|end|style|classDef|class)\b/i;
  let inDescription = false;
  return eachLine((line) => {
    if (/^\s*accDescr\s*\{/.test(line)) inDescription = true;
    if (inDescription) {
      inDescription = !line.includes('}');
      return line;
    }
    const isKnown =
      known.test(line) || /-[->)x\\/|]|<<-|\(\)/.test(line) || /^\s*properties\s|^\s*details\s/.test(line);
    return isKnown ? line : asComment(line);
  })(text);
}

/** Takes activations away that nothing was activated for. */
function unbalancedActivations(text: string): string {
  const active = new Map<string, number>();
  return eachLine((line) => {
    const named = /^\s*(activate|deactivate)\s+(\S+)\s*$/.exec(line);
    const sent = new RegExp(`^\\s*(\\S+?)\\s*${arrows}\\s*([+-])?\\s*([\\w.]+)`).exec(line);
    const target = named?.[2] ?? (sent?.[2] === '+' ? sent[3] : sent?.[1]) ?? '';
    const change = named?.[1] === 'activate' || sent?.[2] === '+' ? 1 : named !== null || sent?.[2] === '-' ? -1 : 0;
    const count = (active.get(target) ?? 0) + change;
    if (count >= 0) active.set(target, count);
    if (count >= 0 || change === 0) return line;
    return named === null ? line.replace(new RegExp(`(${arrows}\\s*)-`), '$1') : asComment(line);
  })(text);
}
