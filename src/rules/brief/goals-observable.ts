// A goal is an outcome that somebody can observe, not a direction.
import { say } from '../../documents/sentence.ts';
import { sectionOf } from '../blocks.ts';
import { report } from '../finding.ts';
import { isMeasured } from '../wording/measure.ts';
import { statementsOf } from '../wording/statements.ts';
import { directionVerbs } from '../wording/words.ts';
import { names } from './names.ts';
import type { BriefRule } from './rule.ts';

const id = 'brief/goals-observable';

/** "Improve the search by showing the author": what follows can be seen. */
const outcome =
  /\b(?:by \p{L}+ing|so(?: that)?|such that|in order to|via|through|with an?|to (?:allow|avoid|enable|get|have|let|make|prevent|reduce|see|show))\s+\p{L}+|\bfrom\s[^.\n]{1,40}\sto\s|\b(?:indem|sodass|damit|durch)\s|\b(?:en \p{L}+ant|afin|pour que)\s|\b(?:para que|mediante)\s/iu;

/** One or two words name what the goal is about, unless they compare: "Fewer complaints". */
const topic =
  /^(?!(?:no|zero|fewer|less|more|\p{L}{3,}er|keine?|weniger|mehr|\p{L}{3,}ere[srn]?)\s)[\p{L}-]{2,}(?:\s[\p{L}-]{2,})?\s*[.;]?\s*$/iu;

export const goalsObservable: BriefRule = {
  id,
  page: {
    severity: 'warning',
    summary: say('A goal names an outcome that somebody can observe.'),
    why: say('“Improve the search” is never done. An outcome says when to stop.'),
    wrong: '## 2. Goals and Success Criteria\n\n- Improve the search of the web client.',
    right: '## 2. Goals and Success Criteria\n\n- A search finds a booking by its number in one step.',
  },
  check(document) {
    const section = sectionOf(document, names.goals);
    if (section === undefined) return [];
    return statementsOf(document)
      .filter(({ start }) => start >= section.start && start < section.bodyEnd)
      .flatMap((statement) => {
        const verb = directionVerbs.get(statement.language)?.exec(statement.text)?.[0];
        const isTopic = /^(?:en|de)$/.test(statement.language) && topic.test(statement.text);
        if ((verb === undefined && !isTopic) || isMeasured(statement)) return [];
        if (outcome.test(statement.text.slice(verb?.length ?? 0))) return [];
        const range = { start: statement.start, end: statement.start + statement.text.trimEnd().length };
        const message = say(
          'This goal says in which direction, not what is then the case. Name an outcome to observe.',
        );
        return [report(document, id, 'warning', range, message)];
      });
  },
};
