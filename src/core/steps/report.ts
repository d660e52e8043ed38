// Ends a run: what was made and what is open is read from its state.
import type { StepRunner } from '../context.ts';

export const report: StepRunner<'report'> = async function* () {
  return 'done';
};
