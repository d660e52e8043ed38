// A decisions document of Planner considers all eight categories.
import { say } from '../../documents/sentence.ts';
import { readDecisions } from '../../documents/speckit/decisions.ts';
import { readable, spanOf } from '../../documents/speckit/readable.ts';
import { featureRule } from './rule.ts';

/** The categories, as the log of decisions writes them, and how documents may name them. */
export const categories: readonly (readonly [name: string, words: RegExp])[] = [
  ['Architecture', /\barchitectur/i],
  ['Technology', /\btechnolog|\btech stack/i],
  ['Integration', /\bintegration/i],
  ['Performance', /\bperformance/i],
  ['Security', /\bsecurity/i],
  ['Scaling', /\bscal(?:ing|ability)/i],
  ['Deployment', /\bdeployment/i],
  ['Data', /\bdata\b/i],
];

export const decisionCategories = featureRule(
  'decision-categories',
  ['decisions'],
  {
    severity: 'warning',
    summary: say('Each of the eight categories has a decision, or a line that says why it has none.'),
    why: say('What nobody thought of is not the same as what needs no decision.'),
    wrong: '(no word of Scaling)',
    right: '- **Scaling**: no decision needed, at most 50 users in one office',
  },
  ({ document }) => {
    const { planners, decisions } = readDecisions(document);
    if (!planners || decisions.length === 0) return [];
    const inDecisions = new Set(
      decisions.flatMap(({ category, title }) => namesIn(category === '' ? title : category)),
    );
    const outside = without(
      readable(document).prose,
      decisions.map(({ text }) => text),
    );
    const elsewhere = new Set(toldIn(outside.replace(/^#\s.*$/m, '')));
    const missing = categories.map(([name]) => name).filter((name) => !inDecisions.has(name) && !elsewhere.has(name));
    if (missing.length === 0) return [];
    const message = say(
      'Not considered: {0}. Add a decision for each, or a line that says why none is needed.',
      missing.join(', '),
    );
    const source = readable(document);
    const chapter = source.document.sections.find(({ title, depth }) => depth > 1 && /categor|kategor/i.test(title));
    const span = chapter === undefined ? undefined : spanOf(source, chapter.start, chapter.headingEnd);
    return [{ severity: 'warning', message, ...(span === undefined ? {} : { span }) }];
  },
);

/** A text without parts of it that stand in it in this order. */
function without(text: string, parts: readonly string[]): string {
  const rest: string[] = [];
  let at = 0;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    if (found < 0) continue;
    rest.push(text.slice(at, found));
    at = found + part.length;
  }
  return [...rest, text.slice(at)].join('\n');
}

/** The categories of which a line or a heading with its text says more than the name. */
function toldIn(text: string): readonly string[] {
  const paragraphs = text.replace(/^(#{1,6}[ \t].*)\r?\n(?:[ \t]*\r?\n)*(?!#)/gm, '$1 ').split('\n');
  return paragraphs.flatMap((line) => {
    const names = namesIn(line);
    const rest = categories.reduce((left, [, words]) => left.replace(new RegExp(words, 'gi'), ' '), line);
    return (rest.match(/\p{L}{2,}/gu) ?? []).length > 1 ? names : [];
  });
}

function namesIn(text: string): readonly string[] {
  return categories.filter(([, words]) => words.test(text)).map(([name]) => name);
}
