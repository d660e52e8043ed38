// Sets of documents for the tests of ids.
import { parseDocument } from '../../../../src/documents/document.ts';
import type { DocumentSet } from '../../../../src/documents/documentSet.ts';
import { indexOf } from '../../../../src/documents/ids/idIndex.ts';
import type { DocumentIds } from '../../../../src/documents/ids/mentions.ts';

/** The set of these texts by path. Its folder is that of the first. */
export function setOf(texts: Readonly<Record<string, string>>): DocumentSet {
  const all = Object.entries(texts);
  return {
    folder: (all[0]?.[0] ?? '').split('/').slice(0, -1).join('/'),
    documents: all.filter(([path]) => path.endsWith('.md')).map(([path, text]) => parseDocument(path, text)),
    files: all.filter(([path]) => !path.endsWith('.md')).map(([path, text]) => ({ path, text })),
    exists: () => undefined,
  };
}

/** The ids of the first document. */
export function idsOfSet(set: DocumentSet): DocumentIds {
  const found = indexOf(set).documents.get(set.documents[0]?.path ?? '');
  if (!found) throw new Error('The set has no document.');
  return found;
}
