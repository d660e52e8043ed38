// Changes documents that were made to agree with each other, without making stale what agrees already.
import { bodyOf, findSection, parseDocument } from '../../documents/document.ts';
import type { Part, RunContext } from '../context.ts';
import { hashesOf, matched, needsOf, providedInputs, usesOf } from '../inputs.ts';
import { changeLock } from '../locks.ts';
import { needsOfOutput, outputsOf, withOutputs } from '../outputs.ts';
import { withInputs } from '../provenance.ts';
import { fileNameOf } from '../record.ts';
import { findStale } from '../stale.ts';
import { besideLock, wholeKey } from '../wholeFile.ts';

/**
 * Does work that looks at all artifacts together, such as repairs after a review. What was made from a section that it
 * changes, and was not stale before, is taken to agree with it still.
 */
export async function* keepFresh<T>(context: RunContext, work: Part<T>): Part<T> {
  const { workflow, ports, state } = context;
  const nameOf = ({ artifact, section }: { readonly artifact: string; readonly section: string }): string =>
    `${artifact}#${section}`;
  const before = new Set((await findStale(workflow, state(), ports)).map(nameOf));
  const result = yield* work;
  const { facts } = state();
  const outputs = outputsOf(workflow, facts, ports.settings);
  const provided = providedInputs(workflow, state());
  for (const one of await findStale(workflow, state(), ports)) {
    const output = outputs.find(({ id }) => id === one.artifact);
    if (before.has(nameOf(one)) || !output) continue;
    const inputs = await withOutputs(provided, outputs, needsOfOutput(output, facts), ports.files);
    const needs = output.planned?.needs ?? needsOf(output.artifact, one.section, facts);
    const whole = (await ports.files.read(one.path)) ?? '';
    const document = parseDocument(one.path, whole);
    const found = output.planned ? undefined : findSection(document, one.section);
    const text = output.planned ? whole : found ? bodyOf(document, found) : '';
    const uses = usesOf(context, { artifact: output.artifact.id, heading: one.section, text });
    const hashes = hashesOf(matched(needs, inputs), inputs, uses);
    const [file, key] = output.planned ? [output.name, wholeKey] : [fileNameOf(one.path), found?.key ?? one.section];
    const event = { kind: 'sectionKept', artifact: one.artifact, section: one.section } as const;
    const at = output.planned ? besideLock(output) : one.path;
    yield* changeLock(context, at, event, (lock) => withInputs(lock, file, key, hashes));
  }
  return result;
}
