// The page of an exported document: its style, its outline, its blocks, and the script that draws its diagrams.
import type { RenderedBlock } from '../../documents/blocks.ts';
import type { ImportMap } from './modules.ts';
import { scope } from './modules.ts';

export interface PageParts {
  readonly title: string;
  /** Such as `de`. */
  readonly language: string;
  /** The style of the preview. */
  readonly style: string;
  readonly blocks: readonly RenderedBlock[];
  /** What its script may run: a word that no document can guess. */
  readonly nonce: string;
  /** The modules that draw its diagrams, and the name of the one to begin with; nothing where it has none. */
  readonly script?: { readonly modules: ImportMap; readonly entry: string };
  /** The name of the outline, in the user's language. */
  readonly outline: string;
  /** What its script says, in the user's language, by the names that the preview has for it. */
  readonly texts: Readonly<Record<string, string>>;
}

/** The whole page. Everything that is not of the renderer is escaped here. */
export function pageOf({ title, language, style, blocks, nonce, script, outline, texts }: PageParts): string {
  const policy = [
    "default-src 'none'",
    'img-src data:',
    "style-src 'unsafe-inline'",
    script ? `script-src 'nonce-${nonce}'` : "script-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const body = blocks
    .map(
      ({ html }, index) => `<div class="block" dir="auto"${levels(html, blocks[index - 1]?.html)}>${still(html)}</div>`,
    )
    .join('\n');
  const list = outlineOf(blocks, outline);
  return `<!DOCTYPE html>
<html lang="${escape(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Planner">
<meta name="referrer" content="no-referrer">
<title>${escape(title)}</title>
<style>
${style.replaceAll('</', '<\\/')}
${colours}
${ownStyle}
</style>
</head>
<body class="exported${list ? ' with-outline' : ''}"${script ? ` data-texts="${escape(JSON.stringify(texts))}"` : ''}>
<div id="frame">
${list}<main id="document" aria-label="${escape(title)}">
${body}
</main>
</div>
<p id="status" role="status"></p>
${script ? scriptOf(script, nonce) : ''}</body>
</html>
`;
}

/** Whether a text is a page that was exported from here: such a one may be replaced. */
export function isExported(html: string): boolean {
  return html.slice(0, 2000).includes('<meta name="generator" content="Planner">');
}

function scriptOf({ modules, entry }: NonNullable<PageParts['script']>, nonce: string): string {
  const map = JSON.stringify({ imports: modules }).replaceAll('<', '\\u003c');
  return `<script type="importmap" nonce="${nonce}">${map}</script>
<script type="module" nonce="${nonce}">import ${JSON.stringify(scope + entry)};</script>
`;
}

/** The level of a heading, and that of a heading before it: the style keeps room between blocks by them. */
function levels(html: string, before: string | undefined): string {
  const [own, above] = [html, before ?? ''].map((one) => /^<h([1-6])\b/.exec(one)?.[1]);
  return `${own ? ` data-heading="${own}"` : ''}${above ? ` data-after="${above}"` : ''}`;
}

/** A page is no place to tick boxes: nothing would remember it. */
function still(html: string): string {
  return html.replaceAll('<input type="checkbox"', '<input type="checkbox" disabled');
}

/** Links to the headings of the second and third level; nothing where there are few. */
function outlineOf(blocks: readonly RenderedBlock[], name: string): string {
  const headings = blocks.flatMap(({ html }) => [...html.matchAll(/^<h([1-6]) id="([^"]+)">([^]*?)<\/h\1>$/g)]);
  const shown = headings.filter(([, depth]) => Number(depth) <= 3);
  if (shown.length < 3) return '';
  const least = Math.min(...shown.map(([, depth]) => Number(depth)));
  const items = shown.map(([, depth, id, content]) => {
    const title = (content ?? '').replace(/<[^>]*>/g, '');
    return `<li style="--indent:${Number(depth) - least}"><a href="#${id}">${title}</a></li>`;
  });
  return `<nav id="outline" aria-label="${escape(name)}"><ul>${items.join('')}</ul></nav>\n`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const light = `--vscode-editor-foreground:#24292f;--vscode-editor-background:#ffffff;--vscode-textLink-foreground:#0550ae;--vscode-focusBorder:#0550ae`;
const dark = `--vscode-editor-foreground:#d7dae0;--vscode-editor-background:#1b1e24;--vscode-textLink-foreground:#6cb6ff;--vscode-focusBorder:#6cb6ff`;

/** What VS Code gives to the preview, the page gives itself: by what the reader's system prefers, and light on paper. */
const colours = `:root{color-scheme:light dark;${light};--vscode-font-family:system-ui,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;--vscode-font-size:16px;--bar:0px}
@media screen and (prefers-color-scheme:dark){:root{${dark}}}`;

/**
 * What is other than in the preview: the outline is a list of links, above the text where there is no room beside it; a
 * broken diagram leads nowhere; where the system forces its colours, diagrams keep theirs; and on paper nothing can be
 * scrolled, so all is broken or made as small as it must be. A diagram in the colours of a dark screen is turned round.
 */
const ownStyle = `#document{padding-bottom:4rem}
.diagram-line,.diagram-repair{display:none}
#outline{padding:1rem 0}
#outline a{display:block;padding:3px 16px;padding-inline-start:calc(16px + 12px*var(--indent,0));color:inherit;text-decoration:none}
#outline a:is(:hover,:focus-visible){color:var(--link);text-decoration:underline}
@media (max-width:47.99rem){#outline{position:static;width:auto;border:0;border-bottom:1px solid var(--line);box-shadow:none}}
@media (forced-colors:active){.drawing{forced-color-adjust:none}}
@media print{
.with-outline #frame{padding:0}
#document{max-width:none;padding:0}
.table,.front-matter,.drawing{overflow:visible}
th,td{min-width:0;overflow-wrap:anywhere}
pre{white-space:pre-wrap;overflow-wrap:anywhere}
.drawing>svg{width:min(100%,var(--drawing-width,100%));min-width:0;max-height:95vh}
.vscode-dark .drawing>svg{filter:invert(1) hue-rotate(180deg)}
pre,tr,.drawing,.callout,.broken{break-inside:avoid}
h1,h2,h3,h4,h5,h6{break-after:avoid}
}`;
