// The words of the page, in the user's language, as the panel wrote them into it.
import type { PreviewTexts } from '../vscode/preview/protocol.ts';

const english: PreviewTexts = {
  diagram: 'Diagram',
  code: 'Code',
  table: 'Table',
  broken: 'This diagram cannot be drawn.',
  line: 'Line {0}',
  bar: 'Preview',
  outline: 'Outline',
  find: 'Find',
  source: 'Go to the source',
  export: 'Export as HTML',
  lock: 'Stay with this document',
  zoomIn: 'Enlarge',
  zoomOut: 'Reduce',
  zoomReset: 'Original size',
  findings: 'Findings',
  noFindings: 'Nothing to correct.',
  questions: 'Open questions',
  noQuestions: 'No question is open.',
  error: 'Error',
  warning: 'Warning',
  info: 'Hint',
  fullScreen: 'Full screen',
  close: 'Close',
  copySvg: 'Copy as SVG',
  copyPng: 'Copy as PNG',
  copied: 'The diagram is copied.',
  notCopied: 'The diagram could not be copied.',
  repair: 'Repair',
};

/** A text with its places filled. English where the panel gave none. */
export function text(name: keyof PreviewTexts, ...args: readonly (string | number)[]): string {
  const given = readTexts();
  return (given[name] ?? english[name]).replace(/\{(\d)\}/g, (place, index) => String(args[Number(index)] ?? place));
}

function readTexts(): Partial<PreviewTexts> {
  const value: unknown = JSON.parse(document.body.dataset.texts ?? '{}');
  return typeof value === 'object' && value !== null ? value : {};
}
