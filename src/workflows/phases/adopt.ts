// A plan that somebody has written before: its phases and its size are what it says.
import type { Facts } from '../../core/workflow.ts';
import type { MarkdownDocument } from '../../documents/document.ts';
import { readPhasePlan } from '../../documents/phases.ts';
import { phasesIn } from './divide.ts';
import { scaleOf } from './scale.ts';

/** The phases of the document win over those that were learned from the idea. */
export function adopt(document: MarkdownDocument, facts: Facts): Facts {
  const phases = phasesIn({ document, isPlanners: () => false }, facts);
  return phases === undefined ? {} : { phases };
}

/** Whether the user has chosen another size than the document states. */
export function isOutgrown(document: MarkdownDocument, facts: Facts): boolean {
  const { size } = readPhasePlan(document);
  const scale = scaleOf(facts);
  return size !== undefined && scale?.by === 'user' && scale.size !== size;
}
