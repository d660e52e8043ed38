// `/check` in the chat, and a correction that the user asked for there.
import type * as vscode from 'vscode';
import { checkPlans } from '../../app/check.ts';
import { isDocument, isPlanFile } from '../../app/check/layout.ts';
import type { CheckedFile } from '../../app/check/session.ts';
import type { Host } from '../../app/host.ts';
import { proposeRepair, type FindingPointer } from '../../app/repair.ts';
import type { Finding } from '../../documents/finding.ts';
import { say } from '../../documents/sentence.ts';
import { plain } from '../chat/markdown.ts';
import { button, link, linkLine, type Part } from '../chat/parts.ts';
import { tell } from '../tell.ts';
import { countText } from './commands.ts';

/** Files and findings in each that are listed in the chat; the Problems panel has them all. */
const most = { files: 12, findings: 5 };

/** Checks the plans of a folder, or the paths that the message names. */
export async function checkParts(
  host: Host,
  folder: vscode.Uri,
  text: string,
  signal: AbortSignal,
): Promise<readonly Part[]> {
  const paths = pathsIn(text);
  const { files, notes } = await checkPlans(host, { paths }, signal);
  const findings = files.flatMap((file) => file.findings);
  const count = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity).length;
  const counts = { files: files.length, errors: count('error'), warnings: count('warning'), hints: count('info') };
  return [
    { kind: 'text', text: `**${capital(countText(counts))}**\n\n` },
    ...listed(files, folder),
    ...notes.map((note): Part => ({ kind: 'text', text: `${plain(tell(note))}\n\n` })),
    ...(findings.length > 0 ? [button(tell(say('Show Problems')), 'planner.check')] : []),
  ];
}

/** Words that look like the path of a file or folder; the rest of the message is talk. */
function pathsIn(text: string): readonly string[] {
  const words = text
    .split(/\s+/)
    .map((word) => word.replace(/^["'`(]+|[)"'`,;:!?]+$/g, '').replace(/(?<=.)[./]+$/, ''));
  return words.filter((word) => word.includes('/') || /^\.\w/.test(word) || isDocument(word) || isPlanFile(word));
}

function listed(files: readonly CheckedFile[], folder: vscode.Uri): readonly Part[] {
  const worth = files.filter(({ findings }) => findings.some(isWorth));
  const rest = worth.length - most.files;
  return [
    ...worth.slice(0, most.files).flatMap((file) => fileParts(file, folder)),
    ...(rest > 0
      ? [
          {
            kind: 'text' as const,
            text: `${tell(rest === 1 ? say('… and one more document') : say('… and {0} more documents', rest))}\n\n`,
          },
        ]
      : []),
  ];
}

const isWorth = ({ severity }: Finding): boolean => severity !== 'info';

/** A file with its severest findings, each with where it is and what can be done about it. */
function fileParts(file: CheckedFile, folder: vscode.Uri): readonly Part[] {
  const order = ['error', 'warning', 'info'];
  const worth = file.findings.filter(isWorth);
  const shown = [...worth]
    .sort((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity))
    .slice(0, most.findings);
  const pointer = { folder: folder.toString(), path: file.path };
  const lines = shown.flatMap(({ rule, place, message, severity }): readonly Part[] => {
    // What is no Markdown has no comment that could ignore, and no section that could be asked about.
    const ask = isDocument(file.path)
      ? ` ${link(tell(say('Correct it')), 'planner.askToFix', pointer, rule, place.line)}`
      : '';
    return [
      { kind: 'text', text: `- ${marks[severity]} `, links: true },
      { kind: 'file', path: file.path, line: place.line },
      { kind: 'text', text: ` ${plain(tell(message))} \`${rule}\`${ask}\n`, links: true },
    ];
  });
  const rest = worth.length - shown.length;
  return [
    ...lines,
    { kind: 'text', text: `${rest > 0 ? `- ${tell(say('… and {0} more', rest))}\n` : ''}\n`, links: true },
  ];
}

const marks: Readonly<Record<Finding['severity'], string>> = { error: '✗', warning: '⚠', info: '·' };

/** Asks the model for a correction, and shows it to take or to leave. */
export async function repairParts(
  host: Host,
  folder: vscode.Uri,
  finding: FindingPointer,
  signal: AbortSignal,
): Promise<readonly Part[]> {
  const repair = await proposeRepair(host, finding, signal);
  const file = { folder: folder.toString(), path: finding.path };
  return [
    { kind: 'text', text: `${tell(say('Planner would correct this in'))} ` },
    { kind: 'file', path: finding.path },
    { kind: 'text', text: `\n\n> ${plain(tell(repair.finding.message))}\n\n` },
    { kind: 'text', text: await changedLines(host, repair.before, repair.after) },
    ...linkLine([
      link(tell(say('Show Change')), 'planner.showCorrection', file, repair.before, repair.after),
      link(tell(say('Take It')), 'planner.takeCorrection', file, repair.before, repair.after),
    ]),
  ];
}

/** The lines that change from one snapshot to another, as a diff. */
export async function changedLines({ ports: { snapshots } }: Host, before: string, after: string): Promise<string> {
  const { diffLines } = await import('diff');
  const parts = diffLines((await snapshots.read(before)) ?? '', (await snapshots.read(after)) ?? '');
  const lines = parts.flatMap(({ value, added, removed }) => {
    const mark = added ? '+' : removed ? '-' : undefined;
    return mark
      ? value
          .replace(/\n$/, '')
          .split('\n')
          .map((line) => `${mark} ${line}`)
      : [];
  });
  return `~~~~diff\n${lines.slice(0, 40).join('\n')}\n~~~~\n\n`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
