// What a text is taken apart into, and what tells one kind of it from another.
import type { Topic } from './topics.ts';

export type Form = 'heading' | 'item' | 'row' | 'sentence';

/** One statement of a text. */
export interface Part {
  readonly form: Form;
  readonly text: string;
  readonly topic?: Topic;
  /** Of a numbered item. */
  readonly ordered?: boolean;
  /** Of the heading that it stands under, where that names no topic. */
  readonly under?: string;
  /** The line that announces the list it belongs to, where that names no topic. */
  readonly lead?: string;
}

export interface Parts {
  readonly parts: readonly Part[];
  /** The content of the code blocks, as it stands. */
  readonly code: readonly string[];
}

/** Whether a text says next to nothing outside its code. */
export function isThin(parts: readonly Part[]): boolean {
  return parts.reduce((length, { text }) => length + text.length, 0) < 60;
}

/** Whether what stands under a topic is a list of statements. */
export function isList(topic: Topic | undefined): boolean {
  return topic !== undefined && topic !== 'problem' && topic !== 'background' && topic !== 'ideas' && topic !== 'title';
}

/** `Author: Lena | Status: draft`: several fields on one line. */
export function fieldsIn(line: string): readonly string[] {
  const fields = line.split(/\s+[|·•]\s+/);
  return fields.length > 1 && fields.every((field) => /^[^:：]{2,30}[:：]\s*\S/u.test(field)) ? fields : [line];
}

/** Two that are read side by side: without its label a short one says nothing. */
export const compared =
  /^(?:expected|actual|observed|erwartet|tatsächlich|ist|soll|attendu|obtenu|constaté|esperado|obtenido|obtido|atual|ожида\p{L}+|фактическ\p{L}+|получен\p{L}*|期望|预期|实际|期待|実際)(?: (?:result|behaviou?r|outcome|value)s?)?$/iu;

/** Whether a sentence only announces the list or the code below it, or what stands there is its reason. */
export function opensList(part: Part | undefined, section?: Topic): boolean {
  if (part?.form !== 'sentence') return false;
  const tells = section === 'problem' || section === 'background';
  if (!/[:：]$/u.test(part.text)) return tells && part.text.length > 20 && !/[.!?…。！？)"”»」]$/u.test(part.text);
  return (tells && section !== undefined) || announcement.test(part.text);
}

const announcement =
  /^(?:some |a few |possible |an? (?:example|illustrative)|(?:use|test) cases?|examples?|steps?|usage|here (?:is|are)|these (?:are|would))|\b(?:(?:could|would|might|can) (?:be|look)|like this|such as|take into account|consider|contain|include|cover|following|as follows|for example|by)\s*:$|^(?:mögliche|einige|beispiele?|hier )|(?:wie folgt|folgende\p{L}*|zum beispiel|par exemple|suivante?s?|por ejemplo|siguientes?|por exemplo|seguintes?|per esempio|seguenti|например|следующ\p{L}+|berücksichtigen|enthalten|umfassen|(?:prendre en|tenir) compte(?: de)?|contenir|inclure|tener en cuenta|contener|incluir|levar em conta|conter|tenere conto di|contenere|includere|учитывать|содержать|включать|如下|例如|以下(?:の通り)?)\s*[:：]$/iu;

/** Whether the line above a list tells how things are now. */
export function isToday(line: string): boolean {
  return /\b(?:work(?:ing)? around|workarounds?|currently|today|right now|at the moment|pain points?)\b|umgehen|derzeit|aktuell|heute|contourn|actuellement|aujourd['’]hui|actualmente|atualmente|attualmente|сейчас|сегодня|目前|現在/iu.test(
    line,
  );
}

/** How a heading opens that asks the reporter; `Light mode?` asks for something. */
export const opensQuestion =
  /^(?:what|which|who|why|how|when|where|is|are|do|does|did|can|have|has|was|wer|wie|warum|qu|que|come|cosa|quale|hai|как|что|почему)(?!\p{L})/iu;

/** Whether a label only says that something is asked for, and what follows it is a sentence of prose. */
export function isRequest(label: string, said: string): boolean {
  if (!/^(?:feature request|request|feature)\s*$/i.test(label) || !/[.!]$/.test(said)) return false;
  return (
    said.length > 60 ||
    /^(?:the|our|my|your|this|these|there|it|all|most)\s(?:(?!should|must|needs? to|could)\S+\s){0,5}(?:is|are|was|were|has|have|does|do|cannot|can't|gets?)\s/i.test(
      said,
    )
  );
}
