// Mails as Markdown: the subject is the title; greetings, signatures and the mails quoted below say nothing new.

const names = {
  subject: 'subject|betreff|objet|asunto|assunto|тема|主题|主旨|件名',
  other:
    'from|to|cc|bcc|date|sent|reply-to|von|an|gesendet|datum|de|à|a|envoyé|cci|para|enviado(?: el| em)?|fecha|data|от|кому|копия|дата|отправлено|发件人|收件人|抄送|日期|发送时间|差出人|送信者|宛先|日時|送信日時',
};
const header = new RegExp(`^\\s*\\*{0,2}(?:(${names.subject})|${names.other})\\s*[:：]\\*{0,2}\\s*(.*)$`, 'iu');

const greeting =
  /^\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|guten (?:morgen|tag|abend)|moin|liebe[rs]?|sehr geehrte[rs]?|bonjour|salut|bonsoir|chère?s?|hola|buen[oa]s (?:días|tardes|noches)|estimad[oa]s?|olá|oi|bom dia|boa (?:tarde|noite)|car[oa]s?|prezad[oa]s?|здравствуйте|добрый (?:день|вечер)|доброе утро|привет|大家好|你好|您好|各位好|お疲れ様です|お世話になっております|こんにちは)(?:[\s,，、]+[\p{L}@.'-]+){0,4}\s*[,，!！.。:]*\s*$/iu;

const closing =
  /^\s*(?:(?:(?:best|kind|warm|many)(?: kind)? )?regards|best(?: wishes)?|cheers|(?:many )?thanks(?: a lot| so much| in advance| again)?|thank you(?: very much| in advance)?|sincerely|yours(?: sincerely| truly)?|take care|(?:(?:viele|liebe|beste|schöne|herzliche|freundliche)n? )?(?:grüße|gruß|gruss)|mit (?:freundlichen|besten|lieben) grüßen|(?:lg|mfg|vg)|danke(?: euch| ihnen| im voraus| schön)?|(?:bien )?cordialement|bien à vous|merci(?: d'avance| beaucoup)?|(?:un )?(?:cordial(?:es)? )?saludos?(?: cordiales)?|atentamente|gracias(?: de antemano)?|atenciosamente|abraços?|obrigad[oa]|с уважением|с наилучшими пожеланиями|спасибо(?: заранее)?|此致|敬礼|祝好|谢谢|多谢|よろしくお願い(?:いた)?します|以上)\s*[,，!！.。]*\s*$/iu;

const earlier =
  /^\s*(?:-{2,}\s*(?:original message|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|message d'origine|message transféré|mensaje original|mensagem original|исходное сообщение|原始邮件|元のメッセージ)\s*-{2,}|(?:on|am|le|el|em|il)\s.{4,120}\s(?:wrote|schrieb(?:.{0,60})?|a écrit|escribió|escreveu)\s?:|.{4,80}(?:написал\p{L}*|写道|のメール)[:：])\s*$/iu;

/** Lines of a mail as Markdown; a text that is no mail loses its greeting and its signature only. */
export function mailAsMarkdown(lines: readonly string[]): readonly string[] {
  const isMail = lines.some((line, at) => at < 2000 && (earlier.test(bare(line)) || startsHeaders(lines, at)));
  const own: string[] = [];
  const quoted: string[] = [];
  let signature = 0;
  let isQuoted = false;
  let hasTitle = false;
  let inFence = false;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (/^\s*(?:```|~~~)/.test(line)) inFence = !inFence;
    if (inFence || line.length > 400) {
      (isQuoted ? quoted : own).push(line);
      continue;
    }
    if (isMail && earlier.test(bare(line))) {
      isQuoted ||= !/^\s*>/.test(line);
      signature = 0;
      own.push('');
    } else if (isMail && startsHeaders(lines, at)) {
      const subject = headersFrom(lines, at);
      if (subject.title && !hasTitle) own.push(`Title: ${subject.title}`, '');
      hasTitle ||= subject.title !== '';
      at = subject.end - 1;
      signature = 0;
    } else if (isMail && /^\s*>/.test(line)) {
      quoted.push(bare(line));
    } else if (isQuoted) {
      quoted.push(line);
    } else if (closing.test(line) || /^--\s?$/.test(line)) {
      signature = isMail ? 8 : 3;
      own.push('');
    } else if (signature > 0 && !/^\s*(?:p\.? ?s\.?\b|pps)/i.test(line)) {
      signature = line.trim() === '' ? (isMail ? signature : 0) : signature - 1;
      // Behind a signature there are a name and an address; a whole sentence is none.
      if (line.trim().length > 80) own.push(line);
    } else {
      signature = 0;
      own.push(greeting.test(line) ? '' : line);
    }
  }
  return [...own, ...background(own, quoted)];
}

/** What was quoted explains; where the mail itself says next to nothing, it is the idea. */
function background(own: readonly string[], quoted: readonly string[]): readonly string[] {
  const said = quoted.filter((line) => !closing.test(line) && !greeting.test(line) && !header.test(line));
  if (said.every((line) => line.trim() === '')) return [];
  const words = own
    .filter((line) => !line.startsWith('Title: '))
    .join(' ')
    .replace(/\s+/g, ' ');
  if (words.length < 40) return ['', ...said];
  const statements = said.filter((line) => !/[?？]\s*$/.test(line));
  return statements.some((line) => line.trim() !== '') ? ['', '**Notes:**', ...statements] : [];
}

/** A mail has at least two header lines below each other. */
function startsHeaders(lines: readonly string[], at: number): boolean {
  const [line = '', next = ''] = [bare(lines[at] ?? ''), bare(lines[at + 1] ?? '')];
  return line.length < 400 && header.test(line) && header.test(next) && /[:：]\s*\S/.test(line + next);
}

function headersFrom(lines: readonly string[], at: number): { readonly title: string; readonly end: number } {
  let title = '';
  let end = at;
  for (; end < lines.length; end++) {
    const found = header.exec(bare(lines[end] ?? ''));
    if (!found) break;
    if (found[1])
      title = (found[2] ?? '')
        .replace(/^\s*(?:(?:re|aw|fwd?|wg|tr|rv|enc|回复|转发|返信|転送)\s*[:：]\s*)+/i, '')
        .trim();
  }
  return { title, end };
}

function bare(line: string): string {
  return line.replace(/^\s*(?:>\s?)+/, '');
}
