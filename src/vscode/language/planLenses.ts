// What stands above places of a planning document: what covers a requirement, what waits for an answer, what is stale. Pure.
import type { StaleSection } from '../../core/stale.ts';
import { findSection, type MarkdownDocument } from '../../documents/document.ts';
import type { DocumentSet } from '../../documents/documentSet.ts';
import { coverageOf, type Covering } from '../../documents/ids/coverage.ts';
import { idsIn, type DefinedId } from '../../documents/ids/mentions.ts';
import { openQuestionsIn } from '../../documents/openQuestions.ts';
import { say, type Sentence } from '../../documents/sentence.ts';
import { kindOf } from '../../documents/speckit/kind.ts';
import type { FilePointer } from '../commands.ts';
import { coverageSentence } from './idText.ts';

/** A lens, above a line (from 1). */
export type PlanLens =
  | {
      readonly kind: 'coverage';
      readonly line: number;
      readonly title: Sentence;
      readonly covering: readonly Covering[];
    }
  | {
      readonly kind: 'command';
      readonly line: number;
      readonly icon: string;
      readonly title: Sentence;
      readonly command: 'planner.answerHere' | 'planner.decideHere' | 'planner.remakeSection';
      readonly arguments: readonly unknown[];
    };

/** The lenses of a document of a set, by line. `stale`: sections of this document. */
export function lensesIn(
  document: MarkdownDocument,
  set: DocumentSet,
  file: FilePointer,
  stale: readonly StaleSection[],
): readonly PlanLens[] {
  const lenses = [
    ...coverageLenses(document, set),
    ...decisionLenses(document, file),
    ...openQuestionsIn(document).map(({ span }): PlanLens => ({
      kind: 'command',
      line: span.line,
      icon: 'comment-discussion',
      title: say('Answer This Question'),
      command: 'planner.answerHere',
      arguments: [file, span.line],
    })),
    ...stale.flatMap(({ section }) => staleLens(document, file, section)),
  ];
  return lenses.sort((one, other) => one.line - other.line);
}

const covered = ['FR', 'NFR', 'SC', 'US'];

/** Only where the feature's tasks name such ids at all: elsewhere a row of noughts would say nothing. */
function coverageLenses(document: MarkdownDocument, set: DocumentSet): readonly PlanLens[] {
  if (kindOf(document) !== 'spec') return [];
  const coverage = coverageOf(set);
  const own = idsIn(document).definitions.filter(({ family }) => covered.includes(family));
  const families = new Set(own.filter(({ key }) => coverage.has(key)).map(({ family }) => family));
  return own
    .filter(({ family }) => families.has(family))
    .map(({ key, span }) => {
      const covering = coverage.get(key) ?? [];
      return { kind: 'coverage', line: span.line, title: coverageSentence(covering), covering };
    });
}

function decisionLenses(document: MarkdownDocument, file: FilePointer): readonly PlanLens[] {
  if (kindOf(document) !== 'decisions') return [];
  return idsIn(document).definitions.flatMap((one): readonly PlanLens[] => {
    const title = one.family === 'TD' ? decisionTitle(one) : undefined;
    if (title === undefined) return [];
    const command = 'planner.decideHere';
    return [{ kind: 'command', line: one.span.line, icon: 'law', title, command, arguments: [file, one.id] }];
  });
}

function decisionTitle({ outcome = '', provisional = false }: DefinedId): Sentence | undefined {
  if (provisional) return say('Confirm or Change');
  return outcome === '' ? say('Decide') : say('Change');
}

function staleLens(document: MarkdownDocument, file: FilePointer, key: string): readonly PlanLens[] {
  const section = findSection(document, key);
  if (!section) return [];
  const title = say('Remake This Section');
  const shared = { kind: 'command', icon: 'sync', title, command: 'planner.remakeSection' } as const;
  return [{ ...shared, line: section.line, arguments: [file, section.key] }];
}
