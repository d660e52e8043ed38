// Code blocks are right in the language that they name. They are often pieces, so this only warns.
import type { Rule } from '../../core/rule.ts';
import { isContractLanguage, type EmbeddedLanguage } from '../../documents/embedded.ts';
import { say } from '../../documents/sentence.ts';
import { fenceProblems, type Wording } from '../embedded.ts';
import { isOthers } from '../origin.ts';

const id = 'code/syntax';

export const codeSyntax: Rule = {
  id,
  page: {
    severity: 'warning',
    summary: say('Code blocks follow the syntax of the language that they name.'),
    why: say('Whoever copies code from a plan wants it to run. Pieces and places to fill are fine.'),
    wrong: '```json\n{ "id": 1 "name": "Ada" }\n```',
    right: '```json\n{ "id": 1, "name": "Ada" }\n```',
  },
  applies: (document) => document.fences.length > 0,
  check(document, verdicts, set) {
    // What a parser says next in the same line follows from the first.
    const lines = new Set<number>();
    return fenceProblems(document, verdicts, isCode, isOthers(set) ? ofOthers : wording).filter(
      ({ place: { line } }) => {
        const isFirst = !lines.has(line);
        lines.add(line);
        return isFirst;
      },
    );
  },
};

/** Diagrams and contracts have rules of their own. */
export function isCode(language: EmbeddedLanguage): boolean {
  return language !== 'mermaid' && !isContractLanguage(language);
}

const wording: Wording = {
  rule: id,
  severity: () => 'warning',
  say: (language, message) => say('This is not {0} as it stands: {1}.', language, message),
};

/** What others show in their plans is more often a sketch than code. */
const ofOthers: Wording = { ...wording, severity: () => 'info' };
