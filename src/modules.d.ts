// What the build and the test loader turn into modules beside TypeScript.

/** A Markdown file, as text: templates and prompts. */
declare module '*.md' {
  const text: string;
  export default text;
}

/** Every `src/workflows/<id>/workflow.ts`, found when the bundle is built, in the order of their folder names. */
declare module 'planner:workflows' {
  import type { Workflow } from './core/workflow.ts';
  export const found: readonly Workflow[];
}
