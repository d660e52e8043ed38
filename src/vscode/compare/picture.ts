// What the page of a comparison shows, from the texts of both sides.
import * as vscode from 'vscode';
import { compareFacts, type FactChange } from '../../documents/compare/facts.ts';
import { compareDocuments, mostComparedLines, type ComparedSection } from '../../documents/compare/rows.ts';
import type { BlockOptions } from '../../documents/blocks.ts';
import { parseDocument } from '../../documents/document.ts';
import { reparseDocument } from '../../documents/reparse.ts';
import { tell } from '../tell.ts';
import type { ComparedPart, FactLine, ToComparison } from './protocol.ts';
import { titleOf, type Side } from './sides.ts';

type Picture = Extract<ToComparison, { readonly kind: 'comparison' }>;

/** More facts are counted, not listed. */
const mostFacts = 200;

/** Whether two texts are too long to be compared side by side. */
export function isTooLong(before: string, after: string): boolean {
  const lines = (text: string): number => text.split('\n', mostComparedLines + 1).length;
  return lines(before) + lines(after) > mostComparedLines || before.length + after.length > 10_000_000;
}

/** Compares. `image`: the address of an image of a side's document. */
export function pictureOf(
  before: Side & { readonly text: string },
  after: Side & { readonly text: string },
  image: BlockOptions['image'],
): Omit<Picture, 'version' | 'canRestore'> {
  const old = parseDocument(before.file.path, before.text);
  // Most of two versions is the same: only what differs is parsed again.
  const now = { ...reparseDocument(old, after.text), path: after.file.path };
  const sections = compareDocuments(old, now, { translate: tell, ...(image ? { image } : {}) });
  const facts = compareFacts(old, now);
  return {
    kind: 'comparison',
    before: titleOf(before),
    after: titleOf(after),
    parts: sections.map(partOf),
    summary: summaryOf(sections, facts),
    facts: facts.slice(0, mostFacts).map(factLine),
  };
}

/** The changes in one sentence. */
export function summaryOf(sections: readonly Pick<ComparedSection, 'kind'>[], facts: readonly FactChange[]): string {
  const count = (kinds: readonly string[]): number => sections.filter(({ kind }) => kinds.includes(kind)).length;
  const counts: readonly (readonly [number, (count: number) => string])[] = [
    [count(['changed', 'renamed']), (n) => vscode.l10n.t('{0} changed', n)],
    [count(['added']), (n) => vscode.l10n.t('{0} added', n)],
    [count(['removed']), (n) => vscode.l10n.t('{0} removed', n)],
    [count(['moved']), (n) => vscode.l10n.t('{0} moved', n)],
  ];
  const told = counts.flatMap(([n, text]) => (n === 0 ? [] : [text(n)]));
  if (told.length === 0) return vscode.l10n.t('Both say the same.');
  const list = vscode.l10n.t('Sections: {0}.', told.join(', '));
  return facts.length === 0 ? list : `${list} ${vscode.l10n.t('Facts that changed: {0}.', facts.length)}`;
}

/** One fact that changed, in one line. */
export function factText({ kind, family, id, before = '', after = '' }: FactChange): string {
  const name = family === 'phase' ? vscode.l10n.t('Phase {0}', id) : id;
  switch (kind) {
    case 'added':
      return vscode.l10n.t('{0} was added: {1}', name, after);
    case 'removed':
      return vscode.l10n.t('{0} was removed: {1}', name, before);
    case 'reworded':
      return vscode.l10n.t('{0} was reworded: {1}', name, after);
    case 'state':
      return vscode.l10n.t('{0} went from {1} to {2}', name, before, after);
  }
}

function factLine(change: FactChange): FactLine {
  const { kind, line } = change;
  return { kind, text: factText(change), side: kind === 'removed' ? 'before' : 'after', line };
}

function partOf({ kind, title, was, rows }: ComparedSection): ComparedPart {
  const remark =
    kind === 'renamed' && was !== undefined
      ? vscode.l10n.t('It was called “{0}”', was)
      : kind === 'moved'
        ? vscode.l10n.t('It stood elsewhere')
        : '';
  return { kind, title, rows, remark };
}
