// What a run knows of its feature, read from its facts: nothing where a fact is missing or something else.
import { parseDocument, type MarkdownDocument, type Section } from '../../documents/document.ts';
import type { FeaturePlace } from '../../core/speckit/facts.ts';
import type { Facts } from '../../core/workflow.ts';
import { readSpec, type Spec } from '../../documents/speckit/spec.ts';

/** The feature's place; with empty names before it is known. */
export function placeOf(facts: Facts): FeaturePlace {
  const value = facts['feature'];
  const of = (name: keyof FeaturePlace): string =>
    isRecord(value) && typeof value[name] === 'string' ? value[name] : '';
  return {
    name: of('name'),
    branch: of('branch'),
    folder: of('folder'),
    spec: of('spec'),
    plan: of('plan'),
    project: of('project'),
    absolute: of('absolute'),
  };
}

/** A fact that is text; empty where it is none. */
export function textOf(facts: Facts, name: string): string {
  const value = facts[name];
  return typeof value === 'string' ? value : '';
}

/** The specification as a document. */
export function specDocument(facts: Facts): MarkdownDocument {
  return parsed(textOf(facts, 'spec'));
}

/** The constitution as a document; an empty one where there is none. */
export function constitutionDocument(facts: Facts): MarkdownDocument {
  return parsed(textOf(facts, 'constitution'), '.specify/memory/constitution.md');
}

/** The specification as it was read. */
export function specOf(facts: Facts): Spec {
  return readSpec(specDocument(facts));
}

/** The name of the feature for people: the title of its specification, else its folder's. */
export function titleOf(facts: Facts): string {
  const title = specDocument(facts).sections.find(({ depth }) => depth === 1)?.title ?? '';
  const bare = title.replace(/^\W*feature spec(?:ification)?\s*[:：–—-]\s*/i, '').trim();
  const isPlace = /^\[[^\]]*\]$/.test(bare) || bare === '';
  return isPlace ? placeOf(facts).name.replace(/^\d+-/, '').replaceAll('-', ' ') || 'Feature' : bare;
}

/** A section with its own text, up to the next heading. */
export interface TextPart {
  /** Unique within its document. */
  readonly key: string;
  readonly text: string;
  readonly section: Section;
}

/** The sections of a document that say something, in their order; what stands before the first one is left out. */
export function partsOf(document: MarkdownDocument): readonly TextPart[] {
  return document.sections
    .filter(({ depth }) => depth > 1)
    .map((section) => ({
      key: section.key,
      text: document.text.slice(section.headingEnd, section.bodyEnd).trim(),
      section,
    }))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

/** A claim or an excerpt with where it comes from. */
export interface KnownSource {
  /** `S1`, counted over all that was found; passages of one page have its number. */
  readonly id: string;
  readonly text: string;
  readonly tool: string;
  readonly query: string;
  readonly url: string;
  readonly title: string;
  readonly date: string;
}

export interface KnownFinding {
  readonly id: string;
  readonly topic: string;
  readonly sources: readonly KnownSource[];
}

/** What research found, each claim under the number by which documents cite it. */
export interface Research {
  readonly findings: readonly KnownFinding[];
  /** Per technology. */
  readonly documentation: readonly (KnownFinding & { readonly version: string })[];
  /** The number that a page has by each number that a passage of it would have. */
  readonly aliases: ReadonlyMap<string, string>;
}

/** What research found, as far as it has a source. */
export function researchOf(facts: Facts): Research {
  let count = 0;
  const numbers = new Map<string, string>();
  const aliases = new Map<string, string>();
  const source = (text: unknown, value: unknown): readonly KnownSource[] => {
    if (typeof text !== 'string' || text.trim() === '' || !isRecord(value)) return [];
    const of = (name: string): string => (typeof value[name] === 'string' ? value[name] : '');
    count += 1;
    const own = `S${count}`;
    const url = of('url');
    const id = (url !== '' ? numbers.get(url) : undefined) ?? own;
    numbers.set(url, id);
    aliases.set(own, id);
    return [
      {
        id,
        text: text.trim(),
        ...{ tool: of('tool'), query: of('query'), url, title: of('title'), date: of('date') },
      },
    ];
  };
  const findings = recordsOf(facts['findings']).map((one) => ({
    id: String(one['id'] ?? ''),
    topic: String(one['topic'] ?? ''),
    sources: recordsOf(one['claims']).flatMap((claim) => source(claim['text'], claim['source'])),
  }));
  const documentation = recordsOf(facts['documentation']).map((one) => ({
    id: String(one['name'] ?? ''),
    topic: String(one['name'] ?? ''),
    version: typeof one['version'] === 'string' ? one['version'] : '',
    sources: recordsOf(one['excerpts']).flatMap((excerpt) => source(excerpt['text'], excerpt['source'])),
  }));
  return { findings, documentation, aliases };
}

/** What was not to be had: `thinking`, `search`, `documentation`, each with the reason. */
export function missingOf(facts: Facts): readonly { readonly name: string; readonly reason: string }[] {
  const value = facts['missingTools'];
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, reason]) => (typeof reason === 'string' ? [{ name, reason }] : []));
}

export function recordsOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const documents = new Map<string, MarkdownDocument>();

/** Documents by their text: a run asks for its specification at every section. */
function parsed(text: string, path = 'specs/feature/spec.md'): MarkdownDocument {
  const key = `${path} ${text}`;
  const known = documents.get(key);
  if (known) return known;
  if (documents.size >= mostHeld) documents.clear();
  const document = parseDocument(path, text);
  documents.set(key, document);
  return document;
}

const mostHeld = 8;
