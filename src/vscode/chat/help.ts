// What `/help` says. Pure.
import { say, type Sentence } from '../../documents/sentence.ts';
import { plain } from './markdown.ts';
import { button, type Part } from './parts.ts';

/** What Planner does, its commands, and how to go on. */
export function helpParts(
  workflows: readonly { readonly id: string; readonly description: Sentence }[],
  tell: (sentence: Sentence) => string,
): readonly Part[] {
  const commands = [
    ...workflows.map(({ id, description }) => `- \`/${id}\`: ${plain(tell(description))}`),
    `- \`/decide\`: ${tell(say('the technical decisions of a feature: see them, take them, change them'))}`,
    `- \`/complete\`: ${tell(say('completes a phase of a plan: its tests run, and the plan tells what was done'))}`,
    `- \`/check\`: ${tell(say('what the rules find in the plans, and corrections for it'))}`,
    `- \`/status\`: ${tell(say('the plans of this folder, and how they stand'))}`,
    `- \`/help\`: ${tell(say('this page'))}`,
  ];
  const paragraphs = [
    tell(
      say(
        'Describe a task in your own words, attach files with `#file`, or select text. Planner writes the plan into your workspace while you watch it in the preview, and then asks about what is missing.',
      ),
    ),
    commands.join('\n'),
    tell(
      say(
        '**Answers:** choose one, type your own, say “not sure” or “skip”. Only the sections that an answer touches change.',
      ),
    ),
    tell(
      say(
        '**Say more at any time,** such as “also support single sign-on”: the plan is revised. Ask why something stands in it, or does not, and you get an answer.',
      ),
    ),
    tell(
      say(
        '**Your edits are yours:** a section that you changed by hand is never overwritten. Planner shows its own text as a proposal to take or to leave.',
      ),
    ),
  ];
  return [
    { kind: 'text', text: `${paragraphs.join('\n\n')}\n\n` },
    button(tell(say('Show Status')), 'planner.showStatus'),
  ];
}
