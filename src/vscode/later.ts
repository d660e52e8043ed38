// Puts work off until the activation that asks for it has ended: other extensions wait for that, nobody for this.
import type * as vscode from 'vscode';

/** Does something right after the activation, unless what is returned ends before. */
export function later(work: () => void): vscode.Disposable {
  const waiting = setTimeout(work, 0);
  return { dispose: () => clearTimeout(waiting) };
}
