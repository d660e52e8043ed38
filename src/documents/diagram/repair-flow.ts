// Repairs of flowcharts: labels, arrows, reserved ids, blocks that are not closed.
import { applyEdits } from '../edit.ts';
import type { TextEdit } from '../finding.ts';
import { balancedEnds } from './ends.ts';
import { readChain, type Chain } from './chain.ts';
import type { ReadLink } from './link.ts';
import { readNode, type ReadNode } from './node.ts';
import type { Repair } from './lines.ts';
import { lineRepairs, remainderRepairs } from './repair-flow-lines.ts';
import { splitStatements, unifyLines, type Statement } from './statements.ts';

const header = /^[ \t]*(?:graph|flowchart)\b[^\n;]*/;
const notChain =
  /^\s*(?:subgraph|classDef|class|style|linkStyle|click|direction|accTitle|accDescr|title|end)(?:[\s:{]|$)/;

/** Words that cannot be ids. */
export const reserved = [
  ...['end', 'graph', 'subgraph', 'style', 'class', 'click', 'call', 'href', 'flowchart', 'linkStyle', 'classDef'],
  ...['interpolate', '_self', '_blank', '_parent', '_top'],
];

/** In the order in which they are tried. */
export const flowRepairs: readonly Repair[] = [
  ...lineRepairs,
  quoteLabels,
  validArrows,
  joinedLabels,
  closedLabels,
  pipedLabels,
  renamedIds,
  quotedTitles,
  (text) => balancedEnds(text, /^\s*subgraph\b/),
  knownShapes,
  ...remainderRepairs,
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
        body?.missing === undefined || body.inside === undefined
          ? []
          : [{ start: body.inside.end, end: body.end, text: body.missing }],
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

/** Quotes titles of subgraphs that cannot stand without; an id that links refer to stays an id. */
function quotedTitles(text: string): string {
  const used = new Set(
    chainStatements(text).flatMap(({ text: source }) =>
      readChain(source)
        .groups.flat()
        .map(({ id }) => id),
    ),
  );
  return unifyLines(text).replace(
    /^([ \t]*subgraph[ \t]+)(\S[^\n]*?)([ \t]*;?)$/gm,
    (_, start: string, title: string, end: string) => {
      const node = readNode(title, 0);
      const inside = node?.end === title.length && title[node.body?.start ?? 0] === '[' ? node.body?.inside : undefined;
      if (inside !== undefined) {
        const label = quotedLabel(title.slice(inside.start, inside.end), needsQuotes);
        return start + title.slice(0, inside.start) + label + title.slice(inside.end) + end;
      }
      const label = quotedLabel(title, /[()[\]{}|"<>:;]/);
      const id = /^[\w-]+(?=\s)/.exec(title)?.[0] ?? '';
      return start + (label !== title && used.has(id) ? `${id}[${label}]` : label) + end;
    },
  );
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
