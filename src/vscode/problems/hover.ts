// What a finding is about, where it is pointed at: the rule's page.
import * as vscode from 'vscode';
import { pageText } from '../../app/check/page.ts';
import { tell } from '../tell.ts';
import { findingsAt, rangeIn, type Found } from './diagnostics.ts';
import { pageOf } from './rulePages.ts';

/** The pages of the rules that have found something at a position; nothing where none has. */
export function hoverAt(
  found: Found,
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.Hover | undefined {
  const findings = findingsAt(found, document, new vscode.Range(position, position));
  const pages = [...new Set(findings.map(({ rule }) => rule))].flatMap((rule) => {
    const page = pageOf(rule);
    return page ? [new vscode.MarkdownString(pageText(rule, page, tell).replace(/^# (.*)/, '**$1**'))] : [];
  });
  const [first] = findings;
  return first && pages.length > 0 ? new vscode.Hover(pages, rangeIn(document, found, first.place)) : undefined;
}
