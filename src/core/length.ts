// How long a document may be.

/** The share of its budget by which a document may be longer without a word on it. */
export const tolerance = 1.15;

/** The name of the fact that a document is longer than that: `{ lines, budget }`. */
export const lengthFact = 'length';
