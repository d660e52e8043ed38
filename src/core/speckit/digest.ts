// A specification in few words, for models that cannot take all of it: what it requires, one a line. Pure.
import { shortened } from '../../documents/speckit/definition.ts';
import type { LoggedClarification } from '../../documents/speckit/clarificationLog.ts';
import type { Spec } from '../../documents/speckit/spec.ts';

/** In characters: of a line, of a digest, of the clarifications. */
const longest = { line: 320, digest: 40_000, clarifications: 24_000 };

/** Requirements, criteria, stories with their scenarios, edge cases, entities, clarifications. Empty where it has none. */
export function digestOf(spec: Spec): string {
  const stories = spec.stories.flatMap(({ number, title, priority, scenarios }) => [
    `- US${number}${priority === undefined ? '' : ` (${priority})`}: ${title}`,
    ...scenarios.map(({ text }) => `  - ${text}`),
  ]);
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ['Requirements', spec.requirements.map(({ id, text }) => `- ${id}: ${text}`)],
    ['Success criteria', spec.criteria.map(({ id, text }) => `- ${id}: ${text}`)],
    ['User stories', stories],
    ['Scenarios', spec.scenarios.map(({ text }) => `- ${text}`)],
    ['Edge cases', spec.edgeCases.map(({ text }) => `- ${text}`)],
    ['Entities', spec.entities.map(({ name }) => `- ${name}`)],
    ['Clarified', spec.clarifications.flatMap(({ question, answer }) => (answer ? [`- ${question} → ${answer}`] : []))],
    ['Not clear yet', spec.marks.map(({ question }) => `- ${question}`)],
  ];
  const text = parts
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => [`${title}:`, ...lines.map(bounded)].join('\n'))
    .join('\n\n');
  return cut(text, longest.digest);
}

/** What was clarified before, one a line, with its date and topic. Empty where nothing was. */
export function clarificationsText(entries: readonly LoggedClarification[]): string {
  const lines = entries
    .filter(({ answer }) => answer !== '')
    .map(({ id, topic, category, question, answer, impact, timestamp }) => {
      const about = [id, topic === 'other' ? category : topic, timestamp.slice(0, 10)].filter(Boolean).join(', ');
      return bounded(`- ${about && `[${about}] `}${question} → ${answer}${impact && ` (${impact})`}`);
    });
  return cut(lines.join('\n'), longest.clarifications);
}

function bounded(line: string): string {
  return shortened(line.replace(/\s*\n\s*/g, ' '), longest.line);
}

/** Whole lines only. */
function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, text.lastIndexOf('\n', limit)).toWellFormed()}\n(more is in the specification)`;
}
