// The analysis by rules: what the specification itself says, sorted. What it does not say stays empty.
import { languageTag } from './language.ts';
import type { Facts } from '../../../core/workflow.ts';
import { findGaps, forSome } from '../../../documents/speckit/gaps.ts';
import { english } from '../../../documents/sentence.ts';
import { textOf } from '../known.ts';
import type { Analysis, Interface, InterfaceKind, Risk, WorkPhase } from '../analysis.ts';
import { storyPhases } from '../skeleton.ts';
import { edgesOf } from './edges.ts';
import { requirementsOn } from './said.ts';
import { technologiesOf } from './technologies.ts';
import { entitiesIn } from './entities.ts';
import {
  brief,
  firstSentence,
  materialOf,
  storyText,
  wantedText,
  withoutInstructions,
  type Material,
} from './material.ts';
import { anyOf } from './signs.ts';

/** The value of the fact `analysis`. */
export function analyzed(facts: Facts): Analysis {
  const material = materialOf(facts);
  const { spec, document } = material;
  const wanted = wantedText(material);
  const kind = kindOf(wanted);
  const entities = entitiesIn(document, spec);
  const interfaces = interfacesOf(material, wanted);
  const external = externalIn(withoutInstructions(document)).filter(({ name }) => !isOwn(material, name));
  const stories = storyPhases(facts);
  const components = [
    ...(entities.length > 0
      ? [
          part(
            'Data model',
            `Holds ${entities
              .slice(0, 8)
              .map(({ name }) => name)
              .join(', ')}`,
            [],
          ),
        ]
      : []),
    ...stories.map(({ heading, story }) => {
      const found = spec.stories.find(({ number }) => number === story);
      const name = found
        ? `User Story ${found.number}: ${brief(found.title, 60)}`
        : heading.replace(/^Phase \d+: /, '');
      return part(
        name,
        found ? firstSentence(storyText(material, found), 160) : '',
        entities.length > 0 ? ['Data model'] : [],
      );
    }),
  ];
  return {
    summary: summaryOf(material),
    kind,
    size: sizeOf(material),
    language: languageTag(withoutInstructions(document)),
    components,
    phases: phasesOf(material, entities.length > 0),
    criticalPath: components.slice(0, 2).map(({ name }) => name),
    bottlenecks: [],
    opportunities: [],
    alternatives: [],
    risks: risksOf(material, external),
    conflicts: [],
    decisions: [],
    technologies: technologiesOf(material, wanted),
    interfaces,
    external,
    entities,
    performance: statements(material, performance),
    security: statements(material, security),
    compliance: statements(material, compliance),
    questions: questionsOf(material),
    timeline: '',
  };
}

const performance =
  /(?:\b(?:em|en) (?:menos|moins) de|\bin meno di|\bunter|\binnerhalb von|\bweniger als|\bhöchstens|\baté|\bhasta|\bau plus)\s+\d[\d.,]*\s*(?:ms|s\b|seg\w*|sec\w*|sek\w*|minut\w*|%)|\b(?:within|under|less than|at most|up to|at least)\s+\d[\d.,]*\s*(?:ms|milliseconds?|s\b|sec|seconds?|minutes?|hours?|%|concurrent|users?|requests?|items?|files?|MB|GB|KB)|p9[059]\b|latenc|throughput|response time|concurrent|performan|\d+\s*(?:秒|ミリ秒|초)/i;
const security = anyOf(
  forSome,
  /\bauth|permission|privacy|private|encrypt|credential|secret|\b(?:access|api|auth\w*|session|refresh|bearer|csrf|reset)[ _-]?tokens?\b|password|access control|\b(?:user|admin) roles?\b|with the role\b|role-based|sanitiz|\bescap(?:e|ed|ing)\b|injection|untrusted|owner only|unauthori|\bsensitive (?:data|information|fields?|content|paths?|values?)|personal data|redact|login|sign in|安全|权限|認証|権限|인증|권한|sicherheit|berechtig|datenschutz|segur|sécurit/i,
);
const compliance =
  /\bGDPR|DSGVO|RGPD|HIPAA|PCI|SOC ?2|CCPA|COPPA|WCAG|accessibility|licen[cs]e|\b(?:data|records?|logs?|backups?|history) retention|retention (?:period|polic|time|limit|rule|setting|preference)|complian|legal\b/i;

function part(name: string, change: string, dependsOn: readonly string[]): Analysis['components'][number] {
  return { name, change, dependsOn, complexity: 'medium', effort: '' };
}

/** What the user said to spec-kit, else the first story, else the title. */
function summaryOf(material: Material): string {
  const { document, spec, title } = material;
  const input = /\*\*Input\*\*\s*:?\s*(?:User description\s*:\s*)?["“]([\s\S]{20,2000}?)["”]\s*(?:\n|$)/i.exec(
    document.text,
  )?.[1];
  const said = input && !/\$ARGUMENTS/.test(input) ? brief(input.replace(/[*_`]/g, ''), 420) : '';
  const [story] = spec.stories;
  const told = story ? storyText(material, story) : '';
  const size = extentOf(spec).join(', ');
  return `${said || told || title}${/[.!?…。]$/.test(said || told || title) ? '' : '.'}${size === '' ? '' : ` The specification has ${size}.`}`;
}

/** How many requirements, stories and criteria there are, of each that there is any of, in words. */
export function extentOf(spec: Material['spec']): readonly string[] {
  const counts = [
    [spec.requirements.length, 'requirement', 'requirements'],
    [spec.stories.length, 'user story', 'user stories'],
    [spec.criteria.length, 'success criterion', 'success criteria'],
  ] as const;
  return counts.filter(([count]) => count > 0).map(([count, one, many]) => `${count} ${count === 1 ? one : many}`);
}

const kinds: readonly (readonly [string, RegExp])[] = [
  ['editor extension', /\bVS ?Code\b|editor extension|language server/gi],
  ['command line tool', /\bCLI\b|command[- ]line|terminal|\bstdout\b|exit code|\bflag\b|--[a-z]{3,}|REPL/gi],
  ['mobile app', /\biOS\b|\bAndroid\b|mobile app|App Store/gi],
  ['web service', /\bAPI\b|endpoint|\bREST\b|webhook|HTTP|server/gi],
  ['web application', /\bweb ?(?:page|site|app\w*)|browser|dashboard|\bpage\b|\bUI\b|button|\bform\b|screen/gi],
  // A library of books is none: the word alone says nothing.
  [
    'library',
    /\bSDK\b|\b(?:client|code|software|shared|npm|\w*script|python|java|go|rust) library\b|\bpackage\b|developers? (?:can )?import/gi,
  ],
];

/** The kind that the text speaks of most, where it speaks of one at all. */
function kindOf(text: string): string {
  const counted = kinds.map(([name, words]) => ({ name, count: text.match(words)?.length ?? 0 }));
  const best = counted.toSorted((one, other) => other.count - one.count)[0];
  return best && best.count >= 3 ? best.name : '';
}

function sizeOf({ spec }: Material): Analysis['size'] {
  const { length } = spec.requirements;
  if (length <= 8 && spec.stories.length <= 2) return 'small';
  return length > 32 || spec.stories.length > 5 ? 'large' : 'medium';
}

function phasesOf({ spec, assignment, facts }: Material, hasData: boolean): readonly WorkPhase[] {
  const shared = assignment.shared.map(({ id }) => id);
  const first: WorkPhase = {
    title: 'Foundation',
    goal: hasData ? 'The entities and what all stories share are there' : 'What all stories share is there',
    covers: shared.slice(0, 30),
    dependsOn: [],
    effort: '',
  };
  return [
    first,
    ...storyPhases(facts).map(({ story, heading }): WorkPhase => {
      const found = spec.stories.find(({ number }) => number === story);
      const own = (assignment.ofStory.get(story ?? 0) ?? []).map(({ id }) => id);
      return {
        title: found ? `User Story ${found.number}: ${brief(found.title, 70)}` : heading.replace(/^Phase \d+: /, ''),
        goal: '',
        covers: found ? [`US${found.number}`, ...own] : spec.requirements.map(({ id }) => id),
        dependsOn: [1],
        effort: '',
      };
    }),
  ];
}

const interfaceSigns: readonly (readonly [InterfaceKind, RegExp, string])[] = [
  ['graphql', /\bGraphQL\b/, 'GraphQL API'],
  ['grpc', /\bgRPC\b/, 'gRPC service'],
  ['websocket', /\bWebSockets?\b|\bserver-sent events\b|\bSSE\b/i, 'Real-time connection'],
  ['queue', /\bKafka\b|\bRabbitMQ\b|message (?:queue|bus|broker)|\bSQS\b|\bpub\/sub\b/i, 'Message queue'],
  ['external', /\bwebhooks?\b/i, 'Webhooks'],
  ['cli', /\bCLI\b|command[- ]line|\bslash commands?\b|\bREPL\b|exit code/i, 'Command line'],
  [
    'http',
    /\b(?:REST(?:ful)?|HTTP) (?:API|endpoints?)|\bAPI endpoints?\b|\b(?:the|an?|our|public|internal|platform) API\b/i,
    'HTTP API',
  ],
  ['file', /\bJSON Schema\b|\b[\w.-]+\.(?:json|ya?ml|toml)\b|\bschema version/i, 'File format'],
];

function interfacesOf({ endpoints, document }: Material, wanted: string): readonly Interface[] {
  const named = interfaceSigns.flatMap(([kind, sign, name]): readonly Interface[] => {
    const found = sign.exec(wanted);
    return found ? [{ kind, name, purpose: `The specification speaks of “${brief(found[0], 50)}”` }] : [];
  });
  const isThere = named.some(({ kind }) => kind === 'http');
  const http: readonly Interface[] =
    endpoints.length > 0 && !isThere
      ? [{ kind: 'http', name: 'HTTP API', purpose: `The specification names ${endpoints.length} endpoints` }]
      : [];
  return document.text.trim() === '' ? [] : [...http, ...named];
}

const notServices =
  /^(?:REST|HTTP|HTTPS|The|An?|Our|Public|Internal|Web|JSON|Core|Each|This|All|No|API|System|Platform|Admin|User|Base|Client|Server|Open|New|Any|Both|When|If|It|Its|Existing|Unified|Rich|Node|TypeScript|JavaScript|Python|GraphQL|VS|CLI|CRUD|LLM|AI|ML|RAG|SSE|RPC|SOAP|ORM|SQL|DB|Mobile|Search|Chat)$/i;

/** What the specification has a chapter of, or endpoints for, is the feature's own. */
function isOwn({ document, endpoints }: Material, name: string): boolean {
  const words = name.toLowerCase().split(/\s+/);
  const titles = document.sections.filter(({ depth }) => depth > 1).map(({ title }) => title.toLowerCase());
  return (
    endpoints.some(
      ({ path }) => path.toLowerCase().includes(words.join('/')) || path.toLowerCase().includes(words.join('-')),
    ) ||
    titles.some(
      (title) => title.startsWith(name.toLowerCase()) || title.replace(/^[\d.\s]+/, '').startsWith(name.toLowerCase()),
    )
  );
}

/** Names that stand before “API”, “SDK” and the like more than once, or once with what is done with them. */
function externalIn(text: string): Analysis['external'] {
  const found = new Map<string, number>();
  const patterns = [
    /(?<!\b(?:similar to|like|comparable to|inspired by|as (?:in|with)) (?:the |an? )?["“]?)\b([A-Z][\w.]*[\w](?: [A-Z][\w.]*\w)?) (?:API|APIs|SDK|OAuth|webhooks?|service account)\b/g,
    /\b(?:integrat\w+ with|connects? to|sync\w* (?:with|to)|provided by|hosted (?:on|by)|authenticat\w+ (?:with|via|through)) (?:the |an? )?([A-Z][\w.]*\w(?: [A-Z][\w.]*\w)?)/g,
  ];
  for (const pattern of patterns) {
    for (const [, name = ''] of text.matchAll(pattern)) {
      const [first = ''] = name.split(' ');
      if (notServices.test(first) || notServices.test(name) || /^(?:FR|NFR|SC|US|TD|T)-?\d/.test(name)) continue;
      found.set(name, (found.get(name) ?? 0) + 1);
    }
  }
  return [...found]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, 6)
    .map(([name, count]) => ({
      name,
      purpose: `Named ${count === 1 ? 'once' : `${count} times`} in the specification as something that is used`,
    }));
}

function risksOf(material: Material, external: Analysis['external']): readonly Risk[] {
  const { spec } = material;
  const marks = spec.marks
    .filter(({ question }) => question !== '')
    .slice(0, 4)
    .map(({ question }): Risk => ({
      risk: `Not clear in the specification: ${brief(question, 140)}`,
      kind: 'delivery',
      severity: 'high',
      mitigation: 'Ask before the tasks that rest on it start',
    }));
  const measured = spec.criteria
    .filter(({ text }) => performance.test(text))
    .slice(0, 3)
    .map(({ id }): Risk => ({
      risk: `${id} sets a figure that is only known to be met once it is measured`,
      kind: 'performance',
      severity: 'medium',
      mitigation: `A task measures ${id} before release`,
    }));
  const services = external.slice(0, 3).map(({ name }): Risk => ({
    risk: `${name} is outside this team: it can fail, change or be slow`,
    kind: 'integration',
    severity: 'medium',
    mitigation: 'Not stated in the specification: to be decided',
  }));
  // What the specification answers is a case to test; what it leaves open is a risk as well.
  const edges = edgesOf(material)
    .toSorted((one, other) => Number(one.answer !== '') - Number(other.answer !== ''))
    .slice(0, 3)
    .map(({ symptom, answer }): Risk => ({
      risk: `Edge case (spec): ${brief(symptom, 140)}`,
      kind: 'delivery',
      severity: 'low',
      mitigation:
        answer === ''
          ? 'What holds then is not stated in the specification: to be decided, and tested'
          : `A test covers what the specification says: ${brief(answer, 140)}`,
    }));
  return [...marks, ...measured, ...services, ...edges];
}

/** Requirements and criteria that speak of a quality, by their ids. */
function statements(material: Material, pattern: RegExp): readonly string[] {
  return requirementsOn(material, pattern, true)
    .slice(0, 12)
    .map(({ id, text }) => `${id}: ${brief(text)}`);
}

function questionsOf({ spec, document, facts }: Material): readonly string[] {
  const answers = textOf(facts, 'specAnswers');
  const marks = spec.marks.flatMap(({ question }) => (question === '' ? [] : [brief(question, 200)]));
  const open = spec.clarifications.filter(({ answer }) => !answer).map(({ question }) => brief(question, 200));
  const gaps = findGaps(document)
    .filter(({ kind }) => kind === 'performance' || kind === 'security' || kind === 'criteria' || kind === 'edgeCases')
    .map(({ question }) => english(question));
  const isAnswered = (question: string): boolean => answers.includes(`- ${question} → `);
  return [...new Set([...marks, ...open, ...gaps])].filter((question) => !isAnswered(question)).slice(0, 12);
}
