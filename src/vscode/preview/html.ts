// The page of the preview: what it may load, and the empty places that its script fills.
import * as vscode from 'vscode';
import type { PreviewTexts } from './protocol.ts';

/** The HTML of a preview of the document `uri`. */
export function previewHtml(webview: vscode.Webview, extensionUri: vscode.Uri, uri: vscode.Uri): string {
  const address = (...names: string[]): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...names)).toString();
  const nonce = createNonce();
  const policy = [
    "default-src 'none'",
    `img-src ${webview.cspSource} data:`,
    // Mermaid puts a style element into each drawing.
    `style-src ${webview.cspSource} 'unsafe-inline'`,
    `font-src ${webview.cspSource}`,
    // The chunks that the script imports inherit its nonce.
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escape(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(vscode.l10n.t('Preview'))}</title>
<link rel="stylesheet" href="${address('media', 'preview.css')}">
</head>
<body data-uri="${escape(uri.toString())}" data-texts="${escape(JSON.stringify(previewTexts()))}">
<header id="bar"></header>
<div id="frame">
<nav id="outline" hidden></nav>
<main id="document" tabindex="-1"></main>
</div>
<div id="absent" role="main" hidden><h1 class="hidden"></h1><p id="notice" role="alert"></p></div>
<p id="status" role="status"></p>
<script type="module" nonce="${nonce}" src="${address('dist', 'webview', 'preview.js')}"></script>
</body>
</html>`;
}

/** The words of the page, in the user's language. */
export function previewTexts(): PreviewTexts {
  return {
    diagram: vscode.l10n.t('Diagram'),
    code: vscode.l10n.t('Code'),
    table: vscode.l10n.t('Table'),
    broken: vscode.l10n.t('This diagram cannot be drawn.'),
    line: vscode.l10n.t('Line {0}'),
    bar: vscode.l10n.t('Preview'),
    outline: vscode.l10n.t('Outline'),
    find: vscode.l10n.t('Find'),
    source: vscode.l10n.t('Go to the source'),
    export: vscode.l10n.t('Export as HTML'),
    lock: vscode.l10n.t('Stay with this document'),
    zoomIn: vscode.l10n.t('Enlarge'),
    zoomOut: vscode.l10n.t('Reduce'),
    zoomReset: vscode.l10n.t('Original size'),
    findings: vscode.l10n.t('Findings'),
    noFindings: vscode.l10n.t('Nothing to correct.'),
    questions: vscode.l10n.t('Open questions'),
    noQuestions: vscode.l10n.t('No question is open.'),
    error: vscode.l10n.t('Error'),
    warning: vscode.l10n.t('Warning'),
    info: vscode.l10n.t('Hint'),
    fullScreen: vscode.l10n.t('Full screen'),
    close: vscode.l10n.t('Close'),
    copySvg: vscode.l10n.t('Copy as SVG'),
    copyPng: vscode.l10n.t('Copy as PNG'),
    copied: vscode.l10n.t('The diagram is copied.'),
    notCopied: vscode.l10n.t('The diagram could not be copied.'),
    repair: vscode.l10n.t('Repair'),
  };
}

function createNonce(): string {
  return globalThis.crypto.randomUUID().replaceAll('-', '');
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
