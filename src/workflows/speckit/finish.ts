// Corrects what a model wrote for a section: claims of research carry their source or say that they have none, links are
// those that were given, tasks have their form.
import type { Known } from '../../core/frame.ts';
import type { Facts } from '../../core/workflow.ts';
import { grouped } from '../../documents/grouped.ts';
import { researchOf, textOf, type KnownSource } from './known.ts';
import { phaseHeadings, storyPhases } from './skeleton.ts';

/** The mark of a claim that nothing supports but the model's own knowledge. */
export const unverified = 'model knowledge, unverified';

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
  return /thinking/i.test(heading) ? cited : markClaims(cited);
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

/** What a claim can rest on: a source, an id, or the material itself by its name. */
const supported =
  /\(\[?S\d{1,4}\b|\]\(https?:|\b(?:FR|NFR|SC|TD)-?(?:[A-Z]+-)?\d|\bUS-?\d|\bT\d{3}\b|\bspec\.md\b|\(?\b(?:from|in|by|per|see|source:) (?:the )?(?:spec(?:ification)?|constitution|repository|technical context|analysis|clarifications?|plan)\b|\((?:spec(?:ification)?|constitution|repository|technical context|analysis|clarification)[^)]*\)|\bthe specification (?:names|leaves|sets|speaks|asks|demands|states|says)\b|model knowledge, unverified|\bplan\.md\b|\bdata-model\.md\b|\bcontracts\//i;
/** What claims nothing. */
const idle =
  /^(?:\W*)(?:none|not applicable|not stated|n\/a|to be (?:determined|decided)|nothing)\b|:\s*$|^\s*\*\*[^*]+\*\*:?\s*$/i;

/** One sentence that says of something that nothing is known of it: “Benchmarks: nothing was retrieved.” */
const empty =
  /^\W*(?:[^.:|\d]{1,80}:\W*)?(?:nothing|none|no [a-z]+|nichts|es wurde nichts)(?: (?:at all|on it|of it|about it))?(?: (?:was|were|is|are|has been|have been|wurden?|ist))?(?: (?:retrieved|found|known|stated|searched|abgerufen|gefunden|bekannt))\b[^.|\d]*\.?\W*$|^\W*[^.:|\d]{1,80}:\W*(?:none|nothing|keine|nichts)\W*$/i;

/** That something was not looked for or not needed is no claim: “No decision was open, so no alternative was weighed.” */
const absence =
  /^\W*(?:[^.:|\d]{1,80}:\W*)?(?:(?:no|keine?[ernms]?)\s+(?:[\p{L}-]+\s+){1,4}?(?:was|were|has been|have been|is|are|wurden?|war(?:en)?|ist|sind)\b[^.|\d]*(?:open|made|taken|needed|weighed|retrieved|found|searched|asked|available|given|stated|named|planned|known|nötig|offen|abgewogen|gefunden|abgerufen|genannt|bekannt)|es wurden? (?:keine?[ernms]?|nichts) (?:gefunden|abgerufen|gesucht))\b[^.|\d]*\.?\W*$/iu;

/** A row whose cells are names, and nothing is said of them. */
function isOnlyNames(row: string): boolean {
  const cells = row.split(/(?<!\\)\|/).map((cell) => cell.replace(/[*`_]/g, '').trim());
  return cells.every((cell) => /^(?:|[—–-]|\p{Lu}[\p{L}\d.+#-]*(?: \p{Lu}[\p{L}\d.+#-]*){0,3})$/u.test(cell));
}

/** Each item, row and paragraph that makes a claim ends with where it comes from, or with the mark. */
function markClaims(body: string): string {
  let isTable = false;
  let covered = -1;
  return blocksOf(body)
    .map((block) => {
      if (block.isCode) return block.text;
      const lines = block.text.split('\n');
      return lines
        .map((line, index) => {
          const isRow = /^\s*\|/.test(line);
          const isHead = isRow && !isTable;
          isTable = isRow;
          if (line.trim() === '' || /^\s*(?:#|>|<!--|\|[\s:|-]+\|?\s*$)/.test(line) || isHead) return line;
          const indent = /^\s*/.exec(line)?.[0].length ?? 0;
          // What stands below an item with a source is said by that source.
          if (indent > 0 && covered >= 0 && indent > covered) return line;
          const isItem = /^\s*(?:[-*+]|\d+[.)])\s/.test(line);
          const following = lines.slice(index + 1);
          const end =
            isItem || isRow
              ? 0
              : following.findIndex((next) => next.trim() === '' || /^\s*(?:[-*+|]|\d+[.)]\s)/.test(next));
          const rest = isItem || isRow ? [] : following.slice(0, end < 0 ? following.length : end);
          const whole = [line, ...rest].join(' ');
          if (supported.test(whole)) {
            covered = isItem ? indent : -1;
            return line;
          }
          covered = -1;
          const isLast = rest.length === 0;
          const isSilent = isRow ? isOnlyNames(line) : empty.test(whole) || absence.test(whole);
          return idle.test(line) || isSilent || !isLast ? line : withMark(line, isRow);
        })
        .join('\n');
    })
    .join('\n');
}

function withMark(line: string, isRow: boolean): string {
  if (!isRow) return `${line.trimEnd()} (${unverified})`;
  return line.replace(/\s*\|?\s*$/, ` (${unverified}) |`);
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

interface Block {
  readonly text: string;
  readonly isCode: boolean;
}

/** A text in pieces: fences with their marks, and what stands between them. Joined by line breaks they are the text. */
function blocksOf(text: string): readonly Block[] {
  const blocks: { lines: string[]; isCode: boolean }[] = [];
  let fence = '';
  for (const line of text.split('\n')) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    const isCode = fence !== '' || mark !== '';
    const last = blocks.at(-1);
    if (last === undefined || last.isCode !== isCode) blocks.push({ lines: [line], isCode });
    else last.lines.push(line);
    if (fence === '' && mark !== '') fence = mark;
    else if (fence !== '' && mark.startsWith(fence.charAt(0)) && mark.length >= fence.length && line.trim() === mark)
      fence = '';
  }
  return blocks.map(({ lines, isCode }) => ({ text: lines.join('\n'), isCode }));
}

function outsideFences(text: string, change: (line: string) => string): string {
  return blocksOf(text)
    .map(({ text: part, isCode }) => (isCode ? part : part.split('\n').map(change).join('\n')))
    .join('\n');
}
