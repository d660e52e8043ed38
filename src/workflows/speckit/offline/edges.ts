// The edge cases of a specification, each with the answer that it gives: on the same line, or in the list below it.
import { plainLine } from '../../../documents/speckit/definition.ts';
import { outlineOf } from '../../../documents/speckit/outline.ts';
import type { Material } from './material.ts';

export interface EdgeCase {
  readonly symptom: string;
  /** Empty where the specification leaves it open. */
  readonly answer: string;
}

/** The edge cases, in their order. */
export function edgesOf({ document, spec }: Pick<Material, 'document' | 'spec'>): readonly EdgeCase[] {
  const below = answersBelow(document);
  return spec.edgeCases.map(({ text }) => {
    const labelled = named.exec(text);
    const [head = '', ...rest] = labelled?.slice(1) ?? text.split(/(?:→|⇒|->|[?？]\s+|\s[—–]\s)/);
    const answer = rest.join(' ').replace(/^[\s—–:-]+/, '');
    const symptom = head
      .replace(/^(?:what happens (?:when|if)|what if)\s+/i, '')
      .replace(/[\s?？.。]+$/, '')
      .trim();
    const told = [answer, below.get(text) ?? ''].filter(Boolean).join(' ');
    return { symptom: capital(symptom || text), answer: told || (isRule(text) ? itself : '') };
  });
}

/** “A name of the case: what holds then.” Where something is asked, that is no answer. */
const named = /^([^:：?？.]{3,90})[:：]\s+((?=\S+\s+\S+\s+\S)[^?？]+)$/u;

/** The answer of a case that is told as a rule: “A late return is refused.” */
export const itself = 'as the case itself says';

function isRule(text: string): boolean {
  return (
    !/[?？]|^\s*(?:what|how|who|where|was|wie|wer|qué|cómo|o que|como|que se passe)(?!\p{L})/iu.test(text) &&
    rule.test(text)
  );
}

const rule =
  /(?<!\p{L})(?:must|should|shall|will|is|are|gets?|shows?|returns?|rejects?|muss|müssen|soll|wird|werden|ist|sind|deve[mn]?|debe[n]?|dev?ono|doit|doivent|será|serán?|é|são|es|son|est|sont)(?!\p{L})|必须|必須|应|應|しなければ|する。|해야/iu;

/** What is nested below an item, by the item's own words. */
function answersBelow(document: Material['document']): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let above: string | undefined;
  for (const { kind, nesting, text } of outlineOf(document)) {
    if (kind !== 'item') above = undefined;
    else if (nesting === 1) above = plainLine(text);
    else if (above !== undefined) {
      const before = found.get(above);
      const told = plainLine(text);
      found.set(above, before === undefined ? told : `${before.replace(/[.;\s]+$/, '')}; ${told}`);
    }
  }
  return found;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
