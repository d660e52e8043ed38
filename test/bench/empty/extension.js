// @ts-check
// An extension that does nothing.
import * as vscode from 'vscode';

export function activate() {
  return vscode.version;
}
