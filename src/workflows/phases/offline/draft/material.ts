// What the sections of a plan are written from.
import { phraseLanguage, type Language } from '../../../../documents/language.ts';
import type { PlanSize } from '../../../../documents/phases.ts';
import { lettersOf, meaningfulWords } from '../../../../documents/words.ts';
import { escaped } from '../../../brief/offline/draft/draft.ts';
import { phrases } from '../../../brief/offline/phrases/phrases.ts';
import { proposals } from '../../../brief/offline/phrases/proposals.ts';
import type { Phrases, Proposal } from '../../../brief/offline/phrases/types.ts';
import type { PlannedPhase, PlanOutline, Repository } from '../../facts.ts';
import { planPhrases } from '../phrases/phrases.ts';
import type { PlanPhrases } from '../phrases/types.ts';
import { workKinds } from '../kinds.ts';
import { portionsOf, type Portion } from '../packages.ts';

export interface Material {
  readonly outline: PlanOutline;
  readonly repository: Repository;
  readonly size: PlanSize;
  readonly phases: readonly (PlannedPhase & { readonly portion: Portion })[];
  /** Who answers for what nobody else is named for; empty where nobody is known. */
  readonly owner: string;
  readonly say: PlanPhrases;
  readonly brief: Phrases;
  readonly language: Language;
  readonly proposed: readonly (Proposal & { readonly isGeneral: boolean })[];
}

export interface Known {
  readonly outline: PlanOutline;
  readonly repository: Repository;
  readonly size: PlanSize;
  readonly phases: readonly PlannedPhase[];
  readonly owner: string;
  readonly tag: unknown;
}

export function materialOf({ outline, repository, size, phases, owner, tag }: Known): Material {
  const language = phraseLanguage(tag, outline.language);
  const kinds = workKinds(outline, size === 'XS');
  const planned =
    phases.length > 0 || size === 'XS' ? phases : portionsOf(outline, 1, tag).map(({ portion: _, ...phase }) => phase);
  return {
    outline,
    repository,
    size,
    phases: withPortions(outline, planned, tag),
    owner,
    say: planPhrases[language],
    brief: phrases[language],
    language,
    proposed: kinds.map((kind) => ({ ...proposals[language][kind], isGeneral: kind === 'general' })),
  };
}

/** How many items a list of a plan has at most. */
export const most: Readonly<Record<PlanSize, number>> = { XS: 5, S: 7, M: 12, L: 20, XL: 30 };

/** A list of statements as Markdown; nothing where there is none. */
export function listOf(statements: readonly string[], limit = 30): string | undefined {
  const distinct = [...new Set(statements.map(oneLine).filter(Boolean))].slice(0, limit);
  return distinct.length > 0 ? distinct.map((statement) => `- ${statement}`).join('\n') : undefined;
}

/** The same as tasks. */
export function tasksOf(statements: readonly string[], limit = 30): string | undefined {
  return listOf(statements, limit)?.replace(/^- /gm, '- [ ] ');
}

/** A statement on one line, as Markdown. */
export function oneLine(statement: string): string {
  return escaped(statement.length > 1000 ? `${statement.slice(0, statement.lastIndexOf(' ', 990))} …` : statement);
}

/** A command as code; nothing where none is known. */
export function commandOf(repository: Repository, proof?: string): string | undefined {
  const command = (proof ?? repository.testCommand ?? '').replaceAll('`', '').trim();
  return command === '' ? undefined : `\`${command}\``;
}

/** What each phase holds: its own portion where the phases are as they were proposed, else what its words share. */
function withPortions(
  outline: PlanOutline,
  phases: readonly PlannedPhase[],
  tag: unknown,
): readonly (PlannedPhase & { readonly portion: Portion })[] {
  const proposed = portionsOf(outline, phases.length, tag);
  const isAsProposed = phases.every(({ title }, index) => lettersOf(title) === lettersOf(proposed[index]?.title ?? ''));
  if (isAsProposed)
    return phases.flatMap((phase, index) => {
      const portion = proposed[index]?.portion;
      return portion ? [{ ...phase, portion }] : [];
    });
  const statements = [...new Set([...outline.objectives, ...outline.requirements, ...outline.inScope])];
  const nearest = (text: string) => nearestOf(text, phases);
  return phases.map((phase, index) => ({
    ...phase,
    portion: {
      kind: 'core' as const,
      statements: statements.filter((statement) => nearest(statement) === index),
      components: outline.components.filter(({ name, change }) => nearest(`${name} ${change}`) === index),
      proposed: [],
    },
  }));
}

/** The phase that shares most words with a text; the first where none does. */
function nearestOf(text: string, phases: readonly PlannedPhase[]): number {
  const words = new Set(meaningfulWords(text));
  const shared = phases.map(
    ({ title, goal }) => [...new Set(meaningfulWords(`${title} ${goal}`))].filter((word) => words.has(word)).length,
  );
  return shared.indexOf(Math.max(...shared));
}
