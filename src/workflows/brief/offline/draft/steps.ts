// Finds the steps of a flow in a text, and draws them.
import { splitItems, splitSentences } from '../text/sentences.ts';
import { isGivenWhenThen } from '../text/paragraphs.ts';
import { partsOf } from '../text/parts.ts';
import { sortParts } from '../extract/sort.ts';
import type { Kind } from '../extract/statement.ts';
import { isPlanted } from '../text/instructions.ts';
import { languageOf, phraseLanguage } from '../../../../documents/language.ts';
import { isCjk } from '../../../../documents/words.ts';
import { capitalized } from '../extract/wording.ts';

const leads =
  /^(?:(?:and )?then|and|finally|first(?:ly)?|next|after that|afterwards|lastly|second(?:ly)?|third(?:ly)?|(?:und )?dann|danach|anschließend|zuerst|zuletzt|schließlich|und|puis|ensuite|enfin|d['’]abord|et|luego|después|primero|finalmente|y|depois|em seguida|primeiro|por fim|e|затем|потом|сначала|после этого|наконец|и|首先|然后|接着|再|最后|之后|并|まず|次に|その後|最後に|そして)[,，、]?\s*/iu;
const today =
  /\b(?:we|it|they) only\b|\b(?:today|currently|fails?|crash\w*|breaks?)\b|heute|derzeit|actualmente|atualmente|actuellement|сейчас|目前|現在/iu;
const sequence =
  /(?<![\p{L}])(?<!but )(?:and then|then|finally|dann|danach|anschließend|puis|ensuite|luego|después|depois|em seguida|затем|потом)(?![\p{L}])|然后|接着|之后再|最后|次に|その後/iu;

/** The ordered steps that a text names, three to eight of them, or none. */
export function stepsIn(text: string): readonly string[] {
  const { parts } = partsOf(text.slice(0, 60_000));
  const numbered = parts.filter(
    ({ ordered, topic, text: words }) => ordered && topic !== 'problem' && topic !== 'ignored' && !isPlanted(words),
  );
  if (isFlow(numbered.map(({ text: words }) => words))) return numbered.map(({ text: words }) => words).slice(0, 8);
  const language = phraseLanguage(languageOf(text));
  for (const { kind, part } of sortParts(parts, language)) {
    // What happens today and what is feared is no flow of the solution.
    if (part.form === 'row' || part.topic === 'problem' || excluded.has(kind) || isGivenWhenThen(part.text)) continue;
    const arrows = part.text.split(/\s*(?:-+>|→|=>|⇒)\s*/u);
    if (arrows.length >= 3 && arrows.length <= 9 && arrows.every((step) => step.length > 1 && step.length < 60))
      return arrows.map(bare);
    const steps = chained(part.text);
    if (steps.length >= 3) return steps.slice(0, 8);
  }
  return [];
}

const excluded: ReadonlySet<Kind> = new Set(['problem', 'question', 'risk', 'outOfScope', 'planted', 'ignored']);

/** Numbered items are steps only where they act; a numbered wish list is none. */
function isFlow(items: readonly string[]): boolean {
  const acting = items.filter((item) =>
    /\b(?:user|customer|admin|system|server|client|app|service|worker|job)s?\b.{0,20}\b\w+s\b|^(?:open|click|enter|choose|select|confirm|send|save|check|validate|receive|show|create|upload|pay|book|store|fetch|submit|review|approve|klick\w*|öffne\w*|bestätig\w*|wähl\w*|cliquer|ouvrir|abrir|elegir|confirmar|открыть|выбрать|нажать|打开|点击|选择|确认|提交|開く|選択|確認|クリック)/iu.test(
      item,
    ),
  );
  return items.length >= 3 && items.length <= 8 && acting.length * 2 > items.length;
}

/** `a, b, confirm, and then c`: the parts of one sentence that says `then`. */
function chained(text: string): readonly string[] {
  const marks = [...text.matchAll(new RegExp(sequence.source, 'giu'))].length;
  if (marks === 0 || today.test(text)) return [];
  const after = /[:：]\s+(\S.*)$/su.exec(text)?.[1] ?? text;
  const items = splitSentences(after).flatMap((sentence) =>
    splitItems(
      sentence
        .replace(/(?<=\S)\s+(?=(?:and then|and finally|und dann|et puis|y luego|e depois|и затем)\s)/giu, ', ')
        .replace(/(?<=[^，。、])(?=然后|接着|最后|次に|その後)/gu, '，'),
    ),
  );
  const steps = items.map(bare).filter((step) => step.length > 2);
  return steps.length >= 3 &&
    steps.every((step) => step.length < 90 && !/^(?:no|not|kein\p{L}*|nicht|sin|sem|sans|без|不|没有)\s/iu.test(step))
    ? steps
    : [];
}

function bare(step: string): string {
  let words = step.trim().replace(/[.。;]$/u, '');
  for (let round = 0; round < 2; round++) words = words.replace(leads, '');
  return words.trim();
}

interface Branch {
  readonly check: string;
  readonly yes: string;
  readonly no: string;
}

const branchPatterns: readonly RegExp[] = [
  /\bif (?:the |an? )?([^,.;]{4,60}?),? (?:then )?([^,.;]{4,70})[,.;]\s*(?:otherwise|else|if not),?\s+([^,.;]{4,70})/i,
  /\bwenn ([^,.;]{4,60}), (?:dann )?([^,.;]{4,70})[,.;]\s*(?:sonst|andernfalls|ansonsten),?\s+([^,.;]{4,70})/i,
  /\bsi ([^,.;]{4,60}), (?:entonces |alors )?([^,.;]{4,70})[,.;]\s*(?:sinon|si no|de lo contrario),?\s+([^,.;]{4,70})/i,
  /(?<!\p{L})если ([^,.;]{4,60}), (?:то )?([^,.;]{4,70})[,.;]\s*(?:иначе|в противном случае),?\s+([^,.;]{4,70})/iu,
  /如果([^，。；]{2,30})，(?:则|就)?([^，。；]{2,30})[，。；](?:否则|不然)，?([^，。；]{2,30})/u,
];

/** An if/else that stands in a text, or nothing. */
export function branchIn(text: string): Branch | undefined {
  const { parts } = partsOf(text.slice(0, 60_000));
  const prose = parts
    .filter(({ text: words }) => !isPlanted(words))
    .map(({ text: words }) => words)
    .join(' ')
    .slice(0, 20_000);
  for (const pattern of branchPatterns) {
    const [, check, yes, no] = pattern.exec(prose) ?? [];
    if (check && yes && no) return { check, yes, no };
  }
  return undefined;
}

/** A flowchart of the text's steps or its branch, as a Mermaid fence, or nothing. Labels are in the text's words. */
export function flowOf(text: string, yes: string, no: string): string | undefined {
  const steps = stepsIn(text);
  if (steps.length >= 3) return fence(chain(steps));
  const branch = branchIn(text);
  return branch ? fence(fork(branch, yes, no)) : undefined;
}

function chain(steps: readonly string[]): readonly string[] {
  const nodes = steps.map((step, index) => `  step${index + 1}${node(step)}`);
  const names = ['start', ...steps.map((_, index) => `step${index + 1}`), 'done'];
  return ['  start(["Start"])', ...nodes, '  done(["End"])', `  ${names.join(' --> ')}`];
}

function fork(branch: Branch, yes: string, no: string): readonly string[] {
  return [
    '  start(["Start"])',
    `  check{"${label(branch.check).replace(/[?？]*$/, '?')}"}`,
    `  accept${node(branch.yes)}`,
    `  refuse${node(branch.no)}`,
    '  done(["End"])',
    '  start --> check',
    `  check -->|${yes}| accept --> done`,
    `  check -->|${no}| refuse --> done`,
  ];
}

/** Where something is stored, a cylinder; else a rectangle. */
function node(step: string): string {
  const isStore =
    /\b(?:database|table|postgres\w*|mysql|sqlite|datenbank|base de datos|banco de dados)\b|数据库|データベース|баз[аеуы] данных/iu.test(
      step,
    );
  return isStore ? `[("${label(step)}")]` : `["${label(step)}"]`;
}

const mostWords = 5;

/** At most five words, without marks that Mermaid reads; it ends before a dangling word. */
function label(text: string): string {
  const clean = text
    .replace(/[`"“”„«»<>{}|#;[\]]/g, ' ')
    .replace(/\([^)]*\)?/g, ' ')
    .replace(/^(?:I|we|he|she|they|it is|the|a|an|ich|wir|je|nous|on|я|мы)\s+/i, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (isCjk(clean)) return clean.slice(0, 16);
  const words = clean.split(' ').slice(0, mostWords);
  const small =
    /^(?:a|an|the|and|or|of|to|in|on|at|by|for|with|from|that|its|their|my|der|die|das|und|mit|für|von|zu|de|la|le|el|et|y|e|con|com|avec|и|в|на|с|для)$/i;
  while (words.length > 1 && small.test(words.at(-1) ?? '')) words.pop();
  return capitalized(words.join(' ').replace(/[,.:;!]+$/, '')) || 'Step';
}

function fence(lines: readonly string[]): string {
  return ['```mermaid', 'graph TD', ...lines, '```'].join('\n');
}
