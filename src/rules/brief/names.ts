// The headings of Planner's own brief, by what they hold.

export const names = {
  background: '1. Background and Problem Statement',
  goals: '2. Goals and Success Criteria',
  scope: '3. Scope',
  inScope: '3.1. In Scope',
  outOfScope: '3.2. Out of Scope (Non-Goals)',
  solution: '4. Proposed Technical Solution',
  architecture: '4.1. High-Level Architecture',
  components: '4.2. Key Components & Systems Involved',
  flow: '4.3. High-Level Flow (Mermaid)',
  risks: '5. Risks and Dependencies',
  questions: '6. Open Questions',
} as const;
