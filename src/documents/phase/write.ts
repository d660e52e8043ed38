// Writes the state of a phase into its own lines. Every other byte of the plan stays.
import { parseDocument, type MarkdownDocument } from '../document.ts';
import { applyEdits } from '../edit.ts';
import type { TextEdit } from '../finding.ts';
import { say } from '../sentence.ts';
import { readable } from '../speckit/readable.ts';
import { endOfLine } from '../text.ts';
import { labelNamed, readPlanState, statusLabel, type PlanState } from './state.ts';
import type { Step } from './transition.ts';
import type { Label, PlanUnit } from './unit.ts';

/** What changes in the lines of a phase. */
export interface Change {
  /** Behind `**Status**:`; without it the status stays. */
  readonly status?: string;
  /** Labels that are kept as `Earlier …`. */
  readonly earlier: readonly string[];
  /** Lines to write: in the place of the one of that name, else below the status. */
  readonly lines: readonly { readonly name: string; readonly value: string }[];
  /** Offsets of boxes to tick. */
  readonly ticks: readonly number[];
}

/** The edits, or a refusal where the plan would then not say what it should: some text is not what it looks like. */
export function writeUnit(document: MarkdownDocument, unit: PlanUnit, change: Change): Step {
  const edits = editsOf(document, unit, change);
  const after = parseDocument(document.path, applyEdits(document.text, edits));
  if (says(readPlanState(document), readPlanState(after), unit, change)) return { kind: 'changed', edits };
  return {
    kind: 'refused',
    why: 'unreadable',
    message: say('The state of phase {0} cannot be written at line {1}.', unit.number, unit.line),
    next: [say('Write “{0}” in a line of its own below the heading. Nothing was changed.', '**Status**: planned')],
  };
}

/** Whether the plan reads afterwards as it should: this phase anew, the others as before. */
function says(before: PlanState, after: PlanState, { number, line }: PlanUnit, change: Change): boolean {
  if (before.kind !== 'plan' || after.kind !== 'plan' || before.phases.length !== after.phases.length) return false;
  return after.phases.every((phase, index) => {
    const old = before.phases[index];
    if (old?.unit.number !== phase.unit.number || old.unit.criteriaHash !== phase.unit.criteriaHash) return false;
    if (phase.unit.number !== number || old.unit.line !== line) {
      return phase.status === old.status && phase.written === old.written;
    }
    const isStatus =
      change.status === undefined ? phase.written === old.written : change.status.startsWith(phase.written ?? ' ');
    // Evidence that could not be read again would be none.
    const isProven = change.status === undefined || phase.written !== 'completed' || phase.status === 'completed';
    return (
      isStatus &&
      isProven &&
      change.lines.every(
        ({ name, value }) => labelNamed(phase.unit, name.toLowerCase())?.value.startsWith(asRead(value)) === true,
      )
    );
  });
}

/** A text as readers see it: odd hyphens and spaces folded. */
function asRead(value: string): string {
  return readable(parseDocument('', value)).document.text.trim();
}

function editsOf(
  document: MarkdownDocument,
  unit: PlanUnit,
  { status, earlier, lines, ticks }: Change,
): readonly TextEdit[] {
  const { text, eol } = document;
  const edits: TextEdit[] = ticks.map((box) => ({ start: box, end: box + 1, text: 'x' }));
  const label = statusLabel(unit);
  for (const name of earlier) {
    const at = labelNamed(unit, name);
    if (at) edits.push(renamed(text, at));
  }
  const added: string[] = [];
  // Only below a line of its own can others stand.
  const host = label?.kind === 'label' ? label : undefined;
  const form = formOf(host && text.slice(host.start, host.end));
  for (const { name, value } of lines) {
    const at = unit.labels.find((one) => one.name === name.toLowerCase() && !earlier.includes(one.name));
    if (at?.kind === 'label') edits.push(lineEdit(text, at, value));
    else added.push(`${form.lead}**${name}**: ${value}${form.tail}`);
  }
  if (status !== undefined && label) edits.push(statusEdit(text, label, status));
  if (status !== undefined && !label) added.unshift(`**Status**: ${status}`);
  if (status !== undefined) edits.push(...unmarked(text, unit));
  if (added.length > 0) edits.push(insertion(text, eol, unit, host, added));
  return edits;
}

/** Below the status, or below the heading with a blank line on both sides. */
function insertion(
  text: string,
  eol: string,
  unit: PlanUnit,
  host: Label | undefined,
  lines: readonly string[],
): TextEdit {
  if (host) return { start: host.end, end: host.end, text: lines.map((line) => eol + line).join('') };
  const end = unit.headingEnd;
  const next = /^(?:\r\n|\r|\n)?([^\r\n]*)/.exec(text.slice(end))?.[1] ?? '';
  return { start: end, end, text: eol + eol + lines.join(eol) + (next.trim() === '' ? '' : eol) };
}

/** What stands before a label in its line, and the mark of a hard line break at the end. */
function formOf(line: string | undefined): { readonly lead: string; readonly tail: string } {
  const lead = /^[ \t]*(?:[-*+][ \t]+)?/.exec(line ?? '')?.[0] ?? '';
  const tail = /(?: {2,}|\\)$/.exec(line ?? '')?.[0] ?? '';
  return { lead, tail };
}

const labelled =
  /^([ \t]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?(?:\[.\][ \t]+)?(?:(?:\*\*|__)[^*_:]{1,80}?(?::[ \t]*(?:\*\*|__)|(?:\*\*|__)(?:[ \t]*\([^)]{0,80}\))?[ \t]*(?::|[\u2014\u2013](?=[ \t])|(?=[ \t]*$)))|[^*_:]{1,80}?:))([ \t]*)(.*?)((?: {2,}|\\)?)$/;

/** Replaces what stands behind a label. */
function lineEdit(text: string, { start, end }: Label, value: string): TextEdit {
  const match = labelled.exec(text.slice(start, end));
  if (!match) return { start, end, text: value };
  const [, name = '', gap = '', , tail = ''] = match;
  const colon = /[:\u2014\u2013]/.test(name) ? '' : ':';
  return { start, end, text: `${name}${colon}${gap === '' ? ' ' : gap}${value}${tail}` };
}

function statusEdit(text: string, label: Label, status: string): TextEdit {
  if (label.kind === 'label') return lineEdit(text, label, status);
  const line = text.slice(label.start, label.end);
  const at = line.lastIndexOf(label.value);
  if (label.kind === 'row' || at > 0) {
    const start = label.start + Math.max(0, at);
    return { start, end: start + label.value.length, text: status };
  }
  const start = text.indexOf(label.value, label.end);
  return { start, end: endOfLine(text, start), text: status };
}

/** `**Waiver**: …` becomes `**Earlier waiver**: …`. */
function renamed(text: string, { start, end, name }: Label): TextEdit {
  const line = text.slice(start, end);
  const at = line.toLowerCase().indexOf(name.split(' ')[0] ?? name);
  const first = line[at] ?? '';
  const word = names[name] ?? name;
  const own = line.slice(at, at + name.length);
  const rest = word === name ? first.toLowerCase() + own.slice(1) : word;
  return { start: start + at, end: start + at + own.length, text: `Earlier ${rest}` };
}

const names: Readonly<Record<string, string>> = { blocked: 'block', reopened: 'reopening' };

/** A mark of the state in the heading would say another thing than the status. */
function unmarked(text: string, { start, headingEnd }: PlanUnit): readonly TextEdit[] {
  const heading = text.slice(start, headingEnd);
  const mark =
    /[ \t]*(?:[[(](?:completed|done|active|planned|blocked|in progress|reopened)[\])]|[\u2705\u2714\u2611]\ufe0f?)(?=[ \t#]*$)/iu.exec(
      heading,
    );
  return mark ? [{ start: start + mark.index, end: start + mark.index + mark[0].length, text: '' }] : [];
}
