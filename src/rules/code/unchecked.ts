// Code blocks in a language that nothing checks are said to be unchecked, never right.
import type { Rule } from '../../core/rule.ts';
import { fenceLanguage, languageNames, tagOf } from '../../documents/embedded.ts';
import { say } from '../../documents/sentence.ts';
import { openingRange, uncheckedFences } from '../embedded.ts';
import { report } from '../finding.ts';
import { isSql } from './sql-balance.ts';
import { isCode } from './syntax.ts';

const id = 'code/unchecked';

export const codeUnchecked: Rule = {
  id,
  page: {
    severity: 'info',
    summary: say('Code blocks are in a language that Planner can check.'),
    why: say('What was not checked may be wrong: nobody should take it for right.'),
    wrong: '```rust\nfn main() {}\n```',
    right: '```go\nfunc main() {}\n```',
  },
  applies: (document) => document.fences.length > 0,
  check: (document, verdicts) => [
    ...uncheckedFences(document, verdicts, isCode).map(({ fence, language, reason }) => {
      const message = say('This {0} was not checked: {1}.', languageNames[language], reason);
      return report(document, id, 'info', openingRange(document, fence), message);
    }),
    ...document.fences
      .filter((fence) => fence.closed && !noCode.has(tagOf(fence)) && !isSql(fence))
      .filter((fence) => fenceLanguage(fence) === undefined)
      .map((fence) => {
        const message = say('This code was not checked: Planner does not know the language "{0}".', fence.language);
        return report(document, id, 'info', openingRange(document, fence), message);
      }),
  ],
};

/** What names no language, or one in which every text is right. */
const noCode: ReadonlySet<string> = new Set([
  '',
  'text',
  'txt',
  'plain',
  'plaintext',
  'none',
  'output',
  'log',
  'ascii',
  'markdown',
  'md',
]);
