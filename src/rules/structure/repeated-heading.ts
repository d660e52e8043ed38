// No two sections side by side have the same heading.
import type { Rule } from '../../core/rule.ts';
import type { Section } from '../../documents/document.ts';
import { headingName } from '../../documents/heading.ts';
import { grouped } from '../../documents/grouped.ts';
import { say } from '../../documents/sentence.ts';
import { isWithin } from '../../documents/sorted.ts';
import { headingRange, report } from '../finding.ts';
import { likely } from '../origin.ts';
import { nestedFences } from './nested-fence.ts';

const id = 'structure/repeated-heading';

export const repeatedHeading: Rule = {
  id,
  page: {
    severity: 'warning',
    summary: say('No two sections of the same parent have the same heading.'),
    why: say('A link reaches the first of them only, and an edit may change the wrong one.'),
    wrong: '# Plan\n\n## Risks\n\nOld bookmarks.\n\n## Risks\n\nThe release in March.',
    right: '# Plan\n\n## Risks\n\nOld bookmarks.\n\n## Dependencies\n\nThe release in March.',
  },
  applies: () => true,
  check(document, _verdicts, set) {
    const first = new Map<string, Section>();
    const turns = turnsOf(document.sections);
    let parts: ReadonlySet<Section> | undefined;
    const veiled = nestedFences(document).map((nested) => nested.veiled);
    let turn: Section | undefined;
    return document.sections.flatMap((section) => {
      if (section.depth < 2 || section.title === '' || isWithin(veiled, section.start)) return [];
      const isTurn = turns.has(section);
      if (isTurn) turn = section;
      // What two answers have below them has two parents, though they are called alike.
      const parent = !isTurn && turn !== undefined && section.start < turn.end ? turn.line : 0;
      const name = JSON.stringify([
        parent,
        section.depth,
        ...section.path.map((title) => Object.values(headingName(title))),
      ]);
      const other = first.get(name);
      if (other === undefined) {
        first.set(name, section);
        return [];
      }
      if (isTurn) return [];
      const message = say(
        'The section "{0}" is there already, in line {1}. Merge them, or rename one.',
        section.title,
        other.line,
      );
      // The parts of steps and stories are often called alike, with the steps at their own level.
      const isFull = [section, other].every((one) => document.text.slice(one.headingEnd, one.end).trim() !== '');
      // With other pictures before them they are told apart by eye, though not by a link.
      const [picture, otherPicture] = [section, other].map((one) => /\p{Extended_Pictographic}/u.exec(one.title)?.[0]);
      const isSeen = picture !== undefined && otherPicture !== undefined && picture !== otherPicture;
      // `<!-- capability: search -->`: a note below each says what it is for.
      const [note, otherNote] = [section, other].map(
        (one) => /^\s*<!--[^]*?-->/.exec(document.text.slice(one.headingEnd, one.end))?.[0],
      );
      const isNoted = note !== undefined && otherNote !== undefined && note !== otherNote;
      parts ??= partsOfRecords(document.sections);
      const severity =
        isSeen || isNoted || parts.has(section) ? 'info' : section.depth > 2 || !isFull ? likely(set) : 'warning';
      return [report(document, id, severity, headingRange(section), message)];
    });
  },
};

/**
 * Headings that come back in each of three records or more, with the records at their own level: `Decision: Hashing`,
 * `Rationale`, `Alternatives`, `Decision: Sessions`, `Rationale`, …
 */
function partsOfRecords(sections: readonly Section[]): ReadonlySet<Section> {
  const parts = new Set<Section>();
  const places = grouped(sections, ({ path, depth }) => JSON.stringify([path.slice(0, -1), depth]));
  for (const siblings of places.values()) {
    let record = 0;
    const within = grouped(
      siblings.map((section) => {
        const label = /^(\p{L}+)(?: \d+)?\s*[:\uff1a\u2013\u2014-]\s*\S/u.exec(section.title)?.[1];
        if (label !== undefined) record++;
        return { section, label, record };
      }),
      ({ section, label }) => label ?? headingName(section.title).words,
    );
    const heads = [...within.values()].find((all) => all.length >= leastRecords && all[0]?.label !== undefined);
    if (heads === undefined) continue;
    for (const all of within.values()) {
      const own = new Set(all.map((one) => one.record));
      // Each record has it once.
      if (all[0]?.label === undefined && all.length >= leastRecords && own.size === all.length && !own.has(0))
        for (const { section } of all) parts.add(section);
    }
  }
  return parts;
}

const leastRecords = 3;

/** The headings of a conversation, three or more: each names another speaker than the one before it. */
function turnsOf(sections: readonly Section[]): ReadonlySet<Section> {
  const turns = new Set<Section>();
  const spoken = sections.flatMap((section) => {
    const speaker = section.depth < 2 ? undefined : speakerOf(section.title);
    return speaker === undefined
      ? []
      : [{ section, speaker, place: JSON.stringify([section.path.slice(0, -1), section.depth]) }];
  });
  for (const all of grouped(spoken, ({ place }) => place).values()) {
    if (all.length < 3) continue;
    for (const [index, { section, speaker }] of all.entries()) {
      if (speaker !== all[index - 1]?.speaker) turns.add(section);
    }
  }
  return turns;
}

/** Who speaks below a heading; `Assistant (12:04)` and `🤖 Claude 4:` are speakers too. */
function speakerOf(title: string): string | undefined {
  const { words } = headingName(
    title.replace(/\s*(?:[([][^()[\]]*[)\]]|[-\u2013\u2014,|@\u00b7].*|\d[\d.:]*)\s*:?\s*$/u, ''),
  );
  return speakers.test(words) ? words : undefined;
}

const speakers =
  /^(?:(?:the |end[- ])?user|(?:ai |coding )?assistant|human|ai|llm|bot|chat ?bot|(?:ai |coding )?agent|system|tool|model|claude|chat ?gpt|gpt|copilot|gemini|cursor|codex|me|you|q|a|question|answer|prompt|response|reply|interviewer|interviewee|customer|client|developer|benutzer(?:in)?|nutzer(?:in)?|assistent(?:in)?|mensch|ki|frage|antwort|ich|utilisateur|humain|ia|réponse|usuario|usuário|asistente|assistente|humano|pregunta|pergunta|respuesta|resposta|utente|domanda|risposta|пользователь|ассистент|человек|вопрос|ответ|用户|用戶|助手|问|答|问题|問題|回答|ユーザー|アシスタント|質問)$/u;
