// What a label at the start of a sentence says about it: `Want: …`, `Priority: high`, `Feature request: …`.
import { enumerated } from './lines.ts';
import { compared, isRequest } from './part.ts';
import { topicOf, type Topic } from './topics.ts';

/** The statements of one sentence, their topic, and the topic of the sentences behind it. */
export interface Labelled {
  readonly texts: readonly string[];
  readonly topic: Topic | undefined;
  readonly next: Topic | undefined;
}

/** Reads the label of a sentence that stands under a topic. */
export function readLabel(sentence: string, topic: Topic | undefined): Labelled {
  const label = labelIn(sentence);
  const labelled = label ? topicOf(label.name) : undefined;
  // `Validation: If the signal returns …` is no form to tick.
  const isSaid = labelled === 'ignored' && (label?.said.split(' ').length ?? 0) > 4;
  if (!label || !labelled || isSaid) return { texts: [sentence], topic, next: topic };
  if (labelled === 'background')
    return { texts: [people.test(label.name) ? sentence : label.said], topic: labelled, next: labelled };
  // What belongs to the tracker speaks for itself alone; so does a risk that is only rated.
  if (labelled === 'meta' || (labelled === 'risks' && isRating(label.said)))
    return { texts: [sentence], topic: 'meta', next: topic };
  if (compared.test(label.name) && label.said.split(' ').length < 6)
    return { texts: [sentence], topic: labelled, next: labelled };
  // `Feature request: The app is dark. …` tells, and asks further on.
  if (isRequest(label.name, label.said)) return { texts: [label.said], topic: undefined, next: undefined };
  // `Depends on: #70`: the number alone says nothing.
  if (labelled === 'dependencies' && !/\p{L}{3}/u.test(label.said.replace(/https?:\S+/g, '')))
    return { texts: [sentence], topic: labelled, next: labelled };
  return { texts: enumerated(label.said, labelled), topic: labelled, next: labelled };
}

/** Whether a sentence opens with a label. */
export function labelIn(sentence: string): { readonly name: string; readonly said: string } | undefined {
  const found = /^([^:：.,;]{2,40})[:：](?!\/\/)\s*(\S.*)$/s.exec(sentence);
  return found ? { name: found[1] ?? '', said: found[2] ?? '' } : undefined;
}

/** A list of names says nothing without its label. */
const people = /^(?:stakeholders?|actors?|akteure|beteiligte|acteurs?|actores|atores|attori)(?!\p{L})/iu;

/** `5 / 5`, `high`: how great something is, not what. */
function isRating(said: string): boolean {
  return (
    !/\p{L}{2}/u.test(said) ||
    /^(?:very )?(?:high|medium|low|none|hoch|mittel|niedrig|gering|élevée?|moyenne?|faible|alt[oa]|medi[oa]|baj[oa]|baix[oa]|bass[oa]|высок\p{L}*|средн\p{L}*|низк\p{L}*|高|中|低)[.!]?$/iu.test(
      said.trim(),
    )
  );
}
