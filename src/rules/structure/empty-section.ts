// A heading without text below it says nothing.
import type { Rule } from '../../core/rule.ts';
import type { MarkdownDocument, Section } from '../../documents/document.ts';
import { countBefore } from '../../documents/sorted.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
import { isTemplate } from '../../documents/template.ts';
import { blocksOf, isComment } from '../blocks.ts';
import { headingRange, report } from '../finding.ts';
import { likely } from '../origin.ts';

const id = 'structure/empty-section';

export const emptySection: Rule = {
  id,
  page: {
    severity: 'error',
    summary: say('A heading has text below it.'),
    why: say('A heading without text says that something is missing, but not what.'),
    wrong: '## Rollback\n\n## Monitoring\n\nAlerts go to the team.',
    right: '## Rollback\n\nDeploy the previous version.\n\n## Monitoring\n\nAlerts go to the team.',
  },
  // A template asks for what is to stand there.
  applies: ({ path }) => !isTemplate(path),
  check: (document, _verdicts, set) =>
    document.sections
      .filter(
        (section, index) =>
          section.depth > 1 &&
          !isStatement(section.title) &&
          (document.sections[index + 1]?.depth ?? 0) <= section.depth &&
          blocksOf(document, section).every(isComment),
      )
      .map((section) =>
        report(
          document,
          id,
          isListed(document, section) && likely(set) === 'info' ? 'info' : 'error',
          headingRange(section),
          messageFor(document, section),
        ),
      ),
};

function messageFor(document: MarkdownDocument, section: Section): Sentence {
  const next = document.sections[countBefore(document.sections, section.start) + 1];
  const isLevel = section.depth > 2 && next?.depth === section.depth && !blocksOf(document, next).every(isComment);
  return isLevel
    ? say(
        'The section "{0}" is empty. If what follows belongs to it, put the headings below it one level deeper ({1}); else fill it in, or remove its heading.',
        section.title,
        '#'.repeat(section.depth + 1),
      )
    : say('The section "{0}" is empty. Fill it in, or remove its heading.', section.title);
}

/** Headings with no line between them are a list in large letters. */
function isListed({ text, sections }: MarkdownDocument, { start, headingEnd }: Section): boolean {
  const isNear = (gap: string) => /^[^\S\n]*\r?\n?[^\S\n]*$/.test(gap);
  const index = countBefore(sections, start);
  const [before, after] = [sections[index - 1], sections[index + 1]];
  return (
    (before !== undefined && isNear(text.slice(before.headingEnd, start))) ||
    (after !== undefined && isNear(text.slice(headingEnd, after.start)))
  );
}

/** "Ready for planning: yes": some write a line of its own as a heading. It says something without text below it. */
function isStatement(title: string): boolean {
  // `GET /blocks` — what it answers: an entry of a list of endpoints.
  if (/^`?(?:GET|POST|PUT|PATCH|DELETE) \/[^\s`]*`?\s+[\u2013\u2014-]\s+(?:\S+\s+){2,}\S/.test(title)) return true;
  return /[:\uff1a]\s*\S|\((?:unchanged|no changes?|none|n\/a|removed|deferred|skipped|not needed)\)\.?$/i.test(title);
}
