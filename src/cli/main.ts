// The terminal command: its arguments, its commands, and what its exit code says.
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { listRuns, openQuestions } from '../app/runs/runs.ts';
import { staleRuns } from '../app/feature/stale.ts';
import { redoRun, undoRun, type Undone } from '../app/runs/undo.ts';
import { readApproachChoice } from '../core/approaches/wish.ts';
import { PlannerError } from '../core/error.ts';
import type { RunState } from '../core/run.ts';
import { english, say, type Sentence } from '../documents/sentence.ts';
import { check, rules, type CheckCommand } from './check.ts';
import type { DecideCommand, LogCommand } from './feature.ts';
import type { ExportCommand } from './export.ts';
import type { CompleteCommand, PhaseCommand } from './phases.ts';
import { formatRuns, runsJson } from './output.ts';
import { run, type RunOptions } from './run.ts';
import { exit, type ExitCode, type SessionOptions, type Terminal } from './session.ts';

/** Carries out one call. Never throws: what is wrong is told, and the code says of what kind it is. */
export async function main(args: readonly string[], version: string, terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = exit.done;
  const program = commands(version, terminal, (result) => (code = result));
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return tellError(error, terminal);
  }
}

function commands(version: string, terminal: Terminal, finish: (code: ExitCode) => void): Command {
  const program = new Command('planner')
    .description('Makes engineering plans from ideas, and checks them.')
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.print(text.trimEnd()),
      writeErr: (text) => terminal.tell(text.trimEnd()),
    });

  shared(program.command('run').argument('<workflow>', 'such as brief'))
    .description('Start a workflow, or go on with one. Exit codes: 0 done, 1 failed, 2 usage, 3 waiting for answers.')
    .option('--idea <text>', 'what to plan; else --idea-file or the standard input')
    .option('--idea-file <file>', 'a file that holds the idea')
    .option('--answers <file>', 'answers as JSON: {"Q1": "text", "Q2": null, "Q3": {"unsure": true}}')
    .option('--revise <text>', 'a wish for a plan that is there')
    .option('--retry <id>', 'try again to work in what was set aside')
    .option('--drop <id>', 'drop what was set aside')
    .option('--run <id>', 'the run to go on with; else the newest unfinished one')
    .addOption(
      new Option('--size <size>', 'of a phase plan; else the proposed one is asked for').choices([
        'XS',
        'S',
        'M',
        'L',
        'XL',
      ]),
    )
    .option(
      '--alternatives <approaches>',
      'make a plan for each of several approaches to choose from: 2, 3, or their names, such as "a queue, a cron job"',
      readApproaches,
    )
    .option('--feature <name>', 'the spec-kit feature: its folder, name, number or words')
    .option('--update', 'make anew what has become stale', false)
    .option('--provisional', 'skip every question that no answer is given for', false)
    .action(async (workflow: string, options: RunOptions) => finish(await run(workflow, options, terminal)));

  shared(program.command('decide').argument('[id]', 'such as TD003; without it the decisions are listed'))
    .description('Take a technical decision of a feature, or take it anew. Exit codes as with run.')
    .option('--answer <text>', 'the option, or another one, with the reason: "B because …"')
    .option('--run <id>', 'another run than the newest with decisions')
    .option('--provisional', 'skip what is asked besides', false)
    .action(async (id: string | undefined, options: DecideCommand) => {
      const { decideCommand } = await import('./feature.ts');
      finish(await decideCommand(id, options, terminal));
    });

  shared(program.command('log'))
    .description('Print the audit log of a run, without what looks like a key.')
    .option('--run <id>', 'another run than the last')
    .action(async (options: LogCommand) => {
      const { logCommand } = await import('./feature.ts');
      finish(await logCommand(options, terminal));
    });

  shared(program.command('status'))
    .description('Show the runs of a workspace, newest first, where its phase plans stand, and its spec-kit features.')
    .action(async (options: SessionOptions & { readonly json: boolean }) => finish(await status(options, terminal)));

  shared(program.command('undo'))
    .description('Take back all that the last run wrote.')
    .option('--run <id>', 'another run than the last')
    .action(async (options: TurnOptions) => finish(await undo(options, terminal)));

  shared(program.command('redo'))
    .description('Bring back what the last undo took.')
    .option('--run <id>', 'another run than the one undone last')
    .action(async (options: TurnOptions) => finish(await redo(options, terminal)));

  program
    .command('check')
    .argument('[path...]', 'files and folders; else all planning documents of the workspace')
    .description('Check planning documents. Exit codes: 0 nothing to correct, 1 findings or failure, 2 usage.')
    .addOption(workspaceOption())
    .addOption(new Option('--format <format>', 'of the report').choices(['text', 'json', 'sarif']).default('text'))
    .option('--fix', 'repair what is certain', false)
    .option(
      '--rule <id>',
      'check this rule only; may be repeated',
      (id: string, ids: readonly string[]) => [...ids, id],
      [],
    )
    .option('--update-baseline', 'write what is found now to .planner/baseline.json, which hides it', false)
    .action(async (paths: readonly string[], options: CheckCommand) =>
      finish(await check(paths, options, version, terminal)),
    );

  addPhaseCommands(program, terminal, finish);

  program
    .command('export')
    .argument('<document>', 'a Markdown file')
    .description('Write a document as one HTML file that opens without a network, diagrams included.')
    .addOption(workspaceOption())
    .option('-o, --output <file>', 'where to; - is the standard output; else beside the document')
    .option('--language <tag>', 'language of the document, such as de', 'en')
    .option('--force', 'overwrite a file that is no export', false)
    .action(async (path: string, options: ExportCommand) => {
      const { exportFile } = await import('./export.ts');
      finish(await exportFile(path, options, terminal));
    });

  program
    .command('rules')
    .argument('[id]', 'such as brief/jira')
    .description('Show all rules, or what one is for.')
    .addOption(workspaceOption())
    .action(async (id: string | undefined, options: CheckCommand) => finish(await rules(id, options, terminal)));
  return program;
}

/** What phases need is loaded with the first of these commands. */
function addPhaseCommands(program: Command, terminal: Terminal, finish: (code: ExitCode) => void): void {
  const common = (command: Command) =>
    command
      .addOption(workspaceOption())
      .option('--trust', 'run commands, and let git look at the files of the workspace', false)
      .option('--json', 'print JSON', false);

  common(program.command('complete').argument('<plan>', 'path of a phase plan').argument('<phase>', 'its number'))
    .description('Complete a phase: run its tests, or waive them. Exit codes: 0 done, 1 not completed, 2 usage.')
    .option('--command <line>', 'run this instead of the proof command of the plan')
    .option('--waive <reason>', 'complete it without tests')
    .option('--name <name>', 'who answers for the waiver')
    .addOption(new Option('--open-criteria <what>', 'what becomes of open exit criteria').choices(['tick', 'leave']))
    .action(async (plan: string, phase: string, options: CompleteCommand) => {
      const { complete } = await import('./phases.ts');
      finish(await complete(plan, phase, options, terminal));
    });

  const phases = program.command('phase').description('Take a phase of a plan one step on.');
  const steps = {
    start: 'Start a phase; with a reason also before what it waits for is done.',
    block: 'Say that a phase cannot go on, and why.',
    reopen: 'Take up a completed phase again: what proved it becomes history.',
  } as const;
  for (const step of ['start', 'block', 'reopen'] as const) {
    common(phases.command(step).argument('<plan>', 'path of a phase plan').argument('<phase>', 'its number'))
      .description(steps[step])
      .option('--reason <text>', 'why')
      .action(async (plan: string, phase: string, options: PhaseCommand & { readonly reason?: string }) => {
        const { movePhase } = await import('./phases.ts');
        finish(await movePhase(step, plan, phase, options, terminal));
      });
  }
}

function workspaceOption(): Option {
  return new Option('--workspace <folder>', 'the workspace folder').default('.');
}

function shared(command: Command): Command {
  return command
    .addOption(workspaceOption())
    .option('--state <folder>', 'where runs are kept; else the state folder of the user')
    .option('--model <name>', 'offline, or the name of a model at --base-url', 'offline')
    .option('--base-url <url>', 'an OpenAI-compatible endpoint; its key is taken from PLANNER_API_KEY')
    .addOption(
      new Option('--language <tag>', 'language of the text, such as de; else that of the idea').argParser(readLanguage),
    )
    .option('--author <name>', 'author of the plan; else the user of git')
    .addOption(new Option('--jira <url>', 'base URL of Jira tickets').argParser(readWebsite))
    .addOption(
      new Option('--budget <tokens>', 'the most tokens that a run may use before it asks').argParser(readTokens),
    )
    .option('--trust', 'use the templates, prompts and MCP servers of the workspace', false)
    .option('--json', 'print JSON', false);
}

/** Throws `InvalidArgumentError` for what names no approaches. */
function readApproaches(given: string): string {
  if (readApproachChoice(given)) return given;
  throw new InvalidArgumentError('It must be 2, 3, or two or three names.');
}

/** Throws `InvalidArgumentError` for what would be no safe link in a document. */
function readWebsite(given: string): string {
  if (/^https?:\/\/[^\s()<>]+$/i.test(given) && URL.canParse(given)) return given;
  throw new InvalidArgumentError('It must be an address that begins with http:// or https://.');
}

/** Throws `InvalidArgumentError` for what is no language tag. */
function readLanguage(given: string): string {
  if (/^[a-z]{2,8}(?:-[a-z\d]{1,8})*$/i.test(given)) return given;
  throw new InvalidArgumentError('It must be a language tag, such as de or pt-BR.');
}

/** Throws `InvalidArgumentError` for what is no number of tokens. */
function readTokens(given: string): number {
  const tokens = Number(given);
  if (Number.isSafeInteger(tokens) && tokens > 0) return tokens;
  throw new InvalidArgumentError('It must be a number of tokens, such as 50000.');
}

async function status(options: SessionOptions & { readonly json: boolean }, terminal: Terminal): Promise<ExitCode> {
  const { host, close } = await terminal.open(options);
  try {
    const runs = await listRuns(host);
    const stale = new Map((await staleRuns(host, terminal.signal)).map((one) => [one.run.run, one.stale]));
    const { plansOf } = await import('./phases.ts');
    const { featuresOf } = await import('./features.ts');
    const { text, plans } = await plansOf({ host, close }, terminal.signal);
    const { text: list, features } = await featuresOf({ host, close }, terminal.signal);
    if (options.json) terminal.print(runsJson(runs, openQuestions, plans, features, stale));
    else terminal.print([formatRuns(runs, stale), text, list].filter((part) => part !== '').join('\n\n'));
    return exit.done;
  } finally {
    await close();
  }
}

type TurnOptions = SessionOptions & { readonly run?: string };

function undo(options: TurnOptions, terminal: Terminal): Promise<ExitCode> {
  return turn(options, terminal, ({ status }) => status !== 'undone', undoRun, say('There is no run to undo.'));
}

function redo(options: TurnOptions, terminal: Terminal): Promise<ExitCode> {
  const none = say('There is no undone run to bring back.');
  return turn(options, terminal, ({ status }) => status === 'undone', redoRun, none);
}

/** Undoes or redoes the run that is named, else the newest that fits. */
async function turn(
  options: TurnOptions,
  terminal: Terminal,
  fits: (state: RunState) => boolean,
  act: typeof undoRun,
  none: Sentence,
): Promise<ExitCode> {
  const { host, close } = await terminal.open(options);
  try {
    const id = options.run ?? (await listRuns(host)).find(fits)?.run;
    if (id === undefined) throw new PlannerError('run.unknown', none);
    tellTurned(await act(host, id), terminal);
    return exit.done;
  } finally {
    await close();
  }
}

function tellTurned({ restored, kept }: Undone, terminal: Terminal): void {
  const lines = [
    `Restored: ${restored.join(', ') || 'nothing'}`,
    ...kept.map((place) => `Kept, because it was changed since: ${place}`),
  ];
  terminal.print(lines.join('\n'));
}

function tellError(error: unknown, terminal: Terminal): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exit.done : exit.usage;
  if (PlannerError.is(error)) {
    terminal.tell(
      [`planner: ${english(error.sentence)}`, ...error.next.map((next) => `  ${english(next)}`)].join('\n'),
    );
    return ['usage', 'idea.missing', 'idea.unreadable', 'workflow.unknown'].includes(error.kind)
      ? exit.usage
      : exit.failed;
  }
  terminal.tell(`planner: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return exit.failed;
}
