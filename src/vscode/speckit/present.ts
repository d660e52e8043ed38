// The report of a run on a feature, and its decisions, as the chat shows them. Pure.
import type { DecisionLine } from '../../app/feature/feature.ts';
import type { FileChange } from '../../app/runs/summary.ts';
import { tellReport, type FeatureReport } from '../../core/report.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
import type { RunPointer } from '../commands.ts';
import { plain, short } from '../chat/markdown.ts';
import { link, type Part } from '../chat/parts.ts';

type Tell = (sentence: Sentence) => string;

/** The files that a turn wrote, with how much of each: a feature has too many sections to name them. */
export function presentFiles(files: readonly FileChange[], heading: string, tell: Tell): readonly Part[] {
  const lines = files.flatMap(({ path, sections }): readonly Part[] => [
    { kind: 'text', text: '- ' },
    { kind: 'file', path },
    { kind: 'text', text: ` (${tell(sections === 1 ? say('1 section') : say('{0} sections', sections))})\n` },
  ]);
  return [{ kind: 'text', text: `**${plain(heading)}**\n\n` }, ...lines, { kind: 'text', text: '\n' }];
}

/** What must be known comes first: risks of performance and security, then what was decided, what is open, what comes next. */
export function presentReport(found: FeatureReport, tell: Tell): readonly Part[] {
  const report = tellReport(found, tell);
  const parts: readonly (readonly [Sentence, readonly string[]])[] = [
    [say('⚠ Before anything else:'), report.warnings],
    [say('Decisions:'), report.decisions],
    [say('Risks and blockers:'), report.risks],
    [say('Questions that need business input:'), report.questions],
    [say('For stakeholders to review:'), report.review],
    [say('Found by the review and not put right:'), report.left],
    [say('Left out:'), report.omitted],
    [say('Ignored by git, so not under version control:'), report.ignored],
    [say('Next:'), report.next],
  ];
  const place = say('Branch {0}, folder {1}', report.branch, report.folder);
  const lists = parts.flatMap(([heading, lines]) => listOf(heading, lines, tell));
  const files = report.files.map((file) => `- ${plain(file)}`).join('\n');
  const all = files === '' ? [] : [`${tell(say('All files:'))}\n\n${files}`];
  return [{ kind: 'text', text: `${[plain(tell(place)), ...lists, ...all].join('\n\n')}\n\n` }];
}

/** The decisions of a run: each with what was chosen, and a way to take it, or to take it anew. */
export function presentDecisions(
  decisions: readonly DecisionLine[],
  feature: string,
  run: RunPointer,
  tell: Tell,
): readonly Part[] {
  const lines = decisions.map(({ id, title, category, state, choice }) => {
    const way = link(
      state === 'decided' ? tell(say('Change')) : tell(say('Decide')),
      'planner.reply',
      {
        ...{ kind: 'decide', run, decision: id },
      },
      id,
    );
    return `- **${plain(id)}** ${plain(category)}: ${plain(title)} · ${plain(stateText(state, choice, tell))} · ${way}`;
  });
  const heading = tell(say('Decisions of {0}, the weightiest first:', feature));
  const how = tell(
    say('Say for instance “/decide TD003” to be asked again, or “/decide TD003 B because …” to decide at once.'),
  );
  return [{ kind: 'text', text: `${plain(heading)}\n\n${lines.join('\n')}\n\n${plain(how)}\n\n`, links: true }];
}

/** How a decision stands, in a few words. */
export function stateText(state: DecisionLine['state'], choice: string, tell: Tell): string {
  const chosen = short(choice, 100);
  if (state === 'open') return tell(say('open'));
  return state === 'provisional' ? tell(say('provisional: {0}', chosen)) : tell(say('decided: {0}', chosen));
}

function listOf(heading: Sentence, lines: readonly string[], tell: Tell): readonly string[] {
  if (lines.length === 0) return [];
  return [`**${tell(heading)}**\n\n${lines.map((line) => `- ${inline(line)}`).join('\n')}`];
}

/** A line of Markdown as the run made it: emphasis and code stay, nothing of it leads or loads anything. */
function inline(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[[\]<>!|&$]/gu, '\\$&');
}
