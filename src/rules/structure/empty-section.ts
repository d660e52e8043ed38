// A heading without text below it says nothing.
import type { Rule } from '../../core/rule.ts';
import type { MarkdownDocument, Section } from '../../documents/document.ts';
import type { DocumentSet } from '../../documents/documentSet.ts';
import type { Finding } from '../../documents/finding.ts';
import { countBefore } from '../../documents/sorted.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
import { isTemplate } from '../../documents/template.ts';
import { startOfLine } from '../../documents/text.ts';
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
          isBare(document, section) &&
          !isStatement(section.title) &&
          !isPointer(document, section) &&
          !isUnderlined(document, section) &&
          !isUnderlined(document, document.sections[index + 1]) &&
          (document.sections[index + 1]?.depth ?? 0) <= section.depth &&
          blocksOf(document, section).every(isComment),
      )
      .map((section) =>
        report(
          document,
          id,
          isAskedFor(document, section, set) ? 'error' : 'info',
          headingRange(section),
          messageFor(document, section),
        ),
      )
      .concat(underlines(document)),
};

/** Whether nothing stands below a heading but, perhaps, a comment: of most sections no more need be looked at. */
function isBare({ text }: MarkdownDocument, { headingEnd, bodyEnd }: Section): boolean {
  const own = text.slice(headingEnd, bodyEnd).trimStart();
  return own === '' || own.startsWith('<!--');
}

/** In documents of others only what spec-kit's templates ask for is certainly missing: a heading may say all there is. */
function isAskedFor(document: MarkdownDocument, section: Section, set: DocumentSet): boolean {
  if (isBeforePasted(document, section)) return false;
  return likely(set) === 'warning' || (templated.test(section.title) && !isListed(document, section));
}

const templated =
  /^[\d.\s]*(?:user scenarios(?: & testing)?|edge cases|(?:functional )?requirements|key entities|success criteria|measurable outcomes|assumptions|summary|technical context|constitution check|project structure|source code|clarifications|dependencies & execution order|implementation strategy|principles?|governance|decision|rationale|alternatives considered)\b[^\p{L}]*(?:\((?:mandatory|repository root|this feature)\))?[\s*_:]*(?:\*?\(?mandatory\)?\*?)?$/iu;

/** A sentence that a line under it has made a heading: `---` was meant to part sections. */
function underlines(document: MarkdownDocument): readonly Finding[] {
  return document.sections
    .filter((section) => isUnderlined(document, section))
    .map((section) => {
      const line = startOfLine(document.text, section.headingEnd);
      const edits = [{ start: line, end: line, text: document.eol }];
      const message = say('The line under this sentence makes a heading of it. Put a blank line between them.');
      const fix = { title: say('Put a blank line between them'), edits };
      return report(document, id, 'warning', headingRange(section), message, fix);
    });
}

function isUnderlined({ text }: MarkdownDocument, section: Section | undefined): boolean {
  if (section === undefined || !/[.!?\u3002]["'\u201d)*_]*$/.test(section.title)) return false;
  const source = text.slice(section.start, section.headingEnd);
  // A longer line is drawn under a heading.
  return /(?:\r\n|\r|\n) {0,3}-{3}[ \t]*$/.test(source) && section.title.split(/\s+/).length > 3;
}

/** `## Phase 1 → [data-model.md](data-model.md)`: what would stand below it stands in another document. */
function isPointer({ text }: MarkdownDocument, { start, headingEnd }: Section): boolean {
  return /(?:→|->|:|[\u2013\u2014])[ \t]*\[[^\]]+\]\([^)]+\)/.test(text.slice(start, headingEnd));
}

/** What was put in from elsewhere brings its own title: `## Response`, and below it `# Specification`. */
function isBeforePasted({ sections }: MarkdownDocument, { start, headingEnd }: Section): boolean {
  const next = sections[countBefore(sections, start) + 1];
  return next?.depth === 1 && next.start > headingEnd && sections[0] !== next;
}

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
  // "No violations - no justification required", and what is a sentence.
  if (/^no \p{L}+ .*\b(?:needed|required|necessary|found|identified|expected)\b|\u3002$/iu.test(title)) return true;
  return /[:\uff1a]\s*\S|\((?:unchanged|no changes?|none|n\/a|removed|deferred|skipped|not needed)\)\.?$/i.test(title);
}
