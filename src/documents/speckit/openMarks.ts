// Marks of what is not clear without brackets: `- NEEDS CLARIFICATION: which model?`, `(version NEEDS CLARIFICATION)`,
// `Partition strategy: NEEDS CLARIFICATION (by client?)`.

/** A mark in a text, with the question that it asks. Offsets count in the text. */
export interface OpenMark {
  readonly start: number;
  readonly end: number;
  readonly question: string;
}

const name = String.raw`NEEDS CLARIFICATION\b(?!\s?\d)`;
const forms: readonly RegExp[] = [
  // At the start of an item or paragraph, before the question.
  new RegExp(
    String.raw`(?<=^[ \t]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?)(?:\*\*|__)?${name}(?:\*\*|__)?:(?:\*\*|__)?[ \t]+(\S[^\n]{0,500})`,
    'gm',
  ),
  // In brackets, alone, behind what is not clear or before the question.
  new RegExp(String.raw`(?<=\((?:[^()\n]{0,60}\s)?)${name}(?:\s*[:\u2013\u2014-]\s*([^()\n]{1,500}))?(?=\))`, 'g'),
  // Behind a label, a choice or a sentence, where nothing follows but the question in brackets.
  new RegExp(
    String.raw`(?<=\S(?:[:,.]|\s[\u2013\u2014-])\s)${name}(?:\s*\(([^()\n]{1,500})\)|\s(on\s[^\n.;]{1,200}))?(?=\.?[ \t]*$)`,
    'gm',
  ),
];

/** Words by which a mark is spoken of: none are left, these were answered. */
const spokenOf =
  /\b(?:all|any|each|every|no|none|zero|without|sin|ohne|sem|without|with|was|were|as|previous(?:ly)?|former(?:ly)?|original(?:ly)?|resolv\w*|replac\w*|remov\w*|mark\w*|remain\w*|scan\w*|still|count\w*)\b[^\n]{0,20}$/i;
/** Below it the answer is given. */
const answered =
  /^[ \t>*_-]*(?:decision|resolution|resolved|answer(?:ed)?|decided|chosen|outcome|entscheidung|decisi[o\u00f3]n|decis[a\u00e3]o)\b/im;

/** The question is that there is none. */
const none =
  /^(?:none|no|nothing|n\/a|nenhum\p{L}*|ningun\p{L}*|ning\u00fan|keine?|aucune?|nessun\p{L}*)(?!\p{L})|^(?:\uc5c6|\u65e0|\u7121|\u306a\u3057)/iu;
/** Behind it is said that none is left. */
const gone =
  /\b(?:none|resolved|answered|remains?)\b|\uc5c6|\ud574\uc18c|\ud574\uacb0|\u65e0|\u7121|\u6ca1\u6709|\u89e3[\u51b3\u6c7a]|\u306a\u3044|\u306a\u3057/i;

/** The marks without brackets in a text whose code and comments are blanked. */
export function openMarksIn(words: string): readonly OpenMark[] {
  if (!words.includes('NEEDS CLARIFICATION')) return [];
  return forms.flatMap((form) =>
    [...words.matchAll(form)].flatMap(({ index, 0: text, 1: first, 2: second }): readonly OpenMark[] => {
      const from = words.lastIndexOf('\n', index - 1) + 1;
      const line = words.slice(from, index);
      const next = words.slice(index + text.length, index + text.length + 1500).split(/^#{1,6}[ \t]/m)[0] ?? '';
      const isElsewhere = /^[ \t]*(?:#{1,6}[ \t]|>|\||[-*+][ \t]+\[[ xX]\])/.test(line) || /\[[^\]]*$/.test(line);
      const isQuoted =
        (line.match(/["\u201c\u201d]/g)?.length ?? 0) % 2 === 1 || (line.match(/~~/g)?.length ?? 0) % 2 === 1;
      if (isElsewhere || isQuoted || spokenOf.test(line) || answered.test(next)) return [];
      const rest = words.slice(index + text.length, index + text.length + 60).split('\n')[0] ?? '';
      if (none.test(first ?? '') || gone.test(rest)) return [];
      return [{ start: index, end: index + text.trimEnd().length, question: first ?? second ?? '' }];
    }),
  );
}
