// When a contract was written, as each format allows it: a comment at its top, a keyword of a schema, a line below a title.
import { patternOf, speakerOf, type Speaker } from '../phrases/phrases.ts';
import { bomLength, mainEol } from '../text.ts';

/** A contract with its time; one of a format that has no place for it, or has something else there, stays as it is. */
export function stamped(path: string, text: string, at: Date, speak: Speaker = speakerOf('en')): string {
  const bare = withoutStamp(path, text);
  const extension = extensionOf(path);
  const [top, eol] = [bomLength(bare), mainEol(bare)];
  const time = `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const within = (from: number, added: string): string => bare.slice(0, from) + added + bare.slice(from);
  if (extension === 'md') {
    const title = /^# [^\r\n]*\r?\n/.exec(bare.slice(top));
    return title ? within(top + title[0].length, `${eol}**Date**: ${time}${eol}`) : bare;
  }
  const sentence = speak('writtenAt', time);
  if (extension === 'json') {
    const first = /^\s*\{(\r?\n[ \t]+)(?=")/.exec(bare.slice(top));
    if (first === null || bare.includes('"$comment"')) return bare;
    return within(top + first[0].length, `"$comment": "${sentence}",${first[1] ?? ''}`);
  }
  const mark = comments[extension];
  return mark === undefined || /^(?:#!|#%|%)/.test(bare.slice(top)) ? bare : within(top, `${mark} ${sentence}${eol}`);
}

/** A contract without its time. */
export function withoutStamp(path: string, text: string): string {
  const pattern = forms[extensionOf(path)] ?? comment;
  return text.replace(pattern, (_, before: string) => before);
}

const comments: Readonly<Record<string, string>> = {
  ...{ yaml: '#', yml: '#', graphql: '#', graphqls: '#', gql: '#' },
  proto: '//',
};

/** What was said of the time, in any language. */
const said = patternOf('writtenAt', String.raw`\d{4}-\d\d-\d\d \d\d:\d\d UTC`);
const comment = new RegExp(String.raw`^(\ufeff?)(?:#|//) ${said}\r?\n`);
const forms: Readonly<Record<string, RegExp>> = {
  md: /^(\ufeff?# [^\r\n]*\r?\n)\r?\n\*\*Date\*\*: \d{4}-\d\d-\d\d \d\d:\d\d UTC\r?\n/,
  json: new RegExp(String.raw`^(\ufeff?\s*\{\r?\n[ \t]+)"\$comment": "${said}",\r?\n[ \t]+`),
};

function extensionOf(path: string): string {
  return /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
}
