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
<body data-uri="${escape(uri.toString())}" data-texts="${escape(JSON.stringify(texts()))}">
<main id="document"></main>
<p id="notice" role="alert" hidden></p>
<p id="status" role="status"></p>
<script type="module" nonce="${nonce}" src="${address('dist', 'webview', 'preview.js')}"></script>
</body>
</html>`;
}

function texts(): PreviewTexts {
  return {
    diagram: vscode.l10n.t('Diagram'),
    code: vscode.l10n.t('Code'),
    table: vscode.l10n.t('Table'),
    broken: vscode.l10n.t('This diagram cannot be drawn.'),
    line: vscode.l10n.t('Line {0}'),
  };
}

function createNonce(): string {
  return globalThis.crypto.randomUUID().replaceAll('-', '');
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
