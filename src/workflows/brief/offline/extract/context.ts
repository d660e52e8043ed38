// What the statements around a statement say of it: between a headline and the wish, before the wish, without one.
import { hasCue } from '../text/cues.ts';
import { namesTechnique } from '../text/technologies.ts';
import { isImperative, isState } from './shapes.ts';
import type { Statement } from './statement.ts';

/** What stands between a headline and the first wish tells why, where nothing in it asks. */
export function told(statements: readonly Statement[]): readonly Statement[] {
  const [first] = statements;
  const isHeadline = first !== undefined && first.part.form !== 'item' && !/[.!?。！？]$/u.test(first.text);
  const asks = ({ kind, text, part, language }: Statement) =>
    (kind === 'goal' || kind === 'inScope') &&
    part.form === 'sentence' &&
    (isImperative(text) || hasCue(text, language, 'goal'));
  const wish = statements.findIndex((statement, index) => index > 0 && asks(statement));
  if (!isHeadline || wish < 2) return statements;
  return statements.map((statement, index) =>
    index > 0 &&
    index < wish &&
    statement.kind === 'inScope' &&
    statement.part.form === 'sentence' &&
    !statement.part.topic
      ? { ...statement, kind: 'problem' }
      : statement,
  );
}

/** In notes, what stands before the wish and only tells how things are explains it. */
export function noted(statements: readonly Statement[]): readonly Statement[] {
  const wish = statements.findIndex(({ part }) => part.topic === 'goals');
  const headline = statements[0]?.kind === 'title' ? statements[0].part.text : undefined;
  if (wish < 2 || statements[0]?.kind === 'planted') return statements;
  return statements.map((statement, index) => {
    const { kind, text, part, language } = statement;
    const isPlain =
      (kind === 'inScope' || kind === 'idea' || kind === 'outOfScope') &&
      !part.topic &&
      (!part.under || part.under === headline);
    const tells = index > 0 && !isImperative(text) && !hasCue(text, language, 'goal');
    return isPlain && tells && (kind === 'inScope' || isState(text)) && index < wish
      ? { ...statement, kind: 'problem' }
      : statement;
  });
}

/** What others want, and a proposal that says what to do instead of how. */
function isWanted({ kind, text, part, language }: Statement): boolean {
  if (kind === 'idea') return isImperative(text) && !namesTechnique(text);
  return (kind === 'problem' || kind === 'background') && part.topic !== 'problem' && hasCue(text, language, 'goal');
}

/** Where nobody says what to build, that is the goal. */
export function promoted(statements: readonly Statement[]): readonly Statement[] {
  if (statements.some(({ kind }) => kind === 'goal' || kind === 'inScope')) return statements;
  return statements.map((statement) => (isWanted(statement) ? { ...statement, kind: 'goal' } : statement));
}
