// Tells which lines of a paragraph belong together: wrapped text, lists without marks, user stories, scenarios.
import { labelIn } from './labels.ts';
import { join } from './lines.ts';
import { topicOf } from './topics.ts';

/**
 * The statements of a paragraph's lines. A line that was only wrapped goes on with the next;
 * below a heading that announces a list, lines that each begin like a sentence are its items.
 */
export function statementsOf(lines: readonly string[], isListed = false): readonly string[] {
  if (lines.length < 2) return lines;
  const isUnmarked = lines.length > 2 && lines.every((line) => !/[.!?…。！？]$/u.test(line) && !opensClause.test(line));
  if (
    (isListed || isUnmarked) &&
    !story.test(lines[0] ?? '') &&
    !lines.some((line) => given.test(line) || scenario.test(line)) &&
    lines.every(beginsLikeItem) &&
    !lines.slice(0, -1).some((line) => /[,;，、:-]$|[.!?]\s/u.test(line))
  )
    return lines;
  const longest = lines.reduce((most, line) => Math.max(most, line.length), 0);
  const widths = lines.slice(0, -1).filter((line) => line.length > longest * 0.75).length;
  const isRagged = lines.length > 3 && widths * 3 <= lines.length;
  const groups: string[][] = [];
  let previous = '';
  for (const line of lines) {
    const group = groups.at(-1);
    const isNew = isRagged && begins.test(line) && !goesOnBelow(previous) && !isWhole(group, line);
    if (group && !isNew && !isApart(group[0] ?? '', previous, line, longest)) group.push(line);
    else groups.push([line]);
    previous = line;
  }
  return groups.map((group) => (isScenario(group) ? asScenario(group) : join(group.map(asPartOfStory))));
}

/** A word that a line ends with only where it goes on in the next. */
const opensClause =
  /\s(?:is|are|be|to|of|the|an?|for|with|by|and|or|if|that|would|should|must|can|than|und|oder|mit|für|von|zu|der|die|das|dass|wenn|et|ou|de|du|des|le|la|les|pour|avec|que|qui|est|sont|à|y|o|del|el|los|las|para|con|es|en|e|do|da|os|as|com|é|di|il|lo|gli|per|che)$/iu;

/** Whether a line ends in the middle of its sentence. */
function goesOnBelow(line: string): boolean {
  return /[,;，、(（–—-]$/u.test(line) || opensClause.test(line);
}

/** A user story whose parts stand below headings of their own, on one line. */
export function withWholeStories(text: string): string {
  return text.replace(
    /^[*_#]+\s?as(?: an?)?[*_:]*\s*\n+([^\n*#]{2,80})\n+[*_#]+\s?i (want|need|would like)(?: to)?[*_:]*\s*\n+([^\n*#]{2,200})\n+(?:[*_#]+\s?(in order to|so that)[*_:]*\s*\n+([^\n*#]{2,200})(?=\n|$))?/gim,
    (_, who: string, verb: string, what: string, join?: string, why?: string) =>
      `As ${who.trim()}, I ${verb} to ${what.trim()}${why ? ` ${(join ?? '').toLowerCase()} ${why.trim()}` : ''}.\n\n`,
  );
}

/** What a line begins with that begins a statement. */
const begins = /^[\p{Lu}\p{N}"“«¿¡`]/u;

/** Whether a line goes on with a story or a scenario. */
function isWhole(group: readonly string[] | undefined, line: string): boolean {
  const [first = ''] = group ?? [];
  return storyGoesOn.test(bare(line)) || given.test(first) || scenario.test(first) || given.test(line);
}

/** `Afin de …` on a line of its own goes on in the middle of a sentence. */
function asPartOfStory(line: string, at: number): string {
  return at > 0 && storyGoesOn.test(bare(line)) && !/^I\b/.test(line) ? lowered(line) : line;
}

function bare(line: string): string {
  return line.replace(/[*_]{2}/g, '');
}

const widest = 100;
const continues =
  /^(?:and|or|but|so|which|that|because|then|to|of|for|with|und|oder|aber|weil|dass|damit|et|ou|mais|que|qui|y|o|pero|e|mas|и|или|но|что|чтобы)\s/i;
const given =
  /^(?:given|angenommen|gegeben sei|étant donné\p{L}*|dad[oa]s?|допустим|дано|假如|假设|前提)(?![\p{sc=Latin}\p{sc=Cyrillic}])/iu;
/** Whether a statement is a scenario in Given/When/Then form, with or without its name. */
export function isGivenWhenThen(text: string): boolean {
  return given.test(text.replace(/^[^:：]{2,60}[:：]\s*/u, ''));
}

function isScenario([first = '', second = '']: readonly string[]): boolean {
  return given.test(first) || (scenario.test(first) && given.test(second));
}

function beginsLikeItem(line: string): boolean {
  return (
    /^[\p{Lu}\p{N}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}"“«¿¡`]/u.test(line) && line.length <= 160 && !isField(line)
  );
}

const step =
  /^(?:when|then|and|but|wenn|dann|und|aber|quand|lorsque|alors|et|mais|cuando|entonces|y|pero|quando|então|e|mas|когда|тогда|и|но|当|那么|并且|而且|もし|ならば|かつ)(?![\p{sc=Latin}\p{sc=Cyrillic}])/iu;
const scenario = /^(?:scenario|szenario|scénario|escenario|cenário|сценарий|场景|シナリオ)(?: \d+)?\s?[:：]/iu;
const story = /^(?:as (?:an? )?|als (?:eine? )?|en tant qu['’]?e? ?|como |come |как ).{2,60}$/i;
const storyGoesOn =
  /^(?:i (?:want|need|would like|can|should)|i'd like|so (?:that|i)|in order to|möchte ich|will ich|je (?:veux|souhaite|voudrais)|afin|pour que|quiero|para (?:que|poder)|quero|gostaria|voglio|vorrei|in modo|(?:я )?хочу|чтобы)(?!\p{L})/iu;

/**
 * Whether a line begins a statement: the break before it was not needed to keep within the paragraph's width,
 * and neither side of it shows that the sentence goes on.
 */
function isApart(first: string, previous: string, line: string, longest: number): boolean {
  if (scenario.test(previous) && given.test(line)) return false;
  if (given.test(line) || scenario.test(line)) return true;
  if ((given.test(first) || scenario.test(first)) && step.test(line)) return false;
  if (storyGoesOn.test(bare(line)) && (story.test(bare(previous)) || storyGoesOn.test(bare(previous)))) return false;
  if (isTrackers(line)) return true;
  if (isField(line) && (isField(previous) || /[.!?。！？]$/u.test(previous))) return true;
  if (goesOnBelow(previous) || continues.test(line)) return false;
  if (/^[?？]/.test(line)) return true;
  const word = /^(?:[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|\S+)/u.exec(line)?.[0] ?? '';
  const fits = previous.length + 1 + word.length <= longest;
  const isCjk = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(line);
  if (isCjk && /[。！？]$/u.test(previous)) return true;
  if (/^[\p{Lu}\p{N}"“«¿¡`]/u.test(line) || isCjk) return longest <= widest ? fits : previous.length < widest / 2;
  return fits && longest <= 60 && previous.length < 50;
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** `Priority: High` */
function isField(line: string): boolean {
  return /^(?:\p{Lu}[\p{L}\p{N} /()'-]{1,28}[:：]\s+|\p{sc=Han}{2,8}[:：]\s*)\S/u.test(line.replace(/\*/g, ''));
}

/** `Attendees: …`, `Site: …`: a line for those who keep the notes. */
function isTrackers(line: string): boolean {
  const label = labelIn(line);
  return label !== undefined && topicOf(label.name) === 'meta';
}

/** The steps of a scenario as one sentence. */
function asScenario(lines: readonly string[]): string {
  const [first = '', ...others] = lines.map((line) => line.trim().replace(/[.,;]$/, ''));
  const name = scenario.test(first) ? first.replace(scenario, '').trim() : '';
  if (name) return `${name}: ${lowered(asScenario(others))}`;
  if (scenario.test(first)) return asScenario(others);
  const steps = others.map((line) => (step.test(line) ? `, ${lowered(line)}` : ` ${line}`));
  return first + steps.join('');
}
