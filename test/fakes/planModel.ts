// A model that answers every request of a phase plan from what it is asked for, as long or as short as a test wants.
import type { LanguageModel, ModelPart, ModelRequest } from '../../src/core/ports.ts';

export interface PlanModelOptions {
  readonly outline?: Readonly<Record<string, unknown>>;
  /** How many lines each section gets. */
  readonly lines?: number;
  /** Fails at this request for a part of the plan, from 1. */
  readonly failsAt?: number;
  readonly questions?: readonly object[];
  /** For every revision, or for one after the other; then nothing changes. */
  readonly revision?: string | readonly string[];
  readonly shortened?: number;
  /** What there is to choose from. */
  readonly approaches?: object;
  /** Of a new plan. */
  readonly phases?: readonly object[];
  /** What it makes of the phases of a plan that is there, by the wishes. */
  readonly divided?: readonly object[];
}

/** Keeps what it was asked. */
export class PlanModel implements LanguageModel {
  readonly name = 'test/plan';
  readonly maxInputTokens = 100_000;
  readonly requests: ModelRequest[] = [];
  readonly options: PlanModelOptions;
  #left: number;
  #revisions = 0;

  constructor(options: PlanModelOptions = {}) {
    this.options = options;
    this.#left = options.failsAt ?? Infinity;
  }

  async *ask(request: ModelRequest): AsyncGenerator<ModelPart> {
    this.requests.push(structuredClone(request));
    const prompt = this.promptOf(request);
    if (prompt === 'plan' && --this.#left === 0) throw new Error('the line is down');
    yield { kind: 'text', text: this.#reply(prompt, request) };
  }

  countTokens(text: string): Promise<number> {
    return Promise.resolve(Math.ceil(text.length / 4));
  }

  /** The prompts that were asked for, in order. */
  asked(): readonly string[] {
    return this.requests.map((request) => this.promptOf(request));
  }

  promptOf({ id }: ModelRequest): string {
    return id.slice(id.indexOf('/') + 1);
  }

  #reply(prompt: string, { facts }: ModelRequest): string {
    const { outline = {}, lines = 1, questions = [], revision = 'NOTHING', shortened = 1 } = this.options;
    switch (prompt) {
      case 'extract':
        return JSON.stringify({
          title: 'Reserve books',
          success: ['No wait'],
          outOfScope: ['Magazines'],
          effort: 'M',
          ...outline,
        });
      case 'approaches':
        return JSON.stringify(this.options.approaches ?? twoApproaches);
      case 'phases':
        if (this.options.divided && facts['present'] !== undefined)
          return JSON.stringify({ phases: this.options.divided });
        if (this.options.phases) return JSON.stringify({ phases: this.options.phases });
        return JSON.stringify({
          phases: ['Queue', 'Mails', 'Desk list']
            .map((title, index) => ({ title, goal: `${title} work`, dependsOn: index === 0 ? [] : [1] }))
            .slice(0, phasesIn(facts)),
        });
      case 'plan':
        return written(headingsIn(facts), lines);
      case 'shorten':
        return written(headingsIn(facts), shortened);
      case 'gaps':
        return JSON.stringify({ questions });
      default:
        return typeof revision === 'string' ? revision : (revision[this.#revisions++] ?? 'NOTHING');
    }
  }
}

/** Two that differ. */
export const twoApproaches = {
  approaches: ['Queue', 'Nightly job'].map((name) => ({
    name,
    idea: `Reservations go through the ${name.toLowerCase()}.`,
    effort: `${name} takes a week.`,
    risk: `${name} may lose one.`,
    reversibility: `${name} can be switched off.`,
    givesUp: `What the other one has, not the ${name.toLowerCase()}.`,
    decides: [`Reservations wait in a ${name.toLowerCase()}`],
  })),
  recommended: 'Nightly job',
  because: 'It needs no new service.',
};

function written(headings: readonly string[], lines: number): string {
  const line = 'Tests first, a code review, this plan is updated, remarks change it';
  return headings.map((heading) => `## ${heading}\n${`- ${line}: ${heading}\n`.repeat(lines)}`).join('\n');
}

function headingsIn(facts: Readonly<Record<string, unknown>>): readonly string[] {
  const sections = facts['sections'];
  return Array.isArray(sections) ? sections.map((section: { readonly heading: string }) => section.heading) : [];
}

function phasesIn(facts: Readonly<Record<string, unknown>>): number {
  const size = facts['size'];
  return typeof size === 'object' && size !== null && 'phases' in size ? Number(size.phases) : 1;
}
