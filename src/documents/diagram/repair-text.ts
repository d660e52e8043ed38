// Repairs that fit any diagram: marks of code blocks, comments, quotation marks, the header.
import { scanStatements } from './flowchart.ts';
import { splitStatements, unifyLines } from './statements.ts';

export type Repair = (text: string) => string;

/** Takes away the marks of a code block, and what stands behind the closing ones unless that is of the diagram too. */
export function withoutFences(text: string): string {
  const opened = unifyLines(text).replace(/^\s*(?:`{3,}|~{3,})[ \t]*(?:mermaid)?[ \t]*(?=\n)/i, '');
  // Three tildes within a line are an invisible link.
  const marks = /`{3,}|^[ \t]*~{3,}[ \t]*$/m;
  const closing = marks.exec(opened);
  if (closing === null) return opened;
  const before = opened.slice(0, closing.index).trimEnd();
  const [rest = ''] = opened.slice(closing.index + closing[0].length).split(marks);
  return isDiagram(rest) ? `${before}${rest}` : `${before}\n`;
}

/** Whether lines hold links or arrows of any type of diagram. */
function isDiagram(text: string): boolean {
  return /^(?![ \t]*(?:[-*|>#]|$)).*\S[ \t]*(?:--|==|-\.|->|\.\.)[^\n]*\S/m.test(text);
}

/** Takes away HTML comments; Mermaid has its own. */
function withoutComments(text: string): string {
  return text.replace(/<!--(?!-*>)[^]*?-->[ \t]*\n?/g, '');
}

function straightQuotes(text: string): string {
  return text.replace(/[\u201c\u201d\u201e]/g, '"').replace(/[\u2018\u2019]/g, "'");
}

/** Invisible characters and spaces of other widths, which no grammar takes. */
function plainSpaces(text: string): string {
  return text.replace(/[\u200b-\u200d\u2060\ufeff]/g, '').replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ');
}

/** Ends front matter that runs into the diagram. */
function closedFrontMatter(text: string): string {
  const opened = /^\s*---[ \t]*\n((?:[ \t]*[\w-]+:.*\n)+)(?=[ \t]*[a-z]+(?:-\w+)?\b(?!:))/i.exec(text);
  if (opened === null || text.slice(opened[0].length).trimStart().startsWith('---')) return text;
  return `${opened[0]}---\n${text.slice(opened[0].length)}`;
}

/** Headers as they are meant, by what people write: spelling, case and spaces. */
const headers: readonly (readonly [meant: RegExp, header: string])[] = [
  [/^flow[ -]?(?:chart|diagram)\b/i, 'flowchart'],
  [/^(?:flowchar|flowcart|flowchat|flow)\b(?=[ \t]+(?:TB|TD|BT|RL|LR)\b)/i, 'flowchart'],
  [/^(?:grpah|grah|gragh|garph)\b/i, 'graph'],
  [/^graph\b/i, 'graph'],
  [/^sequence[ -]?diagram\b|^sequence\b/i, 'sequenceDiagram'],
  [/^class[ -]?diagram\b/i, 'classDiagram'],
  [/^state[ -]?diagram(?:-v2)?\b/i, 'stateDiagram-v2'],
  [/^(?:er|entity[ -]?relationship)[ -]?diagram\b/i, 'erDiagram'],
  [/^gantt(?:[ -]?chart)?\b/i, 'gantt'],
  [/^pie[ -]?chart\b/i, 'pie'],
  [/^mind[ -]?map\b/i, 'mindmap'],
  [/^git[ -]?graph\b/i, 'gitGraph'],
];

/** Corrects the spelling of the type and the direction. */
function spelledHeader(text: string): string {
  const at = text.search(/\S/);
  if (at < 0) return text;
  const body = text.slice(at).replace(/^mermaid[ \t]*\n\s*/i, '');
  for (const [meant, header] of headers) {
    if (!meant.test(body)) continue;
    const spelled = body.replace(meant, header);
    return (
      text.slice(0, at) +
      spelled.replace(/^(graph|flowchart)[ \t]+([a-z]{2})\b/i, (whole, type: string, direction: string) =>
        /^(?:TB|TD|BT|RL|LR)$/i.test(direction) ? `${type} ${direction.toUpperCase()}` : whole,
      )
    );
  }
  return text.slice(0, at) + body;
}

/** Puts a header above what can only be a flowchart. */
function withHeader(text: string): string {
  if (/^\s*(?:---|%%\{)/.test(text)) return text;
  const statements = splitStatements(text);
  if (/^\s*(?:graph|flowchart|[a-z]+Diagram)\b/i.test(statements[0]?.text ?? '')) return text;
  const { edges, unread } = scanStatements(statements);
  return edges.length > 0 && unread.length === 0 ? `graph TD\n${text.replace(/^\n+/, '')}` : text;
}

/** `accTitle Some words` without its colon. */
function titledAccessibly(text: string): string {
  return text.replace(/^([ \t]*)(accTitle|accDescr)[ \t]+(?![:{])(?=\S)/gm, '$1$2: ');
}

/** In the order in which they are tried. */
export const textRepairs: readonly Repair[] = [
  withoutFences,
  withoutComments,
  plainSpaces,
  straightQuotes,
  closedFrontMatter,
  spelledHeader,
  withHeader,
  titledAccessibly,
];
