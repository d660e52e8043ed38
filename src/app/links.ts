// Where a link of a document leads: to the web, to a file of the workspace, or nowhere.

export type LinkTarget =
  | { readonly kind: 'external'; readonly url: string }
  /** A path relative to the root, with `/`; `line` from 1 where the link names one. */
  | { readonly kind: 'file'; readonly path: string; readonly line?: number }
  | { readonly kind: 'refused' };

const refused: LinkTarget = { kind: 'refused' };

/**
 * Reads a link of the document at `documentPath` (relative to the root, with `/`).
 * Only http, https and mailto leave the editor; a path never leaves the root.
 */
export function readLink(href: string, documentPath: string): LinkTarget {
  if (/^(?:https?:\/\/|mailto:)/i.test(href)) return URL.canParse(href) ? { kind: 'external', url: href } : refused;
  const [address = '', fragment] = splitOnce(href, '#');
  const path = resolvePath(address, documentPath);
  if (path === undefined) return refused;
  const line = /^L?(\d{1,7})(?:\D|$)/.exec(fragment ?? '')?.[1];
  return line === undefined || Number(line) < 1 ? { kind: 'file', path } : { kind: 'file', path, line: Number(line) };
}

/** The path below the root that a relative address of the document means, or nothing where it leads elsewhere. */
export function resolvePath(address: string, documentPath: string): string | undefined {
  const decoded = decode(splitOnce(address, '?')[0] ?? '')?.replaceAll('\\', '/');
  // A scheme, a drive letter, a server: not a path of the workspace. Control characters are in no sane name.
  if (decoded === undefined || /^(?:[a-z][a-z\d+.-]*:|\/\/)|[\0-\x1f]/i.test(decoded) || decoded === '')
    return undefined;
  const parts = decoded.startsWith('/') ? [] : documentPath.split('/').slice(0, -1);
  for (const part of decoded.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '.' && part !== '') {
      parts.push(part);
    }
  }
  return parts.join('/');
}

function splitOnce(text: string, mark: string): readonly (string | undefined)[] {
  const at = text.indexOf(mark);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
