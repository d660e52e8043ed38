// The heading of the diagram stands only above a diagram.
import { scanFlowchart } from '../../documents/diagram/flowchart.ts';
import { removeSection } from '../../documents/edit.ts';
import { headingName, sameHeading, wordsWithoutRemark } from '../../documents/heading.ts';
import { rangeOf } from '../../documents/markdown.ts';
import { say } from '../../documents/sentence.ts';
import { blocksOf, isComment, sectionOf } from '../blocks.ts';
import { headingRange, report } from '../finding.ts';
import { flowFences } from './flow.ts';
import { names } from './names.ts';
import type { BriefRule } from './rule.ts';

const id = 'brief/flow-diagram';

export const flowDiagram: BriefRule = {
  id,
  page: {
    severity: 'error',
    summary: say('The heading of the diagram stands only above a diagram.'),
    why: say('A heading without a diagram promises something that is not there.'),
    wrong: '### 4.3. High-Level Flow (Mermaid)\n\nNo diagram is needed.',
    right: 'No section 4.3 at all.',
  },
  check(document) {
    const section = sectionOf(document, names.flow);
    if (section === undefined || flowFences(document).length > 0) return [];
    const open = document.fences.some(
      ({ start, closed, language, text }) =>
        !closed &&
        start >= section.start &&
        start < section.end &&
        (/^mermaid$/i.test(language) || scanFlowchart(text) !== undefined),
    );
    // What an open block holds is not known; `structure/unclosed-fence` speaks of it.
    if (open) return [];
    const message = say(
      '"{0}" has no Mermaid diagram. Add one, or remove the section with its heading.',
      section.title,
    );
    const unnamed = document.fences.find(
      ({ start, language, text }) =>
        start >= section.start && start < section.end && language === '' && /^\s*(?:graph|flowchart)\s/.test(text),
    );
    if (unnamed !== undefined) {
      const marks = document.text.slice(unnamed.start).match(/^(?:`+|~+)/)?.[0].length ?? 3;
      const at = unnamed.start + marks;
      const fix = { title: say('Mark the block as Mermaid'), edits: [{ start: at, end: at, text: 'mermaid' }] };
      return [report(document, id, 'error', headingRange(section), message, fix)];
    }
    const isEmpty = section.end === section.bodyEnd && blocksOf(document, section).every(isComment);
    const others = document.sections.filter(({ title }) => title !== section.title && isLike(title));
    const isOnly = others.length === 0 && document.sections.filter(({ title }) => title === section.title).length === 1;
    const isOpenComment = blocksOf(document, section).some((block) => rangeOf(block).end > section.bodyEnd);
    const fix = { title: say('Remove the section'), edits: [removeSection(document, section)] };
    return [
      report(
        document,
        id,
        'error',
        headingRange(section),
        message,
        isEmpty && isOnly && !isOpenComment ? fix : undefined,
      ),
    ];
  },
};

/** Whether a heading would be taken for that of the diagram if that were not there. */
function isLike(title: string): boolean {
  const [name, own] = [headingName(title), headingName(names.flow)];
  return (
    sameHeading(name, own) ||
    name.number === own.number ||
    wordsWithoutRemark(name.words) === wordsWithoutRemark(own.words)
  );
}
