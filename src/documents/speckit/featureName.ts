// Names of spec-kit features as folders and branches write them: `001-login`, `20260319-143022-login`, `feat/004-login`.

/** The number or time stamp that a name starts with, `001` of `001-login`; `undefined` where it has none. */
export function numberOf(name: string): string | undefined {
  const last = lastName(name);
  const stamp = /^(\d{8}-\d{6})-/.exec(last)?.[1];
  return stamp ?? /^(?:feature-)?(\d+)[-_]/.exec(last)?.[1];
}

/** Whether a folder's name alone says that it is a feature. */
export function isFeatureName(name: string): boolean {
  return /^(?:\d{8}-\d{6}-|(?:feature-)?\d{3,}-)/.test(name);
}

/** Whether two numbers are the same, however many zeros stand before them. Time stamps are no numbers. */
export function sameNumber(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  if (one.includes('-') || other.includes('-')) return one === other;
  return one.replace(/^0+(?=\d)/, '') === other.replace(/^0+(?=\d)/, '');
}

/** Orders names: the highest number first, time stamps before numbers, names without one last. */
export function newestFirst(one: string, other: string): number {
  const [a, b] = [rankOf(one), rankOf(other)];
  return a.kind - b.kind || b.stamp.localeCompare(a.stamp, 'en') || b.number - a.number || (one < other ? -1 : 1);
}

/** The name after the last slash. */
export function lastName(path: string): string {
  return path.replace(/\/+$/, '').replace(/^.*\//, '');
}

function rankOf(name: string): { readonly kind: number; readonly stamp: string; readonly number: number } {
  const number = numberOf(name);
  if (number === undefined) return { kind: 2, stamp: '', number: 0 };
  return number.includes('-') ? { kind: 0, stamp: number, number: 0 } : { kind: 1, stamp: '', number: Number(number) };
}
