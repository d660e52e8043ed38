// Writes the sections of a first draft from an outline.
import { undetermined } from '../../../../core/framing.ts';
import type { Outline } from '../../facts.ts';
import { phrases } from '../phrases/phrases.ts';
import { proposals } from '../phrases/proposals.ts';
import type { Phrases, Proposal } from '../phrases/types.ts';
import { hasReason } from '../extract/outline.ts';
import { capitalized, sentenceOf } from '../extract/wording.ts';
import { phraseLanguage, type Language } from '../../../../documents/language.ts';
import { splitSentences } from '../text/sentences.ts';
import { kindsOf } from './kinds.ts';
import { flowOf, stepsIn } from './steps.ts';

/** A section as it is asked for. */
export interface Wanted {
  readonly heading: string;
  readonly optional?: boolean;
  readonly container?: boolean;
}

interface Material {
  readonly outline: Outline;
  readonly idea: string;
  readonly say: Phrases;
  readonly language: Language;
  readonly proposed: readonly Proposal[];
}

type Section = (material: Material) => string | undefined;

// By the number that the template gives the section.
const sections: Readonly<Record<string, Section>> = {
  '1': background,
  '2': ({ outline }) => list(outline.goals),
  '3.1': ({ outline, say }) => list(outline.inScope) ?? (outline.goals.length > 0 ? `- ${say.onlyGoals}` : undefined),
  '3.2': ({ outline }) => list(outline.outOfScope),
  '4': solution,
  '4.1': architecture,
  '4.2': components,
  '4.3': ({ idea, say }) => flowOf(idea, say.yes, say.no),
  '5': risks,
};

/** Markdown with a heading and a body for every section that is wanted; optional ones only where there is something. */
export function draftOf(outline: Outline, idea: string, wanted: readonly Wanted[], tag: unknown): string {
  const language = phraseLanguage(tag, outline.language);
  const proposed = kindsOf(outline).map((kind) => proposals[language][kind]);
  const material: Material = { outline, idea, say: phrases[language], language, proposed };
  return wanted
    .filter(({ container }) => !container)
    .flatMap(({ heading, optional }) => {
      const number = /^\s*(\d+(?:\.\d+)?)/.exec(heading)?.[1] ?? '';
      const body = sections[number]?.(material);
      if (number === '6' || (!body && optional)) return [];
      return [`## ${heading}\n\n${body ?? undetermined}\n`];
    })
    .join('\n');
}

function background({ outline, say }: Material): string {
  const said = paragraph(outline.problem);
  return hasReason(outline) ? said : [say.noProblem(outline.title), said].filter(Boolean).join('\n\n');
}

function solution({ outline, say, language, proposed }: Material): string {
  if (outline.ideas.length === 0)
    return `**Proposed for review:** ${proposed.map(({ approach }) => approach).join('\n\n')}`;
  const gap = language === 'zh' || language === 'ja' ? '' : ' ';
  const named = [say.named, ...outline.ideas.map((idea) => sentenceOf(escaped(idea)))].join(gap);
  const isThin = outline.ideas.join(' ').length < 90;
  return isThin && proposed[0] ? `${named}\n\n${proposed[0].approach} ${say.mark}` : named;
}

function architecture({ idea, say, proposed }: Material): string {
  const steps = stepsIn(idea);
  if (steps.length >= 3)
    return [say.fromEndToEnd, '', ...steps.map((step, index) => `${index + 1}. ${capitalized(escaped(step))}`)].join(
      '\n',
    );
  return `${proposed[0]?.flow ?? undetermined} ${say.mark}`;
}

function components({ outline, say, proposed }: Material): string {
  if (outline.components.length > 0) {
    return outline.components
      .map(
        ({ name, change }) =>
          `- **${escaped(name)}:** ${change ? sentenceOf(escaped(change)) : openChange(name, outline, say)}`,
      )
      .join('\n');
  }
  return proposed
    .flatMap(({ parts }) => parts)
    .map(([name, change]) => `- **${name}:** ${change} ${say.mark}`)
    .join('\n');
}

/** Where the description names a component, in its words. */
function openChange(name: string, { goals, inScope, ideas, dependencies, problem }: Outline, say: Phrases): string {
  const clauses = [
    ...goals,
    ...inScope,
    ...ideas,
    ...dependencies,
    ...splitSentences(problem.slice(0, 8000).replace(/\s+/g, ' ')),
  ].flatMap((text) => text.split(/[,;，；。：]\s*|:\s+|\s[–—]\s|\s(?=(?:and then|so that|because)\s)/u));
  const clause = clauses
    .find((one) => one.toLowerCase().includes(name.toLowerCase()))
    ?.replace(/[.\s]+$/, '')
    .trim();
  const isWhole = [...goals, ...inScope, ...ideas].includes(clause ?? '');
  const says = clause !== undefined && !isWhole && clause.length > name.length + 4 && clause.length <= 80;
  return says ? say.changeIn(escaped(clause).replace(/[“”"]/g, "'")) : say.changeOpen;
}

function risks({ outline }: Material): string | undefined {
  const named = [
    ...outline.risks.map(({ risk, mitigation }) => riskItem('Risk', risk, mitigation)),
    ...outline.dependencies.map((dependency) => riskItem('Risk', dependency, '')),
  ];
  return named.length > 0 ? named.join('\n') : undefined;
}

/** A risk in the template's form; what is done about it is open where nobody said. */
export function riskItem(label: string, risk: string, mitigation: string): string {
  return `- **${label}:** ${sentenceOf(escaped(risk))}\n  - **Mitigation:** ${mitigation ? sentenceOf(escaped(mitigation)) : undetermined}`;
}

function list(statements: readonly string[]): string | undefined {
  return statements.length > 0 ? statements.map((statement) => `- ${escaped(statement)}`).join('\n') : undefined;
}

function paragraph(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((part) => escaped(part.replace(/\s*\n\s*/g, ' ').trim()))
    .filter(Boolean)
    .join('\n\n');
}

/** A statement as Markdown on one line: nothing in it begins a heading, a list, a table or a tag. */
export function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/`[^`]*`|<(?=[a-z/!?])/gi, (found) => (found === '<' ? '\\<' : found))
    .replace(/^(#{1,6}\s|[-*+]\s|[>|=]|~{3}|`{3}|[-*_]{3})/, '\\$1')
    .replace(/^(\d{1,9})([.)]\s)/, '$1\\$2');
}
