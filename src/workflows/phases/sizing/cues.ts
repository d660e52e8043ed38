// Words that tell how big a work is, in the languages that Planner knows.
import type { Cue } from './cues/cue.ts';
import { deep } from './cues/deep.ts';
import { smaller } from './cues/smaller.ts';
import { vast } from './cues/vast.ts';
import { wide } from './cues/wide.ts';

export const cues: readonly Cue[] = [...vast, ...deep, ...wide, ...smaller];
