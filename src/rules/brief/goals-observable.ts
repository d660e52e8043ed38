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
  /\b(?:by|so that|such that|to|via|through|with|from)\s+\p{L}+|\b(?:indem|sodass|damit|durch)\s|\b(?:en|afin|pour)\s+\p{L}+|\b(?:para|mediante)\s/iu;

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
        if (verb === undefined || isMeasured(statement.whole) || outcome.test(statement.text.slice(verb.length)))
          return [];
        const range = { start: statement.start, end: statement.start + statement.text.trimEnd().length };
        const message = say(
          'This goal says in which direction, not what is then the case. Name an outcome to observe.',
        );
        return [report(document, id, 'warning', range, message)];
      });
  },
};
