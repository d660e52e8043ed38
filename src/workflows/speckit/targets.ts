// Which sections a wish of the user's touches, and what a review finds: both name places that must be there.
import * as z from 'zod/mini';
import { read, schemaOf } from '../../core/fact.ts';
import type { ReviewIssue } from '../../core/speckit/facts.ts';
import type { Fact } from '../../core/workflow.ts';

const targetsShape = z.object({
  sections: z.array(z.object({ artifact: z.string().check(z.minLength(1)), heading: z.string() })),
});

/** Learned from a wish: what is to be made anew. */
export const targetsFact: Fact = {
  name: 'targets',
  description: 'The sections that the wish changes, each by its document and its heading. As few as possible.',
  schema: schemaOf(targetsShape),
  parse: (value) => {
    const { sections } = read(targetsShape, Array.isArray(value) ? { sections: value } : value);
    const seen = new Set<string>();
    return {
      sections: sections
        .map(({ artifact, heading }) => ({
          // Models name a document by its file as often as by its id.
          artifact: artifact
            .trim()
            .replace(/^.*\/(?=[^/]+\.md$)/, '')
            .replace(/\.md$/i, ''),
          heading: heading.replace(/^#+\s*/, '').trim(),
        }))
        .filter(({ artifact, heading }) => {
          const key = `${artifact}#${heading}`;
          if (seen.has(key)) return false;
          seen.add(key);
          return true;
        }),
    };
  },
};

const reviewShape = z.object({
  issues: z.array(
    z.object({
      file: z.string(),
      heading: z._default(z.string(), ''),
      problem: z.string().check(z.minLength(8)),
      severity: z._default(z.string(), 'minor'),
      remedy: z._default(z.string(), ''),
    }),
  ),
});

/** Learned at the end: what rules do not see. */
export const reviewFact: Fact = {
  name: 'review',
  description: 'What is wrong or missing across the documents, each issue with its place. Empty where nothing is.',
  schema: schemaOf(reviewShape),
  parse: (value) => {
    const { issues } = read(reviewShape, Array.isArray(value) ? { issues: value } : value);
    return {
      issues: issues
        .map((one): ReviewIssue => ({
          file: one.file
            .trim()
            .replace(/^.*specs\/[^/]+\//, '')
            .replace(/^\.\//, ''),
          heading: one.heading.replace(/^#+\s*/, '').trim(),
          problem: one.problem.replace(/\s+/g, ' ').trim(),
          severity: severityOf(one.severity),
          remedy: one.remedy.replace(/\s+/g, ' ').trim(),
        }))
        .toSorted((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity))
        .slice(0, mostIssues),
    };
  },
};

const mostIssues = 40;
const order: readonly ReviewIssue['severity'][] = ['critical', 'major', 'minor'];

function severityOf(said: string): ReviewIssue['severity'] {
  if (/^\W*(?:critical|blocker|severe|high|error)/i.test(said)) return 'critical';
  return /^\W*(?:major|medium|warning|important)/i.test(said) ? 'major' : 'minor';
}
