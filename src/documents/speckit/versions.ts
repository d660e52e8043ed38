// Versions that a document gives to what it names: `Python 3.11`, `Jest 30.1.3`, `react@19.0.0`, `"zod": "^4.1"`.
import type { MarkdownDocument } from '../document.ts';
import { readable, spanOf, type Span } from './readable.ts';
import { remember } from './remember.ts';

export interface NamedVersion {
  readonly name: string;
  /** In lower case, without `.js` at its end. */
  readonly key: string;
  /** Digits and dots. */
  readonly version: string;
  /** Whether exactly this one is meant, not "or newer" or a range. */
  readonly exact: boolean;
  /** The line that it stands in, at most 300 characters to both sides. */
  readonly line: string;
  readonly span: Span;
}

const named =
  /(?<![\p{L}\p{N}_./@#-])(@?[A-Za-z][A-Za-z+#]*(?:[./-][A-Za-z][\w+#]*)*)(?:@|[ \t]+v?|[ \t]*(?:>=|==|~=|\^|~|=)\s*|`?[ \t]*\(v?)(\d{1,4}(?:\.\d{1,4}){0,3})(\+|\.x\b)?(?![\p{L}\p{N}%_]|\.\d|-\d|\s*(?:%|ms\b|seconds?\b|s\b|min|hours?|days?|MB|GB|KB|users?|px))/gu;

/** The versions that a document names outside of code blocks, once. */
export const readVersions = remember((document: MarkdownDocument): readonly NamedVersion[] => {
  const source = readable(document);
  const { prose } = source;
  return [...prose.matchAll(named)].map((match) => {
    const [whole, name = '', version = '', more] = match;
    const before =
      prose
        .slice(Math.max(0, match.index - 300), match.index)
        .split('\n')
        .at(-1) ?? '';
    const line = before + (prose.slice(match.index, match.index + 300).split('\n')[0] ?? '');
    const operator = /[>~^=]/.test(whole);
    const after = prose.slice(match.index + whole.length, match.index + whole.length + 12);
    const exact =
      more === undefined &&
      !operator &&
      !/^[ \t]*(?:\+|or\b|\/|-|\u2013|to\b|floor\b|minimum\b)/.test(after) &&
      // "Node 18 and 20", but not "gRPC 1.67 and 40 connections".
      (/^[ \t]*and v?(\d+(?:\.\d+)*)/.exec(after)?.[1]?.split('.').length ?? 0) !== version.split('.').length;
    const key = name.toLowerCase().replace(/\.js$/, '');
    return { name, key, version, exact, line, span: spanOf(source, match.index, match.index + whole.length) };
  });
});

/** Whether both can be true: `18` and `18.2` can, `18` and `19` cannot. */
export function sameVersion(one: string, other: string): boolean {
  const [short, long] = [one.split('.'), other.split('.')].sort((a, b) => a.length - b.length);
  return short?.every((part, index) => Number(part) === Number(long?.[index])) === true;
}
