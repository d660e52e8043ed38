// Generated Markdown documents for property tests: byte order marks, line endings, fences, tables, comments, quotations.
import fc from 'fast-check';

const words = fc.constantFrom('Login', 'the plan', 'größer', '計画', 'a_b', '*soft*', '`code`', 'x | y', '[link](u)');

/** One block of a body, with `\n`. None of them is left open. */
export const block = fc.oneof(
  words,
  fc.array(words, { minLength: 1, maxLength: 3 }).map((items) => items.map((item) => `- ${item}`).join('\n')),
  fc.tuple(words, fc.boolean()).map(([text, done]) => `- [${done ? 'x' : ' '}] ${text}\n  - deeper`),
  words.map((text) => '```js\n# ' + text + '\n```'),
  words.map((text) => '````\n```\n## ' + text + '\n```\n````'),
  words.map((text) => `<!--\n## ${text}\n-->`),
  words.map((text) => `> ## ${text}\n> quoted`),
  words.map((text) => `| a | b |\n| - | - |\n| ${text.replace('|', '\\|')} | 2 |`),
  words.map((text) => `${text}  \nhard break`),
  words.map((text) => `    indented ${text}`),
);

/** Bodies as a model or a person may write them, some with an open end. */
export const body = fc
  .tuple(
    fc.array(block, { maxLength: 4 }),
    fc.constantFrom('', '```\nopen', '~~~~js', '<!-- open', '<pre>\nopen', '<?open', '- list', '> quoted'),
  )
  .map(([blocks, open]) => [...blocks, open].filter((part) => part !== '').join('\n\n'));

const heading = fc
  .tuple(fc.integer({ min: 1, max: 4 }), words, fc.constantFrom('hash', 'closed', 'indented', 'underlined'))
  .map(([depth, text, style]) => {
    if (style === 'underlined') return `${text}\n${depth === 1 ? '===' : '---'}`;
    if (style === 'indented') return `   ${'#'.repeat(depth)} ${text}`;
    return `${'#'.repeat(depth)} ${text}${style === 'closed' ? ' ##  ' : ''}`;
  });

const part = fc
  .tuple(heading, fc.array(block, { maxLength: 3 }), fc.constantFrom('\n\n', '\n\n\n', '\n   \n'))
  .map(([title, blocks, gap]) => [title, ...blocks].join(gap));

/** Whole documents with two sections at least, as text. */
export const documentText = fc
  .record({
    bom: fc.constantFrom('', '\ufeff'),
    front: fc.constantFrom('', '---\na: 1\n---\n\n'),
    parts: fc.array(part, { minLength: 2, maxLength: 6 }),
    gap: fc.constantFrom('\n\n', '\n\n\n'),
    tail: fc.constantFrom('', '\n', '\n\n\n', '\n  \n'),
    eol: fc.constantFrom('\n', '\r\n'),
  })
  .map(({ bom, front, parts, gap, tail, eol }) => bom + (front + parts.join(gap) + tail).replaceAll('\n', eol));
