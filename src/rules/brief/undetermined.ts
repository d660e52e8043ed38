// What is still to be determined is asked for in the open questions.
import { toString } from 'mdast-util-to-string';
import type { MarkdownDocument, Section } from '../../documents/document.ts';
import { say } from '../../documents/sentence.ts';
import { blocksOf, isComment, itemsOf, sectionOf } from '../blocks.ts';
import { headingRange, report } from '../finding.ts';
import { names } from './names.ts';
import type { BriefRule } from './rule.ts';

const id = 'brief/undetermined';

export const undetermined: BriefRule = {
  id,
  page: {
    severity: 'warning',
    summary: say('Where a section is still to be determined, an open question asks for it.'),
    why: say('A section that says nothing, and that nobody asks about, makes a brief look complete that is not.'),
    wrong: '### 3.2. Out of Scope (Non-Goals)\n\nTo be determined\n\n## 6. Open Questions\n\nNone.',
    right:
      '### 3.2. Out of Scope (Non-Goals)\n\nTo be determined\n\n## 6. Open Questions\n\n- [ ] What does the work leave out?',
  },
  check(document) {
    const questions = sectionOf(document, names.questions);
    // A missing section is the matter of `brief/headings`.
    if (questions === undefined || asks(document, questions)) return [];
    return document.sections
      .filter((section) => isUndetermined(document, section))
      .map((section) => {
        const message = say(
          '“{0}” is still to be determined, and no open question asks for it. Write it, or add “{1}” to “{2}”.',
          section.title,
          '- [ ] …?',
          questions.title,
        );
        return report(document, id, 'warning', headingRange(section), message);
      });
  },
};

/** Whether there is an open question; how it is written is the matter of `brief/open-questions`. */
function asks(document: MarkdownDocument, questions: Section): boolean {
  if (itemsOf(document, questions).some(({ checked }) => checked !== true)) return true;
  const body = document.text.slice(questions.headingEnd, questions.bodyEnd).replace(/^\s*[-*+] \[[xX]\].*/gm, '');
  return /[?\uff1f]|^[ \t]*\[[ ]?\]/m.test(body) || (body.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) > 8;
}

function isUndetermined(document: MarkdownDocument, section: Section): boolean {
  const blocks = blocksOf(document, section).filter((block) => !isComment(block));
  const text = blocks.map((block) => toString(block)).join(' ');
  return /^[\s*_`-]*to be determined[\s*_`.]*$/i.test(text);
}
