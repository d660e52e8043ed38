// What the parts of the editor's side share: made once by the composition, handed to every handler.
import type * as vscode from 'vscode';
import type { Host } from '../app/host.ts';
import type { PlannerError } from '../core/error.ts';
import type { LanguageModel } from '../core/ports.ts';
import type { Workflow } from '../core/workflow.ts';
import type { Sentence } from '../documents/sentence.ts';
import type { Activity } from './activity.ts';
import type { Log } from './log.ts';
import type { PlansView } from './plans/view.ts';
import type { Preview } from './preview/preview.ts';
import type { Problems } from './problems/problems.ts';
import type { Replies } from './chat/replies.ts';

export interface Shell {
  /** Where the extension is installed. */
  readonly extensionUri: vscode.Uri;
  readonly workflows: readonly Workflow[];
  readonly log: Log;
  readonly preview: Preview;
  readonly problems: Problems;
  readonly plans: PlansView;
  readonly replies: Replies;
  readonly activity: Activity;
  /** The use cases on one workspace folder. Without a model whatever needs one fails with `model.none`. */
  host(folder: vscode.Uri, request?: HostRequest): Promise<Host>;
  /** The model that was chosen in the chat. */
  chatModel(model: vscode.LanguageModelChat): LanguageModel;
  /** What an error of a chat model means. */
  modelFailure(model: string, error: unknown): PlannerError;
  /** The model of the palette, as set or as the chat used it last. Throws `model.none` where the one that is set is gone. */
  paletteModel(): Promise<LanguageModel>;
  /** Lets the user set the palette's model. */
  chooseModel(): Promise<void>;
  /** Lets the user give a key that the settings of the MCP servers name. */
  setServerKey(): Promise<void>;
  questionMode(folder: vscode.Uri): 'one' | 'all';
  /** What is wrong with the user's settings: the defaults are used instead. */
  settingProblems(folder: vscode.WorkspaceFolder): readonly Sentence[];
}

/** What a single request brings. */
export interface HostRequest {
  readonly model?: LanguageModel;
  /** Of a chat request: VS Code shows the confirmations of tools there. */
  readonly token?: vscode.ChatParticipantToolToken | undefined;
}
