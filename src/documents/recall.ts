// What was read from the texts of a document is there for its next version: after an edit nearly every line is as it was.
import type { MarkdownDocument } from './document.ts';

/** A document at one time. The one before it is known until the next one follows. */
interface Version {
  before: Version | undefined;
}

const versions = new WeakMap<MarkdownDocument, Version>();

/** Says that a document is what another has become. Readers then take over what they have read of that. */
export function follow(document: MarkdownDocument, previous: MarkdownDocument): void {
  if (document === previous) return;
  const before = versionOf(previous);
  // Older versions would never be let go.
  before.before = undefined;
  versions.set(document, { before });
}

/** A reader of documents that is given what it made of the version before. It reads each document once. */
export function continuing<Answer>(
  read: (document: MarkdownDocument, before: Answer | undefined) => Answer,
): (document: MarkdownDocument) => Answer {
  const known = new WeakMap<Version, { readonly answer: Answer }>();
  return (document) => {
    const version = versionOf(document);
    const before = version.before && known.get(version.before)?.answer;
    const found = known.get(version) ?? { answer: read(document, before) };
    known.set(version, found);
    return found.answer;
  };
}

/**
 * A reader of texts of a document that reads none again that this version or the one before it has. `read` goes by the
 * text alone, and nobody may change what it yields. Of a document that follows no other nothing is kept: most are never
 * edited.
 */
export function recalling<Answer>(
  read: (text: string) => Answer,
): (document: MarkdownDocument, text: string) => Answer {
  const known = new WeakMap<Version, Map<string, { readonly answer: Answer }>>();
  return (document, text) => {
    const version = versions.get(document);
    if (version?.before === undefined) return read(text);
    let own = known.get(version);
    if (own === undefined) known.set(version, (own = new Map()));
    let found = own.get(text);
    if (found === undefined) {
      found = known.get(version.before)?.get(text) ?? { answer: read(apart(text)) };
      own.set(text, found);
    }
    return found.answer;
  };
}

function versionOf(document: MarkdownDocument): Version {
  const version = versions.get(document) ?? { before: undefined };
  versions.set(document, version);
  return version;
}

/** The same text as a string of its own: a part of another one keeps all of that in memory. */
function apart(text: string): string {
  return ` ${text}`.slice(1);
}
