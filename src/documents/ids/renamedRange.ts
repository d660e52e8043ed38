// A range of ids once one of them, or one that comes to lie in it, has another name: it still names the same things.
import { digitsOf, type Id } from '../speckit/ids.ts';
import { numbersOf } from './idIndex.ts';
import type { Range } from './mentions.ts';

/** `T001–T010` once T005 becomes T100 is `T001–T004, T100, T006–T010`. `dash` is what stands between the ends. */
export function renamedRange(
  { from, to }: Pick<Range, 'from' | 'to'>,
  dash: string,
  rename: { readonly from: Id; readonly to: Id },
): string {
  const [first, last] = [numbersOf(from.key), numbersOf(to.key)];
  // Of parts (`T030.2–T030.6`) the parts count, else the numbers.
  const isOfParts = first.number === last.number;
  const stepOf = ({ number, part }: { readonly number: number; readonly part: number }) => (isOfParts ? part : number);
  const [start, end] = [stepOf(first), stepOf(last)];
  const nameOf = (step: number): string => {
    if (step === start) return from.id;
    if (step === end) return to.id;
    if (isOfParts) return from.id.replace(/\.\d+$/, `.${step}`);
    return from.id.replace(/\d+(?:[a-z]|\.\d+)?$/i, String(step).padStart(digitsOf(from.id), '0'));
  };
  const stepIn = (id: Id): number | undefined => {
    if (id.key === from.key) return start;
    if (id.key === to.key) return end;
    const one = numbersOf(id.key);
    const isLike =
      one.stem === first.stem && one.suffix === '' && (isOfParts ? one.number === first.number : one.part === 0);
    return isLike && stepOf(one) > start && stepOf(one) < end ? stepOf(one) : undefined;
  };
  const out = stepIn(rename.from);
  const cuts = [...new Set([out, stepIn(rename.to)])].filter((step) => step !== undefined);
  const pieces: string[] = [];
  let next = start;
  const add = (until: number): void => {
    if (next < until) pieces.push(`${nameOf(next)}${dash}${nameOf(until)}`);
    if (next === until) pieces.push(nameOf(next));
  };
  for (const cut of cuts.sort((one, other) => one - other)) {
    add(cut - 1);
    if (cut === out) pieces.push(rename.to.id);
    next = cut + 1;
  }
  add(end);
  return pieces.join(', ');
}
