// The text is whole: no characters that were lost, none that hide or reorder others.
import type { Rule } from '../../core/rule.ts';
import type { MarkdownDocument } from '../../documents/document.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
import { report } from '../finding.ts';

const id = 'structure/damaged-text';

const lost = /[\ufffd\u0000-\u0008\u000b\u000e-\u001f]+/g;
/** Marks that embed or override a direction. Plain right-to-left marks are a part of Arabic and Hebrew. */
const reordering = /[\u202a-\u202e\u2066-\u2069]+/g;

export const damagedText: Rule = {
  id,
  page: {
    severity: 'warning',
    summary: say('No character was lost on the way, and none hides or reorders others.'),
    why: say('A lost character changes a name; one that reorders text shows people something else than it says.'),
    wrong: 'The caf\ufffd opens at nine.',
    right: 'The café opens at nine.',
  },
  applies: () => true,
  check(document) {
    return [
      ...firstOf(document, lost, (times) =>
        say('A wrong encoding has lost characters, here and in {0} more places. Restore them.', times - 1),
      ),
      ...firstOf(document, reordering, (times) =>
        say('These characters change the order in which text is shown, {0} times. Remove them.', times),
      ),
    ];
  },
};

/** One finding, at the first place: whatever lost one character has lost many. */
function firstOf(document: MarkdownDocument, pattern: RegExp, message: (times: number) => Sentence) {
  const places = [...document.text.matchAll(pattern)];
  return places.slice(0, 1).map(({ index, 0: part }) => {
    const range = { start: index, end: index + part.length };
    return report(document, id, 'warning', range, message(places.length));
  });
}
