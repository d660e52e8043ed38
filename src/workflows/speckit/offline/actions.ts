// A requirement as work: what is done, and how big it is.
import type { Requirement } from '../../../documents/speckit/spec.ts';
import { brief } from './material.ts';

/** The words of a requirement as something that is done: “System MUST send mails” is “Send mails”. */
export function actionOf({ id, text }: Pick<Requirement, 'id' | 'text'>): string {
  const plain = text
    .replace(/[*`]|(?<!\w)_|_(?!\w)/g, '')
    .replace(/\[NEEDS CLARIFICATION[^\]]*\]/g, '')
    .replace(/[.\s]+$/, '')
    .trim();
  const match =
    /^(?:[^.;:]{0,60}?)\b(?:MUST|SHALL|SHOULD|WILL|MAY|must|shall|should)\s+(?!NOT\b|not\b|be\b|never\b|NEVER\b|only\b|ONLY\b|have\b)(?:be able to\s+|automatically\s+|also\s+)?([a-z][\s\S]*)$/.exec(
      plain,
    );
  const subject =
    /^(?:The |A |Each |Every )?(?:[Ss]ystem|[Aa]pp(?:lication)?|[Pp]latform|[Ff]eature|[Tt]ool|[Ss]ervice|[Ii]mplementation|[Ss]kill|[Cc]ommand|[Ee]xtension)\b/.test(
      plain,
    );
  const action = match?.[1];
  if (action === undefined || !subject) return `Implement ${id}: ${brief(plain, 150)}`;
  const words = brief(action.replace(/[.\s]+$/, ''), 150);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Points by the number of statements that it makes. */
export function pointsOf({ text }: Requirement): number {
  const parts = text.split(/[,;]|\band\b/).length;
  return parts > 6 ? 3 : parts > 2 ? 2 : 1;
}
