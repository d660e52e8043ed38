// Decides what each statement of an idea is.
import { cueIn, hasCue, type Cue } from '../text/cues.ts';
import { isGivenWhenThen } from '../text/paragraphs.ts';
import { isPlanted } from '../text/instructions.ts';
import type { Language } from '../../../../documents/language.ts';
import type { Part } from '../text/part.ts';
import { stanceOf, withoutFillers } from '../text/stances.ts';
import type { StanceKind } from '../text/stancePatterns.ts';
import { namesTechnique } from '../text/technologies.ts';
import type { Topic } from '../text/topics.ts';
import { noted, promoted, told } from './context.ts';
import { statementsIn } from './pieces.ts';
import {
  isAboutToday,
  isAside,
  isEmptyTalk,
  isEnumeration,
  isFact,
  isImperative,
  isMeta,
  isNamePhrase,
  isTicketOnly,
  isTold,
} from './shapes.ts';
import type { Kind, Statement } from './statement.ts';

const kindOfTopic: Readonly<Record<Topic, Kind>> = {
  title: 'title',
  problem: 'problem',
  goals: 'goal',
  inScope: 'inScope',
  outOfScope: 'outOfScope',
  ideas: 'idea',
  components: 'component',
  risks: 'risk',
  dependencies: 'dependency',
  questions: 'question',
  meta: 'background',
  background: 'background',
  ignored: 'ignored',
};

/** The statements of an idea, each with its kind. */
export function sortParts(parts: readonly Part[], language: Language): readonly Statement[] {
  const statements: Statement[] = [];
  let previous: Kind | undefined;
  let lead: Kind | undefined;
  let sawGoal = false;
  for (const part of parts) {
    for (const { text: piece, language: spoken } of statementsIn(part, language)) {
      const text = part.form === 'heading' ? piece : withoutFillers(piece.replace(marks, ''), spoken);
      const stance = stanceOf(text, spoken);
      const aside = part.form === 'heading' ? undefined : asideIn(text, spoken);
      const kind = kindOf(
        { ...part, text: aside?.without ?? text },
        {
          previous,
          lead,
          sawGoal,
          isOnly: parts.length === 1,
          hasHeadline: statements[0]?.kind === 'title',
          language: spoken,
          stance: stance?.kind,
        },
      );
      const isStance = stance?.kind === kind && stance.rest !== '';
      statements.push({
        kind,
        text: isStance ? stance.rest : text,
        part,
        language: spoken,
        isAside: isAside(piece),
      });
      if (aside && kind !== aside.kind && kind !== 'ignored')
        statements.push({ kind: aside.kind, text: aside.text, part, language: spoken, isAside: true });
      if (part.form !== 'heading' && (kind !== 'ignored' || previous !== undefined)) previous = kind;
      // `What we agreed:` announces what follows, whatever it follows itself.
      const announces = /[:：]$/u.test(piece) && !hasCue(piece, spoken, 'problem');
      if (part.form !== 'item') lead = announces ? undefined : kind;
      sawGoal ||= kind === 'goal' || kind === 'inScope';
    }
  }
  return promoted(noted(told(statements)));
}

/** `[Grid][Keyboard]: …`: where it is, before what is asked. */
const marks = /^(?:\[[^\]\d]{2,30}\]){1,3}\s*[:：-]?\s+(?=\S+ \S)/;

/** `Alert some days before (how many is to be decided)`: the wish stands, and what its bracket leaves open is asked. */
function asideIn(
  text: string,
  language: Language,
): { readonly kind: 'question' | 'risk'; readonly text: string; readonly without: string } | undefined {
  const [bracket, inside = ''] = /\s*\(([^()]{8,})\)/.exec(text) ?? [];
  const without = bracket === undefined ? '' : text.replace(bracket, '');
  if (without.split(/\s+/).length < 3 || hasCue(without, language, 'question')) return undefined;
  if (hasCue(inside, language, 'question') || toConfirm.test(inside)) return { kind: 'question', text, without };
  return warning.test(inside) ? { kind: 'risk', text: inside, without } : undefined;
}

const toConfirm =
  /^(?:to be (?:confirmed|defined)|tbc|noch zu (?:klären|bestätigen)|à confirmer|(?:a|por) confirmar|da confermare|нужно уточнить)(?!\p{L})/iu;
const warning =
  /^(?:careful|beware|caution|warning|watch out|achtung|vorsicht|attention|cuidado|atención|atenção|attenzione|внимание|осторожно)(?!\p{L})/iu;

/** What came before a statement. */
interface Before {
  readonly previous: Kind | undefined;
  /** Of the last statement that is no list item. */
  readonly lead: Kind | undefined;
  readonly sawGoal: boolean;
  readonly isOnly: boolean;
  readonly hasHeadline: boolean;
  readonly language: Language;
  readonly stance: StanceKind | undefined;
}

type HasCue = (text: string, cue: Cue) => boolean;

function kindOf(part: Part, before: Before): Kind {
  const { text, topic } = part;
  const cue = (words: string, kind: Cue) => hasCue(words, before.language, kind);
  if (isPlanted(text)) return 'planted';
  if (topic === 'ignored') return 'ignored';
  if (part.form === 'heading') return 'title';
  // `SHOP-412: Gift cards`
  if (
    before.previous === undefined &&
    /^\[?(?:(?:[A-Z][A-Z0-9_]*-){1,3}\d+|(?:M|EP|US|UC|HU)\d{1,3})\]?\s*[:–—-]\s+(?!(?:[Aa]s|[Aa]ls|[Ee]n tant|[Cc]omo|[Cc]ome|[Кк]ак)\s)[^.]{3,90}\.?$/.test(
      text,
    )
  )
    return 'title';
  if (isEmptyTalk(text) || isTicketOnly(text) || isSignature(part, before)) return 'ignored';
  if (before.stance === 'goal' && topic !== 'questions') return 'goal';
  if (/^[?？]{1,3}[:：]?\s*\S/u.test(text)) return 'question';
  if (
    topic !== 'problem' &&
    /^(?:who|which|where|why|how(?: long| many| much| often)?) (?:\p{L}+ )?(?:do|does|did|is|are|can|may|should|will|would|must)\s[^.]{3,120}$/iu.test(
      text,
    )
  )
    return 'question';
  if (/[?？]["”»』」)]*$/u.test(text) && !(isImperative(text) && (topic === 'inScope' || topic === 'goals')))
    return 'question';
  if (isMeta(text)) return 'background';
  if (part.form === 'row' && !topic) return 'inScope';
  if (!topic && isGivenWhenThen(text)) return before.sawGoal ? 'inScope' : 'goal';
  if (topic && topic !== 'background') return underTopic(topic, part, cue, before);
  return before.stance ?? byCues(part, cue, before) ?? (topic === 'background' ? 'background' : fallback(part, before));
}

/** What the writer put under a heading is that, unless the statement itself says otherwise. */
function underTopic(topic: Topic, part: Part, cue: HasCue, before: Before): Kind {
  const { text } = part;
  // Below a headline, a `Summary` tells what it is about.
  const tells = before.previous !== undefined && /[.!。]$/u.test(text);
  if (topic === 'title' && (before.hasHeadline || tells || text.length > 100))
    return before.stance ?? byCues(part, cue, before) ?? 'problem';
  const kind = kindOfTopic[topic];
  if (kind === 'question' || kind === 'outOfScope') return kind;
  if (kind === 'problem') {
    if (!before.sawGoal && before.language !== 'en' && isImperative(text)) return 'goal';
    return cue(text, 'question') ? 'question' : kind;
  }
  if (kind === 'dependency' && /^(?:do not|don't|never)\s/i.test(text)) return 'inScope';
  if (before.stance === 'risk' || (before.stance === 'idea' && kind === 'inScope')) return before.stance;
  if (cue(text, 'outOfScope') && !isCase(text) && (kind === 'goal' || kind === 'inScope' || apart.test(text)))
    return 'outOfScope';
  if (cue(text, 'question') && kind !== 'risk') return 'question';
  // What must come first in the work itself is no other's to deliver.
  const waits = cueIn(text, before.language, 'dependency');
  if ((kind === 'goal' || kind === 'inScope') && waits !== undefined && !/\bfirst$/i.test(waits)) return 'dependency';
  return kind;
}

/** What a technical note leaves to others. */
const apart = /\bseparate (?:tasks|tickets|prs|issues)\b|\bout of scope\b|\bnot part of\b/i;

/** In this order: the rarer the cue, the surer it is. */
function byCues(part: Part, cue: HasCue, before: Before): Kind | undefined {
  const { text } = part;
  if (cue(text, 'question')) return 'question';
  if (cue(text, 'dependency')) return 'dependency';
  if (cue(text, 'outOfScope') && !isSentLater(text, cue) && !isCase(text)) return 'outOfScope';
  const isAsked = /^(?:it|this) (?:must|should)/i.test(text) || isImperative(text);
  const risk = isAsked ? undefined : cueIn(text, before.language, 'risk');
  // What might be done is a proposal, what might happen a risk.
  if (
    risk !== undefined &&
    !(
      /^(?:might|could|könnten?|pourrai\p{L}+|podrían?|poderiam?|potrebber?o?|могут|может)$/iu.test(risk) &&
      (isIdea(text, before.language) || (before.language !== 'en' && !harm.test(text)))
    )
  )
    return 'risk';
  if (part.topic !== 'background' && isEnumeration(text)) return 'inScope';
  if (isAboutToday(text)) return 'problem';
  if (part.form === 'sentence' && isFact(text) && !cue(text, 'goal')) return 'problem';
  if (part.form === 'sentence' && goesOn.test(text) && before.previous && tellable.has(before.previous))
    return before.previous;
  if (
    before.sawGoal &&
    /^(?:if|wenn|falls|si|quand|cuando|se|quando|если|когда)\s|^(?:如果|若|当)|^もし/iu.test(text)
  ) {
    return namesTechnique(text) && cue(text, 'idea') ? 'idea' : 'inScope';
  }
  const isWish = cue(text, 'goal');
  if (isIdea(text, before.language) && (namesTechnique(text) || !isWish) && !cue(text, 'problem')) return 'idea';
  if (isWish) return before.previous === 'goal' && part.form !== 'sentence' ? 'inScope' : 'goal';
  // Items that a line announces once the wish is known are details of it.
  if (part.form === 'item' && part.under && before.sawGoal) return 'inScope';
  if (cue(text.replace(purpose, ''), 'problem')) return 'problem';
  if (namesTechnique(text) && text.length < 80 && !(isImperative(text) && before.previous === undefined)) return 'idea';
  return undefined;
}

/** `…, so the next minute does not repeat it`: what a thing is for. */
const purpose = /,\s+so (?:that )?(?:the|a|we|users|it|they|nobody|no)\s.*$/i;

/** What a worry speaks of, where its verb alone could also propose. */
const harm =
  /verlier|verlor|fehl|falsch|scheiter|brech|kaputt|ausfall|ausfäll|überlast|langsam|problem|schief|stör|blockier|doppelt|zu (?:lang|groß|viel|teuer)|nicht|perd|échou|lent|ralent|cass|bloqu|trop|erreur|pas |fall|romp|lent|demasiad|no |error|quebr|muito|não|erro|cad|perder|non |troppo|сломать|теря|потер|ошиб|медлен|наруш|не /iu;

/** What leads on from the sentence before it. */
const goesOn =
  /^(?:consequently|as a (?:result|consequence)|because of (?:this|that)|this means|that means|for (?:example|instance)|e\.g\.|in other words|dadurch|deshalb|daher|zum beispiel|z\. ?b\.|par conséquent|du coup|par exemple|por eso|por lo tanto|por ejemplo|por isso|portanto|por exemplo|quindi|perciò|ad esempio|per esempio|es[.:]|поэтому|из-за этого|например)(?!\p{L})|^(?:因此|所以|例如|比如|そのため|例えば)/iu;
const tellable: ReadonlySet<Kind> = new Set(['problem', 'background', 'risk', 'idea']);

/** A name below a mail, a code of a tracker: a line that says nothing. */
function isSignature({ form, text, topic }: Part, { previous }: Before): boolean {
  if (form !== 'sentence' || topic || previous === undefined) return false;
  return /^\p{Lu}\p{Ll}{1,14}[.!]?$/u.test(text) || /^(?=.*[:_./-])[\p{Lu}\d:_./-]{4,}$/u.test(text);
}

/** `Without a network it must collect the scans and send them later`: what is to be done later, not the work. */
function isSentLater(text: string, cue: HasCue): boolean {
  const condition =
    /^(?:without|when|if|while|offline|ohne|wenn|solange|sans|si|quand|sin|cuando|sem|quando|se|без|если|когда|пока)\s/iu;
  return condition.test(text) && cue(text, 'goal');
}

/** `If the fields are empty, there would be no change to it`: what happens then, not what stays out. */
function isCase(text: string): boolean {
  return /^(?:if|when)\s.{3,90}\b(?:no changes? to|remains? unchanged|stays? as)\b/i.test(text);
}

/** That somebody uses something is no idea, unless it is a technique or the statement proposes it. */
function isIdea(text: string, language: Language): boolean {
  const found = cueIn(text, language, 'idea');
  if (found === undefined) return false;
  const isUse =
    /^(?:uses?|using|via|runs?|running|per|nutzen|verwenden|через|通过|使用|利用|usar|usando|utilizar|utilizando|vía|via|utiliser|utilisant)$/iu.test(
      found,
    );
  return !isUse || namesTechnique(text) || text.toLowerCase().startsWith(found.toLowerCase());
}

/** A statement without any cue: imperatives and names are wishes, items go with what they follow, the rest explains. */
function fallback(part: Part, { previous, lead, sawGoal, isOnly, language }: Before): Kind {
  const { text, form } = part;
  if (isImperative(text)) return previous === undefined || previous === 'title' ? 'goal' : afterFirst(previous);
  if (form === 'item') return (lead === 'problem' || lead === 'background') && !part.under ? lead : 'inScope';
  if (/^[\p{L}\p{N}][^.:：]{1,30}[:：]\s/u.test(text))
    return sawGoal || !previous || previous === 'title' ? 'inScope' : previous;
  const isEnglish = language === 'en';
  // A first line without a full stop names the work; a sentence tells of it, unless it is all there is.
  if (previous === undefined && !isEnglish)
    return text.length < 90 && (isOnly || !/[.。!！]$/u.test(text)) ? 'goal' : 'problem';
  if (previous === undefined) return text.length < 90 && isNamePhrase(text) ? 'goal' : 'problem';
  // Once it is said what is wanted, plain statements describe it; what is told of the past explains.
  if (sawGoal && !isTold(text)) return 'inScope';
  return previous === 'problem' && form === 'sentence' ? 'problem' : 'background';
}

function afterFirst(previous: Kind): Kind {
  return previous === 'goal' || previous === 'inScope' ? 'inScope' : 'goal';
}
