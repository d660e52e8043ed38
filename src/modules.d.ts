// What the build and the test loader turn into modules beside TypeScript.

/** A Markdown file, as text: templates and prompts. */
declare module '*.md' {
  const text: string;
  export default text;
}

/** A WebAssembly file: its URL, relative to the module that names it. */
declare module '*.wasm' {
  const url: string;
  export default url;
}

/** Every `src/workflows/<id>/workflow.ts`, found when the bundle is built, in the order of their folder names. */
declare module 'planner:workflows' {
  import type { Workflow } from './core/workflow.ts';
  export const found: readonly Workflow[];
}

/** The modules of the GraphQL library that can be cut to what is used: the package names others as its entry. */
declare module 'graphql/index.mjs' {
  export * from 'graphql';
}
declare module 'graphql/validation/validate.mjs' {
  export * from 'graphql/validation/validate.js';
}
