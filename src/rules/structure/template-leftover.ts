// Nothing of a template's own text remains in a document that was made from it.
import type { Rule } from '../../core/rule.ts';
import { commentsOf } from '../../documents/comments.ts';
import type { MarkdownDocument } from '../../documents/document.ts';
import { rangeOf } from '../../documents/markdown.ts';
import { nodesOf } from '../../documents/nodes.ts';
import type { Finding, Severity } from '../../documents/finding.ts';
import { say } from '../../documents/sentence.ts';
import { isWithin } from '../../documents/sorted.ts';
import { isTemplate } from '../../documents/template.ts';
import { endOfLine } from '../../documents/text.ts';
import { report, type Range } from '../finding.ts';
import { likely } from '../origin.ts';
import { proseOf, valuesOf } from './values.ts';

const id = 'structure/template-leftover';

/**
 * Places and hints of the templates of spec-kit (spec, plan, tasks, constitution; 0.0.x to 1.0.1), to the letter: words
 * in brackets alone are often links, tags and states.
 */
const places =
  /\[(?:FEATURE(?: NAME)?|PROJECT[_ ]NAME|###-feature-name|#+-[a-z-]+|DATE|link|PRINCIPLE_\d_(?:NAME|DESCRIPTION)|SECTION_\d_(?:NAME|CONTENT)|GOVERNANCE_RULES|CONSTITUTION_VERSION|RATIFICATION_DATE|LAST_AMENDED_DATE|GUIDANCE_FILE|Brief Title|Describe this user journey in plain language|initial state|action|expected outcome|boundary condition|error scenario|Entity [12]|specific capability[^\]]*|Explain the value[^\]]*|Describe how this can be tested[^\]]*|Measurable metric[^\]]*|Gates determined based on constitution file|Extract from feature spec[^\]]*|Document the selected structure[^\]]*|REMOVE IF UNUSED|Add more [^\]]*)\](?!\()/g;

/** What the writer of any template asks of whoever fills it in, in brackets. */
const hint =
  /\[(?:Add|Brief(?: description)?|Define|Describe|Document|Enter|Example:|Explain|Fill|Identify|Include|Insert|List(?: of)?|Name of|Outline|Provide|Replace|Short description|Specify|State|Summari[sz]e|What|When|Who|Why|Write|Your|Beschreib\p{L}*|Nenne\p{L}*|Trage\p{L}*|Füge\p{L}*|Kurze Beschreibung|Name de[rs]|Describ\p{L}*|Descripción de|Indi(?:ca|que)\p{L}*|Descreva|Décri\p{L}*|Nombre de\p{L}*)\s[^\]\n]{2,200}\](?![([:])/gu;

/** `[REVIEWER NAME]`, `[insert the protocol]`: wherever they stand. */
const named =
  /\[(?:(?!NEEDS |IN |NOT |ON )\p{Lu}{2,}(?:[ _]\p{Lu}{2,}){0,3}[ _](?:NAME|DATE|TITLE|NUMBER|VALUE|OWNER|TEAM|URL|ID|DESCRIPTION)|(?:insert|enter|fill in|einf[üu]gen|insertar|indicar|inserir|insérer)\s[^\]\n]{2,80})\](?![([:])/gu;

/** Words in brackets as the whole value: states, ids and answers are values. */
const bracketed = /^\[(?=[^\]]*\p{Ll}{2})(\p{Lu}[^[\]\n]{1,150})\][.;]?$/u;
const state =
  /^(?:accepted|active|approved|blocked|cancell?ed|clos(?:ed|e)|completed?|deferred|deprecated|done|draft|empty|failed|final|in progress|n\/a|no|none|not (?:applicable|started)|ok|open|optional|passed|pending|planned|ready|rejected|required|resolved|review|todo|verified|yes|ja|nein|offen|erledigt|keine?|sí|hecho|ninguno|oui|non|fait|feito)$|NEEDS CLARIFICATION|PROVISIONAL|\p{L}-\d|§|\bUS\d/iu;

/** `[String]`, `[PatternComponent]`: a list of such values, as some languages write it. */
const listType =
  /^(?:String|Int(?:eger|\d+)?|UInt\d*|Bool(?:ean)?|Float|Double|Decimal|Number|Byte|Char(?:acter)?|Data|URL|UUID|Date(?:Time)?|Any|Object|(?:\p{Lu}\p{Ll}+){2,})[!?]?$/u;

/** Notes of templates to their writers, which nobody sees in the rendered text. */
const note =
  /ACTION REQUIRED|(?:^|<!--)\s*(?:Fill in|Examples?|e\.g\.|Hint|Instructions?)\b\s*:?|represents? placeholders|This (?:is a|template)\b|(?:fill|replace) (?:(?:them|this|these|it|in) )?(?:out|in|with|the|this|all)\b[^]{0,60}(?:placeholder|section|template|actual|right|real|own)|delete this (?:comment|note|section|line)|remove this (?:comment|note|section|line)|User stories should be PRIORITIZED/i;

/** With more places than these a document is no document yet, and one finding says it. */
const fewPlaces = 4;

export const templateLeftover: Rule = {
  id,
  page: {
    severity: 'error',
    summary: say('No place and no hint of a template remains.'),
    why: say('A place that was not filled looks finished to a tool, and says nothing to a reader.'),
    wrong: '# Feature Specification: [FEATURE NAME]\n\n**Created**: [DATE]',
    right: '# Feature Specification: Export of bookings\n\n**Created**: 2026-11-21',
  },
  // The templates themselves are full of them.
  applies: ({ path }) => !isTemplate(path),
  check(document, _verdicts, set) {
    const left = placesIn(document);
    const [first] = left;
    if (first !== undefined && isUnfilled(document)) {
      const message = say(
        '{0} places of the template remain; this is the first. Fill them, or remove them.',
        left.length,
      );
      return [report(document, id, 'error', first.range, message)];
    }
    const known = left.map(({ place, range }) => {
      if (isSigned(document.text, range)) {
        const said = say('{0} is for whoever signs this form. Put there what it asks for, once it is known.', place);
        return report(document, id, 'info', range, said);
      }
      const message = say('{0} is a place of the template. Put there what it asks for, or remove it.', place);
      return report(document, id, 'error', range, message);
    });
    return [
      ...known,
      ...hintsIn(
        document,
        left.map(({ range }) => range),
        likely(set),
      ),
      ...notesIn(document),
    ];
  },
};

/** Whether nobody has filled the template that a document was made from: then nothing else of it has to be said. */
export function isUnfilled(document: MarkdownDocument): boolean {
  return placesIn(document).length > fewPlaces;
}

const found = new WeakMap<MarkdownDocument, ReturnType<typeof readPlaces>>();

function placesIn(document: MarkdownDocument): ReturnType<typeof readPlaces> {
  const known = found.get(document) ?? readPlaces(document);
  found.set(document, known);
  return known;
}

function readPlaces(document: MarkdownDocument): readonly { readonly place: string; readonly range: Range }[] {
  const code = codeRanges(document);
  return [...document.text.matchAll(places)]
    .filter(({ index, 0: place }) => !isWithin(code, index) && !isQuoted(document.text, index, place.length))
    .map(({ index, 0: place }) => ({ place, range: { start: index, end: index + place.length } }));
}

/** Places and hints of other templates, which are known by their form only. */
function hintsIn(document: MarkdownDocument, known: readonly Range[], severity: Severity): readonly Finding[] {
  const prose = proseOf(document);
  const hints = [...prose.matchAll(hint), ...prose.matchAll(named)]
    .map(({ index, 0: text }) => ({ text, start: index }))
    .filter(({ text, start }) => !isQuoted(document.text, start, text.length));
  const whole = valuesOf(document).filter(({ text, kind }) => {
    const words = bracketed.exec(text)?.[1];
    return (
      kind !== 'alone' &&
      words !== undefined &&
      !state.test(words) &&
      !(kind === 'cell' && listType.test(words)) &&
      !shownIn(document).has(`[${words}]`)
    );
  });
  const starts = new Set(known.map(({ start }) => start));
  return [...hints, ...whole].flatMap(({ text, start }) => {
    // Samples of spec-kit's templates are told by a rule of their own.
    if (starts.has(start) || /^\[(?:e\.g\.|domain-specific|if applicable|single\/)/.test(text)) return [];
    starts.add(start);
    const message = say('{0} reads like a place of a template. Put there what it asks for, or remove it.', text);
    return [report(document, id, severity, { start, end: start + text.length }, message)];
  });
}

const shown = new WeakMap<MarkdownDocument, ReadonlySet<string>>();

/** What a sample of the document shows as it is, such as the label of a button, is a name: `[Save]`. Found once. */
function shownIn(document: MarkdownDocument): ReadonlySet<string> {
  const known = shown.get(document) ?? readShown(document);
  shown.set(document, known);
  return known;
}

function readShown(document: MarkdownDocument): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { value } of nodesOf(document.root, 'code', 'inlineCode')) {
    for (const [name] of value.matchAll(/\[[^[\]\n]{2,151}\]/g)) names.add(name);
  }
  return names;
}

function notesIn(document: MarkdownDocument): readonly Finding[] {
  return nodesOf(document.root, 'html').flatMap((node) => {
    const { start } = rangeOf(node);
    return commentsOf(node.value).flatMap((comment) => {
      if (!note.test(comment.words)) return [];
      const message = say('This note of the template is for whoever writes the document. Remove it.');
      return [report(document, id, 'info', { start: start + comment.start, end: start + comment.end }, message)];
    });
  });
}

/** Whether what stands before a place belongs to the value that is half filled. */
function isHalf(text: string, start: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return /(?<![\w-])\d{4}-(?:\d\d-)?$/.test(before) || halfNamed.test(before);
}

/** A label of one thing and the start of its value: `**Branch**: feature/`. What tells of many gives their form. */
const halfNamed =
  /^[ \t>]*(?:[-*+][ \t]+)?(?:[^\n]*[ \t]\|[ \t]+)?(\*\*|__)(?![^*_\n]*(?:branches|convention|example|form|naming|pattern|muster|schema|scheme|template))[^*_\n]{1,60}(?::\1|\1[ \t]*:)[ \t]*(?:[\w.-]{1,30}[/-]){1,4}$/i;

/** Somebody writes about a place: `still contains "[FEATURE NAME]"`. */
function isQuoted(text: string, start: number, length: number): boolean {
  const marks = text.charAt(start - 1) + text.charAt(start + length);
  // `feature/[###-name]` is the form of a name, unless it is the value of a label; `2026-[DATE]` is half a date.
  if (/[/-]/.test(text.charAt(start - 1)) && !isHalf(text, start)) return true;
  return /^(?:""|''|\u201c\u201d|\u201e\u201c|\u00ab\u00bb)$/.test(marks) || isVariable(text, start, length);
}

/** In a text that is quoted with other places, `"Booked! [SERVICE] on [DATE]"`, each is filled when it is said. */
function isVariable(text: string, start: number, length: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const after = text.slice(start + length, endOfLine(text, start + length));
  const [opened, closed] = [
    /["\u201c\u201e\u00ab][^"\u201c\u201d\u201e\u00ab\u00bb]*$/.exec(before)?.[0],
    /^[^"\u201d\u201c\u00bb]*["\u201d\u201c\u00bb]/.exec(after)?.[0],
  ];
  if (
    opened === undefined ||
    closed === undefined ||
    ((before.match(/"/g)?.length ?? 0) % 2 === 0 && opened.startsWith('"'))
  )
    return false;
  return /\[\p{Lu}[\p{Lu}\p{N}_ ]+\]|\[\p{Ll}[\p{Ll} _-]*\]/u.test(opened + closed);
}

/** `**Validation Complete**: [DATE]` beside `**Time Taken**: [MINUTES]`: a person fills the form when the work is done. */
function isSigned(text: string, { start, end }: Range): boolean {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const before = text.slice(text.lastIndexOf('\n', from - 2) + 1, Math.max(0, from - 1));
  const next = endOfLine(text, end);
  const after = /^(?:\r\n|\r|\n)([^\r\n]*)/.exec(text.slice(next, next + 300))?.[1] ?? '';
  return signing.test(text.slice(from, end)) && [before, after].some((line) => formLine.test(line));
}

const signing =
  /^[ \t>]*(?:[-*+][ \t]+)?(?:\*\*|__)?[^*_\n]{0,40}\b(?:completed?|completion|validat(?:ed|ion)|verified|verification|tested|reviewed|approved|approval|signed|sign-?off|signature|checked|performed|executed|gepr\u00fcft|freigegeben|unterschrieben|validado|aprobado|aprovado|valid\u00e9|approuv\u00e9)\b[^*_\n]{0,30}(?:\*\*|__)?[ \t]*:?(?:\*\*|__)?[ \t]*\[DATE\]$/iu;
/** A label with a place in capitals that no template of spec-kit has. */
const formLine =
  /^[ \t>]*(?:[-*+][ \t]+)?(?:\*\*|__)[^*_\n]{1,60}(?:(?:\*\*|__)[ \t]*:|:(?:\*\*|__))[ \t]*\[(?!DATE|FEATURE|PROJECT|###)\p{Lu}{2}[^\]\p{Ll}\n]*\]\s*$/u;

function codeRanges(document: MarkdownDocument): readonly Range[] {
  const ranges: Range[] = [];
  for (const node of nodesOf(document.root, 'code', 'inlineCode', 'html')) ranges.push(rangeOf(node));
  return ranges;
}
