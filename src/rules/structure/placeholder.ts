// No place that somebody had to fill remains: `{{place}}`, `<owner>`, TBD, a blank line for a number.
import type { Rule } from '../../core/rule.ts';
import type { MarkdownDocument } from '../../documents/document.ts';
import type { Finding } from '../../documents/finding.ts';
import { rangeOf } from '../../documents/markdown.ts';
import { nodesOf } from '../../documents/nodes.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
import { isWithin } from '../../documents/sorted.ts';
import { isTemplate } from '../../documents/template.ts';
import { endOfLine } from '../../documents/text.ts';
import { report, type Range } from '../finding.ts';
import { isOthers } from '../origin.ts';
import { proseOf, valuesOf, type Value } from './values.ts';

const id = 'structure/placeholder';

export const placeholder: Rule = {
  id,
  page: {
    severity: 'error',
    summary: say('No place of a template remains unfilled.'),
    why: say('An unfilled place is a value that nobody has decided.'),
    wrong: '# {{Title}}',
    right: '# Shorter sign-in',
  },
  applies: () => true,
  check: (document, _verdicts, set) =>
    isTemplate(document.path)
      ? []
      : [...templatePlaces(document, isOthers(set)), ...openPlaces(document, isOthers(set))],
};

function templatePlaces(document: MarkdownDocument, isOfOthers: boolean): readonly Finding[] {
  // What a command of a plan of one's own lacks is missing for whoever copies it.
  const isShell = (language: string | null | undefined) =>
    !isOfOthers && /^(?:sh|shell|bash|console)$/.test(language ?? '');
  if (!document.text.includes('{{')) return [];
  const code = nodesOf(document.root, 'code', 'inlineCode')
    .filter((node) => node.type !== 'code' || !isShell(node.lang))
    .map(rangeOf);
  const listed = listedIn(document);
  const values = isOfOthers ? valuesOf(document).filter(({ kind }) => kind === 'labelled') : [];
  const alone = new Set(values.filter(({ text }) => /^\{\{[^{}]*\}\}$/.test(text)).map(({ start }) => start));
  return [...document.text.matchAll(/(?<!\$)\{\{[^{}\n]{1,100}\}\}/g)]
    .filter(
      ({ index, 0: place }) =>
        !isWithin(code, index) &&
        !isWithin(listed, index) &&
        !generated.test(place) &&
        !(isOfOthers && isExpression(document.text, index, place)),
    )
    .map(({ index, 0: place }) => {
      const message = say('The place {0} of the template is not filled. Put the value there.', place);
      // Others show what their programs fill; what stands for a value alone is certain.
      const severity = isOfOthers && !alone.has(index) ? 'info' : 'error';
      return report(document, id, severity, { start: index, end: index + place.length }, message);
    });
}

/** The first column of a table that tells what places there are: each is the whole cell, with its meaning behind it. */
function listedIn(document: MarkdownDocument): readonly Range[] {
  return nodesOf(document.root, 'table').flatMap((table) => {
    const rows = table.children.slice(1).map(({ children }) => children.map(rangeOf));
    const textOf = (cell: Range | undefined) =>
      cell === undefined ? '' : document.text.slice(cell.start, cell.end).replace(/^[|\s*_]+|[|\s*_]+$/g, '');
    const isListed = ([name, ...rest]: readonly Range[]) =>
      /^\{\{[^{}\n]{1,100}\}\}$/.test(textOf(name)) && rest.some((cell) => /^(?!.*\{\{).*\p{L}/u.test(textOf(cell)));
    return rows.length > 1 && rows.every(isListed) ? rows.flatMap(([name]) => name ?? []) : [];
  });
}

/** What a generator of pages or texts puts there itself: `{{ site.baseurl }}`, `{{< ref >}}`, `{{ .Title }}`, `{{#if x}}`. */
const generated =
  /^\{\{-?\s*(?:[<%.#/&^!>]|(?:site|page|layout|include|post|collection|theme|params|book|forloop)\.\w|(?:else|end)\s*-?\}\})/;

/** `"Drawer {{ drawerIndex + 1 }}"`: others describe screens in the words of a framework. */
function isExpression(text: string, start: number, place: string): boolean {
  const before = text.slice(text.lastIndexOf('\n', start) + 1, start);
  return /[+*/?|().'"]|\p{Ll}\p{Lu}/u.test(place) || (before.match(/"/g)?.length ?? 0) % 2 === 1;
}

interface OpenPlace extends Range {
  readonly text: string;
  /** Whether it is the whole value of a label, so that it cannot be meant otherwise. */
  readonly certain?: boolean;
}

/** Places that people leave in their own words. One finding where several touch, and one for each table. */
function openPlaces(document: MarkdownDocument, isOfOthers: boolean): readonly Finding[] {
  const later = statesOf(document);
  const values = valuesOf(document).filter((value) => !isBesideCode(document.text, value) && !isState(value));
  const found = [...values.flatMap(inValue), ...inProse(proseOf(document))].filter(
    ({ start, text }) => !(/^tb/i.test(text) && isWithin(later, start)),
  );
  let end = -1;
  const places = found
    .sort((one, other) => one.start - other.start || other.end - one.end)
    .filter((place) => {
      if (place.start < end) return false;
      end = place.end;
      return true;
    });
  const tables = nodesOf(document.root, 'table').map(rangeOf);
  const groups: { readonly first: OpenPlace; readonly end: number; others: number }[] = [];
  let table = 0;
  for (const place of places) {
    const last = groups.at(-1);
    if (last !== undefined && place.start < last.end) {
      last.others++;
      continue;
    }
    while ((tables[table]?.end ?? Infinity) <= place.start) table++;
    const around = tables[table];
    const inside = around !== undefined && around.start <= place.start;
    groups.push({ first: place, end: inside ? around.end : place.start, others: 0 });
  }
  // Others leave places on purpose: a form to sign, what is settled later. What stands for a value alone is certain.
  const severityOf = ({ certain }: OpenPlace) => (isOfOthers && certain !== true ? 'info' : 'warning');
  return groups.map(({ first, others }) => report(document, id, severityOf(first), first, sayOf(first.text, others)));
}

function sayOf(text: string, others: number): Sentence {
  if (others === 0) return say('{0} holds the place of a value. Put the value there.', text);
  return others === 1
    ? say('{0} holds the place of a value, here and in one more cell of this table. Put the values there.', text)
    : say(
        '{0} holds the place of a value, here and in {1} more cells of this table. Put the values there.',
        text,
        others,
      );
}

/** Cells of columns such as Status and Actual: what they say is known after the work, and no decision. */
function statesOf(document: MarkdownDocument): readonly Range[] {
  const cells: Range[] = [];
  for (const table of nodesOf(document.root, 'table')) {
    const [header, ...rows] = table.children;
    header?.children.forEach((title, column) => {
      const { start, end } = rangeOf(title);
      if (!stateTitle.test(document.text.slice(start, end))) return;
      for (const { children } of rows) for (const cell of children.slice(column, column + 1)) cells.push(rangeOf(cell));
    });
  }
  return cells.sort((one, other) => one.start - other.start);
}

/** `Status: TODO` and `TASK-004: TODO` say how far something is. */
function isState({ kind, label, text }: Value): boolean {
  const isStated = stateTitle.test(label) || /^\P{L}*\p{Lu}{1,8}-?\d+\W*$/u.test(label);
  return kind === 'labelled' && isStated && /^\W*(?:todo|to do)\W*$/i.test(text);
}

const stateTitle =
  /^\P{L}*(?:(?:current|actual) )?(?:actuals?|achieved|measured|outcome|pass(?:ed)?(?:\/fail(?:ed)?)?|results?|stat(?:e|us|o|ut)|estado|ergebnis|istwert|статус|состояние|状态|狀態|状況|状態|ステータス|進捗|zustand|état|stan|상태)\P{L}*$/iu;

/** `x-0` … `x-3`: what stands between two pieces of code is no value of its own. A row of dots says "and so on". */
function isBesideCode(source: string, { text, start, kind }: Value): boolean {
  if (!/^(?:\.{3}|…)$/.test(text)) return false;
  const line = source.slice(source.lastIndexOf('\n', start - 1) + 1, endOfLine(source, start));
  if (kind === 'cell' && /^[\s|.…]+$/.test(line)) return true;
  return /`[ \t]*$/.test(source.slice(0, start).slice(-20)) && /^[ \t]*`/.test(source.slice(start + text.length));
}

/** What is a place only where it stands for the whole value: elsewhere people write about it. */
function inValue({ text, start, label, kind }: Value): readonly OpenPlace[] {
  const whole = text.replace(/^(?:\*\*|__|[*_])|(?:\*\*|__|[*_])$|[.;]$/g, '');
  const isOpen =
    (kind !== 'alone' && isAngled(whole)) ||
    (kind === 'labelled' && isDatePattern(whole) && !/format|pattern|muster|formato/i.test(label)) ||
    (kind === 'cell' && isDatePattern(whole) && /^(?:last )?(?:updated|created|due|deadline|stand)\b/i.test(label)) ||
    (kind !== 'alone' && openWords.test(whole));
  const certain =
    kind === 'labelled' &&
    /^(?:tb[acd]|todo|fixme)$/i.test(whole) &&
    !/release|deadline|target|version|date/i.test(label);
  return isOpen ? [{ text: whole, start, end: start + text.length, certain }] : [];
}

/** `<owner>`, `<name of the owner>`; a component such as `<Header>` is none. */
function isAngled(text: string): boolean {
  return /^<(?:[a-z\u00df-\u00ff][^<>=/"{}\n]{1,60}|[A-Z][A-Z _-]{1,40}|[\p{L}][^<>=/"{}\n]* [^<>=/"{}\n]{1,60})>$/u.test(
    text,
  );
}

function isDatePattern(text: string): boolean {
  return datePattern.test(text) || (halfDate.test(text) && /\p{L}/u.test(text));
}

const datePattern =
  /^\[?(?:YYYY[-/.]MM[-/.]DD|(?:DD|MM)[-/.](?:MM|DD)[-/.]YYYY|TT\.MM\.JJJJ|JJJJ-MM-TT|AAAA-MM-(?:DD|JJ)|(?:DD|JJ)\/MM\/AAAA)\]?$/;

/** `2026-MM-DD`, `2026-11-XX`, `2026-[Month]-12`. */
const halfDate =
  /^\[?\d{4}[-/.](?:\d\d|\[?(?:MM|XX)\]?|\[\p{L}{3,9}\])[-/.](?:\d\d|\[?(?:DD|XX|TT|JJ)\]?|\[\p{L}{3,9}\])\]?$/u;

const openWords =
  /^(?:tb[acd]|todo|fixme|\?{2,}|x{2,}|\.{3}|…|(?:still )?to be (?:added|announced|completed|confirmed|defined|filled(?: in)?|looked up|provided|specified|supplied)|(?:fill|look) (?:me|this|it) (?:in|up)|noch (?:offen|nachzuschlagen|einzutragen|zu ergänzen)|wird (?:noch )?(?:ergänzt|nachgereicht)|folgt noch|por (?:definir|completar|confirmar)|pendiente de (?:definir|completar)|à (?:définir|compléter|confirmer)|a (?:definir|confirmar|preencher))$/i;

/** Marks that stand for a value wherever they are; not where somebody writes about such marks. */
const marks: readonly RegExp[] = [
  /(?<=\b(?:is|are|ist|sind|es|est)\s)(?:TODO|FIXME)(?=\s*[.;,]|\s*$)/gm,
  /(?<![\p{L}\p{N}_/.([{"'“„-])(?<!\b(?:an?|all|any|as|every|kein|keine|mark(?:ed)?|no|of|or|the|with|without|zero)\s+)TB[ACD](?![\p{L}\p{N}_/-])(?!s?\s+(?:mark|place|entr|item|section|value|count|remain|left|or\b))(?!\s+(?:after|in|once|when|with)\s[^.\n]*\b(?:epic|feature|implementation|iteration|milestone|phase|release|sprint|story|version)\b)/gu,
  /(?<![\p{L}\p{N}_/.:#-]|"[^"\n]{0,80})(?:XX+|YY+|NN+)(?=(?:[ \t\u00a0]*%|[ \t\u00a0]+\p{Ll}{2,}|[ \t]*[€$£]))/gu,
  /(?<=(?:EUR|USD|GBP|CHF|[€$£])[ \t\u00a0]?)X{1,4}(?![\p{L}\p{N}-])/gu,
  /(?<![\p{L}\p{N}_*\\/`<|-])_{3,}(?![\p{L}\p{N}_*])/gu,
  /(?<![\p{L}\p{N}?!])\?{3,}(?![?\p{L}])/gu,
  /\b(?:is|are|value|number|name|figure|price|amount|limit|threshold)\s+(?:still\s+)?to be (?:looked up|filled in|supplied)\b|[([](?:still\s+)?to be (?:looked up|filled in|supplied|confirmed|defined|specified)[)\]]|\b(?:still )to be looked up\b/gi,
];

const toAdd = /[([](?:still\s+)?to be added[)\]]/gi;

/** What stands before a thing to add that is missing from the document: nothing, a label, a part of a document. */
const missingPart =
  /(?:^[ \t>]*(?:[-*+]|\d+[.)])?|[:|])[\s*_]*$|\b(?:dates?|descriptions?|details|diagrams?|examples?|figures?|images?|links?|lists?|numbers?|screenshots?|sections?|tables?|values?)\s$/i;

function inProse(prose: string): readonly OpenPlace[] {
  // Behind another value it says that the project does not have that yet.
  const isMissing = ({ index }: RegExpExecArray) =>
    missingPart.test(prose.slice(prose.lastIndexOf('\n', index - 1) + 1, index));
  return [
    ...marks.flatMap((pattern) => [...prose.matchAll(pattern)]),
    ...[...prose.matchAll(toAdd)].filter(isMissing),
  ].map(({ index, 0: text }) => ({ text, start: index, end: index + text.length }));
}
