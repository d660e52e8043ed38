// What stands in the quotation marks that questions put around statements.

/** The quoted parts of a question, in any of the languages' marks. */
export function quotesIn(text: string): readonly string[] {
  return [...text.matchAll(/[“„«「]([^”“»」„«「]{2,})[”“»」]/gu)].map(([, quoted]) => (quoted ?? '').trim());
}
