// Puts section texts under the template's headings, and asks the rules what they say of one section.
import { alone, type PlanFile } from '../documents/documentSet.ts';
import { findSection, parseDocument, type Fence, type MarkdownDocument } from '../documents/document.ts';
import { mendingsOf } from '../documents/diagram/mend.ts';
import { embeddedTexts } from '../documents/embedded.ts';
import { applyEdits } from '../documents/edit.ts';
import { isFaulty, isShown, type Finding, type TextEdit, type Verdict } from '../documents/finding.ts';
import { readIgnores, type Readable } from '../documents/ignore.ts';
import { fillPlaces, type Template } from '../documents/template.ts';
import { templateOf, type RunContext } from './context.ts';
import type { Checkers, Settings } from './ports.ts';
import { judge, runRules } from './findings.ts';
import type { Verdicts } from './rule.ts';
import type { Artifact, Facts } from './workflow.ts';

/** What stands where nothing is known. */
export const undetermined = 'To be determined';

/** The title and what precedes the first section, with its places filled. */
export function preambleOf(artifact: Artifact, facts: Facts, settings: Settings): string {
  return fillPlaces(templateOf(artifact, facts).preamble, artifact.frame.places(facts, settings));
}

/** A whole document in the template's frame. Optional sections without a body are left out. */
export function frameDocument(
  template: Template,
  preamble: string,
  body: (heading: string) => string | undefined,
): string {
  const parts = template.sections.flatMap((section) => {
    const heading = `${'#'.repeat(section.depth)} ${section.heading}`;
    if (section.container) return [heading];
    const text = body(section.heading)?.trim();
    if (!text && section.optional) return [];
    return [`${heading}\n${text || undetermined}`];
  });
  return [preamble.trimEnd(), ...parts].join('\n\n') + '\n';
}

/**
 * Findings of the rules that lie within one section, were it written with this body. No comment in it silences them.
 * `others`: what the other sections say, where the section speaks of them. Until all of them are written nothing is
 * known to be missing from the document.
 */
export async function checkSection(
  context: RunContext,
  artifact: Artifact,
  path: string,
  heading: string,
  body: string,
  signal: AbortSignal,
  others: (heading: string) => string | undefined = () => undefined,
): Promise<readonly Finding[]> {
  const { facts } = context.state();
  const whole = templateOf(artifact, facts);
  const template = around(whole, heading);
  const preamble = preambleOf(artifact, facts, context.ports.settings);
  const text = frameDocument(template, preamble, (candidate) =>
    candidate === heading ? body : candidate === artifact.frame.ledgerHeading ? '- [ ] …?' : others(candidate),
  );
  const document = parseDocument(path, text);
  const section = findSection(document, heading);
  if (!section) return [];
  const made = artifact.frame.made?.(facts, context.ports.settings) ?? {};
  const isPartial = whole.sections.some(
    (one) =>
      !one.container &&
      !one.optional &&
      ![heading, artifact.frame.ledgerHeading].includes(one.heading) &&
      !Object.hasOwn(made, one.heading) &&
      (!template.sections.includes(one) || !others(one.heading)?.trim()),
  );
  const findings = await findingsOf(context, { document, view: document, ignores: [] }, signal, isPartial);
  return findings.filter(({ place }) => place.start >= section.start && place.start < section.bodyEnd);
}

/**
 * In sections: of a longer template only its chapters and what a section stands in are framed, or every section would
 * cost as much as all. What a rule looks for in the whole plan may be the matter of another chapter.
 */
const mostFramed = 16;

function around(template: Template, heading: string): Template {
  const at = template.sections.findIndex((section) => section.heading === heading);
  if (template.sections.length <= mostFramed || at < 0) return template;
  const top = Math.min(...template.sections.map(({ depth }) => depth));
  let depth = Infinity;
  const above = template.sections
    .slice(0, at + 1)
    .toReversed()
    .filter((section) => {
      if (section.depth >= depth) return false;
      depth = section.depth;
      return true;
    });
  return {
    ...template,
    sections: template.sections.filter((section) => section.depth === top || above.includes(section)),
  };
}

/** What all rules say of a document, once its diagrams were checked, but for what the user ignores or has set off. */
export async function checkDocument(
  context: RunContext,
  document: MarkdownDocument,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  return findingsOf(context, readIgnores(document), signal);
}

async function findingsOf(
  context: RunContext,
  readable: Readable,
  signal: AbortSignal,
  isPartial = false,
): Promise<readonly Finding[]> {
  const { checkers, settings } = context.ports;
  const { view } = readable;
  const policy = { rules: context.rules, ...(settings.rules ? { severities: settings.rules } : {}) };
  const runs = runRules(readable, await collectVerdicts(view, checkers, signal), alone(view, isPartial), policy);
  return judge(readable, runs, policy).findings;
}

/** Asks the checkers about every text of a document, or of a file beside it, that has a language of its own. */
export async function collectVerdicts(
  source: MarkdownDocument | PlanFile,
  checkers: Checkers,
  signal: AbortSignal,
): Promise<Verdicts> {
  const verdicts = new Map<string, Verdict>();
  for (const { language, text } of embeddedTexts(source)) {
    const key = `${language} ${text}`;
    if (!verdicts.has(key)) verdicts.set(key, await checkers.check(language, text, signal));
  }
  return (language, text) => verdicts.get(`${language} ${text}`);
}

/** A text with its diagrams repaired where that is certain. `broken`: how many are still rejected. */
export async function repairDiagrams(
  body: string,
  checkers: Checkers,
  signal: AbortSignal,
): Promise<{ readonly body: string; readonly repaired: number; readonly broken: number }> {
  const document = parseDocument('', body);
  const edits: TextEdit[] = [];
  let broken = 0;
  let repaired = 0;
  for (const fence of document.fences) {
    if (fence.language !== 'mermaid') continue;
    if (!isFaulty(await checkers.check('mermaid', fence.text, signal))) continue;
    const mended = await firstShown(document, fence, checkers, signal);
    if (mended === undefined) broken++;
    else repaired++;
    edits.push(...(mended ?? []));
  }
  return { body: applyEdits(body, edits), repaired, broken };
}

/** A text without the diagrams that are rejected. */
export async function dropBrokenDiagrams(body: string, checkers: Checkers, signal: AbortSignal): Promise<string> {
  const document = parseDocument('', body);
  const edits: TextEdit[] = [];
  for (const fence of document.fences) {
    if (fence.language !== 'mermaid') continue;
    if (!isFaulty(await checkers.check('mermaid', fence.text, signal))) continue;
    edits.push({ start: fence.start, end: fence.end, text: '' });
  }
  return applyEdits(body, edits).trim();
}

async function firstShown(
  document: MarkdownDocument,
  fence: Fence,
  checkers: Checkers,
  signal: AbortSignal,
): Promise<readonly TextEdit[] | undefined> {
  for (const { text, edits } of mendingsOf(document, fence)) {
    if (isShown(await checkers.check('mermaid', text, signal))) return edits;
  }
  return undefined;
}
