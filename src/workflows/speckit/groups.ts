// In which requests a document is written: one for a short one, parts of a large one.
import type { Facts, SectionGroup } from '../../core/workflow.ts';
import type { MarkdownDocument } from '../../documents/document.ts';
import { shortened } from '../../documents/speckit/definition.ts';
import { keysNamedIn } from '../../documents/speckit/feature.ts';
import { parseTemplate } from '../../documents/template.ts';
import { analysisOf, type FeatureSize } from './analysis.ts';
import { specOf } from './known.ts';
import { lastPhase, phaseHeadings, storyPhases } from './skeleton.ts';
import { templateOfArtifact } from './templates.ts';

/** The requests of a document, in their order. */
export function groupsOf(artifact: string, facts: Facts): readonly SectionGroup[] {
  const { size } = analysisOf(facts);
  const asked = parseTemplate(templateOfArtifact(artifact, facts))
    .sections.filter(({ container }) => !container)
    .map(({ heading }) => heading)
    .filter((heading) => heading !== 'Sources');
  const total = lines[artifact]?.[size] ?? 60;
  const carried = carries.includes(artifact) ? ['repository'] : [];
  if (artifact === 'tasks') return taskGroups(asked, facts, total, carried);
  const parts = size === 'large' && halved.includes(artifact) ? halves(asked) : [asked];
  return parts.map((headings) => ({ headings, lines: Math.round(total / parts.length), facts: carried }));
}

/** Documents that rest on what the repository says of itself. */
const carries: readonly string[] = ['plan', 'tasks', 'quickstart', 'testing-strategy'];
const halved: readonly string[] = ['research', 'data-model', 'quickstart'];

/** How many lines a document should have at most, by the size of the feature. */
const lines: Readonly<Record<string, Readonly<Record<FeatureSize, number>>>> = {
  plan: { small: 60, medium: 90, large: 130 },
  research: { small: 60, medium: 130, large: 220 },
  'data-model': { small: 70, medium: 170, large: 320 },
  tasks: { small: 110, medium: 230, large: 420 },
  quickstart: { small: 70, medium: 120, large: 170 },
  'performance-plan': { small: 35, medium: 70, large: 120 },
  'security-plan': { small: 40, medium: 80, large: 130 },
  'testing-strategy': { small: 50, medium: 90, large: 150 },
  'executive-summary': { small: 40, medium: 60, large: 80 },
  dependencies: { small: 25, medium: 45, large: 70 },
};

/** Stories that are written in one request. */
const storiesTogether = 3;

/** The phases in one request where there are few stories, else in several with ids of their own; then what speaks of all tasks. */
function taskGroups(
  asked: readonly string[],
  facts: Facts,
  total: number,
  carried: readonly string[],
): readonly SectionGroup[] {
  const phases = phaseHeadings(facts);
  const stories = storyPhases(facts).map(({ heading }) => heading);
  const closing = asked.filter((heading) => !phases.includes(heading));
  const chunks: (readonly string[])[] = [];
  for (let at = 0; at < stories.length; at += storiesTogether) chunks.push(stories.slice(at, at + storiesTogether));
  const [first = [], ...others] = chunks;
  const parts: readonly (readonly string[])[] =
    others.length === 0 ? [phases] : [[...phases.slice(0, 2), ...first], ...others, [lastPhase(facts)]];
  // What speaks of all tasks is asked for with the tasks, where they are few: it names their ids.
  const isOne = parts.length === 1;
  const each = isOne ? total : (total * 0.65) / parts.length;
  const requests = parts.map((headings, index) => ({
    headings: isOne ? [...headings, ...closing] : headings,
    lines: Math.round(each),
    subject: idsOf(index, parts.length),
    ...(!isOne && index === parts.length - 1 ? { rest: (written: MarkdownDocument) => unnamedIn(written, facts) } : {}),
    facts: carried,
  }));
  const last = {
    headings: closing,
    lines: Math.round(total * 0.35),
    subject:
      'What speaks of all tasks. No new task ids here; where you do not see the tasks of a phase, speak of the phase.',
    facts: [],
  };
  return isOne ? requests : [...requests, last];
}

/** The requirements and criteria that no task names yet: the last part is where they must be covered. */
function unnamedIn(written: MarkdownDocument, facts: Facts): string {
  const named = keysNamedIn(written);
  const { requirements, criteria } = specOf(facts);
  const left = [...requirements, ...criteria].filter(({ key }) => !named.has(key));
  if (left.length === 0) return '';
  const lines = left.map(({ id, text }) => `- ${id}: ${shortened(text.replace(/\s+/g, ' '), 60)}`);
  return ['No task names these yet; each needs one here:', ...lines].join('\n');
}

function idsOf(index: number, count: number): string {
  const first = index === 0 ? 1 : index * 100 + 1;
  const id = (number: number): string => `T${String(number).padStart(3, '0')}`;
  return count === 1
    ? 'Task ids count from T001 through all phases.'
    : `Task ids of this part count from ${id(first)} to ${id(index * 100 + 99)}, through its phases; other parts have other ids.`;
}

function halves<T>(list: readonly T[]): readonly (readonly T[])[] {
  const middle = Math.ceil(list.length / 2);
  return [list.slice(0, middle), list.slice(middle)];
}
