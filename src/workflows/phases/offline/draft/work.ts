// What a phase holds: each thing by a short name, and in full only as the check that accepts it.
import { lettersOf } from '../../../../documents/words.ts';
import { splitSentences } from '../../../brief/offline/text/sentences.ts';
import { inShort, isBrief } from '../packages.ts';
import { fill } from '../phrases/phrases.ts';
import { isBound, isMeasured } from '../signs.ts';
import { oneLine, type Material } from './material.ts';

export interface Work {
  /** What exists in the end, in few words each. */
  readonly names: readonly string[];
  /** What the idea says of it beyond its name; those with figures first, for they can fail most plainly. */
  readonly checks: readonly string[];
  /** Whether there is something to build and to test; going live alone has nothing. */
  readonly isBuilt: boolean;
}

type Phase = Material['phases'][number];

/** The work of a phase: the idea's statements, else the parts it changes, else what is usual for such work. */
export function workOf({ title, goal, portion }: Phase, { outline, say, brief }: Material): Work {
  if (portion.statements.length > 0) return workIn(portion.statements);
  if (portion.components.length > 0) {
    const { components } = portion;
    return { names: components.map(({ name }) => name), checks: [], isBuilt: true };
  }
  if (portion.proposed.length > 0) {
    return {
      names: portion.proposed.map((part) => inShort(part)),
      checks: portion.proposed.map((part) => `${part} ${brief.mark}`),
      isBuilt: true,
    };
  }
  if (portion.kind === 'rollout') {
    return { names: [say.wayLive], checks: [`${fill(say.isLive, outline.title)} ${brief.mark}`], isBuilt: false };
  }
  return workIn([goal === '' ? title : goal]);
}

/** Statements as names and checks. One that is as short as its name is said by it; what must not be is a check only. */
export function workIn(statements: readonly string[]): Work {
  const built = statements.filter((statement) => !isBound(statement));
  const things = built.length > 0 ? built : statements;
  const checks = distinct(
    statements.filter((statement) => !things.includes(statement) || !isName(statement)).flatMap(checksIn),
  );
  return {
    names: distinct(things.map(nameOf)),
    checks: checks.toSorted((a, b) => Number(isMeasured(b)) - Number(isMeasured(a))),
    isBuilt: true,
  };
}

/** A choice and the reason that is said with it, in its form; what nobody said is open. */
export function decisionOf(idea: string, open: string): string {
  const plain = oneLine(idea).replace(/[.。]$/u, '');
  const [, choice = plain, reason = open] = reasoned.exec(plain) ?? [];
  return decision(choice, reason, open);
}

/** A choice in its form. */
export function decision(choice: string, reason: string, alternatives: string): string {
  return `- **Decision:** ${choice} — **Rationale:** ${reason} — **Alternatives:** ${alternatives}`;
}

const reasoned =
  /^(.{12,}?),?\s+((?:because|since|so that|weil|damit|parce qu|afin (?:de|qu)|porque|ya que|para que|pois|потому что|чтобы)(?:\s|['’]).*)$/iu;

/** A statement of few words is its own name. */
export function nameOf(statement: string): string {
  return isBrief(statement) ? statement.replace(/[.。;；:：]$/u, '') : inShort(statement, 14);
}

/** Whether a statement says no more than its name. */
function isName(statement: string): boolean {
  return lettersOf(nameOf(statement)) === lettersOf(statement);
}

function checksIn(statement: string): readonly string[] {
  return splitSentences(statement.replace(/\s+/g, ' '));
}

function distinct(statements: readonly string[]): readonly string[] {
  return [...new Set(statements)];
}
