// Puts work off until the activation that asks for it has ended: other extensions wait for that, nobody for this.
import type * as vscode from 'vscode';

/** Registers right after the activation; what it registered, or would have, ends with what is returned. */
export function later(register: () => vscode.Disposable): vscode.Disposable {
  let registered: vscode.Disposable | undefined;
  const waiting = setTimeout(() => (registered = register()), 0);
  return {
    dispose: () => {
      clearTimeout(waiting);
      registered?.dispose();
    },
  };
}
