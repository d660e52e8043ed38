// What HTML the preview may hold: what Markdown makes, and nothing that runs, loads or reaches out.
import { defaultSchema } from 'rehype-sanitize';

type Schema = typeof defaultSchema;

const classes = {
  div: ['diagram', 'table', 'front-matter'],
  blockquote: ['callout', 'note', 'tip', 'important', 'warning', 'caution'],
  p: ['callout-title'],
  span: ['missing-image', /^hljs-/],
  pre: ['raw'],
  code: ['raw', /^language-./],
  li: ['task-list-item'],
  ul: ['contains-task-list'],
  ol: ['contains-task-list'],
} satisfies Record<string, readonly (string | RegExp)[]>;

/** Stricter than GitHub's: elements are named, ids are given afterwards, addresses are of few kinds. */
export const schema: Schema = {
  ...defaultSchema,
  attributes: {
    ...Object.fromEntries(Object.entries(classes).map(([tag, names]) => [tag, [['className', ...names]]])),
    a: ['href', 'title', 'dataFootnoteRef'],
    img: ['src', 'alt', 'title'],
    input: [['type', 'checkbox'], 'checked'],
    ol: ['start', ['className', ...classes.ol]],
    td: ['align'],
    th: ['align'],
    '*': [],
  },
  clobber: [],
  protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https', 'data'] },
  required: { input: { type: 'checkbox' } },
  strip: ['script', 'style'],
  tagNames: [
    ...['a', 'b', 'blockquote', 'br', 'code', 'del', 'div', 'em', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'i', 'img'],
    ...['input', 'ins', 'kbd', 'li', 'mark', 'ol', 'p', 'pre', 'q', 's', 'samp', 'small', 'span', 'strong', 'sub'],
    ...['sup', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'u', 'ul', 'var'],
  ],
};
