// The text that a person reads in a label of a diagram.

const entities: Readonly<Record<string, string>> = {
  quot: '"',
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  apos: "'",
  lpar: '(',
  rpar: ')',
  lbrack: '[',
  rbrack: ']',
  lsqb: '[',
  rsqb: ']',
  lbrace: '{',
  rbrace: '}',
  lcub: '{',
  rcub: '}',
  vert: '|',
  semi: ';',
  num: '#',
  colon: ':',
  grave: '`',
};

/** A label as plain text on one line: without quotes around it, Markdown marks, tags and entities. */
export function plainLabel(source: string): string {
  const quotes = source.match(/["\u201c\u201d]/g)?.length ?? 0;
  // A quotation mark alone is one that was not closed.
  const marks = quotes === 1 ? /^["\u201c\u201d]|["\u201c\u201d]$/g : /^["\u201c]([^]*)["\u201d]$/;
  const text = source.trim().replace(marks, quotes === 1 ? '' : '$1');
  const markdown = /^`([^]*)`$/.exec(text);
  return (markdown?.[1] ?? text)
    .replace(/<br\s*\/?>|\\n/gi, ' ')
    .replace(/<\/?(?:b|i|em|strong|span|div|p|u|sub|sup|small|code|center|font|img)\b[^<>]*>/gi, '')
    .replace(/[#&](\d{1,7}|[a-z]{2,8});/gi, (entity, name: string) => decode(name) ?? entity)
    .replace(/\\"/g, '"')
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

function decode(name: string): string | undefined {
  if (!/^\d+$/.test(name)) return entities[name.toLowerCase()];
  const code = Number(name);
  return code > 0x10ffff ? undefined : String.fromCodePoint(code);
}
