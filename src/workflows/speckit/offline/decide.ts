// Which decisions a feature needs, by rules: only where the material leaves a usual choice open; for the rest, why none is needed.
import type { Facts } from '../../../core/workflow.ts';
import { decisionCategories, type DecisionCategory } from '../../../documents/speckit/decision/decision.ts';
import { technologiesIn } from '../../brief/offline/text/technologies.ts';
import { choices, type OfferedChoice } from './choices.ts';
import { idsWhere, materialOf, wantedText, type Material } from './material.ts';
import { absent, answersOnAccess, remarksOn } from './said.ts';
import { access, load } from './signs.ts';

/** What `identifiedFact` reads. */
export interface IdentifiedDraft {
  readonly decisions: readonly object[];
  readonly categories: readonly { readonly category: string; readonly reason: string }[];
}

/** The decisions with their options, and the categories that need none. */
export function identified(facts: Facts): IdentifiedDraft {
  const material = materialOf(facts);
  const open = openChoices(material);
  const decisions = open.map(({ choice, ids }) => {
    const {
      category,
      title,
      context,
      required,
      options,
      recommended,
      reasons,
      impact,
      reversibility,
      migration,
      weight,
      review,
    } = choice;
    return {
      ...{ category, title, required, options, recommended, reasons, impact, reversibility, migration, weight, review },
      id: '',
      context: `${context}${ids.length > 0 ? ` It concerns ${ids.slice(0, 8).join(', ')}.` : ''}`,
      dependsOn: [],
    };
  });
  const categories = decisionCategories
    .filter((category) => !open.some(({ choice }) => choice.category === category))
    .map((category) => ({ category, reason: reasonFor(category, material) }));
  return { decisions, categories };
}

interface OpenChoice {
  readonly choice: OfferedChoice;
  /** Requirements that it concerns. */
  readonly ids: readonly string[];
}

function openChoices(material: Material): readonly OpenChoice[] {
  const { spec, analysis, repository } = material;
  const wanted = [
    wantedText(material),
    material.constitution?.sentences.map(({ text }) => text).join('\n') ?? '',
    repository.conventions.join('\n'),
  ].join('\n');
  const all = [...spec.requirements, ...spec.criteria];
  const isService =
    /service|web|mobile/.test(analysis.kind) ||
    analysis.interfaces.some(({ kind }) => kind === 'http' || kind === 'graphql');
  const found: OpenChoice[] = [];
  const add = (choice: OfferedChoice, pattern: RegExp): void => {
    found.push({ choice, ids: idsWhere(all, pattern) });
  };
  if (!knowsLanguage(material)) add(mentionedFirst(choices.language, wanted), /(?!)/);
  if (analysis.entities.length > 0 && keeps.test(wanted) && !stores.test(wanted)) {
    add(isService ? choices.serviceStorage : choices.localStorage, keeps);
  }
  const hasApi = analysis.interfaces.some(({ kind }) => kind === 'http');
  if (hasApi && !protocols.test(wanted) && material.endpoints.length === 0) add(choices.protocol, /\bAPI\b|endpoint/i);
  if (live.test(wanted) && !push.test(wanted) && isService) add(choices.liveUpdates, live);
  if (signIn.test(wanted) && !methods.test(wanted) && isService && !existingAccess.test(wanted))
    add(choices.authentication, signIn);
  const people = analysis.entities.some(
    ({ name, fields }) => persons.test(name) || fields.some((field) => contact.test(field.name)),
  );
  if (people && isService && !retention.test(wanted)) add(choices.retention, personal);
  return found;
}

/** The language that the material mentions, if only in passing, is the likelier one. */
function mentionedFirst(choice: OfferedChoice, wanted: string): OfferedChoice {
  const counts = choice.options.map(
    ({ text }) => wanted.match(new RegExp(`\\b${text.split(' ')[0] ?? ''}\\b`, 'g'))?.length ?? 0,
  );
  const most = Math.max(...counts);
  const at = counts.indexOf(most);
  if (most === 0 || counts.filter((count) => count === most).length > 1) return choice;
  const name = choice.options[at]?.text ?? '';
  return {
    ...choice,
    recommended: at + 1,
    reasons: `${name} is the one of them that the material mentions; nothing in it speaks for another.`,
  };
}

const keeps = /\b(?:stor(?:e|es|ed|age)|persist\w*|save[sd]?|record(?:s|ed)?|history|keep[s]? track|database)\b/i;
const stores =
  /\b(?:Postgres\w*|MySQL|MariaDB|SQLite|MongoDB|DynamoDB|Firestore|Firebase|Supabase|Redis|IndexedDB|localStorage|SQL Server|Oracle|Prisma|in[- ]memory|stateless|no (?:database|persistence|storage)|JSONL?|YAML|TOML|Markdown files?|(?:existing|current|same) (?:database|data ?store|storage)|flat files?|plain files?|file[- ]based|filesystem|file system|on disk|session storage)\b|[\w-]\.(?:json|ya?ml|toml|md|csv|db)\b/i;
const protocols = /\bREST(?:ful)?\b|\bGraphQL\b|\bgRPC\b|\bHTTP\b|\bJSON-?RPC\b|\btRPC\b/;
const live =
  /\b(?:real[- ]?time|live|instantly|immediately)\b[^.\n]{0,80}\b(?:other|all (?:connected|users|clients|members|participants)|across (?:devices|clients|windows|sessions)|every(?:one| client)|subscribers|viewers)\b|\b(?:other|all) (?:users|clients|members|participants)\b[^.\n]{0,60}\b(?:real[- ]?time|live updates?|instantly)\b/i;
const push = /\bWebSockets?\b|\bSSE\b|server-sent|\bpoll(?:ing|s)?\b|\bwebhooks?\b|\bRealtime\b|\bFCM\b|\bAPNs\b/i;
const signIn = /\b(?:sign(?:ed)?[- ]?in|log(?:ged)?[- ]?in|authenticat\w+)\b/i;
const methods =
  /\bOAuth|\bOIDC\b|\bSSO\b|\bSAML\b|\bJWT\b|\bsession cookies?\b|\bpasskeys?\b|\bmagic links?\b|\bpasswords?\b|\bAPI keys?\b|\bsocial login\b|\bNextAuth|\bAuth0\b|\bKeycloak\b|\bpersonal access token/i;
const existingAccess =
  /\b(?:existing|current) (?:auth\w*|login|sign-in|session|user (?:accounts?|management|system))|already (?:authenticated|logged in|signed in)/i;
const personal =
  /\b(?:e-?mail address\w*|personal data|personally identif\w+|\bPII\b|phone numbers?|date of birth|user profiles?|conversation history)\b/i;
/** Entities that are people, and fields by which one reaches them. */
const persons = /\b(?:user|member|customer|person|patient|student|contact|profile|account)s?\b/i;
const contact = /mail|phone|birth|^address/;
const retention =
  /\bretention|retain(?:ed|s)?|delet(?:e|ed|ion) (?:after|within|on request)|purge|right to (?:erasure|be forgotten)|expire[sd]? after|GDPR/i;

function knowsLanguage({ repository, analysis, context }: Material): boolean {
  const known =
    /TypeScript|JavaScript|Python|\bGo\b|Golang|Rust|Java\b|Kotlin|Swift|Ruby|PHP|C#|\.NET|C\+\+|Elixir|Scala|Dart|Node|Bash|Shell|React|Django|Rails|Flask|Next\.js|Spring/i;
  return (
    repository.languages.length > 0 || analysis.technologies.some(({ name }) => known.test(name)) || known.test(context)
  );
}

/** Why a category needs no decision here: what settles it, or that nothing asks for it. */
function reasonFor(category: DecisionCategory, material: Material): string {
  const { analysis, repository, spec, endpoints } = material;
  const wanted = wantedText(material);
  const names = (list: readonly string[], most = 5): string => list.slice(0, most).join(', ');
  const named = technologiesIn(wanted);
  const languages =
    repository.languages.length > 0 ? repository.languages : analysis.technologies.map(({ name }) => name);
  switch (category) {
    case 'Architecture':
      return repository.layout.length > 0
        ? 'The feature becomes part of the code that is there; nothing in the specification asks for a service of its own.'
        : 'The specification asks for one thing that is delivered as a whole; nothing in it asks for parts that run apart.';
    case 'Technology':
      return `Settled: ${names(languages) || names(named)} (${repository.languages.length > 0 ? 'the repository' : 'named in the material'}).`;
    case 'Integration':
      return endpoints.length > 0
        ? `The specification names the endpoints itself (${names(
            endpoints.map(({ method, path }) => `${method} ${path}`),
            3,
          )}).`
        : analysis.interfaces.length > 0
          ? `Settled by the specification: ${names(analysis.interfaces.map(({ name }) => name))}.`
          : 'The specification names no interface that others call.';
    case 'Performance':
      return analysis.performance.length > 0
        ? `The figures are given (${names(idsOf(analysis.performance))}); they are measured before anything is traded for speed.`
        : 'The specification sets no figure that speed would have to be bought for.';
    case 'Security':
      return analysis.security.length > 0
        ? `The rules are given (${names(idsOf(analysis.security))}) and leave no choice of method open.`
        : ([...answersOnAccess(material), ...remarksOn(material, access, 1)]
            .map((said) => `Settled by what is said of it: ${said}.`)
            .at(0) ?? absent(material, 'The specification names no access rule and no data that needs protection.'));
    case 'Scaling':
      return /concurrent/i.test(wanted) || load.test(wanted)
        ? 'The load that the specification names is measured first; how to grow is decided once it is known that one instance does not suffice.'
        : 'The specification names no load that would need more than one instance.';
    case 'Deployment':
      return repository.languages.length > 0
        ? 'It ships with the project that it is part of, the way that one is shipped today.'
        : 'The specification says nothing of how it is delivered; the way is chosen when there is something to deliver.';
    case 'Data':
      return analysis.entities.length > 0 || spec.entities.length > 0
        ? 'Where data is kept follows from what the material names; the specification leaves no other choice open.'
        : 'The specification names no data that is kept.';
  }
}

/** The ids that statements of the analysis begin with. */
function idsOf(statements: readonly string[]): readonly string[] {
  return statements.flatMap((statement) => /^([A-Z]+-[\w-]+):/.exec(statement)?.[1] ?? []);
}
