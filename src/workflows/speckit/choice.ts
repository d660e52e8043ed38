// Which documents are written: proposed with what they will cost, and the user can leave out any.
import { timeOf } from '../../core/speed.ts';
import type { Choice, Chosen, Facts } from '../../core/workflow.ts';
import { amount, english, say, type Sentence } from '../../documents/sentence.ts';
import { analysisOf, type InterfaceKind } from './analysis.ts';
import { costOf } from './estimate.ts';
import { isRecord, specOf } from './known.ts';
import { artifactIds, leftOut, nameOf, wantedOf, type ArtifactId, type WantedArtifact } from './wanted.ts';

/** How many documents are made side by side. */
export const atOnce = 4;

export const artifactsChoice: Choice = {
  propose: proposed,
  read: readChoice,
  state: (value, facts) => {
    const chosen = listOf(value);
    const omitted = chosen.filter((one) => !one.isWanted);
    return [
      say('To be written: {0}.', namesOf(chosen.filter((one) => one.isWanted))),
      ...omitted.map(({ id, why }) => say('Left out: {0} ({1})', nameOf(id), whyOmitted(why))),
      ...estimateOf(chosen, facts),
    ];
  },
  ask: (value, facts) => {
    const chosen = listOf(value);
    const all = say('Write these documents? {0}', namesOf(chosen.filter((one) => one.isWanted)));
    const why = [
      ...estimateOf(chosen, facts),
      say('Name those that you do not need, such as “without {0}”.', 'performance-plan.md'),
    ];
    const details = [
      say('As proposed'),
      say('What spec-kit itself has: {0}', core.map(nameOf).join(', ')),
      say('Only the plan and its tasks'),
    ];
    const labels = [say('All of them'), say('The core'), say('Plan and tasks')];
    return {
      question: english(all),
      why: why.map((sentence) => ended(english(sentence))).join(' '),
      suggestions: labels.map((label, index) => ({
        label: english(label),
        detail: english(details[index] ?? all),
        ...(index === 0 ? { recommended: true } : {}),
      })),
      whenNobody: 'skip',
      told: { question: all, why, details, labels },
    };
  },
};

/** What spec-kit's own commands write and read. */
const core: readonly ArtifactId[] = ['plan', 'research', 'data-model', 'contracts', 'quickstart', 'tasks'];

const talking: ReadonlySet<InterfaceKind> = new Set([
  'http',
  'graphql',
  'grpc',
  'queue',
  'websocket',
  'service',
  'external',
  'event',
  'cli',
  'file',
]);

/** Why a document is left out, for people. */
export function whyOmitted(why: string): Sentence {
  if (why === leftOut) return say('you left it out');
  return why === noInterface ? say('The feature has no interface that others rely on') : say('{0}', why);
}

const noInterface = 'The feature has no interface that others rely on';

/** All, but for contracts where nobody relies on anything of the feature. */
function proposed(facts: Facts): readonly WantedArtifact[] {
  const { interfaces, external, entities, size } = analysisOf(facts);
  const spec = specOf(facts);
  const hasInterface = interfaces.some(({ kind }) => talking.has(kind)) || external.length > 0;
  const hasData = entities.length > 0 || spec.entities.length > 0;
  const reasons: Readonly<Record<ArtifactId, string>> = {
    plan: 'The plan itself',
    research: 'Analysis, alternatives and what was found',
    'data-model': hasData
      ? 'The specification names data'
      : 'The specification names no data of its own: a short one says so',
    contracts: hasInterface ? 'Others rely on its interfaces' : noInterface,
    tasks: 'What is implemented, by story',
    quickstart: 'How a developer starts',
    'performance-plan': size === 'small' ? 'Short: what the specification demands' : 'Targets and how they are met',
    'security-plan': size === 'small' ? 'Short: what the feature touches' : 'Threats and measures',
    'testing-strategy': 'What is tested where',
    'executive-summary': 'For those who decide',
    dependencies: 'What it rests on',
  };
  return artifactIds.map((id) => ({ id, isWanted: id !== 'contracts' || hasInterface, why: reasons[id] }));
}

const refusal =
  /\b(?:without|no|not|drop|skip|omit|leave out|except|but|minus|ohne|kein\w*|nicht|außer|sans|sauf|sin|sem|menos)\b|не |без|不要|なし/iu;
const everything =
  /^\W*(?:all(?: of (?:them|these))?|everything|as proposed|yes|ok(?:ay)?|alle(?: davon)?|ja|tous|oui|todos|sí|sim|все|да|全部|はい)\W*(?:\(recommended\))?\W*$/iu;

/** The documents that words name: to leave out, or alone. */
function readChoice(said: string, facts: Facts, now: unknown): Chosen | undefined {
  const text = said.trim().replace(/^artifacts\s*[:=]\s*/i, '');
  const current = listOf(now);
  const base = current.length > 0 ? current : proposed(facts);
  const only = (ids: readonly ArtifactId[]): Chosen => ({
    value: base.map((one) => (ids.includes(one.id) ? one : left(one))),
    isAll: true,
  });
  if (everything.test(text)) return { value: base, isAll: true };
  if (/^\W*(?:the core|der kern|den kern|das nötigste)(?!\p{L})/iu.test(text)) return only(core);
  if (/^\W*(?:nur |only )?plan (?:and tasks|und aufgaben)\W*$/i.test(text)) return only(['plan', 'tasks']);
  const named = artifactIds.filter((id) => words[id].test(text));
  if (named.length === 0) return undefined;
  const rest = named.reduce((left, id) => left.replace(new RegExp(words[id], 'giu'), ''), text);
  const isAll = !/\p{L}{4,}/u.test(
    rest.replace(
      /\b(?:without|with|only|just|drop|skip|omit|leave|out|except|please|and|the|documents?|files?|write|plans?|nur|ohne|bitte|und|keine?n?)\b/giu,
      '',
    ),
  );
  if (/\b(?:only|just|nothing but|nur|seulement|solo|só|apenas)\b/iu.test(text)) return { ...only(named), isAll };
  if (!refusal.test(text)) return undefined;
  // The plan is what all others build on.
  return { value: base.map((one) => (named.includes(one.id) && one.id !== 'plan' ? left(one) : one)), isAll };
}

function left(one: WantedArtifact): WantedArtifact {
  return one.id === 'plan' ? one : { ...one, isWanted: false, why: one.isWanted ? leftOut : one.why };
}

const words: Readonly<Record<ArtifactId, RegExp>> = {
  plan: /(?<![\w-])plan(?:\.md)?(?![\w-])/iu,
  research: /research(?:\.md)?/iu,
  'data-model': /data[- ]?model(?:\.md)?|datenmodell/iu,
  contracts: /contracts?\/?/iu,
  tasks: /tasks?(?:\.md)?|aufgaben/iu,
  quickstart: /quick[- ]?start(?:\.md)?/iu,
  'performance-plan': /performance(?:[- ]plan)?(?:\.md)?/iu,
  'security-plan': /security(?:[- ]plan)?(?:\.md)?|sicherheits(?:plan)?/iu,
  'testing-strategy': /test(?:ing)?[- ]strategy(?:\.md)?|teststrategie/iu,
  'executive-summary': /(?:executive )?summary|executive-summary(?:\.md)?/iu,
  dependencies: /dependenc(?:y|ies)(?:\.md)?|abhängigkeiten/iu,
};

function listOf(value: unknown): readonly WantedArtifact[] {
  return Array.isArray(value) && value.every(isRecord) ? wantedOf({ artifacts: value }) : [];
}

/** A sentence among others ends with its sign. */
function ended(sentence: string): string {
  return /[.!?。！？]$/u.test(sentence) ? sentence : `${sentence}.`;
}

function namesOf(chosen: readonly WantedArtifact[]): string {
  return chosen.map(({ id }) => nameOf(id)).join(', ');
}

function estimateOf(chosen: readonly WantedArtifact[], facts: Facts): readonly Sentence[] {
  const { requests, tokens } = costOf(
    chosen.filter(({ isWanted }) => isWanted).map(({ id }) => id),
    facts,
  );
  return [
    say('About {0} requests and {1} tokens.', requests, amount(Math.round(tokens / 1000) * 1000)),
    ...timeOf(facts, requests, atOnce),
  ];
}
