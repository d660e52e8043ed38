// Asks the model to correct one finding of any planning document. Nothing is written: the user takes the text or leaves it.
import { askText } from '../core/ask.ts';
import { PlannerError } from '../core/error.ts';
import type { RulePage } from '../core/rule.ts';
import type { RunEventBody } from '../core/run.ts';
import { parseDocument, type MarkdownDocument } from '../documents/document.ts';
import { smallestEdits } from '../documents/edit.ts';
import type { Finding } from '../documents/finding.ts';
import { dropIgnores } from '../documents/ignore.ts';
import { english, say } from '../documents/sentence.ts';
import { withEol } from '../documents/text.ts';
import { allWords } from '../documents/words.ts';
import { createCheckSession, type CheckedFile } from './check/session.ts';
import { rulePages } from './check.ts';
import type { Host } from './host.ts';
import { withTexts } from './overlaidFiles.ts';
import prompt from './prompts/fix.md';

/** Which finding: its rule and the line that it stands in. */
export interface FindingPointer {
  readonly path: string;
  readonly rule: string;
  /** From 1. */
  readonly line: number;
}

export interface Repair {
  readonly path: string;
  readonly finding: Finding;
  /** Snapshots of the document as it is, and as it would be. */
  readonly before: string;
  readonly after: string;
  /** The heading of the part that changes, or empty where that is the beginning of the document. */
  readonly heading: string;
}

/** The most times that the model is asked. */
const mostRounds = 2;

/**
 * A text in which the finding is no more and no other error or warning is new.
 * Throws `finding.gone` where there is no such finding any more, `model.unusable` where no reply was such a text, and
 * what the model and the Files port throw.
 */
export async function proposeRepair(host: Host, pointer: FindingPointer, signal: AbortSignal): Promise<Repair> {
  const { files, snapshots, model } = host.ports;
  // It goes by rules, and what rules can correct is offered without it.
  if (model.name.startsWith('planner/')) {
    throw new PlannerError('model.unusable', say('The built-in model cannot correct this.'), [
      say('Correct it by hand, or choose another model.'),
    ]);
  }
  const file = await checked(host, pointer.path, signal);
  const finding = file?.findings.find(({ rule, place }) => rule === pointer.rule && place.line === pointer.line);
  if (file?.text === undefined || file.document === undefined || finding === undefined) {
    throw new PlannerError('finding.gone', say('There is no such finding in {0} any more.', pointer.path), [
      say('Check the document again.'),
    ]);
  }
  const document = parseDocument(file.path, file.text);
  const part = partAt(document, finding.place.start);
  let said = '';
  for (let round = 0; round < mostRounds; round++) {
    const reply = await ask(host, finding, part, said, signal);
    const corrected = tidy(reply, part, document);
    const text: string = file.text.slice(0, part.start) + corrected + file.text.slice(part.end);
    const left = await findingsWith(host, file, text, signal);
    const worse = newFindings(file.findings, left, finding);
    const isKept = keepsWords(part.text, corrected);
    if (worse.length === 0 && isKept && text !== file.text) {
      const [before, after] = [await snapshots.keep(file.text), await snapshots.keep(text)];
      return { path: pointer.path, finding, before, after, heading: part.heading };
    }
    const faults = worse.map(({ message }) => english(message));
    said = [...faults, ...(isKept ? [] : ['It left out most of what the part says.'])]
      .map((fault) => `- ${fault}`)
      .join('\n');
  }
  // Where the file changed while the model was asked, that is what to say.
  if ((await files.read(pointer.path)) !== file.text) throw changed(pointer.path);
  throw new PlannerError('model.unusable', say('{0} found no text that keeps the rule.', host.ports.model.name), [
    say('Correct it by hand, or choose another model.'),
  ]);
}

/** Writes a repair that the user has taken. Throws `files.changed` where the document is no longer what was repaired. */
export async function takeRepair(
  host: Host,
  { path, before, after }: Pick<Repair, 'path' | 'before' | 'after'>,
): Promise<void> {
  const { files, snapshots } = host.ports;
  const [base, wanted] = [await snapshots.read(before), await snapshots.read(after)];
  if (base === undefined || wanted === undefined || (await files.read(path)) !== base) throw changed(path);
  await files.edit(path, base, smallestEdits(base, wanted));
}

function changed(path: string): PlannerError {
  return new PlannerError('files.changed', say('{0} has changed since the repair was made.', path), [
    say('Ask for it again.'),
  ]);
}

interface Part {
  readonly heading: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The section's own text with its heading, or what stands before the first section. */
function partAt(document: MarkdownDocument, offset: number): Part {
  const section = document.sections.findLast(({ start }) => start <= offset);
  const start = section?.start ?? 0;
  const end = section?.bodyEnd ?? document.sections[0]?.start ?? document.text.length;
  return { heading: section?.title ?? '', start, end, text: document.text.slice(start, end) };
}

async function ask(host: Host, finding: Finding, part: Part, before: string, signal: AbortSignal): Promise<string> {
  const { model, clock } = host.ports;
  const page = rulePages(host).get(finding.rule);
  const line = part.text.slice(0, Math.max(0, finding.place.start - part.start)).split('\n').length;
  const facts = { rule: finding.rule, finding: english(finding.message), text: part.text };
  const asked = askText(
    model,
    {
      id: 'planner/fix',
      prompt: { name: 'fix', text: prompt },
      values: {
        rule: ruleText(page),
        finding: english(finding.message),
        line: String(line),
        text: part.text.trim(),
        before: before ? `Your last text was not right:\n${before}` : '',
      },
      facts,
      sent: [part.heading || finding.path],
    },
    () => clock.now(),
    signal,
  );
  let text = '';
  for await (const event of asked) if (isText(event)) text += event.text;
  return text;
}

function isText(
  event: RunEventBody | { readonly kind: 'text'; readonly text: string },
): event is { readonly kind: 'text'; readonly text: string } {
  return event.kind === 'text';
}

function ruleText(page: RulePage | undefined): string {
  return page ? `${english(page.summary)} ${english(page.why)}` : '';
}

/** The reply in the place of the part: without marks around it, with the white space and line ends of what was there. */
function tidy(reply: string, part: Part, document: MarkdownDocument): string {
  const bare = dropIgnores(reply)
    .trim()
    .replace(/^(`{3,}|~{3,})(?:markdown|md)?[ \t]*\n([^]*?)\n\1$/, '$2')
    .trim();
  const lead = /^\s*/.exec(part.text)?.[0] ?? '';
  const tail = /\s*$/.exec(part.text)?.[0] ?? '';
  return lead + withEol(bare, document.eol) + tail;
}

/** Whether most words of the part are still there: a correction is no summary, and no remark in its place. */
function keepsWords(before: string, after: string): boolean {
  const kept = new Set(allWords(after));
  const all = [...new Set(allWords(before))];
  return all.filter((word) => kept.has(word)).length >= all.length * leastKept;
}

/** Of the part's different words. */
const leastKept = 0.6;

async function checked(host: Host, path: string, signal: AbortSignal): Promise<CheckedFile | undefined> {
  const { files } = await createCheckSession(() => host).check({ paths: [path], withKnown: true }, signal);
  return files.find((file) => file.path === path);
}

/** What would be found in the document with this text. */
async function findingsWith(
  host: Host,
  { path }: CheckedFile,
  text: string,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const ports = { ...host.ports, files: withTexts(host.ports.files, new Map([[path, text]])) };
  return (await checked({ ...host, ports }, path, signal))?.findings ?? [];
}

/** The finding, where it is still there, and errors and warnings that were not there before. */
function newFindings(before: readonly Finding[], after: readonly Finding[], finding: Finding): readonly Finding[] {
  const counts = new Map<string, number>();
  for (const one of before) if (one !== finding) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  return after.filter((one) => {
    const left = counts.get(keyOf(one)) ?? 0;
    counts.set(keyOf(one), left - 1);
    return left <= 0 && (one.severity !== 'info' || one.rule === finding.rule);
  });
}

/** The place does not count: the text around it may have become longer. */
function keyOf({ rule, message }: Finding): string {
  return `${rule} ${message.text}`;
}
