import type { Rule } from '../core/workflow.ts';
export const rules: readonly Rule[] = [];
