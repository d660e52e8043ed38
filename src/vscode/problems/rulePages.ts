// The pages of the rules as read-only documents: a click on a rule's id in the Problems panel opens its page.
import * as vscode from 'vscode';
import { rulePages } from '../../app/check.ts';
import { pageText } from '../../app/check/page.ts';
import type { RulePage } from '../../core/rule.ts';
import { rules } from '../../rules/index.ts';
import { tell } from '../tell.ts';

/** The scheme of the documents that this file provides. */
export const rulePageScheme = 'planner-rule';

/** Where the page of a rule is. */
export function rulePageUri(rule: string): vscode.Uri {
  return vscode.Uri.from({ scheme: rulePageScheme, path: `/${rule}.md` });
}

/** The page at a URI, as Markdown. */
export function provideRulePage(uri: vscode.Uri): string {
  const rule = uri.path.replace(/^\/|\.md$/g, '');
  const page = pageOf(rule);
  return page ? `${pageText(rule, page, tell)}\n` : vscode.l10n.t('There is no rule {0}.', rule);
}

/** What people read of a rule. */
export function pageOf(rule: string): RulePage | undefined {
  return rulePages({ rules }).get(rule);
}
