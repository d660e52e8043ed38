// Three short thoughts about an idea, by rules.
import { outlineOf, type Source } from './extract/outline.ts';
import { phrases } from './phrases/phrases.ts';
import { phraseLanguage } from '../../../documents/language.ts';

/** A numbered list: the core, what shows success, what is missing. */
export function thoughtsOf(source: Source): string {
  const outline = outlineOf(source);
  const say = phrases[phraseLanguage(outline.language)].thoughts;
  const missing = [
    outline.problem === '' ? say.problem : '',
    outline.goals.length === 0 ? say.goals : '',
    outline.outOfScope.length === 0 ? say.outOfScope : '',
    outline.risks.length + outline.dependencies.length === 0 ? say.risks : '',
    outline.ideas.length === 0 ? say.approach : '',
  ].filter(Boolean);
  return [
    say.core(outline.title),
    say.solved(outline.goals[0] ?? outline.title),
    missing.length > 0 ? say.missing(missing.join(', ')) : say.nothingMissing,
  ]
    .map((thought, index) => `${index + 1}. ${thought}`)
    .join('\n');
}
