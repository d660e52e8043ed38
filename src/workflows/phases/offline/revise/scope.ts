// The two lists of a scope: what belongs to the work, and what does not.
import { isOpen, withItems } from '../../../brief/offline/revise/items.ts';

export interface ScopeParts {
  readonly inside: string;
  readonly outside: string;
  readonly isOutsideOpen: boolean;
}

const outsideLabel = /^\*\*Out of scope:?\*\*:?[ \t]*$/im;

/** The lists as they stand, without their labels. */
export function scopeParts(body: string): ScopeParts {
  const label = outsideLabel.exec(body);
  const inside = (label ? body.slice(0, label.index) : body).replace(/^\*\*In scope:?\*\*:?[ \t]*$/im, '').trim();
  const outside = label ? body.slice(label.index + label[0].length).trim() : '';
  return { inside, outside, isOutsideOpen: isOpen(outside) };
}

/** A scope with items more; what was to be determined there goes. */
export function withScope(body: string, inside: readonly string[], outside: readonly string[]): string {
  const label = outsideLabel.exec(body);
  if (!label) {
    const first = inside.length > 0 ? withItems(body, inside) : body;
    return outside.length > 0 ? `${first.trimEnd()}\n\n**Out of scope:**\n\n${outside.join('\n')}` : first;
  }
  const before = body.slice(0, label.index);
  const after = body.slice(label.index + label[0].length);
  const head = inside.length > 0 ? `${withItems(before.trimEnd(), inside)}\n\n` : before;
  const tail = outside.length > 0 ? `\n\n${withItems(after.trim(), outside)}` : after;
  return `${head}${label[0]}${tail}`;
}
