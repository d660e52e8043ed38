// Questions that every plan needs answered, in the languages that there are; English where there is none.

export interface AskPhrases {
  readonly outside: (title: string) => string;
  readonly whyOutside: string;
  readonly success: (title: string) => string;
  readonly whySuccess: string;
  readonly proof: (title: string) => string;
  readonly whyProof: string;
}

/** The phrases for a BCP 47 tag. */
export function phrasesFor(language: string): AskPhrases {
  const primary = language.toLowerCase().split('-')[0] ?? '';
  return primary === 'de' ? de : en;
}

const en: AskPhrases = {
  outside: (title) => `What is expressly not part of “${title}”?`,
  whyOutside: 'Without a limit the phases grow while they are worked on.',
  success: (title) => `By which measure or check is “${title}” a success?`,
  whySuccess: 'Nobody can say that the last phase is done without one.',
  proof: (title) => `Which command runs the tests that prove “${title}”?`,
  whyProof: 'A phase completes by a test run; the repository does not say how to start one.',
};

const de: AskPhrases = {
  outside: (title) => `Was gehört ausdrücklich nicht zu „${title}“?`,
  whyOutside: 'Ohne Grenze wachsen die Phasen, während an ihnen gearbeitet wird.',
  success: (title) => `An welchem Maß oder welcher Prüfung zeigt sich, dass „${title}“ gelungen ist?`,
  whySuccess: 'Ohne sie kann niemand sagen, dass die letzte Phase fertig ist.',
  proof: (title) => `Mit welchem Befehl laufen die Tests, die „${title}“ belegen?`,
  whyProof: 'Eine Phase endet mit einem Testlauf; das Repository sagt nicht, wie man einen startet.',
};
