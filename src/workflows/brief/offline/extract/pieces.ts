// Takes the parts of a text apart into statements that can each stand alone.
import { statementLanguage, type Language } from '../../../../documents/language.ts';
import { hasCue } from '../text/cues.ts';
import type { Part } from '../text/part.ts';
import { clausesOf } from '../text/stances.ts';
import { isState } from './shapes.ts';

/** A statement, and the language that it is in. */
export interface Piece {
  readonly text: string;
  readonly language: Language;
}

/** The statements of one part of a text in a language. */
export function statementsIn(part: Part, language: Language): readonly Piece[] {
  return piecesOf(part).flatMap((piece) => clausesIn(part, piece, language));
}

function clausesIn(part: Part, piece: string, language: Language): readonly Piece[] {
  const spoken = statementLanguage(piece, language);
  const isOne =
    part.form === 'heading' ||
    part.topic === 'problem' ||
    part.topic === 'questions' ||
    /[?？]$/u.test(piece) ||
    (isState(piece) && !hasCue(piece, spoken, 'goal') && /, no \p{L}/iu.test(piece));
  return (isOne ? [piece] : clausesOf(piece, spoken)).map((clause) => ({ text: clause, language: spoken }));
}

/** Sentences of several statements are taken apart where each part can stand alone. */
function piecesOf(part: Part): readonly string[] {
  if (part.topic === 'meta') return [part.text];
  const reason = /,?\s+(?:therefore|thus|hence|so),?\s+(?=(?:i|we)(?:(?:'d| would) (?:like|love)| wish| want)\b)/i.exec(
    part.text,
  );
  if (reason && reason.index > 12)
    return [part.text.slice(0, reason.index), part.text.slice(reason.index + reason[0].length)];
  const meta = /,\s*((?:P[0-4]\b|\d+(?:\s*[-–]\s*\d+)?\s*(?:person )?(?:days?|weeks?|hours?|points?)\b).{0,40})$/i.exec(
    part.text,
  );
  if (meta && meta.index > 8) return [part.text.slice(0, meta.index), meta[1] ?? ''];
  const today =
    /^([^:]{12,})[:;–—]\s+(?=(?:adesso|oggi|attualmente|currently|today|right now|heute|derzeit|aujourd['’]hui|actuellement|hoy|actualmente|ahora|hoje|atualmente|сейчас|сегодня)\s)(.+)$/isu.exec(
      part.text,
    );
  if (today && part.form !== 'row') return [today[1] ?? '', today[2] ?? ''];
  const halves = part.form === 'row' ? [part.text] : part.text.split(/;\s+(?=\S)/u);
  const stand =
    halves.length <= 4 &&
    halves.every(
      (half, index) =>
        half.split(/\s+/).length >= 4 &&
        !/[“"(][^”")]*$/.test(half) &&
        (index === 0 || !/^(?:after|then|so|but|and|or|otherwise|which|because|else|in that)\b/i.test(half)),
    );
  return (stand ? halves : [part.text]).flatMap(splitTail);
}

/** Cuts off what a wish ends with to exclude: `…, but not the archive`. */
function splitTail(text: string): readonly string[] {
  const tail =
    /[,;–—(]\s*((?:(?:but |and )?(?:don't|do not) (?:touch|change|include|build|add|support)|but not|except(?: for)?|but without|aber (?:nicht|ohne|kein\p{L}*)|außer|mais (?:pas|sans)|sauf|pero (?:no|sin)|excepto|mas (?:não|sem)|exceto|но (?:не|без)|кроме)\s[^,.;()]{2,60})[).]*$/iu.exec(
      text,
    );
  const without = /[,;]\s*(no \p{L}[\p{L}-]*(?: \p{L}[\p{L}-]*)?)[.!]?$/iu.exec(text);
  const isRule = /\b(?:no|not|after|if|when|until|then|without)\b/i.test(text.slice(0, without?.index ?? 0));
  const isOpen = /\([^)]*$/.test(text.slice(0, without?.index ?? 0));
  if (without && !isRule && !isOpen && without.index >= 8 && !isState(text.slice(0, without.index)))
    return [text.slice(0, without.index).trim(), without[1] ?? ''];
  const excluded = tail?.[1];
  if (!tail || excluded === undefined || tail.index < 12) return [text];
  return [text.slice(0, tail.index).trim(), excluded.trim()];
}
