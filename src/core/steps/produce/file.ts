// Makes one file that is asked for as a whole, such as a contract: nothing is saved that its checker rejects.
import { languageNames } from '../../../documents/embedded.ts';
import type { Finding, Problem } from '../../../documents/finding.ts';
import { say } from '../../../documents/sentence.ts';
import { askText, type Question } from '../../ask.ts';
import { promptOf, type Part, type RunContext } from '../../context.ts';
import { PlannerError } from '../../error.ts';
import { hashesOf, matched, providedInputs, usesOf } from '../../inputs.ts';
import { readLock } from '../../locks.ts';
import { withOutputs, type Output } from '../../outputs.ts';
import { lockOf, wantedFile } from '../../stale.ts';
import { proposeWhole, withoutMarks, writeWhole } from '../../wholeFile.ts';
import type { PlannedFile } from '../../workflow.ts';
import type { Produce } from './produce.ts';
import { shownFor } from '../shown.ts';
import { inTurn, type Turn } from '../together.ts';
import { bodyLanguage, commonValues } from '../values.ts';
import { listed, setWishesAside, wishesFor } from '../wished.ts';

/** The most rounds of repair by the model. */
const mostRepairs = 2;

/** Makes a file where it is wanted. One that stays wrong is kept aside as a proposal, and the run goes on. */
export async function* produceFile(
  step: Produce,
  context: RunContext,
  output: Output,
  outputs: readonly Output[],
  signal: AbortSignal,
): Part<void, Turn> {
  const { workflow, ports, state } = context;
  const { planned, id, path, name } = output;
  if (!planned) return;
  const { facts, proposals, targeted, only } = state();
  const inputs = await withOutputs(providedInputs(workflow, state()), outputs, planned.needs, ports.files);
  const text = await ports.files.read(path);
  const lock = await readLock(ports.files, lockOf(output));
  const wantedAnew = [...targeted.flatMap(({ sections }) => sections), ...(only ?? [])];
  const look = { output, facts, lock, inputs, proposals, targeted: wantedAnew };
  const wanted = wantedFile(look, text);
  if (!wanted) return;
  yield { kind: 'progress', message: say('Writing {0}', name) };
  const wishes = wishesFor(context, id, name);
  const names = matched(planned.needs, inputs);
  const shown = yield* shownFor(context, step.file, names, inputs);
  const now = withoutMarks(path, text ?? '');
  const { wishes: earlier, revisions } = state();
  const said = wanted.reason === 'missing' ? [...earlier, ...revisions] : wishes;
  const format = planned.language ? languageNames[planned.language] : 'Markdown';
  const common = commonValues(state(), bodyLanguage(state(), ports.settings.language));
  const given = { file: name, title: planned.title, guide: planned.why, text: now };
  const asked: Pick<Question, 'values' | 'facts' | 'sent' | 'artifact'> = {
    values: {
      ...common,
      ...given,
      ...{ format, [planned.language ?? 'markdown']: format, inputs: shown.text },
      ...{ changed: listed(wanted.changed), wishes: listed(said) },
    },
    facts: {
      ...facts,
      ...given,
      artifact: id,
      language: planned.language ?? '',
      idea: state().idea?.text ?? '',
      inputs: shown.texts,
      changed: wanted.changed,
      wishes: said,
    },
    sent: [name, ...names],
    artifact: id,
  };
  let made: MadeFile;
  try {
    made = yield* make(step, context, output, planned, asked, signal);
  } catch (error) {
    if (!(yield* setWishesAside(context, wishes, error))) throw error;
    return;
  }
  const uses = usesOf(context, { artifact: output.artifact.id, heading: name, text: made.text });
  const change = { text: made.text, repairs: made.repairs, inputs: hashesOf(names, inputs, uses) };
  if (made.problems.length === 0) {
    yield* inTurn(async function* () {
      if (state().artifacts[id] === undefined) yield { kind: 'artifactCreated', artifact: id, path };
      yield* writeWhole(context, output, change);
    });
  } else {
    yield* inTurn(() => proposeWhole(context, output, change));
    const note = say('{0} is kept aside as a proposal, because it is not valid {1}: {2}', name, format, reasonOf(made));
    yield { kind: 'noted', note };
  }
  yield {
    kind: 'findingsLeft',
    artifact: id,
    findings: made.problems.map((problem) => findingOf(path, format, problem)),
  };
}

/** A file as a model gave it, and what its checker says of it. */
export interface MadeFile {
  readonly text: string;
  readonly problems: readonly Problem[];
  readonly repairs: number;
}

async function* make(
  step: Produce,
  context: RunContext,
  { id, name }: Output,
  planned: PlannedFile,
  asked: Pick<Question, 'values' | 'facts' | 'sent' | 'artifact'>,
  signal: AbortSignal,
): Part<MadeFile> {
  let best = yield* askForFile(context, step.file, planned, asked, signal);
  for (let round = 1; round <= mostRepairs && best.problems.length > 0; round++) {
    yield { kind: 'progress', message: say('Repairing {0}', name) };
    const findings = best.problems.map(textOf);
    const { text } = best;
    const again = {
      values: { ...asked.values, section: name, text, findings: listed(findings) },
      facts: { ...asked.facts, artifact: id, section: name, text, findings },
      sent: [name],
      artifact: id,
    };
    try {
      const next = yield* askForFile(context, step.repair, planned, again, signal);
      best = { ...(next.problems.length < best.problems.length ? next : best), repairs: round };
    } catch (error) {
      // A proposal with its faults is worth more than nothing.
      if (!PlannerError.is(error)) throw error;
      yield { kind: 'noted', note: say('“{0}” could not be repaired: {1}', name, error.message) };
      break;
    }
  }
  return best;
}

/** Asks for a file and has it checked. */
export async function* askForFile(
  context: RunContext,
  prompt: string,
  { language, name }: PlannedFile,
  asked: Pick<Question, 'values' | 'facts' | 'sent' | 'artifact'>,
  signal: AbortSignal,
): Part<MadeFile> {
  const { model, clock, checkers } = context.ports;
  let reply = '';
  let isCut = false;
  const question = { id: `${context.workflow.id}/${prompt}`, prompt: promptOf(context, prompt), ...asked };
  for await (const event of askText(model, question, () => clock.now(), signal)) {
    if (event.kind === 'text') reply += event.text;
    else yield event;
    if (event.kind === 'modelAsked') isCut = event.outcome === 'cut';
  }
  const text = fileIn(reply, name);
  const cut: readonly Problem[] = isCut ? [{ message: 'the file is not complete' }] : [];
  const verdict = language ? await checkers.check(language, text, signal) : undefined;
  return { text, problems: [...cut, ...(verdict?.kind === 'invalid' ? verdict.problems : [])], repairs: 0 };
}

/** The file in a reply: what stands in its longest fence, or all of it. Documents have fences of their own. */
export function fileIn(reply: string, name: string): string {
  const text = reply.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const fences = /\.(?:md|markdown)$/i.test(name)
    ? /^\s*(`{3,}|~{3,})(?:markdown|md)?[ \t]*\n([\s\S]*)\n\1\s*$/g
    : /^ {0,3}(`{3,}|~{3,})[^\n`]*\n([\s\S]*?)(?:\n {0,3}\1[`~]*[ \t]*$|(?![\s\S]))/gm;
  const bodies = [...text.matchAll(fences)].map((match) => match[2] ?? '');
  bodies.sort((one, other) => other.length - one.length);
  return `${(bodies[0] ?? text).replace(/^\n+/, '').trimEnd()}\n`;
}

function reasonOf({ problems }: MadeFile): string {
  return problems.map(textOf).slice(0, 3).join('; ');
}

/** What a checker says, with its line. */
export function textOf({ message, line }: Problem): string {
  return line === undefined ? message : `${message} (line ${line})`;
}

function findingOf(path: string, format: string, { message, line = 1, column = 1 }: Problem): Finding {
  return {
    rule: 'contracts/valid',
    severity: 'error',
    path,
    place: { start: 0, end: 0, line, column },
    message: say('This is not valid {0}: {1}.', format, message),
  };
}
