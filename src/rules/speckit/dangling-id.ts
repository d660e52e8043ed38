// What is referred to exists: requirements and criteria in the specification, tasks, stories, decisions.
import type { DocumentSet } from '../../documents/documentSet.ts';
import { say } from '../../documents/sentence.ts';
import { isWithin } from '../../documents/sorted.ts';
import { defined, definitionIn } from '../../documents/speckit/definition.ts';
import { featureOf } from '../../documents/speckit/feature.ts';
import { digitsOf, keysOf, referencesIn, type Id, type IdFamily } from '../../documents/speckit/ids.ts';
import { kindOf } from '../../documents/speckit/kind.ts';
import { outlineOf } from '../../documents/speckit/outline.ts';
import { readable, spanOf } from '../../documents/speckit/readable.ts';
import { remember } from '../../documents/speckit/remember.ts';
import { readSpec } from '../../documents/speckit/spec.ts';
import { readTasks } from '../../documents/speckit/tasks.ts';
import { isOthers, likely } from '../origin.ts';
import { isBesideOther, isExisting, isForeign } from './foreign.ts';
import { featureRule, isHidden, type Remark } from './rule.ts';
import { unknownDependencies } from './task-dependency.ts';

export const danglingId = featureRule(
  'dangling-id',
  [
    ...(['spec', 'plan', 'tasks', 'research', 'data-model', 'quickstart', 'contract', 'decisions'] as const),
    ...(['performance-plan', 'security-plan', 'testing-strategy', 'executive-summary', 'dependencies'] as const),
  ],
  {
    severity: 'warning',
    summary: say('Ids that a document refers to are defined in the feature.'),
    why: say('A reference to nothing is a typing error, or something that was removed and is still counted on.'),
    wrong: '- [ ] T009 Export loans (FR-012)\n\n(the specification ends with FR-008)',
    right: '- [ ] T009 Export loans (FR-008)',
  },
  ({ document, kind, set }) => {
    const known = idsOf(set);
    const source = readable(document);
    const found: Remark[] = [];
    const said = new Set<string>();
    const traced = kind === 'tasks' ? readTasks(document).tasks.map(({ span }) => span) : [];
    // A task that another one waits for is told with that.
    const told = new Set(kind === 'tasks' ? unknownDependencies(document).map(({ span }) => span.start) : []);
    for (const { id, key, family, to, start, end } of referencesIn(source.words)) {
      const wanted = [{ id, key, family }, ...(to === undefined ? [] : [to])].find(
        (one) => isMissing(one, known) && !isNamedOn(one, set),
      );
      if (wanted === undefined && isMisspelt({ id, key, family }, known) && !said.has(key)) {
        said.add(key);
        const message = say('{0} is written with more digits where it is defined. Write it the same way.', id);
        found.push({ severity: 'info', span: spanOf(source, start, end), message });
      }
      if (wanted === undefined || said.has(wanted.key) || isForeign(source.words, start, end)) continue;
      if (isBesideOther(source.prose, start, end, set.folder)) continue;
      if (existingIn(set).has(wanted.key) || besideIn(set).has(wanted.key)) continue;
      if (told.has(spanOf(source, start, end).start)) continue;
      // A story is a number of something else in prose; in the marks and headings of tasks it is meant.
      if (family === 'US' && (kind !== 'tasks' || !isMeant(source.words, start) || /\D0+$/.test(wanted.key))) continue;
      // Others name the tasks of other features as briefly.
      if (isOthers(set) && family === 'T' && kind === 'spec') continue;
      said.add(wanted.key);
      const isOfSpec = /^(?:FR|NFR|SC)$/.test(family);
      const message = say('{0} is defined nowhere in this feature. Correct the id, or define it.', wanted.id);
      const span = spanOf(source, start, end);
      // In the prose of others an id may be that of another feature, or of what was taken out; a task names what it is for.
      const isTraced = isOfSpec && kind === 'tasks' && isWithin(traced, span.start);
      found.push({ severity: isTraced ? 'warning' : likely(set), span, message });
    }
    return found;
  },
);

interface Known {
  readonly keys: ReadonlySet<string>;
  /** Families that are defined completely in this set, with the fewest digits that an id of them has. */
  readonly widths: ReadonlyMap<IdFamily, number>;
  readonly groups: ReadonlySet<string>;
}

const homes: Readonly<Record<IdFamily, 'spec' | 'tasks' | 'decisions'>> = {
  FR: 'spec',
  NFR: 'spec',
  SC: 'spec',
  US: 'spec',
  T: 'tasks',
  TD: 'decisions',
};

const idsOf = remember((set: DocumentSet): Known => {
  const feature = featureOf(set);
  const keys = new Set<string>();
  const widths = new Map<IdFamily, number>();
  const groups = new Set<string>();
  const add = (id: Id, isHome: boolean) => {
    keys.add(id.key);
    groups.add(groupOf(id.key));
    if (isHome) widths.set(id.family, Math.min(widths.get(id.family) ?? 9, digitsOf(id.id)));
  };
  const hidden = new Set<string>(
    // What is hidden, or still to be written, may define what nothing else does.
    feature.documents.filter(({ document }) => set.isPartial === true || isHidden(document)).map(({ kind }) => kind),
  );
  for (const { document, kind } of feature.documents) {
    const outline = outlineOf(document);
    const real =
      kind === 'spec'
        ? new Set(defined(outline.flatMap((entry) => definitionIn(entry) ?? [])).map(({ entry }) => entry))
        : undefined;
    for (const entry of outline) {
      const definition = definitionIn(entry);
      if (definition && real?.has(entry) === false) continue;
      if (definition) add(definition, homes[definition.family] === kind && !hidden.has(kind));
      // `- [~] T029–T034 — REVERTED` speaks for all of them.
      else if (entry.box !== '') for (const key of keysOf(referencesIn(entry.text.slice(0, 40)))) keys.add(key);
    }
  }
  const spec = feature.get('spec');
  const stories = spec === undefined || hidden.has('spec') ? [] : readSpec(spec).stories;
  for (const { key, number, isScenario } of stories) add({ family: 'US', id: `US${number}`, key }, !isScenario);
  return { keys, widths, groups };
});

/** Ids of the product as it is, which a document of the feature says once. */
const existingIn = remember((set: DocumentSet): ReadonlySet<string> => {
  const sources = featureOf(set).documents.map(({ document }) => readable(document).words);
  return new Set(
    sources.flatMap((words) =>
      referencesIn(words).flatMap(({ key, start }) => (isExisting(words, start) ? [key] : [])),
    ),
  );
});

/** Ids that a document of another kind in the folder defines in so many marks: `- **FR-010c** (NEW): …`. */
const besideIn = remember((set: DocumentSet): ReadonlySet<string> => {
  const others = set.documents.filter((document) => kindOf(document) === undefined);
  return new Set(
    others.flatMap((document) =>
      outlineOf(document).flatMap((entry) => {
        const definition = entry.kind === 'line' || entry.box !== '' ? undefined : definitionIn(entry);
        const isMarked = entry.kind === 'heading' || /^[^\p{L}\p{N}]*(?:\*\*|__)/u.test(entry.text);
        if (definition === undefined || !isMarked) return [];
        // A report of what is wrong names the missing ones in the same way.
        const said = entry.kind === 'row' ? entry.cells.join(' ') : definition.rest;
        return unknown.test(said) ? [] : [definition.key];
      }),
    ),
  );
});

const unknown =
  /\b(?:missing|undefined|unknown|dangling|orphan(?:ed)?|non-?existent|(?:not|never|nowhere|isn['\u2019]t) (?:\p{L}+ )?(?:defined|found|specified|there|listed|exist)|(?:does|do)(?: not|n['\u2019]t) exist|no (?:such|definition|requirement))\b|(?<!\p{L})(?:fehlt|fehlend\p{L}*|nicht (?:definiert|vorhanden)|nirgends)(?!\p{L})/iu;

/** `T042` means `T042-MIN` or `P003-T042`, where a document has that. */
function isNamedOn({ id }: Id, set: DocumentSet): boolean {
  const longer = new RegExp(`\\b${id}-[A-Z]{2}|[A-Z\\d]-${id}\\b`);
  return featureOf(set).documents.some(({ document: { text } }) => longer.test(text));
}

/** Whether a story is named in a mark, `[US3]`, or by the heading of a phase: `## Phase 6: User Story 3 - Billing`. */
function isMeant(words: string, start: number): boolean {
  return words[start - 1] === '[' || /^#{1,6} /.test(words.slice(words.lastIndexOf('\n', start - 1) + 1, start));
}

function isMissing({ family, id, key }: Id, { keys, widths, groups }: Known): boolean {
  const width = widths.get(family);
  if (width === undefined || (family !== 'US' && digitsOf(id) < width) || !groups.has(groupOf(key))) return false;
  const parent = key.replace(/(?:[a-z]|\.\d+)$/, '');
  if (keys.has(key)) return false;
  // FR-001b is meant as a part of FR-001, but where FR-001a is defined, it is one that is missing.
  const hasSiblings = parent !== key && ['a', 'b', 'c', '.1', '.2'].some((suffix) => keys.has(parent + suffix));
  if (parent !== key && keys.has(parent)) return hasSiblings;
  // T018 is meant where T018a and T018b are the tasks.
  return !['a', 'b', '.1'].some((suffix) => keys.has(key + suffix));
}

/** `FR-05` where the specification has `FR-005`: a search for one does not find the other. */
function isMisspelt({ family, id, key }: Id, { keys, widths }: Known): boolean {
  return /^(?:FR|NFR|SC)$/.test(family) && keys.has(key) && digitsOf(id) < (widths.get(family) ?? 0);
}

function groupOf(key: string): string {
  return key.replace(/\d+[a-z]?(?:\.\d+)?$/, '');
}
