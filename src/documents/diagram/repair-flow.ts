// Repairs of flowcharts: labels, arrows, reserved ids, blocks that are not closed.
import { applyEdits } from '../edit.ts';
import type { TextEdit } from '../finding.ts';
import { balancedEnds } from './ends.ts';
import { readChain, type Chain } from './chain.ts';
import { scanFlowchart } from './flowchart.ts';
import type { ReadLink } from './link.ts';
import { readNode, type ReadNode } from './node.ts';
import type { Repair } from './repair-text.ts';
import { splitStatements, unifyLines, type Statement } from './statements.ts';

const header = /^[ \t]*(?:graph|flowchart)\b[^\n;]*/;
const notChain =
  /^\s*(?:subgraph|classDef|class|style|linkStyle|click|direction|accTitle|accDescr|title|end)(?:[\s:{]|$)/;

/** Words that cannot be ids. */
export const reserved = ['end', 'graph', 'subgraph', 'style', 'class', 'click', 'call', 'href', 'flowchart'];

/** In the order in which they are tried. */
export const flowRepairs: readonly Repair[] = [
  quoteLabels,
  validArrows,
  joinedLabels,
  closedLabels,
  pipedLabels,
  renamedIds,
  quotedTitles,
  (text) => balancedEnds(text, /^\s*subgraph\b/),
  titleAbove,
  knownShapes,
  withoutBrokenStyles,
];

/** Puts quotation marks around labels that cannot stand without, and entities for those inside. */
function quoteLabels(text: string): string {
  return edited(text, ({ groups, links }, source) => [
    ...groups.flat().flatMap(({ body }) => quoted(source, body?.inside, needsQuotes)),
    ...links.flatMap((link) => quoted(source, link.inside, link.marks.length > 1 ? /["`]/ : /[()[\]{}"]|^\s*$/)),
  ]);
}

const needsQuotes = /[()[\]{}|"]|^\s*[/\\]|^\s*$/;

function quoted(source: string, inside: ReadLink['inside'], needs: RegExp): readonly TextEdit[] {
  if (inside === undefined) return [];
  const label = source.slice(inside.start, inside.end);
  const repaired = quotedLabel(label, needs);
  return repaired === label ? [] : [{ ...inside, text: repaired }];
}

function quotedLabel(source: string, needs: RegExp): string {
  const label = source.trim();
  const isMarkdown = /^"`[^`]*`"$/.test(label);
  const isQuoted = /^"[^"]+"$/.test(label);
  if (isMarkdown || (isQuoted && !label.startsWith('"`')) || !needs.test(label)) return source;
  const marks = label.match(/"/g)?.length ?? 0;
  const bare = marks === 1 ? label.replace(/^"|"$/, '') : label.replace(/^"([^]*)"$/, '$1');
  const inner = bare.replace(/\\?"/g, '#quot;').replace(/^`|`(?=[^`]*$)/g, '#96;');
  return `"${inner === '' ? ' ' : inner}"`;
}

/** Writes arrows that Mermaid does not know as those that are meant. */
function validArrows(text: string): string {
  return edited(text, ({ links }, source) =>
    links.flatMap((link) =>
      link.marks.flatMap(({ start, end }, index) => {
        const marks = source.slice(start, end);
        const valid = index === 0 && link.marks.length > 1 ? validHalf : validArrow;
        return valid.test(marks) ? [] : [{ start, end, text: /[=\u21d2]/.test(marks) ? '==>' : '-->' }];
      }),
    ),
  );
}

const validArrow = /^[xo<]?(?:-{2,}[-xo>]|={2,}[=xo>]|-?\.+-[xo>]?|~{3,})$/;
const validHalf = /^[xo<]?(?:--|==|-\.)$/;

/** Takes away the space between an id and its label. */
function joinedLabels(text: string): string {
  return edited(text, ({ groups }) =>
    groups
      .flat()
      .flatMap(({ idEnd, body }) => (body && body.start > idEnd ? [{ start: idEnd, end: body.start, text: '' }] : [])),
  );
}

function closedLabels(text: string): string {
  return edited(text, ({ groups }) =>
    groups
      .flat()
      .flatMap(({ body }) =>
        body?.missing === undefined ? [] : [{ start: body.end, end: body.end, text: body.missing }],
      ),
  );
}

/** `A --> B : yes` as `A -->|yes| B`. */
function pipedLabels(text: string): string {
  return edited(text, ({ links, colon }) => {
    const [link] = links;
    if (colon === undefined || link === undefined) return [];
    return [
      { start: link.end, end: link.end, text: `|${quotedLabel(link.label, /[()[\]{}"|]/)}|` },
      { ...colon, text: '' },
    ];
  });
}

/** Gives another name to ids that are words of the grammar; what is shown stays. */
function renamedIds(text: string): string {
  const seen = new Set<string>();
  return edited(text, ({ groups }) =>
    groups.flat().flatMap(({ id, idStart, idEnd, body }: ReadNode) => {
      if (!reserved.includes(id)) return [];
      const label = body !== undefined || seen.has(id) ? '' : `["${id}"]`;
      seen.add(id);
      return [{ start: idStart, end: idEnd, text: `${id}Node${label}` }];
    }),
  );
}

/** Quotes titles of subgraphs that cannot stand without. */
function quotedTitles(text: string): string {
  return unifyLines(text).replace(
    /^([ \t]*subgraph[ \t]+)(\S[^\n]*?)([ \t]*;?)$/gm,
    (_, start: string, title: string, end: string) => {
      const node = readNode(title, 0);
      const inside = node?.end === title.length ? node.body?.inside : undefined;
      if (inside === undefined) return start + quotedLabel(title, /[()[\]{}|"<>]/) + end;
      const label = quotedLabel(title.slice(inside.start, inside.end), needsQuotes);
      return start + title.slice(0, inside.start) + label + title.slice(inside.end) + end;
    },
  );
}

/** A `title` line stands in other diagrams; a flowchart has it in its front matter. */
function titleAbove(text: string): string {
  const title = /^[ \t]*title:?[ \t]+(\S[^\n]*)\n/m.exec(unifyLines(text));
  if (title === null || /^\s*---/.test(text)) return text;
  return `---\ntitle: ${JSON.stringify(title[1])}\n---\n${unifyLines(text).replace(title[0], '').trimStart()}`;
}

const meantShapes: Readonly<Record<string, string>> = {
  rhombus: 'diam',
  square: 'rect',
  box: 'rect',
  roundrect: 'rounded',
  round: 'rounded',
  oval: 'stadium',
  ellipse: 'stadium',
  storage: 'cyl',
  datastore: 'cyl',
};

function knownShapes(text: string): string {
  return text.replace(/(@\{[^{}]*\bshape:\s*["']?)([\w-]+)/g, (whole, start: string, shape: string) => {
    const meant = meantShapes[shape.toLowerCase()];
    return meant === undefined ? whole : start + meant;
  });
}

/** Lines about looks and clicks as Mermaid takes them, by their first word. */
const styles: readonly (readonly [kind: RegExp, valid: RegExp])[] = [
  [/^\s*linkStyle\b/, /^\s*linkStyle\s+(?:default|\d+(?:\s*,\s*\d+)*)\s+(?:interpolate\s+\w+\s*)?(?:[\w-]+:.*)?$/],
  [/^\s*style\s/, /^\s*style\s+\S+\s+[\w-]+:/],
  [/^\s*class\s/, /^\s*class\s+[\w.-]+(?:\s*,\s*[\w.-]+)*\s+[\w-]+\s*;?\s*$/],
  [/^\s*classDef\s/, /^\s*classDef\s+[\w-]+(?:,[\w-]+)*\s+[\w-]+:/],
  [
    /^\s*click\s/,
    /^\s*click\s+\S+\s+(?:(?:href\s+)?"[^"]*"(?:\s+"[^"]*")?(?:\s+_\w+)?|call\s+\w+\([^()]*\)(?:\s+"[^"]*")?|\w+(?:\s+"[^"]*")?)\s*;?\s*$/,
  ],
];

/** Takes away lines about looks and clicks that Mermaid does not take: nodes and edges do not hang on them. */
function withoutBrokenStyles(text: string): string {
  const edges = scanFlowchart(text)?.edges.length ?? 0;
  let dropping = false;
  return unifyLines(text)
    .split('\n')
    .filter((line) => {
      // Styles may go on in the next lines: `stroke:#f00,`.
      if (dropping && /^[ \t]*[\w-]+:[^\n:]*,?$/.test(line)) return false;
      const style = styles.find(([kind]) => kind.test(line));
      const links = /^\s*linkStyle\s+([\d\s,]+)/.exec(line)?.[1]?.match(/\d+/g) ?? [];
      dropping = style !== undefined && (!style[1].test(line) || links.some((link) => Number(link) >= edges));
      return !dropping;
    })
    .join('\n');
}

/** Applies the edits that each statement's nodes and links ask for; they refer to the statement's text. */
function edited(text: string, editsOf: (chain: Chain, source: string) => readonly TextEdit[]): string {
  const edits = chainStatements(text).flatMap((statement) =>
    editsOf(readChain(statement.text), statement.text).map((edit) => ({
      ...edit,
      start: edit.start + statement.start,
      end: edit.end + statement.start,
    })),
  );
  return edits.length === 0 ? text : applyEdits(unifyLines(text), edits);
}

/** The statements of a flowchart that hold nodes and links. */
export function chainStatements(text: string): readonly Statement[] {
  const [first, ...others] = splitStatements(text);
  if (first === undefined) return [];
  const found = header.exec(first.text)?.[0].length ?? 0;
  const start = { ...first, text: first.text.slice(found), start: first.start + found };
  return [start, ...others].filter((statement) => !notChain.test(statement.text) && statement.text.trim() !== '');
}
