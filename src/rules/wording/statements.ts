// The statements of a document that somebody must be able to check: goals, requirements, criteria.
import type { ListItem, Nodes, Paragraph, TableRow } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { MarkdownDocument } from '../../documents/document.ts';
import { knownLanguageOf, type Language } from '../../documents/language.ts';
import { rangeOf } from '../../documents/markdown.ts';
import { lastFrom } from '../../documents/sorted.ts';

export interface Statement {
  /** The one that it stands in. */
  readonly document: MarkdownDocument;
  /**
   * The source of the item's own text, with its ids and what is quoted, linked or code blanked out: an offset in it plus
   * `start` is an offset in the document.
   */
  readonly text: string;
  readonly start: number;
  /** The same with all that is nested below it: a measure may stand there. */
  readonly whole: string;
  readonly kind: 'goal' | 'requirement' | 'criterion';
  readonly language: Language;
}

/** Whether its box is ticked: others report so what was done, rather than what must be. */
export function isTicked({ whole }: Statement): boolean {
  return /^(?:[-*+]|\d+[.)])\s+\[[xX]\]/.test(whole);
}

const known = new WeakMap<MarkdownDocument, readonly Statement[]>();

/** The statements of a document, in a language that has word lists; found once. */
export function statementsOf(document: MarkdownDocument): readonly Statement[] {
  const found = known.get(document) ?? readStatements(document);
  known.set(document, found);
  return found;
}

function readStatements(document: MarkdownDocument): readonly Statement[] {
  const language = knownLanguageOf(proseOf(document));
  if (language === undefined) return [];
  const found: Statement[] = [];
  const add = (node: ListItem | TableRow, own: Nodes, kind: Statement['kind']): void => {
    const { start, end } = rangeOf(own);
    found.push({
      document,
      text: masked(document.text, own, start, end),
      start,
      whole: sourceOf(document, node),
      kind,
      language,
    });
  };
  let labelled: Kind | undefined;
  for (const block of document.root.children) {
    if (block.type !== 'list') labelled = kindOfLabel(block) ?? (block.type === 'html' ? labelled : undefined);
    if (block.type === 'list') {
      const kind = labelled === undefined ? kindOfSection(document, rangeOf(block).start) : labelled.kind;
      eachItem(block, (item) => {
        const own = item.children.find((child) => child.type === 'paragraph');
        // What is ticked off is a report of what was done.
        if (own && /^[\u2705\u2714\u2611]/.test(document.text.slice(rangeOf(own).start))) return false;
        const named = own === undefined ? undefined : kindOfId(document.text.slice(rangeOf(own).start));
        const label = own && kindOfLabel(own);
        const [nested] = label ? item.children.filter((child) => child.type === 'list') : [];
        if (label && nested) {
          for (const one of nested.children) {
            const text = one.children.find((child) => child.type === 'paragraph');
            if (text && label.kind) add(one, text, label.kind);
          }
          return false;
        }
        // `**Scalability:**` above a list of what is meant is its label.
        const isShort = own && named === undefined && /^[^.:\uff1a]{1,40}[:\uff1a]$/.test(labelIn(own) ?? '');
        if (isShort && item.children.some((child) => child.type === 'list')) return false;
        if (own && (named ?? kind)) add(item, own, named ?? kind ?? 'goal');
        return (named ?? kind) === undefined;
      });
      labelled = undefined;
    } else if (block.type === 'table') {
      for (const row of block.children.slice(1)) {
        const named = kindOfId(document.text.slice(rangeOf(row).start).replace(/^\|\s*/, ''));
        if (named) add(row, row, named);
      }
    }
  }
  return found;
}

/** Goes through the items of a list; into one only where `enter` says so. */
function eachItem(node: Nodes, enter: (item: ListItem) => boolean): void {
  if (node.type === 'listItem' && !enter(node)) return;
  if (node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote') {
    for (const child of node.children) eachItem(child, enter);
  }
}

const ids: readonly (readonly [Statement['kind'], RegExp])[] = [
  ['requirement', /^(?:\*\*|__|`|\[)*(?:FR|NFR|REQ|PR|SR|UR)-[\w-]*\d/],
  ['criterion', /^(?:\*\*|__|`|\[)*(?:SC|AC)-[\w-]*\d/],
];

function kindOfId(source: string): Statement['kind'] | undefined {
  return ids.find(([, pattern]) => pattern.test(source))?.[0];
}

/** Headings under which each item is such a statement. The innermost that says something decides. */
const headings: readonly (readonly [Statement['kind'] | undefined, RegExp])[] = [
  [
    undefined,
    /non-?goals|out of scope|nicht-?ziele|assumption|key entit|edge case|clarification|anti-?goal|checklist/i,
  ],
  [
    'criterion',
    /\b(?:success|acceptance|exit|entry) criteri|measurable outcome|definition of done|erfolgskriterien|akzeptanzkriterien|abnahmekriterien|crit[eè]res? (?:de succ[eè]s|d.acceptation)|criterios? de (?:[eé]xito|aceptaci[oó]n)|crit[eé]rios? de (?:sucesso|aceita[cç][aã]o)|критерии (?:успеха|при[её]мки)|成功标准|验收标准|成功基準|受け入れ基準|受入基準/iu,
  ],
  [
    'requirement',
    /\b(?:non-?)?functional requirements?|(?:nicht-?)?funktionale anforderungen|exigences? (?:non )?fonctionnelles?|requisitos? (?:no )?funcionales|requisitos? (?:n[aã]o )?funcionais|функциональные требования|功能(?:性)?需求|機能要件/iu,
  ],
  [
    'goal',
    /^(?:\d[\d.]*\s*)?(?:(?:primary|project|business|key) )?(?:goals?|objectives?)\b|^ziele\b|^objectifs?\b|^objetivos?\b|^цели(?!\p{L})|^目标|^目標|^目的/iu,
  ],
];

/** What a label such as `**Acceptance criteria:**` says of the list below it; `kind` is missing where they are none. */
interface Kind {
  readonly kind: Statement['kind'] | undefined;
}

function kindOfLabel(node: Nodes): Kind | undefined {
  const text = node.type === 'paragraph' ? labelIn(node) : undefined;
  if (node.type !== 'paragraph' || text === undefined) return undefined;
  const [first, ...others] = node.children;
  const isLabel = text.length <= 80 && (/[:\uff1a]$/.test(text) || (first?.type === 'strong' && others.length === 0));
  const found = isLabel ? headings.find(([, pattern]) => pattern.test(text)) : undefined;
  return found && { kind: found[0] };
}

/** What a paragraph says. Nothing where its last words tell that it ends in no colon: then plain words are no label. */
function labelIn(node: Paragraph): string | undefined {
  const last = node.children.at(-1);
  const end = last?.type === 'text' ? last.value.trimEnd() : '';
  return end === '' || /[:\uff1a]$/.test(end) ? toString(node).trim() : undefined;
}

function kindOfSection(document: MarkdownDocument, offset: number): Statement['kind'] | undefined {
  const section = lastFrom(document.sections, offset);
  for (const title of section?.path.toReversed() ?? []) {
    const found = headings.find(([, pattern]) => pattern.test(title));
    if (found) return found[0];
  }
  return undefined;
}

function proseOf(document: MarkdownDocument): string {
  return document.text.replace(/^(?:```|~~~)[^]*?^(?:```|~~~)/gm, ' ');
}

function sourceOf(document: MarkdownDocument, node: Nodes): string {
  const { start, end } = rangeOf(node);
  return document.text.slice(start, end);
}

/** A node's source with blanks where nothing is said in the author's own words. */
function masked(text: string, node: Nodes, start: number, end: number): string {
  let source = text.slice(start, end);
  const blank = (from: number, to: number): void => {
    source = source.slice(0, from) + ' '.repeat(to - from) + source.slice(to);
  };
  const blankForeign = (inner: Nodes): void => {
    if (inner.type === 'inlineCode' || inner.type === 'html' || inner.type === 'link') {
      const range = rangeOf(inner);
      blank(range.start - start, range.end - start);
    } else if ('children' in inner) inner.children.forEach(blankForeign);
  };
  blankForeign(node);
  const quoted =
    /"[^"\n]{1,80}"|\u201c[^\u201d\n]{1,80}\u201d|\u00ab[^\u00bb\n]{1,80}\u00bb|\u300c[^\u300d\n]{1,80}\u300d|\u201e[^\u201c\n]{1,80}\u201c|https?:\/\/\S+/g;
  for (const match of [...source.matchAll(quoted)]) blank(match.index, match.index + match[0].length);
  const id = /^(?:\|\s*)?(?:\*\*|__|`|\[)*[A-Z]{2,4}-[\w-]*\d\w*[\]`*_:：.)\s-]*/.exec(source);
  if (id) blank(0, id[0].length);
  return source;
}
