// What the parts of the editor's side share: made once by the composition, handed to every handler.
import type * as vscode from 'vscode';
import type { Host } from '../app/host.ts';
import type { LanguageModel } from '../core/ports.ts';
import type { Workflow } from '../core/workflow.ts';
import type { Replies } from './replies.ts';

export interface Shell {
  readonly workflows: readonly Workflow[];
  readonly log: vscode.LogOutputChannel;
  readonly preview: Preview;
  readonly replies: Replies;
  /** The use cases on one workspace folder. Without a model whatever needs one fails with `model.none`. */
  host(folder: vscode.Uri, model?: LanguageModel): Promise<Host>;
  /** The model that was chosen in the chat. */
  chatModel(model: vscode.LanguageModelChat): LanguageModel;
  /** The model of the palette, as set or chosen. `undefined` when the user was asked and chose none. */
  paletteModel(): Promise<LanguageModel | undefined>;
  chooseModel(): Promise<void>;
  questionMode(folder: vscode.Uri): 'one' | 'all';
}

/** The preview as runs use it. */
export interface Preview {
  /** Opens it beside the editor; the focus stays where it is. */
  open(file: vscode.Uri): Promise<void>;
  /** Shows a section as far as it has been streamed, over the document. `busy` says what is being done. */
  stream(file: vscode.Uri, section: string, text: string, busy: string): void;
  /** Takes the overlay away: the document says it all. */
  settle(file: vscode.Uri): void;
}
