// Samples of spec-kit's plan template that structure/template-leftover does not know are gone too.
import { replaceComments } from '../../documents/comments.ts';
import type { MarkdownDocument } from '../../documents/document.ts';
import { grouped } from '../../documents/grouped.ts';
import { rangeOf } from '../../documents/markdown.ts';
import { nodesOf } from '../../documents/nodes.ts';
import { say } from '../../documents/sentence.ts';
import { readable, spanOf } from '../../documents/speckit/readable.ts';
import { isUnfilled } from '../structure/template-leftover.ts';
import { featureRule, type Remark } from './rule.ts';

/**
 * Sample values and rows of the templates, and marks in the trees of folders, which stand in code blocks. There
 * `[domain-specific]/` is a folder of the project, as some name those that stand for many.
 */
const samples = new RegExp(
  [
    String.raw`\[e\.g\., [^\]\n]{0,200}\bor NEEDS CLARIFICATION\]|\[(?:domain-specific|if applicable|single\/web\/mobile)[^\]\n]{0,200}\](?!\/)`,
    String.raw`\[(?:current need|specific problem|why 3 projects insufficient|why direct DB access insufficient)\]`,
    String.raw`\[e\.g\., (?:4th project|Repository pattern)\]|^#[ \t]*\[REMOVE IF UNUSED\]`,
    // What a user asked for was to stand there; elsewhere somebody writes about it.
    String.raw`(?<=^[ \t]*\*\*[^*\n]{1,40}\*\*:?[^\n]{0,60}?["\u201c]?)\$ARGUMENTS(?=["\u201d]?[ \t]*$)|^\$ARGUMENTS(?=[ \t]*$)`,
    // These stand in code in the templates too.
    String.raw`(?<=^[ \t]*\*\*(?:Feature )?Branch(?:\*\*:?|:\*\*)[ \t]*\`)(?:[\w.-]{1,30}\/){0,3}\[###-[^\]\n]{1,60}\]`,
    String.raw`(?<=^[ \t]*\*\*Input(?:\*\*:?|:\*\*)[^\`\n]{0,80}\`)\/?(?:[\w.-]{1,30}\/){1,3}\[###-[^\]\n]{1,60}\]`,
    String.raw`(?<=^[ \t]*\*\*(?:Context|Decision Required|Recommendation|Impact on Implementation|Reversibility|Rationale|Decision|Final Decision)\*\*:[ \t]*)\[[^\]\n]{3,200}\](?=[ \t]*$)`,
  ].join('|'),
  'gm',
);

/** A table of samples has six of them; with more than that and two values there is one finding for all. */
const mostApart = 8;

export const unfilledTemplate = featureRule(
  'unfilled-template',
  ['spec', 'plan', 'tasks', 'decisions'],
  {
    severity: 'warning',
    summary: say('No sample value of the templates remains.'),
    why: say('A sample looks like a value of this feature, and is none.'),
    wrong: '**Language/Version**: [e.g., Python 3.11, Swift 5.9, Rust 1.75 or NEEDS CLARIFICATION]',
    right: '**Language/Version**: Python 3.13',
  },
  ({ document }) => {
    if (isUnfilled(document)) return [];
    const source = readable(document);
    // Comments hold samples on purpose, and so do outlines of other documents.
    const text = replaceComments(withoutOutlines(source.document), ({ words }) => blanked(`<!--${words}-->`));
    const found = [...text.matchAll(samples)].filter(
      ({ index, 0: sample }) => text[index - 1] !== '`' || sample.includes('[###'),
    );
    const [first] = found;
    if (first === undefined) return [];
    if (found.length > mostApart) {
      const span = spanOf(source, first.index, first.index + first[0].length);
      const message = say(
        '{0} samples of the template remain; this is the first. Replace or remove them.',
        found.length,
      );
      return [{ severity: 'warning', span, message }];
    }
    // What a table of the template still holds was left there once.
    const tables = nodesOf(source.document.root, 'table').map(rangeOf);
    const causes = grouped(
      found,
      ({ index }) => tables.find(({ start, end }) => start <= index && index < end)?.start ?? index,
    );
    return [...causes.values()].flatMap((samples): readonly Remark[] => {
      const [one] = samples;
      if (one === undefined) return [];
      const span = spanOf(source, one.index, one.index + one[0].length);
      const message =
        samples.length === 1
          ? say('“{0}” is a sample of the template. Replace or remove it.', one[0].slice(0, 80))
          : say('{0} samples of the template remain in this table. Fill it, or remove it.', samples.length);
      return [{ severity: 'warning', span, message }];
    });
  },
);

/** The text with blanks for blocks of Markdown: how another document is to look. */
function withoutOutlines({ text, fences }: MarkdownDocument): string {
  return fences
    .filter(({ language }) => /^(?:markdown|md)$/i.test(language))
    .reduce((rest, { start, end }) => rest.slice(0, start) + blanked(rest.slice(start, end)) + rest.slice(end), text);
}

function blanked(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
