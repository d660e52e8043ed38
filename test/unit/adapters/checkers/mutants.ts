// Mutants of diagrams: the same ones in every run.

/** Marks that mean something in one of the grammars, and some that mean nothing in any. */
const bits = [
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '((',
    '))',
    '"',
    "'",
    '`',
    '|',
    '-->',
    '->',
    '->>',
    '--',
    '==',
    '-.-',
    '~~~',
    '<',
    '>',
  ],
  ...[
    ';',
    ':',
    ':::',
    '#',
    '#quot;',
    '&',
    '&amp;',
    '\n',
    '\r\n',
    '\t',
    '  ',
    'end',
    'end\n',
    'subgraph x\n',
    '%%',
    '%% x\n',
  ],
  ...[
    '%%{init: {}}%%',
    ',',
    '.',
    '\u2192',
    '\u201c',
    '\u00e9',
    '\u0000',
    '\ufeff',
    '\u200b',
    '@',
    '@{',
    '/',
    '\\',
    '*',
    '=',
    '+',
    '1',
    'x ',
  ],
  ...['<br/>', '<b>', '<!-- x -->', '---\n', '```', '\n\n', 'title x\n', 'class ', 'style '],
];

/** All mutants that are compared with Mermaid, each once: many of each valid diagram, some of each of the others. */
export function allMutants(valid: readonly string[], others: readonly string[], each = 45): readonly string[] {
  const given = new Set([...valid, ...others]);
  const mutants = [
    ...valid.flatMap((text, index) => mutantsOf(text, index, each)),
    ...others.flatMap((text, index) => mutantsOf(text, index, 2)),
    ...valid.flatMap(framesOf),
  ];
  return [...new Set(mutants)].filter((text) => !given.has(text));
}

/** `count` mutants of a diagram, of one to three changes each. */
export function mutantsOf(text: string, seed: number, count: number): readonly string[] {
  const next = numbers(seed + 1);
  return Array.from({ length: count }, () => {
    let mutant = text;
    for (let changes = 1 + Math.floor(next() * next() * 3); changes > 0; changes--) mutant = changed(mutant, next);
    return mutant;
  });
}

/** The same diagram as editors, other systems and models may hand it over. */
function framesOf(text: string): readonly string[] {
  return [
    text.replaceAll('\n', '\r\n'),
    text.replaceAll('\n', '\r'),
    `\ufeff${text}`,
    `\n\n  ${text}\n\n`,
    text.replace(/^ +/gm, (spaces) => '\t'.repeat(spaces.length)),
    text.replace(/$/gm, '  '),
    `<!-- a comment -->\n${text}`,
    `%% a comment\n\n${text}`,
    `---\ntitle: A title\n---\n${text}`,
    `---\ntitle: [A title\n---\n${text}`,
    `%%{init: {"theme": "dark"}}%%\n${text}`,
    `${text}\n\u0000`,
    text.replace('\n', '\n\n%% between\n'),
  ];
}

function changed(text: string, next: () => number): string {
  const at = Math.floor(next() * text.length);
  const width = Math.floor(next() * 4);
  const bit = bits[Math.floor(next() * bits.length)] ?? '';
  const kind = next();
  if (kind < 0.35) return text.slice(0, at) + bit + text.slice(at);
  if (kind < 0.6) return text.slice(0, at) + text.slice(at + width + 1);
  if (kind < 0.8) return text.slice(0, at) + bit + text.slice(at + width + 1);
  const lines = text.split('\n');
  const line = Math.floor(next() * lines.length);
  if (kind < 0.87) return lines.toSpliced(line, 1).join('\n');
  if (kind < 0.94) return lines.toSpliced(line, 0, lines[line] ?? '').join('\n');
  return lines.toSpliced(line, 2, lines[line + 1] ?? '', lines[line] ?? '').join('\n');
}

/** A sequence of numbers from 0 to 1 that depends on the seed alone. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
