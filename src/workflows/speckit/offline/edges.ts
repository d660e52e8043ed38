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
    const [head = '', ...rest] = text.split(/(?:→|⇒|->|[?？]\s+|\s[—–]\s)/);
    const answer = rest.join(' ').replace(/^[\s—–:-]+/, '');
    const symptom = head
      .replace(/^(?:what happens (?:when|if)|what if)\s+/i, '')
      .replace(/[\s?？]+$/, '')
      .trim();
    return { symptom: capital(symptom || text), answer: [answer, below.get(text) ?? ''].filter(Boolean).join(' ') };
  });
}

/** What is nested below an item, by the item's own words. */
function answersBelow(document: Material['document']): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let above: string | undefined;
  for (const { kind, nesting, text } of outlineOf(document)) {
    if (kind !== 'item') above = undefined;
    else if (nesting === 1) above = plainLine(text);
    else if (above !== undefined) found.set(above, [found.get(above), plainLine(text)].filter(Boolean).join(' '));
  }
  return found;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
