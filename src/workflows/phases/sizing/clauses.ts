// The clauses of an idea that tell of the work: not what is left out of it, nor code, logs and greetings.
import { languageOf, phraseLanguage } from '../../../documents/language.ts';
import { sortParts } from '../../brief/offline/extract/sort.ts';
import type { Kind, Statement } from '../../brief/offline/extract/statement.ts';
import { partsOf } from '../../brief/offline/text/parts.ts';

/** What an idea says, for who weighs it. */
export interface Clauses {
  /** Clauses that add to the work. */
  readonly added: readonly string[];
  /** Clauses that say what is not touched, or is there already. */
  readonly limits: readonly string[];
  /** What belongs to the work, statement by statement. */
  readonly statements: readonly string[];
  /** All statements that count, whatever they tell; steps that show a defect do not. */
  readonly told: readonly string[];
  /** Numbered points of what is to be. */
  readonly items: number;
  /** The first statements. */
  readonly opening: string;
  /** Everything that counts, as one text. */
  readonly text: string;
}

/** `3. Press Save`: how somebody else can see a defect. */
function isStep({ kind, part }: Statement): boolean {
  return part.ordered === true && (kind === 'problem' || kind === 'background' || part.topic === 'problem');
}

/** No more than this is weighed: a long text is no bigger task. */
const longestRead = 60_000;

/** A paragraph that a short word opens as one of what is not done: `**Not.** Sharing in a team`. */
const leftOut =
  /^[*_]{0,2}(?:not|out|no|not included|not now|excluded|nicht|nicht enthalten|hors|hors périmètre|fuera|fora|не делаем|не входит|不做|やらない)[*_]{0,2}[.:：][*_]{0,2}\s+\S.*(?:\n(?!\s*\n).*){0,20}$/gimu;

const unweighed: readonly Kind[] = ['outOfScope', 'ignored', 'planted'];
const work: readonly Kind[] = ['goal', 'inScope', 'idea', 'component', 'dependency'];

export function clausesOf(idea: string): Clauses {
  const text = unquoted(idea.slice(0, longestRead).replace(leftOut, ''));
  const statements = sortParts(partsOf(text).parts, phraseLanguage(languageOf(text))).filter(
    ({ kind, text: words }) => !unweighed.includes(kind) && !isOfTemplate.test(words),
  );
  const counted = statements.filter(({ kind }) => kind !== 'risk').map(({ text: words }) => words);
  const clauses = statements.flatMap(({ text: words }) => split(words));
  return {
    added: clauses.filter((clause) => !isLimit(clause)),
    limits: clauses.filter(isLimit),
    statements: statements.filter(({ kind }) => work.includes(kind)).map(({ text: words }) => words),
    told: statements.filter((one) => one.kind !== 'risk' && !isStep(one)).map(({ text: words }) => words),
    items: statements.filter((one) => one.part.ordered === true && !isStep(one)).length,
    opening: counted.slice(0, 3).join(' ').slice(0, 400),
    text: counted.join('\n'),
  };
}

/**
 * Without what others wrote: the head of a mail, who speaks in a chat, words between quotation marks. They tell of no work.
 * A short quotation is a name and stays.
 */
function unquoted(text: string): string {
  return withoutReplies(text)
    .replace(greeting, '')
    .replace(signature, '')
    .replace(answering, '')
    .replace(mailHead, '')
    .replace(spokenAt, '')
    .replace(speaker, '')
    .replace(quotation, (whole) => {
      const isName = whole.length < 40 && whole.trim().split(/\s+/).length < 4;
      return isName ? whole : '“quoted”';
    });
}

/** Lines that somebody quotes are what others wrote, unless next to nothing else is there. */
function withoutReplies(text: string): string {
  const own = text.replace(/^[ \t]{0,3}>.*$/gm, '');
  return own.replace(/[^\p{L}]/gu, '').length > 80 ? own : text;
}

const greeting =
  /^[ \t]*(?:hi|hello|hey|dear|hallo|moin|guten (?:tag|morgen)|servus|liebe[rs]?|sehr geehrte[rs]?|bonjour|salut|hola|buenos días|olá|oi|bom dia|привет|здравствуйте|добрый день)(?!\p{L})[^.\n]{0,40}[,!.]?[ \t]*$/gimu;
const signature =
  /^[ \t]*(?:best regards|kind regards|regards|best|cheers|thanks|thank you|thx|viele grüße|liebe grüße|beste grüße|mit freundlichen grüßen|freundliche grüsse|grüße|gruß|danke|vielen dank|cordialement|bien à vous|merci|saludos|un saludo|gracias|abraços?|atenciosamente|obrigad[oa]|с уважением|спасибо)(?!\p{L})[^\n]{0,30}$(?:\n[ \t]*[\p{Lu}][^\n]{0,30}$)?/gimu;
/** What a mail program puts before a subject. */
const answering =
  /^(?:(?:subject|betreff|objet|asunto|assunto|тема|件名|主题)[:：][ \t]*)?(?:(?:re|aw|fwd?|wg|tr|rv|antw)[:：][ \t]*)+/gimu;

const mailHead =
  /^[*_> ]*(?:from|to|cc|bcc|date|sent|von|an|gesendet|datum|de|à|para|от|кому)[*_]{0,2}[:：][*_]{0,2} *\S{1,60}(?: \S{1,40}){0,4}$/gimu;
/** A line of a chat that only says who speaks and when: `**jun** 10:02`, `[10:02] jun`. */
const spokenAt =
  /^[ \t]*(?:\*{0,2}[\p{L}\d._-]{2,25}\*{0,2}[ ,]{0,2})?\[?\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]m)?\]?(?: [\p{L}\d._-]{2,25})?[ \t]*:?[ \t]*$/gimu;
/** `**jun** people in claims …`, `<jun> …`, `[10:31] jun: …`. */
const speaker = /^(?:\*\*\p{Ll}[\p{L}\d_.-]{1,20}\*\*:? |<\p{L}[\p{L}\d_.-]{1,20}> |\[\d\d:\d\d\] \p{L}+: )/gmu;
const quotation =
  /„[^“”"\n]{2,600}[“”"]|“[^“”\n]{2,600}”|(?<![\p{L}\d])"[^"\n]{2,300}"|«[^»\n]{2,600}»|「[^」\n]{2,300}」/gu;

/** What a brief says where nobody has said anything. */
const isOfTemplate = /To be determined|proposed for review|\(proposed|^N\/A$/i;

export function split(statement: string): readonly string[] {
  return statement
    .split(
      /[,;()（）、，；。：！？]\s*|:(?!\d)\s*|[.!?]\s+|\s[–—-]\s|\s(?:and|but|und|aber|et|mais|y|pero|e|mas|и|но)\s/u,
    )
    .map((clause) => clause.trim())
    .filter((clause) => /[\p{L}\p{N}]/u.test(clause));
}

/** `no server changes`, `as in the existing list`: nothing that is to be done. */
function isLimit(clause: string): boolean {
  return (negation.test(clause) || present.test(clause)) && !isDemand.test(clause);
}

/** Whether a statement as a whole tells of what is there already. What must stay as it is does not: it is proven. */
export function isPresent(statement: string): boolean {
  return statement.length < 120 && !duty.test(statement) && split(statement).every((clause) => told.test(clause));
}

const duty =
  /(?<!\p{L})(?:must|shall|should|ha(?:s|ve) to|muss|müssen|soll(?:en)?|doi(?:t|vent)|deb(?:e|en)|deve(?:m|no)?|должн\p{L}*)(?!\p{L})|必须|必須|べき|なければ/iu;

/** What must not stop or get lost is much to do, however it is said. */
const isDemand =
  /without (?:any )?(?:downtime|interruption|losing|loss)|zero[- ]downtime|no downtime|(?:nothing|never|not) (?:\S+ ){0,2}lost|ohne (?:ausfall|unterbrechung|dass (?:\S+ ){0,3}verlor)|sans interruption|sin (?:parada|interrup)|sem (?:parada|interrup)|без простоя|不能停|不停机|無停止|nicht ausfallen/iu;

const negation =
  /(?<![\p{L}])(?:no|not|without|nothing|never|don['’]?t|doesn['’]?t|won['’]?t|isn['’]?t|kein\p{L}*|nicht|ohne|nichts|nie|pas|rien|sans|aucune?|jamais|sin|nada|nunca|ningún|ninguna|sem|não|nenhum\p{L}*|нет|без|не|ничего|никак\p{L}*)(?![\p{L}])|不(?!同)|没有|无需|ません|ない(?:で|。|$)|なし|不要/iu;
const present =
  /(?<![\p{L}])(?:already|existing|exists|unchanged|as (?:now|before|usual|in the)|reused?|bereits|bestehend\p{L}*|vorhanden\p{L}*|wie bisher|unverändert|déjà|existant\p{L}*|réutilis\p{L}*|ya (?:existe|está|hay)|existentes?|já (?:existe|está|tem)|уже (?:есть|сущ\p{L}+)|существующ\p{L}+)(?![\p{L}])|已有|现有|复用|沿用|既存|すでに|既に|流用|そのまま/iu;
/** What says that something is there; `the existing users must be linked` does not. */
const told =
  /(?<![\p{L}])(?:already|exists|unchanged|bereits|schon (?:da|heute|jetzt)|unverändert|déjà|ya (?:existe|está|hay|lo)|já (?:existe|está|tem)|уже)(?![\p{L}])|已有|已经|すでに|既に/iu;
