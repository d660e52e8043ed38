// Checkers of embedded languages that judge by a given function; by default everything is valid.
import type { CheckedLanguage, Checkers } from '../../src/core/ports.ts';
import type { Verdict } from '../../src/documents/finding.ts';

export class FakeCheckers implements Checkers {
  readonly checked: { readonly language: CheckedLanguage; readonly text: string }[] = [];
  readonly #judge: (text: string, language: CheckedLanguage) => Verdict;

  constructor(judge: (text: string, language: CheckedLanguage) => Verdict = () => ({ kind: 'valid' })) {
    this.#judge = judge;
  }

  async check(language: CheckedLanguage, text: string, signal: AbortSignal): Promise<Verdict> {
    signal.throwIfAborted();
    this.checked.push({ language, text });
    return this.#judge(text, language);
  }
}
