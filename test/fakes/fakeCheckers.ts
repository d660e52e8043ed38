// Checkers of embedded languages that judge by a given function; by default everything is valid.
import type { Checkers } from '../../src/core/ports.ts';
import type { EmbeddedLanguage } from '../../src/documents/embedded.ts';
import type { Verdict } from '../../src/documents/finding.ts';

export class FakeCheckers implements Checkers {
  readonly checked: { readonly language: EmbeddedLanguage; readonly text: string }[] = [];
  readonly #judge: (text: string, language: EmbeddedLanguage) => Verdict;

  constructor(judge: (text: string, language: EmbeddedLanguage) => Verdict = () => ({ kind: 'valid' })) {
    this.#judge = judge;
  }

  async check(language: EmbeddedLanguage, text: string, signal: AbortSignal): Promise<Verdict> {
    signal.throwIfAborted();
    this.checked.push({ language, text });
    return this.#judge(text, language);
  }
}
