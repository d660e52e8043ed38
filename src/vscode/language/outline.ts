// The ids of a document as its symbols, and what is done in it as a part that can be folded.
import * as vscode from 'vscode';
import type { MarkdownDocument } from '../../documents/document.ts';
import { idsIn, type DefinedId } from '../../documents/ids/mentions.ts';
import { readPlanState } from '../../documents/phase/state.ts';
import { isPhasePlan } from '../../documents/phases.ts';
import type { IdFamily } from '../../documents/speckit/ids.ts';
import { short } from '../chat/markdown.ts';
import { statusWords } from '../phases/present.ts';
import { tell } from '../tell.ts';
import { taskWords } from './idText.ts';
import { rangeOf, type Reading, type Readings } from './readings.ts';

/** Requirements, criteria, stories, tasks, decisions and phases, in the order of the text. */
export function symbols(readings: Readings): vscode.DocumentSymbolProvider {
  return {
    provideDocumentSymbols: async (document, token) => {
      const reading = await readings.read(document.uri, token);
      const own = reading && ownDocument(reading);
      if (!own) return [];
      return [...idsIn(own).definitions.map((one) => symbolOf(reading, one)), ...phasesOf(document, own)];
    },
  };
}

function ownDocument({ set, path }: Reading): MarkdownDocument | undefined {
  return set.documents.find((one) => one.path === path);
}

function symbolOf(reading: Reading, { id, title, state, family, span, name, path }: DefinedId): vscode.DocumentSymbol {
  const [whole, own] = [rangeOf(reading, path, span), rangeOf(reading, path, name)];
  const detail = state === undefined ? '' : tell(taskWords[state]);
  return new vscode.DocumentSymbol(short(`${id} ${title}`, 90), detail, kinds[family], whole.union(own), own);
}

function phasesOf(document: vscode.TextDocument, own: MarkdownDocument): readonly vscode.DocumentSymbol[] {
  const state = isPhasePlan(own) ? readPlanState(own) : undefined;
  if (state?.kind !== 'plan') return [];
  return state.phases.flatMap(({ unit, status }) => {
    if (unit.line > document.lineCount) return [];
    const { range } = document.lineAt(unit.line - 1);
    const title = unit.number === 'plan' ? unit.title : `${unit.number} ${unit.title}`;
    return [
      new vscode.DocumentSymbol(
        title.trim() || unit.number,
        tell(statusWords[status]),
        vscode.SymbolKind.Module,
        range,
        range,
      ),
    ];
  });
}

const kinds: Readonly<Record<IdFamily, vscode.SymbolKind>> = {
  FR: vscode.SymbolKind.Property,
  NFR: vscode.SymbolKind.Property,
  SC: vscode.SymbolKind.Event,
  US: vscode.SymbolKind.Interface,
  T: vscode.SymbolKind.Method,
  TD: vscode.SymbolKind.Constant,
};

/** So many done tasks in a row are worth folding. */
const leastFolded = 3;

/** Runs of tasks that are done: headings, lists and tables are folded by the editor itself. */
export function foldings(readings: Readings): vscode.FoldingRangeProvider {
  return {
    provideFoldingRanges: async (document, _context, token) => {
      const reading = await readings.read(document.uri, token);
      const own = reading && ownDocument(reading);
      return own ? doneRuns(own).map(({ from, to }) => new vscode.FoldingRange(from - 1, to - 1)) : [];
    },
  };
}

/** The lines, from 1, of runs of done tasks that follow each other. */
export function doneRuns({ tasks, text }: Pick<MarkdownDocument, 'tasks' | 'text'>): readonly {
  readonly from: number;
  readonly to: number;
}[] {
  const runs: { readonly from: number; to: number; count: number }[] = [];
  let isOpen = true;
  let end = 0;
  for (const { checked, line, start, end: itemEnd } of tasks) {
    // A task below another one belongs to that.
    if (start < end) continue;
    const follows = text.slice(end, start).trim() === '';
    const lines = text
      .slice(start, itemEnd)
      .trimEnd()
      .split(/\r\n|\r|\n/).length;
    end = itemEnd;
    const run = runs.at(-1);
    if (checked && !isOpen && follows && run) [run.to, run.count] = [line + lines - 1, run.count + 1];
    else if (checked) runs.push({ from: line, to: line + lines - 1, count: 1 });
    isOpen = !checked;
  }
  return runs.filter(({ count }) => count >= leastFolded).map(({ from, to }) => ({ from, to }));
}
