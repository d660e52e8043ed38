// Corrects what a model wrote for a section: claims of research carry their source or say that they have none, links are
// those that were given, tasks have their form.
import type { Known } from '../../core/frame.ts';
import type { Facts } from '../../core/workflow.ts';
import { grouped } from '../../documents/grouped.ts';
import { analysisOf } from './analysis.ts';
import { blocksOf, markClaims } from './claims.ts';
import { researchOf, textOf, type KnownSource } from './known.ts';
import { phaseHeadings, storyPhases } from './skeleton.ts';

/** The section's text in its form. */
export function finishSection(artifact: string, heading: string, body: string, known: Known): string {
  const { facts } = known;
  const linked = withoutStrangeLinks(body, known);
  if (artifact === 'research') return finishResearch(heading, linked, facts);
  if (artifact === 'tasks' && phaseHeadings(facts).includes(heading)) return finishTasks(heading, linked, facts);
  return linked;
}

/** The sources of a run, by the numbers under which documents cite them. */
export function sourcesOf(facts: Facts): ReadonlyMap<string, KnownSource> {
  const { findings, documentation } = researchOf(facts);
  const all = [...findings, ...documentation].flatMap(({ sources }) => sources);
  // A page is listed once, with all that it was found by.
  const pages = grouped(all, ({ id }) => id);
  return new Map(
    [...pages].flatMap(([id, [first, ...others]]) => {
      if (!first) return [];
      const query = [...new Set([first, ...others].map((one) => one.query))].join('; ');
      return [[id, { ...first, query }] as const];
    }),
  );
}

function finishResearch(heading: string, body: string, facts: Facts): string {
  const sources = sourcesOf(facts);
  const { aliases } = researchOf(facts);
  const cited = outsideFences(body, (line) => withKnownCitations(line, sources, aliases));
  // The analysis is of the specification: that is its source.
  return /thinking/i.test(heading)
    ? cited
    : markClaims(
        cited,
        analysisOf(facts).risks.map(({ risk }) => risk),
      );
}

/** A number that leads to no source says nothing. */
function withKnownCitations(
  line: string,
  sources: ReadonlyMap<string, KnownSource>,
  aliases: ReadonlyMap<string, string>,
): string {
  return line.replace(/[ \t]?\[(S\d{1,4}(?:\s*,\s*S\d{1,4})*)\](?!\()/g, (_, ids: string) => {
    const numbers = ids.split(',').map((id) => aliases.get(id.trim()) ?? id.trim());
    const kept = [...new Set(numbers)].flatMap((id) => {
      const source = sources.get(id);
      return source === undefined ? [] : [source.url ? `[${source.id}](${source.url})` : source.id];
    });
    return kept.length === 0 ? '' : ` (${kept.join(', ')})`;
  });
}

/** Links that nobody gave are no sources: their words stay. */
function withoutStrangeLinks(body: string, { facts, sources }: Known): string {
  const given = new Set([...sourcesOf(facts).values()].map(({ url }) => url));
  const material = [
    sources,
    textOf(facts, 'spec'),
    textOf(facts, 'constitution'),
    textOf(facts, 'clarifications'),
    JSON.stringify(facts['repository'] ?? ''),
  ].join('\n');
  const isGiven = (url: string): boolean =>
    given.has(url) ||
    material.includes(url) ||
    /^https?:\/\/(?:localhost|127\.|0\.0\.0\.0|[\w.-]*example\.(?:com|org|net))/i.test(url);
  return outsideFences(body, (line) =>
    line
      .replace(/\[([^\]]*)\]\((https?:\/\/[^)\s]+)[^)]*\)/g, (whole, words: string, url: string) =>
        isGiven(url) ? whole : words,
      )
      .replace(/(?<![(`\w/"'])<?(https?:\/\/[^\s)>\]|`]+)>?/g, (whole, url: string) =>
        isGiven(url.replace(/[.,;:]+$/, '')) ? whole : '',
      ),
  );
}

/** Task lines as spec-kit reads them: an open box, the id, the mark of the story where the phase is one's. */
function finishTasks(heading: string, body: string, facts: Facts): string {
  const story = storyPhases(facts).find((phase) => phase.heading === heading)?.story;
  return outsideFences(body, (line) => {
    const task = /^\s*(?:[-*+]\s+)?(?:\[.?\]\s+)?(?:\*\*)?(T\d{3,4})(?:\*\*)?[:.]?\s+(.*)$/.exec(line);
    const [, id = '', rest = ''] = task ?? [];
    if (!task || !/^\s*(?:[-*+]\s|\[|\*\*T|T\d)/.test(line)) return line;
    const isParallel = /^(?:\[US[^\]]*\]\s*)?\[P\]/.test(rest);
    const words = rest.replace(/^(?:\[(?:P|US\d+(?:[/,]\s*(?:US)?\d+)*|Story[^\]]*)\]\s*)+/i, '');
    const named = /^\S*\s*\[(US[^\]]+)\]|^\[(US[^\]]+)\]/.exec(rest);
    const mark = story === undefined ? (named?.[1] ?? named?.[2]) : `US${story}`;
    return `- [ ] ${id} ${isParallel ? '[P] ' : ''}${mark === undefined ? '' : `[${mark}] `}${words}`.trimEnd();
  });
}

function outsideFences(text: string, change: (line: string) => string): string {
  return blocksOf(text)
    .map(({ text: part, isCode }) => (isCode ? part : part.split('\n').map(change).join('\n')))
    .join('\n');
}
