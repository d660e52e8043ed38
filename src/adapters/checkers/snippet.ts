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

/** A text that ends with an elision, with what it leaves open closed: `call(a, ...` becomes `call(a, )`. */
export function closeElided(text: string): string {
  const shown = text.trimEnd();
  const elision = /(?:(?<!\.)\.{3,}|…)$/.exec(shown);
  if (elision === null) return text;
  const before = shown.slice(0, elision.index);
  // The elision may be what a comment says: then the comment goes with it.
  const lastLine = before.lastIndexOf('\n') + 1;
  const comment = before.slice(lastLine).search(/#|\/\//);
  const kept = comment < 0 ? before : before.slice(0, lastLine) + before.slice(lastLine, lastLine + comment).trimEnd();
  const open: string[] = [];
  for (const [token] of kept.matchAll(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[()[\]{}]/g)) {
    const closing = pairs[token];
    if (closing !== undefined) open.push(closing);
    else if (token === open.at(-1)) open.pop();
  }
  return kept.replace(/,\s*$/, '') + open.reverse().join('');
}

const pairs: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/**
 * The code of a session: what stands behind the prompts, where there are prompts; output is blanked. `open`: what a line
 * ends with that goes on, behind a prompt of the second kind or without one; where it is missing any line may go on.
 */
export function withoutPrompts(text: string, first: RegExp, next: RegExp, open?: RegExp): string {
  const lines = text.split('\n');
  if (!lines.some((line) => first.test(line))) return text;
  let isCode = false;
  let goesOn = false;
  return lines
    .map((line) => {
      const prompt = first.exec(line) ?? (isCode && (goesOn || open === undefined) ? next.exec(line) : null);
      const code = prompt === null ? line : blank(prompt[0]) + line.slice(prompt[0].length);
      isCode = prompt !== null || goesOn;
      goesOn = isCode && open !== undefined && open.test(code);
      return isCode ? code : blank(line);
    })
    .join('\n');
}

/** Where a generator of documents puts another file: `{!path!}`, `{% include … %}`. */
const includes = /\{[!%][^\n]*[!%]\}/g;

/** A whole line that stands for others. */
const elidedLine = /^[ \t]*(?:\.{3,}|…)(?:[ \t]*,)?(?:[ \t].*)?$/gm;

const fillers: Readonly<Record<SnippetLanguage, (text: string) => string>> = {
  json: (text) =>
    text
      // `[...bookings...]`, `[...bookings]`
      .replace(/(?:\.{3}|…)[ \t]*[A-Za-z_][\w -]*(?:\.{3}|…)?(?=[ \t]*[,}\]\n])/g, (named) =>
        '...'.padEnd(named.length),
      )
      .replace(
        /([{[,][ \t\n]*)"(?:\.{3}|…)"(?=[ \t\n]*[}\],])/g,
        (whole, open: string) => open + blank(whole.slice(open.length)),
      )
      .replace(elidedLine, blank)
      // `{ ... }`, `[ 1, ... ]`, `"a": 1, ...`
      .replace(/,?[ \t]*(?:\.{3,}|…)(?=[ \t]*(?:[,}\]\n]|\/\/|$))/g, (elision, at: number) =>
        /:[ \t]*$/.test(text.slice(0, at)) ? '0'.padStart(elision.length) : blank(elision),
      )
      .replace(
        /([{[,])([ \t]*)(?:\.{3,}|…)([ \t]*,)/g,
        (_, open: string, gap: string, comma: string) => open + blank(`${gap}...${comma}`),
      )
      .replace(
        /([{[])([ \t]*\/\*[^]*?\*\/[ \t]*)([}\]])/g,
        (_, open: string, comment: string, close: string) => open + blank(comment) + close,
      ),
  yaml: (text) =>
    text
      .replace(elidedLine, blank)
      .replace(/\{[{%][^\n]*?[}%]\}/g, (place) => 'x'.repeat(place.length))
      .replace(/(:[ \t]+)(?:\.{3,}|…)/g, (elision) => elision.replace(/\.|…/g, 'x')),
  script: (text) =>
    text
      .replace(includes, blank)
      .replace(/^[ \t]*\[?(?:\d{4}-\d\d-\d\d[T ]?)?\d\d:\d\d:\d\d\b.*$/gm, blank)
      .replace(/^[ \t]*(?:GET|POST|PUT|PATCH|DELETE)[ \t]+(?:\/|https?:).*$/gm, blank)
      .replace(
        /([=:>][ \t]*)\/\*[^*]*\*\/(?=[ \t]*[;,)\n])/g,
        (whole, before: string) => before + '0'.padEnd(whole.length - before.length),
      )
      .replace(elidedLine, blank)
      // `... (12 more)`
      .replace(/(?:\.{3,}|…)[ \t]+\([^()\n]*\)/g, (counted) => '...'.padEnd(counted.length))
      .replace(/,([ \t]*)(?:\.{3,}|…)([ \t]*)(?:,|(?=[})\]\n]|$))/g, (whole) => `,${blank(whole.slice(1))}`)
      .replace(/([{([;=>|&:])([ \t]*)(?:\.{3,}|…)([ \t]*)(?=[})\];,\n]|$)/g, (whole, before: string) =>
        /[=>|&:]/.test(before)
          ? before + whole.slice(1).replace(/\.{3,}|…/, (dots) => '0'.padEnd(dots.length))
          : before + blank(whole.slice(1)),
      )
      // `return ( // what is shown )`
      .replace(
        /(\breturn[ \t]*\()((?:\s*(?:\/\/[^\n]*\n|\/\*[^]*?\*\/))+\s*)(?=\))/g,
        (_, open: string, remark: string) => open + remark.replace(/\/[^]*/, (rest) => `0${blank(rest.slice(1))}`),
      )
      .replace(/<[a-z][\w]*(?:[- ][\w]+)+>/g, (place) => place.replace(/\W/g, '_')),
  python: (text) =>
    text
      .replace(includes, blank)
      .replace(/^[ \t]*(?:\.{3,}|…)[ \t]+\S.*$/gm, blank)
      .replace(/(?<=[\w)\]}'"])[ \t]+\.{3}[ \t]*$/gm, blank)
      // `def f(self, ...)`, `{"a": 1, ...}`, `def f(...)`
      .replace(/,[ \t\n]*(?:\.{3}|…)[ \t]*(?=,?[ \t\n]*[)\]}])/g, (elision) => `,${blank(elision.slice(1))}`)
      .replace(/(\bdef[ \t]+\w+[ \t]*\()[ \t]*(?:\.{3}|…)(?=[ \t]*[),])/g, (whole, before: string) =>
        before.padEnd(whole.length),
      )
      .replace(/…/g, '0')
      .replace(/<[a-z][\w]*(?:[- ][\w]+)*>/g, (place) => place.replace(/\W/g, '_')),
  shell: (text) =>
    text
      .replace(/<\/?[\w][^<>\n;&]*>/g, (place) => place.replace(/[^\n]/g, '_'))
      .replace(/\{\{[^{}\n]*\}\}/g, (place) => '_'.repeat(place.length)),
};
