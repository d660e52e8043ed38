// How many tokens a text is, where nobody can count them: estimated from above, so that a prompt fits.

/**
 * The most tokens that a text is likely to be, whatever the model. Measured against three tokenizers: words of Latin
 * letters are 2.5 letters a token or longer, digits and signs may be a token each, other alphabets reach 1.25 tokens
 * a letter, and Chinese, Japanese, Korean and the scripts of India 2.
 */
export function estimateTokens(text: string): number {
  // Whole numbers, so that no sum depends on its order.
  let weight = 0;
  for (let index = 0; index < text.length; index++) weight += weightOf(text.charCodeAt(index));
  return Math.ceil(weight / token);
}

/** The weight of one token. */
const token = 20;

/** The weight of one UTF-16 unit. */
function weightOf(unit: number): number {
  if (unit >= 0x80) return unit < 0x800 ? 25 : 40;
  const letter = unit | 0x20;
  return unit === 0x20 || (letter >= 0x61 && letter <= 0x7a) ? 8 : 20;
}
