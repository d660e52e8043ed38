// A completed phase shows that its tests ran, what changed, and when.
import { say } from '../../documents/sentence.ts';
import type { Phase } from '../../documents/phases.ts';
import { tellsOfFailure, tellsOfRun } from '../../documents/testRun.ts';
import { planRule } from './rule.ts';
import type { Remark } from '../speckit/rule.ts';

export const phaseEvidence = planRule(
  'evidence',
  {
    severity: 'error',
    summary: say(
      'A completed phase has a test run or a waiver with name and reason, a summary of changes, and a date.',
    ),
    why: say('The plan is the record of what was done. Completed without proof is a claim.'),
    wrong: '**Status**: completed',
    right:
      '**Status**: completed (2026-11-25)\n**Tests run**: `npm test`, 212 passed\n**Summary of changes**: Queue in src/mail/, retries after 5 minutes.',
  },
  ({ phases }) => phases.filter(({ status }) => status === 'completed').flatMap(missing),
);

function missing(phase: Phase): readonly Remark[] {
  const { number, parts, span, statusText } = phase;
  const found: Remark[] = [];
  const text = (part: Parameters<typeof parts.get>[0]) => parts.get(part)?.text ?? '';
  const waiver = parts.get('waiver');
  const ran =
    tellsOfRun(text('testsRun')) ||
    tellsOfRun(text('proof')) ||
    /\btests?\b[^.]{0,60}\b(?:pass(?:ed)?|green)\b|\b\d+ tests?\b/i.test(text('summary'));
  const failed = [text('testsRun'), text('proof')].find((said) => said !== '' && tellsOfFailure(said));
  if (failed !== undefined && waiver === undefined) {
    const message = say('Phase {0} is completed, but its tests failed. Repair them, or reopen the phase.', number);
    found.push({ severity: 'error', span, message });
  }
  if (!ran && waiver === undefined) {
    const message = say(
      'Phase {0} is completed without a test run. Add “{1}”, or “{2}”.',
      number,
      '**Tests run**: …',
      '**Waiver**: name — reason',
    );
    found.push({ severity: 'error', span, message });
  }
  if (!ran && waiver !== undefined && !isSigned(waiver.text)) {
    const message = say(
      'The waiver of phase {0} needs a name and a reason: “{1}”.',
      number,
      '**Waiver**: name — reason',
    );
    found.push({ severity: 'error', span, message });
  }
  if (text('summary') === '') {
    const message = say(
      'Phase {0} is completed without a summary. Add “{1}”: what was really changed.',
      number,
      '**Summary of changes**: …',
    );
    found.push({ severity: 'warning', span, message });
  }
  if (
    ![statusText, text('completed'), text('testsRun'), text('summary'), text('waiver')].some((part) => date.test(part))
  ) {
    const message = say('Phase {0} does not say when it was completed. Add the date to its status.', number);
    found.push({ severity: 'warning', span, message });
  }
  return found;
}

const date =
  /\b\d{4}-\d\d-\d\d\b|\b\d{1,2}\.\s?\d{1,2}\.\s?\d{4}\b|\b\d{1,2}\/\d{1,2}\/\d{2,4}\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2},? \d{4}\b|\b\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{4}\b/i;

/** A name and some words of reason, in a sentence or with a mark between. */
function isSigned(waiver: string): boolean {
  const parts = waiver
    .split(/\s*(?:[\u2014\u2013:;,]|\s-\s|\bbecause\b|\bsince\b|\breason\b|\bweil\b|\bda\b|[()])\s*/i)
    .filter((part) => /\p{L}/u.test(part));
  const reason = parts.slice(1).join(' ').trim();
  return (
    reason.split(/\s+/).length > 1 && (isName(parts[0] ?? '') || /\b(?:by|von|durch)\s+\p{Lu}|@\p{L}/u.test(waiver))
  );
}

/** `Anna`, `anna b.`, or a sentence that somebody is the subject of: `Branwen Achterberg waived …`. */
function isName(text: string): boolean {
  const isThing =
    /^(?:the|an?|no|not|none|nobody|tests?|testing|there|we|it|this|these|all|unit|integration|end-to-end|waived?|der|die|das|ein|eine|kein|keine|niemand|tbd|n\/a)\b/i;
  const words = text.trim().split(/\s+/);
  return !isThing.test(text.trim()) && (words.length < 4 || /^\p{Lu}\p{Ll}/u.test(text.trim()));
}
