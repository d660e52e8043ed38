// The page of a comparison: what it may load, and the empty places that its script fills.
import * as vscode from 'vscode';
import { previewTexts } from '../preview/html.ts';
import type { ComparisonTexts } from './protocol.ts';

/** The HTML of a comparison. `state`: what the page keeps, so that it comes back after a reload. */
export function comparisonHtml(webview: vscode.Webview, extensionUri: vscode.Uri, state: unknown): string {
  const address = (...names: string[]): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...names)).toString();
  const nonce = globalThis.crypto.randomUUID().replaceAll('-', '');
  const policy = [
    "default-src 'none'",
    `img-src ${webview.cspSource} data:`,
    // Mermaid puts a style element into each drawing.
    `style-src ${webview.cspSource} 'unsafe-inline'`,
    `font-src ${webview.cspSource}`,
    // The chunks that the script imports inherit its nonce.
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  const data = { texts: texts(), diagrams: previewTexts(), state };
  return `<!DOCTYPE html>
<html lang="${escape(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(vscode.l10n.t('Comparison'))}</title>
<link rel="stylesheet" href="${address('media', 'preview.css')}">
<link rel="stylesheet" href="${address('media', 'compare.css')}">
</head>
<body class="comparison" data-texts="${escape(JSON.stringify(data.diagrams))}" data-words="${escape(JSON.stringify(data.texts))}" data-state="${escape(JSON.stringify(state))}">
<header id="head"></header>
<main id="comparison"></main>
<p id="notice" role="alert" hidden></p>
<p id="status" role="status"></p>
<script type="module" nonce="${nonce}" src="${address('dist', 'webview', 'compare.js')}"></script>
</body>
</html>`;
}

function texts(): ComparisonTexts {
  return {
    next: vscode.l10n.t('Next change'),
    previous: vscode.l10n.t('Previous change'),
    onlyChanges: vscode.l10n.t('Only changes'),
    compareText: vscode.l10n.t('Compare as text'),
    restore: vscode.l10n.t('Restore this version'),
    changeOf: vscode.l10n.t('Change {0} of {1}'),
    noChanges: vscode.l10n.t('No changes'),
    unchanged: vscode.l10n.t('Unchanged blocks: {0}'),
    added: vscode.l10n.t('Added'),
    removed: vscode.l10n.t('Removed'),
    changed: vscode.l10n.t('Changed'),
    facts: vscode.l10n.t('What changed'),
  };
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
