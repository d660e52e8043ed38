// SQL has too many dialects to check its grammar: but quotes and parentheses pair in all of them.
import type { Rule } from '../../core/rule.ts';
import type { Fence } from '../../documents/document.ts';
import { tagOf } from '../../documents/embedded.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
import { rangeInFence } from '../embedded.ts';
import { report } from '../finding.ts';
import { likely } from '../origin.ts';

const id = 'code/sql-balance';

export const sqlBalance: Rule = {
  id,
  page: {
    severity: 'warning',
    summary: say('Quotes, comments and parentheses of SQL are closed.'),
    why: say('Every dialect rejects the statement. Nothing else of SQL is checked.'),
    wrong: '```sql\nCREATE TABLE orders (id INT;\n```',
    right: '```sql\nCREATE TABLE orders (id INT);\n```',
  },
  applies: (document) => document.fences.some(isSql),
  check: (document, _verdicts, set) =>
    document.fences.filter(isSql).flatMap((fence) => {
      const found = fence.closed ? unbalanced(fence.text) : undefined;
      if (found === undefined) return [];
      const range = rangeInFence(document, fence, placeAt(fence.text, found.offset));
      return [report(document, id, likely(set), range, found.message)];
    }),
};

export function isSql(fence: Pick<Fence, 'language'>): boolean {
  return /^(?:sql|postgres|postgresql|pgsql|plpgsql|mysql|mariadb|sqlite|tsql|plsql)$/.test(tagOf(fence));
}

interface Unbalanced {
  readonly offset: number;
  readonly message: Sentence;
}

/** Comments, dollar quotes, quoted text and names, and parentheses. An apostrophe in a comment is none. */
const tokens =
  /--[^\n]*|(?<![\w#])#(?= )[^\n]*|\/\*[^]*?(?:\*\/|$)|(\$\w*\$)[^]*?(?:\1|$)|[eE]'(?:\\[^]|''|[^'\\])*(?:'|$)|'(?:''|\\'(?![\s,;)])|[^'])*(?:'|$)|"(?:""|[^"])*(?:"|$)|`[^`]*(?:`|$)|[()]/g;

function unbalanced(text: string): Unbalanced | undefined {
  const open: number[] = [];
  for (const match of text.matchAll(tokens)) {
    const [token] = match;
    const offset = match.index;
    if (token === '(') open.push(offset);
    else if (token === ')') {
      if (open.pop() === undefined) return { offset, message: say('This parenthesis of the SQL was not opened.') };
    } else if (isUnclosed(token, match[1])) {
      return { offset, message: say('What starts here with {0} is not closed in the SQL.', token.slice(0, 2).trim()) };
    }
  }
  const [first] = open;
  return first === undefined
    ? undefined
    : { offset: first, message: say('This parenthesis of the SQL is not closed.') };
}

function isUnclosed(token: string, dollars: string | undefined): boolean {
  if (dollars !== undefined) return token.length < 2 * dollars.length || !token.endsWith(dollars);
  if (token.startsWith('/*')) return token.length < 4 || !token.endsWith('*/');
  const quote = /^[eE]?(['"`])/.exec(token)?.[1];
  return quote !== undefined && (token.replace(/^[eE]/, '').length < 2 || !token.endsWith(quote));
}

function placeAt(text: string, offset: number) {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
