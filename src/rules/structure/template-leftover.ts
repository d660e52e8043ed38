// Nothing of a template's own text remains in a document that was made from it.
import type { Rule } from '../../core/rule.ts';
import type { MarkdownDocument } from '../../documents/document.ts';
import { rangeOf } from '../../documents/markdown.ts';
import { nodesOf } from '../../documents/nodes.ts';
import { say } from '../../documents/sentence.ts';
import { report, type Range } from '../finding.ts';

const id = 'structure/template-leftover';

/**
 * Places and hints of the templates of spec-kit (spec, plan, tasks, constitution; 0.0.x to 1.0.1), to the letter: words
 * in brackets alone are often links, tags and states.
 */
const places =
  /\[(?:FEATURE(?: NAME)?|PROJECT[_ ]NAME|###-feature-name|#+-[a-z-]+|DATE|link|PRINCIPLE_\d_(?:NAME|DESCRIPTION)|SECTION_\d_(?:NAME|CONTENT)|GOVERNANCE_RULES|CONSTITUTION_VERSION|RATIFICATION_DATE|LAST_AMENDED_DATE|GUIDANCE_FILE|Brief Title|Describe this user journey in plain language|initial state|action|expected outcome|boundary condition|error scenario|Entity [12]|specific capability[^\]]*|Explain the value[^\]]*|Describe how this can be tested[^\]]*|Measurable metric[^\]]*|Gates determined based on constitution file|Extract from feature spec[^\]]*|Document the selected structure[^\]]*|REMOVE IF UNUSED|Add more [^\]]*)\](?!\()/g;

/** With more places than these a document is no document yet, and one finding says it. */
const fewPlaces = 8;

export const templateLeftover: Rule = {
  id,
  page: {
    severity: 'error',
    summary: say('No place and no hint of a template remains.'),
    why: say('A place that was not filled looks finished to a tool, and says nothing to a reader.'),
    wrong: '# Feature Specification: [FEATURE NAME]\n\n**Created**: [DATE]',
    right: '# Feature Specification: Export of bookings\n\n**Created**: 2026-11-21',
  },
  // The templates themselves are full of them.
  applies: (document) => !/(?:^|\/)(?:templates?|\.specify\/presets)\//.test(document.path),
  check(document) {
    const code = codeRanges(document);
    const left = [...document.text.matchAll(places)]
      .filter(({ index }) => !code.some(({ start, end }) => index >= start && index < end))
      .map(({ index, 0: place }) => ({ place, range: { start: index, end: index + place.length } }));
    const [first] = left;
    if (first !== undefined && left.length > fewPlaces) {
      const message = say('This is a template that nobody has filled: {0} of its places remain.', left.length);
      return [report(document, id, 'error', first.range, message)];
    }
    return left.map(({ place, range }) => {
      const message = say('{0} is a place of the template. Put there what it asks for, or remove it.', place);
      return report(document, id, 'error', range, message);
    });
  },
};

function codeRanges(document: MarkdownDocument): readonly Range[] {
  const ranges: Range[] = [];
  for (const node of nodesOf(document.root, 'code', 'inlineCode', 'html')) ranges.push(rangeOf(node));
  return ranges;
}
