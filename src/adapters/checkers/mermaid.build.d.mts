// Types of `mermaid.build.mjs`, which runs as it is in the build and in the tests.
import type { Plugin } from 'esbuild';

export const mermaidAnywhere: Plugin;
export const mermaidOfPreview: Plugin;
export const mermaidHooks: {
  readonly resolve: (specifier: string) => string | undefined;
  readonly load: (url: string) => string | undefined;
};
export function withoutWindow(source: string): string;
