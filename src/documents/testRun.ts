// What a text says of a run of tests: that it took place, that it failed.

/** Whether a text says that tests ran, not that they are planned. */
export function tellsOfRun(text: string): boolean {
  const isDone =
    /\b(?:pass(?:ed|ing)?|green|fail(?:ed|ing|ures?)|ran|executed|succeeded|bestanden|fehlgeschlagen|exit (?:code|status) \d+|exited with \d+)\b|\u2705|\b\d+\s*\/\s*\d+\b/i;
  const isToCome =
    /\b(?:to be|will be|not (?:yet )?(?:run|executed)|pending|planned|outstanding|still open|next week|tomorrow|tbd|geplant|ausstehend|noch nicht)\b/i;
  return isDone.test(text) || (/\d{4}-\d\d-\d\d/.test(text) && !isToCome.test(text));
}

/** Whether a text about a run says that tests failed, and nothing else. */
export function tellsOfFailure(text: string): boolean {
  const rest = text.replace(/\b(?:0|no|none|without|keine?) (?:tests? )?(?:fail\w*|fehlgeschlagen\w*)/gi, ' ');
  if (
    /\bexit (?:code|status) [1-9]|\b[1-9]\d* (?:(?:tests?|of \d+) )?(?:failed|failures?|failing|fehlgeschlagen)\b/i.test(
      rest,
    )
  )
    return true;
  return (
    /\b(?:failed|failing|fehlgeschlagen)\b/i.test(rest) &&
    !/\b(?:pass(?:ed|es|ing)?|green|fixed|bestanden|exit (?:code|status) 0|first|before|then|after|now)\b|\u2705/i.test(
      rest,
    )
  );
}
