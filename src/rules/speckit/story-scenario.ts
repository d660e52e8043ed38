// Each user story has an acceptance scenario.
import { say } from '../../documents/sentence.ts';
import { shortened } from '../../documents/speckit/definition.ts';
import type { MarkdownDocument } from '../../documents/document.ts';
import { readSpec } from '../../documents/speckit/spec.ts';
import { endOfLine } from '../../documents/text.ts';
import { isOthers } from '../origin.ts';
import { featureRule } from './rule.ts';

/** A story that is kept for its number only, or told to be no part of this specification. */
const gone =
  /^#*\W*~~|[(\[（:：\u2013\u2014-]\s*(?:removed|deleted|dropped|(?:Priority: )?(?:P\d\s*[-–—,]\s*)?deferred|postponed|out of scope|withdrawn|superseded|obsolete|deprecated|merged into|entfernt|gestrichen|entfällt|removid[oa]|eliminad[oa]|supprimée?|удален[ао]?|已移除|已删除|已刪除|移除|削除|廃止|후속)|범위 ?(?:외|밖)|구현 제외|별도 스펙|范围(?:之)?外|不在.{0,8}范围|スコープ外|対象外|fuera del? alcance|fora do escopo|hors (?:du )?périmètre|außerhalb des Umfangs/iu;

export const storyScenario = featureRule(
  'story-scenario',
  ['spec'],
  {
    severity: 'warning',
    summary: say('Each user story has an acceptance scenario.'),
    why: say('Without one nobody can say when the story is done, and no test can be written for it.'),
    wrong: '### User Story 2 - Return a book (Priority: P2)\n\nA member returns a book.',
    right: '1. **Given** a lent copy, **When** it is returned, **Then** it can be lent again',
  },
  ({ document, set }) => {
    const { stories, scenarios } = readSpec(document);
    // Where scenarios stand apart, as in old specifications, they may be meant for any story.
    if (scenarios.length > 0) return [];
    // Others may give their criteria elsewhere in the specification; a story unlike the rest was forgotten.
    const told = stories.filter((story) => story.scenarios.length > 0).length;
    const severity = isOthers(set) && told * 2 < stories.length ? 'info' : 'warning';
    return stories
      .filter(
        ({ scenarios: own, mayHoldScenarios, span }) =>
          own.length === 0 && !mayHoldScenarios && !gone.test(headOf(document, span.start)),
      )
      .map(({ number, title, span }) => ({
        severity,
        span,
        message: say(
          'User story {0} “{1}” has no acceptance scenario. Add one: {2}.',
          number,
          shortened(title),
          'Given … When … Then …',
        ),
      }));
  },
);

function headOf({ text }: MarkdownDocument, start: number): string {
  return text.slice(start, endOfLine(text, start));
}
