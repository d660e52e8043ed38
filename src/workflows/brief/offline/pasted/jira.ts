// Jira's wiki marks as Markdown. Source of the format: Jira's “Text Formatting Notation Help”.

const sign =
  /^\s*h[1-6]\.\s|\{(?:code|noformat|quote|panel|color|info|note|expand)(?:[:}])|^\s*\|\|.+\|\||\[[^\]|\n]{1,200}\|https?:/;

/** Lines with Jira's marks as Markdown; lines of a text without any come back as they are. */
export function jiraAsMarkdown(lines: readonly string[]): readonly string[] {
  if (!lines.some((line) => sign.test(line.slice(0, 600)))) return lines;
  let inCode = false;
  return lines.flatMap((line) => {
    if (line.length > 4000) return [line];
    const marks = [...line.matchAll(/\{(?:code|noformat)(?:[:|][^}]{0,80})?\}/g)];
    if (marks.length === 1) {
      inCode = !inCode;
      const [before = '', after = ''] = [
        line.slice(0, marks[0]?.index),
        line.slice((marks[0]?.index ?? 0) + (marks[0]?.[0].length ?? 0)),
      ];
      const fenced = inCode ? [before, '```', after] : [before, '```', after];
      return fenced.filter((part, index) => index === 1 || part.trim() !== '');
    }
    return inCode ? [line] : blockAsMarkdown(line);
  });
}

function blockAsMarkdown(line: string): readonly string[] {
  const heading = /^\s*h([1-6])\.\s+(.*)$/.exec(line);
  if (heading) return ['', `${'#'.repeat(Number(heading[1]))} ${inline(heading[2] ?? '')}`];
  const titled =
    /^\s*\{(?:panel|expand|info|note|warning|tip)[:|][^}]{0,200}?\btitle=([^|}]{1,100})[^}]{0,200}\}(.*)$/.exec(line);
  if (titled) return ['', `### ${(titled[1] ?? '').trim()}`, ...rest(titled[2] ?? '')];
  if (/^\s*\{\w+(?::[^}]{0,200})?\}\s*$/.test(line)) return [''];
  if (/^\s*\|\|/.test(line)) {
    const cells = line
      .trim()
      .replace(/^\|\||\|\|$/g, '')
      .split('||');
    return [`|${cells.map((cell) => inline(cell.trim())).join('|')}|`, `|${cells.map(() => '---').join('|')}|`];
  }
  const bold = /^\s*\*([^*]{2,80})\*\s*[:：]?\s*$/.exec(line);
  if (bold) return ['', `**${inline(bold[1] ?? '')}**`];
  const item = /^\s*([#*-]+)\s+(\S.*)$/.exec(line);
  if (item) {
    const level = item[1] ?? '';
    return [`${'  '.repeat(level.length - 1)}${level.endsWith('#') ? '1.' : '-'} ${inline(item[2] ?? '')}`];
  }
  return [inline(line.replace(/^\s*bq\.\s+/, ''))];
}

function rest(text: string): readonly string[] {
  return text.trim() === '' ? [] : [inline(text)];
}

function inline(text: string): string {
  return text
    .replace(/\{\{([^{}]{1,200})\}\}/g, '`$1`')
    .replace(/\[([^\]|\n]{1,200})\|(https?:[^\]|\s]{1,1000})(?:\|[^\]]{0,80})?\]/g, '[$1]($2)')
    .replace(/\[~(?:accountid:)?([^\]]{1,80})\]/g, '$1')
    .replace(/\[(https?:[^\]|\s]{1,1000})\]/g, '$1')
    .replace(/![\w./ -]{1,120}\.(?:png|jpe?g|gif|svg|webp)(?:\|[^!]{0,80})?!/gi, '')
    .replace(/\{(?:color|quote|anchor|panel|info|note|warning|tip|expand)(?::[^}]{0,80})?\}|\{[*_]\}/g, '')
    .replace(/(?<=^|\s)-(\S[^\n-]{1,200}\S)-(?=\s|$)/g, '~~$1~~');
}
