// Brings text that was pasted from a tracker, a mail or a chat into plain Markdown.
import { chatAsMarkdown } from './chat.ts';
import { jiraAsMarkdown } from './jira.ts';
import { mailAsMarkdown } from './mail.ts';
import { minutesAsMarkdown } from './minutes.ts';

/** The same statements as Markdown lines; text of no such kind comes back as it is. One pass over the lines each. */
export function asMarkdown(text: string): string {
  const lines = text.split(/\r\n|\r|\n/);
  return minutesAsMarkdown(mailAsMarkdown(chatAsMarkdown(jiraAsMarkdown(lines)))).join('\n');
}
