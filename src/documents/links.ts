// Where a link of a document leads: a workspace-relative path, an anchor in a document.
import GitHubSlugger from 'github-slugger';
import { toString } from 'mdast-util-to-string';
import type { MarkdownDocument } from './document.ts';
import { nodesOf } from './nodes.ts';

export interface LinkTarget {
  /** Workspace-relative; nothing where the link stays in the document. */
  readonly path?: string;
  /** Decoded, without `#`. */
  readonly anchor?: string;
}

/**
 * The target of a link in the document at `from`. Nothing where it leads out of the workspace, has a scheme, is a path
 * of one machine, or is no address at all (`[text](<placeholder>)`). A path from `/` is one of the workspace where it
 * names a file in the folder that the document is in; else it may be one of a site.
 */
export function linkTarget(from: string, url: string): LinkTarget | undefined {
  if (url === '' || /^(?:[a-z][a-z0-9+.-]*:|\/\/|\\|~)/i.test(url) || /[<>{}\s*|]/.test(url)) return undefined;
  // `[text](...)` leaves the address out.
  if (/^(?:\.{3,}|\u2026)$/.test(url)) return undefined;
  const [address = '', ...rest] = url.split('#');
  const anchor = rest.length > 0 ? decoded(rest.join('#')) : undefined;
  const file = decoded(address.replace(/\?.*$/, ''));
  if (file === '') return anchor === undefined ? undefined : { anchor };
  const [top = '', ...folders] = from.split('/').slice(0, -1);
  if (file.startsWith('/') && (top === '' || !file.startsWith(`/${top}/`))) return undefined;
  // `/docs/start` is how a site that is made of the documents calls one of its pages.
  if (/^\/[^.]*[^./]$/.test(file)) return undefined;
  const path = file.startsWith('/') ? resolve([], file) : resolve(top === '' ? [] : [top, ...folders], file);
  // Lines (`#L10`) and text fragments are for viewers of code.
  const isHeading = anchor !== undefined && /\.(?:md|markdown)$/i.test(file) && !/^L\d+/.test(anchor);
  return path === undefined ? undefined : { path, ...(isHeading ? { anchor } : {}) };
}

/**
 * What an address may mean that is wrong where it stands: the same path read from the top of the workspace, or, where it
 * climbs out of that, what is left of it there.
 */
export function meantTarget(from: string, url: string): LinkTarget['path'] {
  if (linkTarget(from, url)?.path !== undefined) return linkTarget('', url)?.path;
  const climbed = linkTarget(above + from, url)?.path;
  return climbed?.startsWith('_/') === true ? climbed.replace(/^(?:_\/)+/, '') : undefined;
}

const above = '_/'.repeat(12);

/**
 * Whether an address is a path on the disk of one computer: `file:///d:/shop/x.ts`, `C:\shop\x.ts`,
 * `/Users/Ann/shop/x.ts`. Forms of such addresses, with a place to fill, are none; `/users/7/loans/` is one of a site.
 */
export function isOnOneDisk(url: string): boolean {
  if (/[<>{}*|\u2026]|\.{3}|\b(?:absolute|path\/to|your)\b/i.test(url)) return false;
  return /^(?:file:\/*[^/\s#?]|[a-z]:[\\/])/i.test(url) || homes.test(url);
}

const homes = /^\/(?:(?:Users|home|Volumes)\/[^/]+\/[^/]+|mnt\/[a-z]\/[^/]+)\//;

/** Anchors as GitHub makes them of headings, and those of HTML: `id` and `name`. In lower case. */
export function anchorsOf(document: MarkdownDocument): ReadonlySet<string> {
  const found = known.get(document) ?? readAnchors(document);
  known.set(document, found);
  return found;
}

/** The anchor of a heading by its text, where no heading before it has the same. */
export function anchorOf(title: string): string {
  return new GitHubSlugger().slug(title.replace(/[*`]/g, '').trim()).toLowerCase();
}

const known = new WeakMap<MarkdownDocument, ReadonlySet<string>>();

function readAnchors(document: MarkdownDocument): ReadonlySet<string> {
  const slugger = new GitHubSlugger();
  const anchors = new Set<string>();
  for (const node of nodesOf(document.root, 'heading', 'html', 'footnoteDefinition')) {
    if (node.type === 'heading') {
      const text = toString(node, { includeHtml: false });
      anchors.add(slugger.slug(text).toLowerCase());
      // Some tools take an own anchor from the end of a heading: `## Title {#own}`.
      const own = /\{#([\w-]+)\}\s*$/.exec(text)?.[1];
      if (own) anchors.add(own.toLowerCase());
    }
    if (node.type === 'html') {
      for (const match of node.value.matchAll(/\b(?:id|name)\s*=\s*["']?([^\s"'>]+)/gi)) {
        anchors.add((match[1] ?? '').toLowerCase());
      }
    }
    if (node.type === 'footnoteDefinition') anchors.add(`user-content-fn-${node.identifier}`.toLowerCase());
  }
  return anchors;
}

function resolve(folder: readonly string[], file: string): string | undefined {
  const parts = [...folder];
  for (const part of file.replaceAll('\\', '/').split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
