// Types of collect.mjs.
export interface Found {
  readonly sentences: readonly string[];
  readonly problems: readonly string[];
}
export type Bundle = Readonly<Record<string, string>>;
export function collectFrom(path: string, text: string): Found;
export function collect(folder?: string): { readonly bundle: Bundle; readonly problems: readonly string[] };
export function compare(bundle: Bundle, translation: Bundle): readonly string[];
