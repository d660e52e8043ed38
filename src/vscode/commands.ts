// Every command of Planner: its id, once, and what a button hands to it.

/** A run, and the workspace folder it belongs to. */
export interface RunPointer {
  /** The folder's URI, as text. */
  readonly folder: string;
  readonly run: string;
}

/** A file of a workspace folder. */
export interface FilePointer {
  readonly folder: string;
  /** Relative to the folder, with `/`. */
  readonly path: string;
}

/** One side of a comparison: a document, as it is or as an earlier version. */
export interface ComparedSide {
  readonly file: FilePointer;
  readonly version?: unknown;
}

/** What a button says in the user's name: the next turn of the chat does that and asks nobody what was meant. */
export type Reply =
  | { readonly kind: 'answer'; readonly run: RunPointer; readonly question: string }
  | { readonly kind: 'continue'; readonly run: RunPointer }
  | { readonly kind: 'revise'; readonly run: RunPointer }
  /** What was set aside is tried again, or dropped. */
  | { readonly kind: 'retry' | 'drop'; readonly run: RunPointer; readonly item: string }
  | { readonly kind: 'start'; readonly folder: string; readonly workflow: string }
  /** A decision is taken, or taken anew. */
  | { readonly kind: 'decide'; readonly run: RunPointer; readonly decision: string }
  /** What has become stale is made anew. */
  | { readonly kind: 'update'; readonly run: RunPointer }
  | { readonly kind: 'fix'; readonly file: FilePointer; readonly rule: string; readonly line: number }
  /** What a completed phase means for those to come. */
  | { readonly kind: 'review'; readonly file: FilePointer; readonly phase: string };

/** What each command takes from a button. From the palette all of it is missing, and the handler finds its own. */
export interface CommandArguments {
  'planner.newBrief': readonly [];
  'planner.newBriefFromSelection': readonly [];
  'planner.newPlan': readonly [];
  'planner.newPlanWithAlternatives': readonly [];
  'planner.takeAlternative': readonly [file: FilePointer];
  'planner.planFeature': readonly [];
  'planner.decide': readonly [run: RunPointer, decision: string];
  'planner.updateStale': readonly [run: RunPointer];
  'planner.showAuditLog': readonly [run: RunPointer];
  'planner.scriptConsent': readonly [];
  'planner.answerQuestions': readonly [run: RunPointer];
  'planner.resumeRun': readonly [run: RunPointer];
  'planner.undoLastRun': readonly [run: RunPointer];
  'planner.openPreview': readonly [file: FilePointer];
  'planner.openSource': readonly [];
  'planner.togglePreviewLock': readonly [];
  'planner.exportHtml': readonly [file: FilePointer];
  'planner.showLastChange': readonly [run: RunPointer];
  'planner.copyPrompt': readonly [file: FilePointer];
  'planner.implement': readonly [file: FilePointer];
  'planner.chooseModel': readonly [];
  'planner.setServerKey': readonly [];
  'planner.showLog': readonly [];
  'planner.showStatus': readonly [];
  'planner.showProposal': readonly [run: RunPointer, section: string, artifact: string];
  'planner.takeProposal': readonly [run: RunPointer, section: string, artifact: string];
  'planner.leaveProposal': readonly [run: RunPointer, section: string, artifact: string];
  'planner.retry': readonly [run: RunPointer, item: string];
  'planner.check': readonly [];
  'planner.fixAll': readonly [file: FilePointer];
  'planner.startBaseline': readonly [];
  'planner.ignoreFinding': readonly [file: FilePointer, rule: string, line: number];
  'planner.askToFix': readonly [file: FilePointer, rule: string, line: number];
  'planner.showCorrection': readonly [file: FilePointer, before: string, after: string];
  'planner.takeCorrection': readonly [file: FilePointer, before: string, after: string];
  'planner.startPhase': readonly [file: FilePointer, phase: string];
  'planner.completePhase': readonly [file: FilePointer, phase: string];
  'planner.waivePhase': readonly [file: FilePointer, phase: string];
  'planner.blockPhase': readonly [file: FilePointer, phase: string];
  'planner.reopenPhase': readonly [file: FilePointer, phase: string];
  'planner.implementPhase': readonly [file: FilePointer, phase: string];
  'planner.copyPhasePrompt': readonly [file: FilePointer, phase: string];
  'planner.reviewPhase': readonly [file: FilePointer, phase: string];
  'planner.answerCheckpoint': readonly [file: FilePointer, phase: string, question: string];
  'planner.takePhaseChange': readonly [
    file: FilePointer,
    phase: string,
    section: string,
    before: string,
    after: string,
  ];
  /** The line that the question stands in, from 1. */
  'planner.answerHere': readonly [file: FilePointer, line: number];
  'planner.decideHere': readonly [file: FilePointer, decision: string];
  'planner.remakeSection': readonly [file: FilePointer, section: string];
  'planner.refreshPlans': readonly [];
  'planner.openDocument': readonly [file: FilePointer];
  'planner.revealInExplorer': readonly [file: FilePointer];
  'planner.showInPlans': readonly [file: FilePointer];
  'planner.tickTask': readonly [file: FilePointer, task: string, line: number, checked: boolean];
  'planner.cancelRun': readonly [];
  'planner.compare': readonly [file: FilePointer];
  'planner.compareSides': readonly [before: ComparedSide, after: ComparedSide];
  'planner.restoreVersion': readonly [file: FilePointer];
  'planner.leavePhaseChange': readonly [
    file: FilePointer,
    from: string,
    phase: string,
    section: string,
    before: string,
    after: string,
  ];
  'planner.reply': readonly [reply: Reply, text: string];
  'planner.startNext': readonly [workflow: string, file: FilePointer];
}

export type CommandId = keyof CommandArguments;

/** Where a command shows itself: in the palette, or only as a button or menu item that knows its arguments. */
export const commands: { readonly [Id in CommandId]: 'palette' | 'button' } = {
  'planner.newBrief': 'palette',
  'planner.newBriefFromSelection': 'button',
  'planner.newPlan': 'palette',
  'planner.newPlanWithAlternatives': 'palette',
  'planner.takeAlternative': 'button',
  'planner.planFeature': 'palette',
  'planner.decide': 'palette',
  'planner.updateStale': 'palette',
  'planner.showAuditLog': 'palette',
  'planner.scriptConsent': 'palette',
  'planner.answerQuestions': 'palette',
  'planner.resumeRun': 'palette',
  'planner.undoLastRun': 'palette',
  'planner.openPreview': 'palette',
  'planner.openSource': 'button',
  'planner.togglePreviewLock': 'palette',
  'planner.exportHtml': 'palette',
  'planner.showLastChange': 'palette',
  'planner.copyPrompt': 'palette',
  'planner.implement': 'palette',
  'planner.chooseModel': 'palette',
  'planner.setServerKey': 'palette',
  'planner.showLog': 'palette',
  'planner.showStatus': 'palette',
  'planner.showProposal': 'button',
  'planner.takeProposal': 'button',
  'planner.leaveProposal': 'button',
  'planner.retry': 'button',
  'planner.check': 'palette',
  'planner.fixAll': 'palette',
  'planner.startBaseline': 'palette',
  'planner.ignoreFinding': 'button',
  'planner.askToFix': 'button',
  'planner.showCorrection': 'button',
  'planner.takeCorrection': 'button',
  'planner.startPhase': 'palette',
  'planner.completePhase': 'palette',
  'planner.waivePhase': 'palette',
  'planner.blockPhase': 'palette',
  'planner.reopenPhase': 'palette',
  'planner.implementPhase': 'palette',
  'planner.copyPhasePrompt': 'palette',
  'planner.reviewPhase': 'palette',
  'planner.answerCheckpoint': 'button',
  'planner.takePhaseChange': 'button',
  'planner.answerHere': 'palette',
  'planner.decideHere': 'button',
  'planner.remakeSection': 'palette',
  'planner.refreshPlans': 'button',
  'planner.openDocument': 'button',
  'planner.revealInExplorer': 'button',
  'planner.showInPlans': 'palette',
  'planner.tickTask': 'button',
  'planner.cancelRun': 'palette',
  'planner.compare': 'palette',
  'planner.compareSides': 'button',
  'planner.restoreVersion': 'palette',
  'planner.leavePhaseChange': 'button',
  'planner.reply': 'button',
  'planner.startNext': 'button',
};

/** One handler for each command. Arguments come from outside (old chats, keybindings): handlers check them. */
export type CommandHandlers = {
  readonly [Id in CommandId]: (...input: readonly unknown[]) => Promise<void>;
};

/** The ids, typed. */
export function commandIds(): readonly CommandId[] {
  return Object.keys(commands).filter(isCommandId);
}

/** Whether a text is the id of a command of ours. */
export function isCommandId(id: string): id is CommandId {
  return Object.hasOwn(commands, id);
}

/**
 * What a command was given. A tree hands over the element and what else is selected: the element knows itself what
 * follows it.
 */
export function readInput(input: readonly unknown[]): readonly unknown[] {
  const [first] = input;
  const { more, kind } = fields(first);
  return typeof kind === 'string' && Array.isArray(more) ? [first, ...more] : input;
}

/** The run that a command was given, if it was given one. */
export function readRunPointer(value: unknown): RunPointer | undefined {
  const { folder, run } = fields(value);
  return typeof folder === 'string' && typeof run === 'string' ? { folder, run } : undefined;
}

/** The file that a command was given, if it was given one. */
export function readFilePointer(value: unknown): FilePointer | undefined {
  const { folder, path } = fields(value);
  return typeof folder === 'string' && typeof path === 'string' ? { folder, path } : undefined;
}

/** What a button says in the user's name, if it is well-formed. */
export function readReply(value: unknown): Reply | undefined {
  const { kind, run, question, folder, workflow, item, file: given, rule, line, phase, decision } = fields(value);
  const pointer = readRunPointer(run);
  if (kind === 'answer' && pointer && typeof question === 'string') return { kind, run: pointer, question };
  if (kind === 'decide' && pointer && typeof decision === 'string') return { kind, run: pointer, decision };
  if ((kind === 'continue' || kind === 'revise' || kind === 'update') && pointer) return { kind, run: pointer };
  if ((kind === 'retry' || kind === 'drop') && pointer && typeof item === 'string') return { kind, run: pointer, item };
  const file = readFilePointer(given);
  if (kind === 'fix' && file && typeof rule === 'string' && typeof line === 'number') return { kind, file, rule, line };
  if (kind === 'review' && file && typeof phase === 'string') return { kind, file, phase };
  if (kind === 'start' && typeof folder === 'string' && typeof workflow === 'string') return { kind, folder, workflow };
  return undefined;
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
