// What the page keeps over a reload of the window, and how it talks to the editor.
import type { FromPreview } from '../vscode/preview/protocol.ts';

/** What survives a reload of the window. */
export interface State {
  /** Of the document. */
  readonly uri: string;
  /** First line of the block at the top of the view, and how far below the top it starts, in pixels. */
  readonly line: number;
  readonly top: number;
  readonly zoom?: number;
  /** Whether the outline is shown; where the reader never said, the width of the page decides. */
  readonly outline?: boolean;
  readonly locked?: boolean;
}

export interface Host {
  postMessage(message: FromPreview): void;
  getState(): State | undefined;
  setState(state: State): void;
}

declare function acquireVsCodeApi(): Host;

/** The editor. To be asked for once. */
export function findHost(): Host {
  return acquireVsCodeApi();
}
