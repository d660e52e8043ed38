// What can be done about a finding: repair it, repair all, ask Planner, say that it is meant.
import * as vscode from 'vscode';
import { isDocument } from '../../app/check/layout.ts';
import { staleRule } from '../../core/findings.ts';
import type { Finding } from '../../documents/finding.ts';
import type { FilePointer } from '../commands.ts';
import { tell } from '../tell.ts';
import { findingsAt, ruleOf, workspaceEdit, type Found } from './diagnostics.ts';

/** Repairs everything that is certain, on save where the user has set it so. */
export const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('planner');

export const actionKinds: readonly vscode.CodeActionKind[] = [vscode.CodeActionKind.QuickFix, fixAllKind];

/** The actions for a range of a document whose text is the one that was checked. */
export function actionsFor(
  found: Found,
  document: vscode.TextDocument,
  range: vscode.Range,
  context: vscode.CodeActionContext,
  file: FilePointer,
): vscode.CodeAction[] {
  const actions: vscode.CodeAction[] = [];
  if (context.only === undefined || context.only.contains(vscode.CodeActionKind.QuickFix)) {
    const findings = findingsAt(found, document, range);
    const tagged = findings.map((finding) => {
      const diagnostics = context.diagnostics.filter((one) => ruleOf(one) === finding.rule);
      return { finding, diagnostics, isOnly: findings.length === 1 };
    });
    for (const one of tagged) actions.push(...repair(one, found, document));
    if (isDocument(file.path)) for (const one of distinct(tagged)) actions.push(...requests(one, file, found));
    const certain = found.findings.filter(({ fix }) => fix !== undefined);
    if (certain.length > 1 && findings.length > 0) {
      const title = vscode.l10n.t('Repair all {0} problems that are certain in this document', certain.length);
      actions.push(command(title, 'planner.fixAll', [file]));
    }
  }
  // Only where it is asked for by its kind: it is no remedy for one finding.
  const all = context.only?.contains(fixAllKind) ? fixAll(found, document) : undefined;
  return all ? [...actions, all] : actions;
}

/** A finding at the cursor, with what VS Code shows of it. */
interface Tagged {
  readonly finding: Finding;
  readonly diagnostics: readonly vscode.Diagnostic[];
  readonly isOnly: boolean;
}

function repair({ finding: { fix }, diagnostics }: Tagged, found: Found, document: vscode.TextDocument) {
  if (!fix) return [];
  const action = new vscode.CodeAction(tell(fix.title), vscode.CodeActionKind.QuickFix);
  action.edit = workspaceEdit(document, found, fix.edits);
  action.isPreferred = true;
  action.diagnostics = [...diagnostics];
  return [action];
}

/** What Planner asks about first. Where several findings meet, each says which one it is about. */
function requests(
  { finding, diagnostics, isOnly }: Tagged,
  file: FilePointer,
  { text }: Found,
): readonly vscode.CodeAction[] {
  const { rule, place } = finding;
  const given = [file, rule, place.line];
  const [ask, ignore] = isOnly
    ? [vscode.l10n.t('Ask @planner to correct this'), vscode.l10n.t('Ignore here, with a reason…')]
    : [
        vscode.l10n.t('Ask @planner to correct this: {0}', rule),
        vscode.l10n.t('Ignore here, with a reason: {0}…', rule),
      ];
  const heading = text.slice(place.start, place.end).replace(/^#+\s*/, '');
  const remedy =
    rule === staleRule.id
      ? command(vscode.l10n.t('Remake this section'), 'planner.remakeSection', [file, heading])
      : command(ask, 'planner.askToFix', given);
  const actions = [remedy, command(ignore, 'planner.ignoreFinding', given)];
  for (const action of actions) action.diagnostics = [...diagnostics];
  return actions;
}

/** One for each rule and line: that is what they are asked for by. */
function distinct(tagged: readonly Tagged[]): readonly Tagged[] {
  return [...new Map(tagged.map((one) => [`${one.finding.rule} ${one.finding.place.line}`, one])).values()];
}

/** One edit with every repair that meets no other. */
function fixAll(found: Found, document: vscode.TextDocument): vscode.CodeAction | undefined {
  const edits = found.findings.flatMap(({ fix }) => (fix ? [fix.edits] : []));
  const taken = edits.reduce<readonly (typeof edits)[number][]>((kept, one) => {
    const meets = kept.flat().some((other) => one.some((edit) => edit.start <= other.end && other.start <= edit.end));
    return meets ? kept : [...kept, one];
  }, []);
  if (taken.length === 0) return undefined;
  const action = new vscode.CodeAction(vscode.l10n.t('Repair all that is certain'), fixAllKind);
  action.edit = workspaceEdit(document, found, taken.flat());
  return action;
}

function command(title: string, id: string, given: readonly unknown[]): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command: id, arguments: [...given] };
  return action;
}
