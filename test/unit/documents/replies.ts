// Reads replies to the brief's template, for the tests of the reply reader.
import { readFileSync } from 'node:fs';
import { ReplyReader, type ReplySection } from '../../../src/documents/reply/reply.ts';
import { parseTemplate } from '../../../src/documents/template.ts';

const brief = readFileSync(new URL('../../../src/workflows/brief/template.md', import.meta.url), 'utf8');

export const { sections: headings } = parseTemplate(brief);

/** What tests call a section: its number, or its heading. */
export const numberOf = (heading: string) => /^[\d.]*\d/.exec(heading)?.[0] ?? heading;

export interface Reading {
  readonly reader: ReplyReader;
  readonly events: readonly ReplySection[];
  readonly texts: Readonly<Record<string, string>>;
}

/** Reads a reply in chunks; texts are by the number of their section. */
export function read(reply: string | readonly string[], template = headings): Reading {
  const reader = new ReplyReader(template);
  const chunks = typeof reply === 'string' ? [reply] : reply;
  const events = [...chunks.flatMap((chunk) => reader.push(chunk)), ...reader.end()];
  const texts = Object.fromEntries(reader.sections.map(({ heading, text }) => [numberOf(heading), text]));
  return { reader, events, texts };
}

/** The texts of a reply that came at once. */
export const texts = (reply: string) => read(reply).texts;
