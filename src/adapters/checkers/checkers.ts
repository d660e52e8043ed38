// The checkers of embedded languages, with a memory: the same text is checked once.
import type { CheckedLanguage, Checkers } from '../../core/ports.ts';
import { hash } from '../../documents/hash.ts';
import type { Verdict } from '../../documents/finding.ts';
import { createMermaidChecker } from './mermaid.ts';

type Checker = (text: string, signal: AbortSignal) => Promise<Verdict>;

/** How many verdicts are kept; the one that was asked for longest ago goes first. */
const capacity = 500;

/** Makes the checkers. Their libraries are loaded with the first text. */
export function createCheckers(
  checkers: Readonly<Record<CheckedLanguage, Checker>> = { mermaid: createMermaidChecker() },
): Checkers {
  const verdicts = new Map<string, Verdict>();
  return {
    async check(language, text, signal) {
      signal.throwIfAborted();
      const key = `${language} ${hash(text)}`;
      const verdict = verdicts.get(key) ?? (await checkers[language](text, signal));
      verdicts.delete(key);
      verdicts.set(key, verdict);
      const [oldest] = verdicts.keys();
      if (verdicts.size > capacity && oldest !== undefined) verdicts.delete(oldest);
      return verdict;
    },
  };
}
