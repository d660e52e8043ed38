// Stale sections as findings: which section, and what it was made from that is no longer so.
import { staleRule } from '../../core/findings.ts';
import type { StaleSection } from '../../core/stale.ts';
import { findSection, type MarkdownDocument } from '../../documents/document.ts';
import type { DocumentSet } from '../../documents/documentSet.ts';
import type { Finding, Place } from '../../documents/finding.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
import { endOfLine } from '../../documents/text.ts';

/** The findings of a set: at the heading of each section, of a file that is written whole in its first line. */
export function staleFindings(stale: readonly StaleSection[], { documents, files }: DocumentSet): readonly Finding[] {
  return stale.flatMap(({ path, section, inputs, isEdited }): readonly Finding[] => {
    const document = documents.find((one) => one.path === path);
    const isThere = document !== undefined || files.some((file) => file.path === path);
    const place = document ? placeOf(document, section) : top;
    if (!isThere || place === undefined) return [];
    const message = messageOf(namesOf(inputs), isEdited);
    return [{ rule: staleRule.id, severity: staleRule.page.severity, path, place, message }];
  });
}

const top: Place = { start: 0, end: 0, line: 1, column: 1 };

function placeOf(document: MarkdownDocument, heading: string): Place | undefined {
  const section = findSection(document, heading);
  if (!section) return undefined;
  const { start, line } = section;
  return { start, end: endOfLine(document.text, start), line, column: 1 };
}

function messageOf(names: string, isEdited: boolean): Sentence {
  return isEdited
    ? say(
        'This section was made from an earlier version of {0}, and you have changed it since. Look at it again.',
        names,
      )
    : say('This section was made from an earlier version of {0}. Remake it, or bring the plan up to date.', names);
}

/** Inputs as people call them; of many the first few. */
function namesOf(inputs: readonly string[]): string {
  const names = [...new Set(inputs.map(nameOf))];
  const more = names.length - mostNamed;
  return more > 0 ? `${names.slice(0, mostNamed).join(', ')} (+${more})` : names.join(', ');
}

const mostNamed = 3;

function nameOf(input: string): string {
  const [, kind = '', rest = ''] = /^(\w+):([^]*)$/.exec(input) ?? ['', '', input];
  if (kind === 'decision') return rest;
  if (kind === 'spec' || kind === 'constitution') return `${kind}.md “${rest}”`;
  if (kind !== 'artifact') return input;
  const at = rest.indexOf('#');
  const [file, heading] = [rest.slice(0, at), rest.slice(at + 1)];
  return heading === '' ? file : `${file} “${heading}”`;
}
