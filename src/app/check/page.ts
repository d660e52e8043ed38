// A rule's page as Markdown, made from the rule itself.
import type { RulePage } from '../../core/rule.ts';
import type { Sentence } from '../../documents/sentence.ts';
import { say } from '../../documents/sentence.ts';

/** The page of a rule, in the language of `tell`. Its examples are shown as the Markdown that they are. */
export function pageText(id: string, page: RulePage, tell: (sentence: Sentence) => string): string {
  const setting = JSON.stringify({ 'planner.rules': { [id]: 'off' } });
  return [
    `# ${id}`,
    `**${tell(page.summary)}** ${tell(page.why)}`,
    `${tell(say('As shipped:'))} ${page.severity}`,
    ...(page.wrong ? [tell(say('Wrong:')), fenced(page.wrong)] : []),
    ...(page.right ? [tell(say('Right:')), fenced(page.right)] : []),
    tell(say('To give it another severity, or to switch it off, set {0}.', `\`${setting.slice(1, -1)}\``)),
  ].join('\n\n');
}

/** Longer marks than any within. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([marks]) => marks.length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}markdown\n${text}\n${marks}`;
}
