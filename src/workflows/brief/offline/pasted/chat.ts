// Chats as Markdown: each message a paragraph of its own, without names, times and reactions.

const time = '\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?(?:\\s?[AaPp]\\.?[Mm]\\.?)?';
const date = '\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}';
const stamp = `(?:${date},?\\s+)?${time}(?:,?\\s+${date})?`;
const person = "[\\p{L}@~][\\p{L}\\p{N}_.'-]{0,30}(?: [\\p{L}(][\\p{L}\\p{N}_.')-]{0,30}){0,3}";

/** `Name  10:42 AM` alone on a line, the message below. */
const speakerLine = new RegExp(`^\\s*${person}(?:\\s{1,8}|\\s*[-–|,]\\s*)[\\[(]?${stamp}[\\])]?\\s*$`, 'u');
/** `[10:42] name: message`, `12/03/25, 10:42 - Name: message` */
const stamped = new RegExp(`^\\s*[\\[(]?${stamp}[\\])]?\\s*(?:[-–]\\s*)?<?${person}>?\\s*[:：]\\s*(.*)$`, 'u');
/** `name [10:42]: message` */
const stampedAfter = new RegExp(`^\\s*${person}\\s*[\\[(]${stamp}[\\])]\\s*[:：]\\s*(.*)$`, 'u');

const reaction =
  /^\s*(?:(?::[\w+-]+:|[\p{Extended_Pictographic}\uFE0F\u200d]|\+1|\d+|ugh|argh|damn|yikes|hm+|morning|hi|hey|hello|moin|lol|haha\w*|ok(?:ay)?|k|yes|yep|yeah|yup|no|nope|nah|sure|ouch|oh|wow|nice|great|cool|thx|thanks|ja|nein|genau|klar|oui|non|sí|si|sim|да|нет|嗯|好的|はい)[\s.,!…]*){1,3}$|^\s*\d+ repl(?:y|ies)|^\s*(?:\(?edited\)?|new messages?|today|yesterday)\s*$/iu;

/** Lines of a chat as Markdown; a text with fewer than two stamped messages comes back as it is. */
export function chatAsMarkdown(lines: readonly string[]): readonly string[] {
  const marks = lines.slice(0, 5000).filter((line) => line.length < 300 && isStamped(line)).length;
  if (marks < 2) return lines;
  let inFence = false;
  return lines.flatMap((line) => {
    if (/^\s*(?:```|~~~)/.test(line)) inFence = !inFence;
    if (inFence || line.length > 4000) return [line];
    if (speakerLine.test(line)) return [''];
    const message = stamped.exec(line)?.[1] ?? stampedAfter.exec(line)?.[1] ?? line;
    return reaction.test(message) ? [''] : ['', spoken(message)];
  });
}

function isStamped(line: string): boolean {
  return speakerLine.test(line) || stamped.test(line) || stampedAfter.test(line);
}

/** A message without its emoji and the word that only agrees. */
function spoken(message: string): string {
  return (
    message
      .replace(
        /^\s*(?:(?:good )?morning|good (?:afternoon|evening)|hi|hey|hello|moin|hallo)(?: (?:all|team|everyone|folks|zusammen))?[!,.]+\s+(?=\S+ \S)/i,
        '',
      )
      .replace(/^\s*\+1[.,!:]*\s+(?=\S+ \S)/, '')
      .replace(/(?<=^|\s):[a-z][\w+-]{1,40}:(?=\s|$|[.,!])/g, '')
      .replace(
        /^\s*(?:yes|yeah|yep|yup|ok(?:ay)?|sure|ouch|right|true|exactly|ja|genau|klar|oui|sí|sim|да)[,.!]+\s+(?:and |und |et |y |e |и )?(?=\S+ \S)/iu,
        '',
      )
      .replace(/^\s*(?:yeah|yep|yup)\s+(?=\S+ \S)/i, '')
      .trimEnd()
      // A message that only tells is no headline.
      .replace(/^(?!.*\b(?:ask|want|need|should|can|could|would|let's|please|pls)).*\S \S+ \S+ .*\p{L}$/iu, '$&.')
  );
}
