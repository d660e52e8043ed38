// Code blocks in a language that nothing checks are said to be unchecked, never right.
import type { Rule } from '../../core/rule.ts';
import type { Fence, MarkdownDocument } from '../../documents/document.ts';
import { fenceLanguage, languageNames, tagOf } from '../../documents/embedded.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
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
    ...unknownLanguages(document).map(([first, ...others]) =>
      report(document, id, 'info', openingRange(document, first), sayOf(first.language, others.length)),
    ),
  ],
};

type Fences = readonly [Fence, ...Fence[]];

/** The blocks in languages that nothing checks, by language: what holds for all of them is said once. */
function unknownLanguages(document: MarkdownDocument): readonly Fences[] {
  const byTag = new Map<string, [Fence, ...Fence[]]>();
  for (const fence of document.fences) {
    const tag = tagOf(fence);
    if (!fence.closed || noCode.has(tag) || isSql(fence) || fenceLanguage(fence) !== undefined) continue;
    const same = byTag.get(tag);
    if (same) same.push(fence);
    else byTag.set(tag, [fence]);
  }
  return [...byTag.values()];
}

function sayOf(language: string, others: number): Sentence {
  if (others === 0) return say('This code was not checked: Planner does not know the language "{0}".', language);
  return others === 1
    ? say('This code and one more block were not checked: Planner does not know the language "{0}".', language)
    : say(
        'This code and {1} more blocks were not checked: Planner does not know the language "{0}".',
        language,
        others,
      );
}

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
