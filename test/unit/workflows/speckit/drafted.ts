// Drafts a whole feature with the offline model, without a run: facts, documents and contracts, as the steps would have them.
import { identifiedFact } from '../../../../src/core/decisions/facts.ts';
import { frameDocument } from '../../../../src/core/framing.ts';
import type { Facts } from '../../../../src/core/workflow.ts';
import { parseDocument, type MarkdownDocument } from '../../../../src/documents/document.ts';
import type { PlanFile } from '../../../../src/documents/documentSet.ts';
import { ReplyReader } from '../../../../src/documents/reply/reply.ts';
import { byImpact, provisionalOutcome } from '../../../../src/documents/speckit/decision/decision.ts';
import { fillPlaces, parseTemplate } from '../../../../src/documents/template.ts';
import { analysisFact } from '../../../../src/workflows/speckit/analysis.ts';
import { artifactsChoice } from '../../../../src/workflows/speckit/choice.ts';
import { contractsFact } from '../../../../src/workflows/speckit/contracts.ts';
import { draftOffline } from '../../../../src/workflows/speckit/offline/offline.ts';
import { workflow } from '../../../../src/workflows/speckit/workflow.ts';
import { fakeSettings } from '../../../fakes/settings.ts';

export interface Drafted {
  readonly facts: Facts;
  readonly documents: readonly MarkdownDocument[];
  readonly files: readonly PlanFile[];
}

export const folder = 'specs/001-feature';

/** What the steps before `produce` learn. */
export function learned(spec: string, more: Facts = {}): Facts {
  const place = { name: '001-feature', branch: '001-feature', folder, project: '', absolute: `/w/${folder}` };
  const repository = { languages: [], layout: [], conventions: [], sources: [] };
  const feature = { ...place, spec: `${folder}/spec.md`, plan: `${folder}/plan.md` };
  const read: Facts = { feature, spec, today: '2026-11-25', author: 'Ada', repository, ...more };
  const ask = (prompt: string, facts: Facts): unknown => draftOffline({ id: `speckit/${prompt}`, facts });
  const analysed = { ...read, analysis: analysisFact.parse(ask('analysis', read), read) };
  const identified = identifiedFact.parse(ask('decisions', analysed), analysed);
  const found = hasDecisions(identified) ? identified.decisions : [];
  const decisions = byImpact(found).map((one) => ({
    ...one,
    outcome: provisionalOutcome(one, '2026-11-25T10:00:00Z'),
  }));
  const decided = { ...analysed, identified, decisions };
  const chosen: Facts = { ...decided, artifacts: artifactsChoice.propose(decided, '') };
  return { ...chosen, plannedContracts: contractsFact.parse(ask('contracts', chosen), chosen) };
}

/** All documents and contracts. */
export function drafted(spec: string, more: Facts = {}): Drafted {
  const facts = learned(spec, more);
  const documents: MarkdownDocument[] = [parseDocument(`${folder}/spec.md`, spec)];
  const files: PlanFile[] = [];
  const settings = fakeSettings();
  for (const artifact of workflow.artifacts) {
    for (const { name } of artifact.files?.(facts) ?? []) {
      const text = draftOffline({ id: 'speckit/file', facts: { ...facts, file: `contracts/${name}` } });
      files.push({ path: `${folder}/contracts/${name}`, text: String(text) });
    }
    if (artifact.files) continue;
    const template = parseTemplate(artifact.fit?.(artifact.template, facts) ?? artifact.template);
    const made = artifact.frame.made?.(facts, settings) ?? {};
    const bodies = new Map(Object.entries(made));
    for (const group of artifact.groups?.(facts) ?? []) {
      const sections = template.sections.filter(
        ({ heading }) => group.headings.includes(heading) && !bodies.has(heading),
      );
      const reply = draftOffline({ id: 'speckit/artifact', facts: { ...facts, artifact: artifact.id, sections } });
      const reader = new ReplyReader(template.sections);
      for (const part of [...reader.push(String(reply)), ...reader.end()]) {
        const known = { facts, sources: '', isDraft: true };
        if (part.text.trim())
          bodies.set(part.heading, artifact.frame.finish?.(part.heading, part.text, known) ?? part.text);
      }
    }
    const preamble = fillPlaces(template.preamble, artifact.frame.places(facts, settings));
    documents.push(
      parseDocument(
        `${folder}/${artifact.id}.md`,
        frameDocument(template, preamble, (heading) => bodies.get(heading)),
      ),
    );
  }
  return { facts, documents, files };
}

interface Found {
  readonly decisions: Parameters<typeof byImpact>[0];
}

function hasDecisions(value: unknown): value is Found {
  return typeof value === 'object' && value !== null && 'decisions' in value && Array.isArray(value.decisions);
}
