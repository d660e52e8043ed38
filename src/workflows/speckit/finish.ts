// Corrects what a model wrote for a section: claims of research carry their source or say that they have none, links are
// those that were given, tasks have their form.
import type { Known } from '../../core/frame.ts';
import type { Facts } from '../../core/workflow.ts';
import { speakerOf } from '../../documents/phrases/phrases.ts';
import { grouped } from '../../documents/grouped.ts';
import { analysisOf } from './analysis.ts';
import { blocksOf, markClaims } from './claims.ts';
import { researchOf, textOf, type KnownSource } from './known.ts';
import { phaseHeadings, storyPhases } from './skeleton.ts';
import { isWanted } from './wanted.ts';

/** The section's text in its form. */
export function finishSection(artifact: string, heading: string, body: string, known: Known): string {
  const { facts } = known;
  const linked = withCitations(artifact, withoutStrangeLinks(body, known), facts);
  // The analysis is of the specification: that is its source.
  if (artifact === 'research' && /thinking/i.test(heading)) return linked;
  if (artifact === 'research') return markClaims(linked, risksOf(facts), speakerOf(analysisOf(facts).language));
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

function risksOf(facts: Facts): readonly string[] {
  return analysisOf(facts).risks.map(({ risk }) => risk);
}

/** Each `[S1]` leads to its page, in whatever document it stands: only research lists the sources. */
function withCitations(artifact: string, body: string, facts: Facts): string {
  const sources = sourcesOf(facts);
  const { aliases } = researchOf(facts);
  // Between the marks of a task line a number may be something else.
  const keepsUnknown = artifact === 'tasks';
  const unpaged = artifact === 'research' || !isWanted('research', facts) ? '' : '(research.md#sources)';
  return outsideFences(body, (line) => withKnownCitations(line, { sources, aliases, unpaged, keepsUnknown }));
}

interface Citable {
  readonly sources: ReadonlyMap<string, KnownSource>;
  readonly aliases: ReadonlyMap<string, string>;
  /** Where a source without a page is found. */
  readonly unpaged: string;
  readonly keepsUnknown: boolean;
}

/** A number that leads to no source says nothing. */
function withKnownCitations(line: string, { sources, aliases, unpaged, keepsUnknown }: Citable): string {
  return line.replace(/[ \t]?(?<!`)\[(S\d{1,4}(?:\s*,\s*S\d{1,4})*)\](?!\()/g, (whole, ids: string) => {
    const numbers = ids.split(',').map((id) => aliases.get(id.trim()) ?? id.trim());
    const kept = [...new Set(numbers)].flatMap((id) => {
      const source = sources.get(id);
      if (source === undefined) return [];
      const to = source.url ? `(${source.url})` : unpaged;
      return [to === '' ? source.id : `[${source.id}]${to}`];
    });
    if (kept.length === 0) return keepsUnknown ? whole : '';
    return ` (${kept.join(', ')})`;
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
  // Without an empty line before it, it would be a part of the last task.
  const apart = body.replace(/(\S)[ \t]*\n(?=\*\*Checkpoint\b)/g, '$1\n\n');
  return outsideFences(apart, (line) => {
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
