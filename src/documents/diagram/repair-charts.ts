// Repairs of charts: gantt, pie, journey, timeline, quadrant, xychart, sankey, packet, radar.
import { asComment, eachLine, inLines, inQuotes, type Repair } from './lines.ts';

/** `title: x` and marks of lists, which charts do not have. */
const common: readonly Repair[] = [
  inLines(
    /^(\s*)(title|section|dateFormat|axisFormat|tickInterval|excludes|todayMarker|x-axis|y-axis|bar|line|columns)\s*:\s*(?=\S)/,
    '$1$2 ',
  ),
  inLines(/^(\s*)[-*\u2022]\s+(?=\S)/, '$1'),
];

export const ganttRepairs: readonly Repair[] = [
  ...common,
  eachLine(task),
  inLines(/^(\s*)[.\u2026]+\s*$/, '$1%% ...'),
  datedTasks,
  unplacedLines,
];

export const pieRepairs: readonly Repair[] = [
  inLines(/^(\s*)[-*\u2022]\s+(?=\S)/, '$1'),
  inLines(/^(\s*title)\s*:\s*/, '$1 '),
  (text) => text.replace(/^(\s*pie)[ \t]+chart\b/i, '$1'),
  eachLine(slice),
  withoutStrayMarks,
];

export const journeyRepairs: readonly Repair[] = [
  ...common,
  inLines(/^(\s*)(?!title|section|journey)([^:,\n]+?)\s*,\s*(\d+)\s*,\s*(\S.*)$/, '$1$2: $3: $4'),
  inLines(/^(\s*)(?!title|section|journey)([^:\n]+?)\s*:\s*(\d+)\s*,\s*(\S.*)$/, '$1$2: $3: $4'),
  inLines(/^(\s*)(?!title|section|journey)([^:\n]+?)\s*-\s*(\d+)\s*(?:-|:)\s*(\S.*)$/, '$1$2: $3: $4'),
  eachLine((line) => line.replace(/[;#](?!\d+;)/g, (mark) => (mark === ';' ? '#59;' : '#35;'))),
];

export const timelineRepairs: readonly Repair[] = [
  ...common,
  eachLine((line) => line.replace(/(#\w+)?;/g, (found, entity?: string) => (entity === undefined ? '#59;' : found))),
  eachLine((line) => line.replace(/#(?!\w+;)/g, '#35;')),
  inLines(/^(\s*)(\d[\w./-]*)\s+(?:-|\u2013|\u2014|=>|->)\s+(?=\S)/, '$1$2 : '),
];

export const quadrantRepairs: readonly Repair[] = [
  ...common,
  inLines(/^(\s*)quadrant[ _]?([1-4])\s*:?\s*/i, '$1quadrant-$2 '),
  inLines(/^(\s*)([xy])[ _]?axis\s*:?\s*/i, '$1$2-axis '),
  eachLine(axis),
  eachLine((line) =>
    line.replace(
      /^(\s*(?:quadrant-[1-4]|title)\s+)(?!")(\S.*)$/,
      (_, start: string, label: string) => start + quotedWhereOdd(label),
    ),
  ),
  eachLine(point),
];

export const xychartRepairs: readonly Repair[] = [
  ...common,
  inLines(/^(\s*title\s+)(?!")(\S.*?)\s*$/, '$1"$2"'),
  eachLine(listed),
  inLines(/^(\s*[xy]-axis\s+)(?!["[\d-])([^"[\]\n]*?\S)\s+(-?[\d.]+\s*-->|\[)/, '$1"$2" $3'),
  inLines(/^(\s*[xy]-axis\s+)(?!["[\d-])([^"[\]\n]*[^"[\]\n\w-][^"[\]\n]*?)\s*$/, '$1"$2"'),
];

export const sankeyRepairs: readonly Repair[] = [
  inLines(/^(\s*)([^,"\n]+?)\s*(?:-+>|=+>|\u2192)\s*([^,"\n:]+?)\s*[:,]\s*([\d.]+)\s*$/, '$1$2,$3,$4'),
  inLines(/^(\s*)([^,"\n]+?)\s*\[\s*([\d.]+)\s*\]\s*([^,"\n]+?)\s*$/, '$1$2,$4,$3'),
  inLines(/^(\s*[^,"\n]+,[^,"\n]+,\s*)[$\u20ac\u00a3]?([\d.]+)\s*[%;]?\s*$/, '$1$2'),
];

export const packetRepairs: readonly Repair[] = [
  inLines(/^(\s*)[-*\u2022]\s+(?=\d)/, '$1'),
  inLines(/^(\s*)\[?(\d+)\s*(?:\.{2,}|-|\u2013|to|:(?=\s*\d))\s*(\d+)\]?\s*:?\s*(?=\S)/, '$1$2-$3: '),
  inLines(/^(\s*(?:\d+(?:-\d+)?|\+\d+)\s*:\s*)(?!")(\S.*?)\s*$/, '$1"$2"'),
  inLines(/^(\s*(?:\d+(?:-\d+)?|\+\d+))\s+(?=")/, '$1: '),
  inLines(/^(\s*title)\s*:\s*/, '$1 '),
];

export const radarRepairs: readonly Repair[] = [
  ...common,
  inLines(/^(\s*(?:axis|curve))\s*:\s*/, '$1 '),
  inLines(/,(\s*[\]}])/g, '$1'),
];

/** `Task, a1, 2026-01-01, 3d` and tasks with colons in their names or `#` and `;`. */
function task(line: string): string {
  if (
    /^\s*(?:gantt|title|section|dateFormat|axisFormat|tickInterval|excludes|includes|todayMarker|weekend|weekday|inclusiveEndDates|topAxis|acc\w+|click|%%)\b/.test(
      line,
    )
  )
    return line;
  const escaped = line.replace(/(#\w+;)|[#;]/g, (mark, entity?: string) => entity ?? (mark === ';' ? '' : '#35;'));
  const bare =
    /^(\s*[^:,\n]+?)\s*,\s*((?:(?:done|active|crit|milestone|[A-Za-z]\w*)\s*,\s*)*(?:after\s+\w+|\d[\d-]*)\s*,\s*[\w-]+)\s*$/.exec(
      escaped,
    );
  if (bare !== null) return `${bare[1]} : ${bare[2]}`;
  const spaced = escaped.replace(/(:\s*(?:\w+\s*,\s*)*after\s+\w+)\s+(?=\d+\w?\s*$)/, '$1, ');
  // Only the last colon parts the name from its dates; times of day have one too.
  const colons = [...spaced.matchAll(/:(?!\d\d)/g)].map(({ index }) => index);
  const last = colons.at(-1);
  if (colons.length < 2 || last === undefined) return spaced;
  return spaced.slice(0, last).replace(/:/g, '#58;') + spaced.slice(last);
}

/** A task without dates is shown as a milestone where the next dated one starts. */
function datedTasks(text: string): string {
  const lines = text.split('\n');
  const keyword =
    /^\s*(?:gantt|title|section|dateFormat|axisFormat|tickInterval|excludes|includes|todayMarker|weekend|weekday|inclusiveEndDates|topAxis|displayMode|acc\w+|click|%%|---|$)/;
  const startOf = (line: string | undefined) => /:.*?(?:^|[:,\s])(\d{4}-\d\d-\d\d|\d+)\s*,/.exec(line ?? '')?.[1];
  const body = lines.findIndex((line) => /^\s*gantt\b/.test(line));
  const starts = lines.map((line) => (keyword.test(line) ? undefined : startOf(line)));
  // The start of the next dated task, else of the one before.
  const near: (string | undefined)[] = [];
  for (let index = 0, last: string | undefined; index < lines.length; index++)
    near[index] = last = starts[index] ?? last;
  for (let index = lines.length - 1, next: string | undefined; index >= 0; index--) {
    next = starts[index] ?? next;
    near[index] = next ?? near[index];
  }
  return lines
    .map((line, index) => {
      const isBare = index > body && !keyword.test(line) && !line.includes(':') && /[\p{L}\p{N}]/u.test(line);
      return isBare && near[index] !== undefined ? `${line.trimEnd()} :milestone, ${near[index]}, 0d` : line;
    })
    .join('\n');
}

function unplacedLines(text: string): string {
  return eachLine((line) => (/^\s*(?:[{}()[\].,;*_-]+|```\w*)\s*$/.test(line) ? asComment(line) : line))(text);
}

/** `Dogs = 30 %,` as `"Dogs" : 30` */
function slice(line: string): string {
  const found =
    /^(\s*)(?!pie\b|title\b|showData\b|acc)["'\u201c]?((?:[^":\n=\u201c\u201d]|:(?!\s*[\d$]))+?)["'\u201d]?\s*(?:[:=,]|->|\s)\s*[$\u20ac\u00a3]?\s*(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(?:%|[a-z]+)?\s*[,;]?\s*$/i.exec(
      line,
    );
  if (found === null) return line;
  return `${found[1]}"${(found[2] ?? '').replace(/'$/, '')}" : ${(found[3] ?? '').replaceAll(',', '')}`;
}

function withoutStrayMarks(text: string): string {
  return eachLine((line) => (/^\s*[:;,.{}()[\]-]+\s*$/.test(line) ? asComment(line) : line))(text);
}

/** `x-axis Low -> High` */
function axis(line: string): string {
  const found = /^(\s*[xy]-axis\s+)(\S.*?)(?:\s*(?:-+>|\u2192|=+>|\bto\b)\s*(\S.*?))?\s*$/.exec(line);
  if (found === null) return line;
  return `${found[1]}${quotedWhereOdd(found[2] ?? '')}${found[3] === undefined ? '' : ` --> ${quotedWhereOdd(found[3])}`}`;
}

/** `Item A (new): (0.3, 0.6)` */
function point(line: string): string {
  const found =
    /^(\s*)(?![xy]-axis|quadrant|title|classDef)(\S.*?)\s*(:::\s*\w+\s*)?:\s*[[(]?\s*([\d.]+)\s*,\s*([\d.]+)\s*[\])]?\s*[,;]?(.*)$/.exec(
      line,
    );
  if (found === null) return line;
  const [, indent = '', label = '', style = '', x = '', y = '', more = ''] = found;
  return `${indent}${quotedWhereOdd(label)}${style}: [${x}, ${y}]${more}`;
}

function quotedWhereOdd(label: string): string {
  const text = label.trim();
  return /^"[^"]*"$/.test(text) || /^[\w\s.-]+$/.test(text) ? text : inQuotes(text);
}

/** Lists of xycharts: brackets, names in quotation marks, numbers; ranges with their arrow. */
function listed(line: string): string {
  const range = line.replace(
    /^(\s*[xy]-axis\b.*?)(-?[\d.]+)\s*(?:-|\.\.+|to|\u2013|->|=>)\s*(-?[\d.]+)\s*$/,
    '$1$2 --> $3',
  );
  const found =
    /^(\s*(?:x-axis|y-axis|bar|line)\b\s*(?:"[^"]*"\s*)?[^"[\]\n]*?)(\[?)((?:[^[\],\n]+,)+[^[\],\n]*|(?<=\[)[^[\]\n]*)(\]?)\s*[,;]?\s*$/.exec(
      range,
    );
  if (found === null) return range;
  const inside =
    (found[2] === '[' ? found[3] : range.slice((/^\s*(?:x-axis|y-axis|bar|line)\s*/.exec(range)?.[0] ?? '').length)) ??
    '';
  const start = found[2] === '[' ? (found[1] ?? '') : (/^\s*(?:x-axis|y-axis|bar|line)\s*/.exec(range)?.[0] ?? '');
  const items = inside
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  const isNames = /axis/.test(start);
  const shown = items.map((item) => (isNames && !/^"[^"]*"$|^[\w-]+$/.test(item) ? inQuotes(item) : item));
  return `${start.replace(/:\s*$/, ' ')}[${shown.join(', ')}]`;
}
