// Makes patterns of lists of words.

/**
 * Alternatives that begin a word, and such in scripts that do not part words. `\\b` ends a word of any script, which it
 * does not by itself.
 */
export function mixed(alternatives: string, unparted: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${joined(alternatives)})|${joined(unparted)}`, 'giu');
}

function joined(alternatives: string): string {
  return alternatives
    .trim()
    .split(/\s*\n\s*/)
    .join('|')
    .replaceAll(String.raw`\b`, String.raw`(?![\p{L}\p{N}_])`);
}
