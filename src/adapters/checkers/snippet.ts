// Code in a document is often a piece: parts left out, places to fill, prompts. Makes whole code of it, in place.

export type SnippetLanguage = 'json' | 'yaml' | 'script' | 'python' | 'shell';

/** Spaces in place of a text, so that what follows keeps its place. */
export function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

/**
 * A text whose elisions (`...`) and places to fill (`<name>`, `{{name}}`) are replaced by something that the language
 * takes. Every line keeps its length.
 */
export function fillElisions(text: string, language: SnippetLanguage): string {
  return fillers[language](text);
}

/** The code of a session: what stands behind the prompts, where there are prompts; output is blanked. */
export function withoutPrompts(text: string, first: RegExp, next: RegExp): string {
  const lines = text.split('\n');
  if (!lines.some((line) => first.test(line))) return text;
  let isCode = false;
  let goesOn = false;
  return lines
    .map((line) => {
      const prompt = first.exec(line) ?? (isCode ? next.exec(line) : null);
      const code = prompt === null ? line : blank(prompt[0]) + line.slice(prompt[0].length);
      isCode = prompt !== null || goesOn;
      // A command that ends with a backslash goes on without a prompt.
      goesOn = isCode && code.endsWith('\\');
      return isCode ? code : blank(line);
    })
    .join('\n');
}

/** A whole line that stands for others. */
const elidedLine = /^[ \t]*(?:\.{3,}|…)(?:[ \t]*,)?(?:[ \t].*)?$/gm;

const fillers: Readonly<Record<SnippetLanguage, (text: string) => string>> = {
  json: (text) =>
    text
      .replace(elidedLine, blank)
      // `{ ... }`, `[ 1, ... ]`, `"a": 1, ...`
      .replace(/,?[ \t]*(?:\.{3,}|…)(?=[ \t]*(?:[,}\]\n]|\/\/|$))/g, (elision, at: number) =>
        /:[ \t]*$/.test(text.slice(0, at)) ? '0'.padStart(elision.length) : blank(elision),
      )
      .replace(/([{[,])([ \t]*)(?:\.{3,}|…)([ \t]*,)/g, (_, open: string, gap: string, comma: string) =>
        open + blank(`${gap}...${comma}`),
      )
      .replace(/([{[])([ \t]*\/\*[^]*?\*\/[ \t]*)([}\]])/g, (_, open: string, comment: string, close: string) =>
        open + blank(comment) + close,
      ),
  yaml: (text) =>
    text
      .replace(elidedLine, blank)
      .replace(/\{[{%][^\n]*?[}%]\}/g, (place) => 'x'.repeat(place.length))
      .replace(/(:[ \t]+)(?:\.{3,}|…)/g, (elision) => elision.replace(/\.|…/g, 'x')),
  script: (text) =>
    text
      .replace(elidedLine, blank)
      .replace(/([{([,;=>])([ \t]*)(?:\.{3,}|…)([ \t]*)(?=[})\];,\n]|$)/g, (whole, before: string) =>
        before === '=' || before === '>' || before === ','
          ? before + whole.slice(1).replace(/\.{3,}|…/, (dots) => '0'.padEnd(dots.length))
          : before + blank(whole.slice(1)),
      )
      .replace(/<[a-z][\w]*(?:[- ][\w]+)+>/g, (place) => place.replace(/\W/g, '_')),
  python: (text) => text.replace(/…/g, '0').replace(/<[a-z][\w]*(?:[- ][\w]+)*>/g, (place) => place.replace(/\W/g, '_')),
  shell: (text) =>
    text
      .replace(/<[\w][^<>\n|;&]*>/g, (place) => place.replace(/[^\n]/g, '_'))
      .replace(/\{\{[^{}\n]*\}\}/g, (place) => '_'.repeat(place.length)),
};
