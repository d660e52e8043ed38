// A reader's answer is kept as long as what it was read from.

/** The same function, which reads each object once. */
export function remember<Source extends object, Answer>(read: (source: Source) => Answer): (source: Source) => Answer {
  const known = new WeakMap<Source, { readonly answer: Answer }>();
  return (source) => {
    const found = known.get(source) ?? { answer: read(source) };
    known.set(source, found);
    return found.answer;
  };
}
