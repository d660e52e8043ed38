// All workflows: one for each folder beside this file.
import { found } from 'planner:workflows';
import type { Workflow } from '../core/workflow.ts';

export const workflows: readonly Workflow[] = found;
