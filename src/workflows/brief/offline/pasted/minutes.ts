// Minutes of a meeting as Markdown: what it was about is the title, who was there and when belongs to the minutes.

const name =
  'meeting notes?|minutes(?: of (?:the )?meeting)?|notes from(?: the)?(?: \\p{L}+){0,2} (?:meeting|call|sync)|(?:(?:besprechungs|gesprächs|meeting|sitzungs)?protokoll|besprechungsnotiz\\p{L}*)|compte[- ]rendu(?: de réunion)?|acta(?: de (?:la )?reunión)?|ata(?: d[ea] reunião)?|verbale(?: (?:di|della) riunione)?|протокол(?: (?:встречи|совещания))?|会议(?:纪要|记录)|議事録';
const opening = new RegExp(`^\\s*#{0,3}\\s*(?:${name})(?!\\p{L})\\s*(.*)$`, 'iu');
const subject =
  /^\s*(?:[-*#]+\s*)?(?:thema|topic|subject|betreff|sujet|objet|tema|asunto|assunto|oggetto|тема|议题|議題)\s*[:：]?\s+(\S.{2,70}?)\s*[:：]?\s*$/iu;
const when = /^[\s:–—-]*(?:(?:\p{L}+,?\s+)?\d{1,4}[./-]\d{1,2}(?:[./-](?:\d{2,4})?)?(?!\d)\s*)?[\s:–—|-]*/u;

/** Lines of minutes as Markdown; a text that does not open as minutes comes back as it is. */
export function minutesAsMarkdown(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  const rest = opening.exec(lines[first] ?? '')?.[1];
  if (rest === undefined || rest.length > 90) return lines;
  const about = rest.replace(when, '').trim();
  const named = lines.findIndex((line, at) => at > first && at < first + 12 && subject.test(line));
  const title = subject.exec(lines[named] ?? '')?.[1] ?? (/\p{L}{3}/u.test(about) ? about : '');
  const body = lines.filter((_, at) => at !== first && at !== named);
  return [
    ...(title ? [`# ${title}`, ''] : []),
    `Meeting: ${(lines[first] ?? '').replace(/^[\s#]+/, '').trim()}`,
    ...body,
  ];
}
