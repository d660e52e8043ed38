// Text from users, models and files, made safe to stand in the chat's Markdown. Pure.

/** Escapes everything that Markdown could read as markup, and folds line breaks: the text stays one inline run. */
export function plain(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\\`*_{}[\]()<>#+\-.!|~$&]/gu, '\\$&');
}

/** Cuts a text, in characters, for a place that shows little of it. */
export function short(text: string, length: number): string {
  const characters = [...text.replace(/\s+/gu, ' ').trim()];
  if (characters.length <= length) return characters.join('');
  return `${characters
    .slice(0, length - 1)
    .join('')
    .trimEnd()}…`;
}
