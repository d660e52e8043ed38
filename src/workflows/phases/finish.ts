// Corrects what a model wrote for a part of a phase: boxes where things are ticked, an owner for each step.
import type { Facts } from '../../core/workflow.ts';
import { ownerOf, proofOf } from './made.ts';
import { phasesOf } from './scale.ts';
import { phaseNumberOf } from './skeleton.ts';

/** The section's text in its form. */
export function finishSection(name: string, body: string, facts: Facts): string {
  if (/(?:^|\. )(?:Entry Criteria|Exit Criteria|Done When)$/.test(name)) return withProof(name, boxed(body), facts);
  if (/\. Action Items$/.test(name)) return owned(boxed(body), ownerOf(facts));
  return body;
}

const item = /^([-*+]|\d{1,2}[.)])[ \t]+(?!\[[ xX]\][ \t])(?=\S)/;

/** Each item of the first level as a task that is open: nothing has been done yet. */
function boxed(body: string): string {
  return body
    .split('\n')
    .map((line) => line.replace(item, '- [ ] ').replace(/^[-*+][ \t]+\[[xX]\]/, '- [ ]'))
    .join('\n');
}

/** Exit criteria name the command that proves the phase, also where a model forgot it. */
function withProof(name: string, body: string, facts: Facts): string {
  if (/Entry Criteria$/.test(name)) return body;
  const number = phaseNumberOf({ heading: name });
  const command = proofOf(number === undefined ? undefined : phasesOf(facts)[number - 1], facts);
  if (command === undefined || body.includes(command) || !/^- \[ \]/m.test(body)) return body;
  return `${body.trimEnd()}\n- [ ] \`${command}\``;
}

const owner = /\b(?:owners?|assigned to|assignee|responsible|verantwortlich)\b|(?<![\p{L}\p{N}.])@[\p{L}\p{N}]/iu;

/** Each step with an owner: the author's where no other is named, none where that is nobody. */
function owned(body: string, name: string | undefined): string {
  if (name === undefined) return body;
  return body
    .split('\n')
    .map((line) => (/^- \[ \]/.test(line) && !owner.test(line) ? `${line.trimEnd()} (Owner: ${name})` : line))
    .join('\n');
}
