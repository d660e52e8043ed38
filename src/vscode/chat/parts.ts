// The pieces that a chat reply is made of: text, files, buttons, and links to commands of ours. Pure.
import type { CommandArguments, CommandId } from '../commands.ts';
import { plain } from './markdown.ts';

/** One piece of a chat reply, or of any surface that shows the same. */
export type Part =
  /** Markdown. What came from outside is escaped already. `links`: it holds links to commands of ours. */
  | { readonly kind: 'text'; readonly text: string; readonly links?: boolean }
  /** A clickable file, or a line of it from 1, inside the running text. */
  | { readonly kind: 'file'; readonly path: string; readonly line?: number }
  | {
      readonly kind: 'button';
      readonly title: string;
      readonly command: CommandId;
      readonly arguments: readonly unknown[];
    };

/** Makes a button of a command of ours. */
export function button<Id extends CommandId>(title: string, command: Id, ...given: CommandArguments[Id]): Part {
  return { kind: 'button', title, command, arguments: given };
}

/** A link to a command of ours, for a text part with `links`. The title is escaped here. */
export function link<Id extends CommandId>(title: string, command: Id, ...given: CommandArguments[Id]): string {
  const query = encodeURIComponent(JSON.stringify(given)).replace(/[()'!*]/gu, hexadecimal);
  return `[${plain(title)}](command:${command}?${query})`;
}

/** Several links in one line. */
export function linkLine(links: readonly string[]): readonly Part[] {
  return links.length === 0 ? [] : [{ kind: 'text', text: `${links.join(' · ')}\n\n`, links: true }];
}

function hexadecimal(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16)}`;
}
