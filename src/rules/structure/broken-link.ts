// Relative links lead to a file that is there, and links to a heading to a heading that is there.
import type { Definition, Image, Link } from 'mdast';
import type { Rule } from '../../core/rule.ts';
import { anchorOf, anchorsOf, isOnOneDisk, linkTarget, meantTarget } from '../../documents/links.ts';
import type { MarkdownDocument } from '../../documents/document.ts';
import type { DocumentSet } from '../../documents/documentSet.ts';
import type { Finding, Severity } from '../../documents/finding.ts';
import { grouped } from '../../documents/grouped.ts';
import { nodesOf } from '../../documents/nodes.ts';
import { rangeOf } from '../../documents/markdown.ts';
import { continuing, recalling } from '../../documents/recall.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
import { isTemplate } from '../../documents/template.ts';
import { endOfLine, startOfLine } from '../../documents/text.ts';
import { lettersOf } from '../../documents/words.ts';
import { firstLineOf, report } from '../finding.ts';
import { isOthers } from '../origin.ts';
import { swallowedHeadings } from './swallowed.ts';
import { unclosedFence } from './unclosed-fence.ts';

const id = 'structure/broken-link';

export const brokenLink: Rule = {
  id,
  page: {
    severity: 'warning',
    summary: say('A link leads to a file and a heading that are there.'),
    why: say('A link that leads nowhere hides what the plan rests on.'),
    wrong: '# Plan\n\n## Steps\n\nSee [the risks](#risks).',
    right: '# Plan\n\n## Steps\n\nSee [the risks](#5-risks).\n\n## 5. Risks\n\nNone is known.',
  },
  // The copies of a template are elsewhere.
  applies: ({ path }) => !isTemplate(path),
  check(document, verdicts, set) {
    const found: Finding[] = [];
    const onDisk: Target[] = [];
    let doubtful: number | undefined;
    const tell = (node: Target, message: Sentence, usual: Severity = 'warning'): void => {
      // Behind a block that is badly closed a sample may stand as text of the document.
      doubtful ??= Math.min(...unclosedFence.check(document, verdicts, set).map(({ place }) => place.start));
      const severity = rangeOf(node).start > doubtful ? 'info' : usual;
      found.push(report(document, id, severity, firstLineOf(document, node), message));
    };
    for (const node of nodesOf(document.root, 'link', 'image', 'definition')) {
      const problem = problemOf(document, node, set);
      if (problem) tell(node, problem.message, problem.severity);
      if (isOnOneDisk(node.url) && !isForElsewhere(document, node)) onDisk.push(node);
    }
    const [first] = onDisk;
    // What a tool has written with such paths has them all over: it is one fault.
    if (first !== undefined && onDisk.length > mostApart) {
      const said = say(
        '{0} links of this document lead to the disk of one computer; this is the first. Write paths from this document, such as {1}.',
        onDisk.length,
        '../../src/app.ts',
      );
      tell(first, said);
    } else {
      for (const node of onDisk) {
        tell(
          node,
          say(
            'This link leads to the disk of one computer: {0}. Write the path from this document, such as {1}.',
            node.url,
            '../../src/app.ts',
          ),
        );
      }
    }
    return found;
  },
};

/** With more links than these there is one finding for all of them. */
const mostApart = 3;

type Target = Link | Image | Definition;

interface Problem {
  readonly message: Sentence;
  /** Missing where it is the usual one. */
  readonly severity?: Severity;
}

function problemOf(document: MarkdownDocument, node: Target, set: DocumentSet): Problem | undefined {
  const target = linkTarget(document.path, node.url);
  if (form.test(node.url) || isForElsewhere(document, node)) return undefined;
  const meant = meantTarget(document.path, node.url);
  // Above the top of a repository there is nothing that belongs to it; a folder of one may be open alone.
  if (target === undefined && meant !== undefined && set.exists('.git') === true && set.exists(meant) === true) {
    return { message: say('There is no file {0}, but {1}. Correct the link.', node.url, meant) };
  }
  if (target === undefined) return undefined;
  const { path, anchor } = target;
  if (path !== undefined && set.exists(path) === false) {
    return isPromised(document, node) ? undefined : problemOfFile(path, meant, set);
  }
  if (anchor === undefined || anchor === '') return undefined;
  const aimed = path === undefined ? document : set.documents.find((other) => other.path === path);
  if (aimed === undefined || anchorsOf(aimed).has(anchor.toLowerCase())) return undefined;
  if (isSwallowed(aimed, anchor.toLowerCase())) return undefined;
  const near = headingNear(aimed, anchor.toLowerCase());
  // MkDocs joins the dashes that a sign between two words leaves.
  const isMkDocs = set.exists('mkdocs.yml') === true || set.exists('mkdocs.yaml') === true;
  if (isMkDocs && near?.[1].replace(/-+/g, '-') === anchor.toLowerCase()) return undefined;
  if (near !== undefined) {
    return { message: say('There is no heading for #{0}; that of “{1}” is #{2}. Correct the link.', anchor, ...near) };
  }
  const message =
    path === undefined
      ? say('There is no heading for #{0} in this document. Correct the link.', anchor)
      : say('There is no heading for #{0} in {1}. Correct the link.', anchor, path);
  return { message };
}

function problemOfFile(path: string, fromTop: string | undefined, set: DocumentSet): Problem {
  const isThere = (one: string): boolean => set.exists(one) === true;
  const line = /^(.+?):(\d+)(?:[:-]\d+)?$/.exec(path);
  if (line !== null && isThere(line[1] ?? '')) {
    const mended = `#L${line[2]}`;
    return {
      message: say('A link leads to line {0} of {1} with {2}. Correct it.', line[2] ?? '', line[1] ?? '', mended),
    };
  }
  // A site that is made of the documents has a page for each.
  const page = /^(.*\/)?[^/.]+(?=(?:\.html?)?$)/i.exec(path)?.[0];
  const source = page === undefined ? undefined : [`${page}.md`, `${page}.mdx`].find(isThere);
  const meant = source ?? caseVariants(path).find(isThere) ?? [fromTop ?? path].find(isThere);
  if (meant === undefined) return { message: say('There is no file {0}. Correct the link, or add the file.', path) };
  const message = say('There is no file {0}, but {1}. Correct the link.', path, meant);
  return source !== undefined && isOthers(set) ? { message, severity: 'info' } : { message };
}

/** The name of a file as it may be written too: `architecture.md`, `ARCHITECTURE.md`, `Architecture.md`. */
function caseVariants(path: string): readonly string[] {
  const at = path.lastIndexOf('/') + 1;
  const dot = path.lastIndexOf('.') > at ? path.lastIndexOf('.') : path.length;
  const [folder, name, ending] = [path.slice(0, at), path.slice(at, dot), path.slice(dot)];
  const capital = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const names = [name.toLowerCase(), name.toUpperCase(), capital];
  return names.filter((one) => one !== name).flatMap((one) => [`${folder}${one}${ending}`]);
}

/** The heading that is meant, and its anchor: a sign such as 🔄 before its words leaves a `-` in it, or what nobody sees. */
function headingNear(document: MarkdownDocument, anchor: string): readonly [title: string, anchor: string] | undefined {
  const letters = lettersOf(anchor);
  const [one, another] = letters === '' ? [] : (headings(document).get(letters) ?? []);
  return one === undefined || another !== undefined ? undefined : [one, anchorOf(one)];
}

/** Titles by the letters of their anchors. */
const headings = continuing((document): ReadonlyMap<string, readonly string[]> => {
  const titles = document.sections.map(({ title }) => title);
  return grouped(titles, (title) => lettersOfTitle(document, title));
});

const lettersOfTitle = recalling((title) => lettersOf(anchorOf(title)));

/** `[quickstart](quickstart.md) (to be generated)`: its writer knows that the file is not there yet. */
function isPromised({ text }: MarkdownDocument, node: Target): boolean {
  const { end } = rangeOf(node);
  return promised.test(text.slice(end, Math.min(endOfLine(text, end), end + longest)));
}

const promised =
  /^[\s*_`]*[([\u2013\u2014-][\s*_]*(?:(?:will|to) be (?:generated|created|written|added|made)\b|(?:planned|pending|coming soon|not yet(?: written)?|future|later|tbd|todo)[\s*_]*(?:[)\].,;]|$))/i;

/** `[text](url)` shows how a link is written. */
const form = /^<?(?:url|uri|link|href|target|address|#(?:anchor|anchor-link|heading|section|link))>?$/i;

/** The heading is there, in a code block that is badly closed: that is said already, and mends the link too. */
function isSwallowed(document: MarkdownDocument, anchor: string): boolean {
  return swallowedHeadings(document).some(({ title }) => anchorOf(title) === anchor);
}

/** `Replace with: "… [x](./x)…"`, or such a quotation beside the name of another file: it is read from there. */
function isForElsewhere({ text, path }: MarkdownDocument, node: Target): boolean {
  if (node.type === 'definition') return false;
  const { start, end } = rangeOf(node);
  const before = text.slice(Math.max(startOfLine(text, start), start - longest), start);
  const after = text.slice(end, Math.min(endOfLine(text, end), end + longest));
  const quote = openQuote(before);
  if (quote === undefined || !after.includes(quote.closing)) return false;
  const around = `${before.slice(0, quote.at)} ${after.slice(after.indexOf(quote.closing) + 1)}`;
  const own = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const files = around.match(fileName) ?? [];
  return change.test(around) || files.some((name) => name.slice(name.lastIndexOf('/') + 1).toLowerCase() !== own);
}

const longest = 2000;
const quotes: Readonly<Partial<Record<string, string>>> = {
  '"': '"',
  '\u201c': '\u201d',
  '\u201e': '\u201c',
  '\u00ab': '\u00bb',
  '\u300c': '\u300d',
};
const fileName =
  /(?<![\p{L}\p{N}_./-])[\p{L}\p{N}_./-]*[\p{L}\p{N}_-]\.(?:mdx?|markdown|txt|rst|adoc|html?|tsx?|jsx?|json|ya?ml|py)(?![\p{L}\p{N}_])/giu;
const change =
  /(?<!\p{L})(?:replac(?:e|ed|es|ing)|add(?:ed|s|ing)?|insert(?:ed|s|ing)?|append(?:ed|s|ing)?|prepend(?:ed|s|ing)?|ersetz\p{L}*|einf\u00fcg\p{L}*|erg\u00e4nz\p{L}*|remplac\p{L}*|ajout\p{L}*|reemplaz\p{L}*|a\u00f1ad\p{L}*|substitu\p{L}*|adicion\p{L}*)(?!\p{L})/iu;

/** The quotation that is open at the end of a line's start. */
function openQuote(before: string): { readonly at: number; readonly closing: string } | undefined {
  let open: { readonly at: number; readonly closing: string } | undefined;
  for (let at = 0; at < before.length; at++) {
    const sign = before.charAt(at);
    if (sign === open?.closing) open = undefined;
    else if (open === undefined && quotes[sign] !== undefined) open = { at, closing: quotes[sign] };
  }
  return open;
}
