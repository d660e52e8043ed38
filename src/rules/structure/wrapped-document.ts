// The document is Markdown, not a code block with Markdown in it.
import type { Rule } from '../../core/rule.ts';
import { say } from '../../documents/sentence.ts';
import { endOfLine, startOfNextLine } from '../../documents/text.ts';
import { report } from '../finding.ts';

const id = 'structure/wrapped-document';

export const wrappedDocument: Rule = {
  id,
  page: {
    severity: 'error',
    summary: say('The document does not stand in a code block.'),
    why: say('In a code block nothing is a heading, a task or a link: no tool finds anything in it.'),
    wrong: '```markdown\n# Plan\n\n## Steps\n\n- One\n```',
    right: '# Plan\n\n## Steps\n\n- One',
  },
  hides: ['brief/*'],
  applies: () => true,
  check(document) {
    const blocks = document.root.children.filter(({ type }) => type !== 'yaml');
    const [wrapper] = document.fences;
    const isOnly = blocks.length <= 2 && blocks.some(({ type }) => type === 'code');
    if (wrapper === undefined || !isOnly || document.sections.length > 0) return [];
    if (!/^(?:markdown|md)?$/i.test(wrapper.language) || !/^#{1,2} \S/m.test(wrapper.text)) return [];
    const { text } = document;
    const message = say('The whole document stands in a code block. Remove the marks around it.');
    const edits = [
      { start: wrapper.start, end: startOfNextLine(text, wrapper.start), text: '' },
      ...(wrapper.closed ? [{ start: wrapper.textEnd, end: wrapper.end, text: '' }] : []),
    ];
    const inner = parsesAlone(wrapper.text);
    const fix = inner ? { title: say('Remove the marks around it'), edits } : undefined;
    return [report(document, id, 'error', { start: wrapper.start, end: endOfLine(text, wrapper.start) }, message, fix)];
  },
};

/** Blocks within the block pair up: without the marks around them they mean the same. */
function parsesAlone(text: string): boolean {
  return (text.match(/^ {0,3}(?:`{3,}|~{3,})/gm)?.length ?? 0) % 2 === 0;
}
