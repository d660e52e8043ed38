// What sections are made from, each text by its name: a text that changes makes the sections stale that need it.
import { approachInput } from '../../core/approaches/facts.ts';
import { statedReason } from '../../core/decisions/choice.ts';
import { decisionInput, decisionInputs } from '../../core/decisions/inputs.ts';
import { decisionsOf } from '../../core/decisions/facts.ts';
import { pathRisksOf } from '../../core/steps/path.ts';
import type { Facts } from '../../core/workflow.ts';
import { choiceText, type Outcome, type TechnicalDecision } from '../../documents/speckit/decision/decision.ts';
import { analysisOf, type Analysis, type AnalysisPart } from './analysis.ts';
import { contractsOf } from './contracts.ts';
import { constitutionDocument, partsOf, researchOf, specDocument, specOf, textOf, type KnownFinding } from './known.ts';
import { answeredBy, becameOf } from './conflicts.ts';

/** The texts by name: `spec:…`, `constitution:…`, `decision:TD001`, `finding:…`, `documentation:…`, `analysis:…`. */
export function inputsOf(facts: Facts): Readonly<Record<string, string>> {
  const { findings, documentation } = researchOf(facts);
  const whole = [
    ...partsOf(specDocument(facts)).map(({ key, text }) => [`spec:${key}`, withoutAnswers(text, facts)] as const),
    ...partsOf(constitutionDocument(facts)).map(({ key, text }) => [`constitution:${key}`, text] as const),
    ['constitution:none', textOf(facts, 'noConstitution')] as const,
    ...Object.entries(decisionInputs(decisionsOf(facts))),
    ...Object.entries(analysisParts(facts)).map(([name, text]) => [`analysis:${name}`, text] as const),
    ...findings.map((one) => [`finding:${one.id}`, citable(one)] as const),
    ...documentation.map((one) => [`documentation:${one.id}`, citable(one)] as const),
    ['answers', [textOf(facts, 'specAnswers'), textOf(facts, 'clarifications')].filter(Boolean).join('\n')] as const,
    ['contracts', contractList(facts)] as const,
    ['approach', approachInput(facts)] as const,
    ['context', textOf(facts, 'idea')] as const,
  ];
  return Object.fromEntries(whole.filter(([, text]) => text.trim() !== ''));
}

/** What was answered during the run is known as that: taken up in the specification, it is nothing new. */
function withoutAnswers(text: string, facts: Facts): string {
  const answers = textOf(facts, 'specAnswers')
    .split('\n')
    .flatMap((line) => /^- (.*) → (.*)$/.exec(line.trim())?.slice(1, 3).map(oneLine).join('\n') ?? []);
  if (answers.length === 0 || !/^\s*[-*+] Q:/m.test(text)) return text;
  const isAnswer = (line: string): boolean => {
    const [, question = '', answer = ''] = /^\s*[-*+] Q: (.*) → A: (.*)$/.exec(line) ?? [];
    return question !== '' && answers.includes([question.replace(/ \([^()]*\)$/, ''), answer].map(oneLine).join('\n'));
  };
  return text
    .split('\n')
    .filter((line) => !isAnswer(line))
    .join('\n');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** What a request shows of decisions beyond what counts of them: why, what it changes, when to look again. */
export function shownOf(facts: Facts): Readonly<Record<string, string>> {
  return { ...shownDecisions(facts), ...shownRisks(facts), ...shownConflicts(facts) };
}

/** The requirements and criteria of each part of the specification, one a line: no id is unknown where a part is cut. */
export function briefsOf(facts: Facts): Readonly<Record<string, readonly string[]>> {
  const { requirements, criteria } = specOf(facts);
  const parts = partsOf(specDocument(facts)).map(({ key, section }) => {
    const own = [...requirements, ...criteria].filter(
      ({ span }) => span.start >= section.start && span.start < section.bodyEnd,
    );
    return [`spec:${key}`, own.map(({ id, text }) => `- ${id}: ${text.replace(/\s+/g, ' ')}`)] as const;
  });
  return Object.fromEntries(parts.filter(([, lines]) => lines.length > 0));
}

/** The risks of the analysis, and those that the decisions bring together. */
function shownRisks(facts: Facts): Readonly<Record<string, string>> {
  const known = inputsOf(facts)['analysis:risks'];
  const later = pathRisksOf(facts);
  if (known === undefined || later.length === 0) return {};
  const lines = later.map((risk) => `- [of the decisions] ${risk}`);
  return { 'analysis:risks': [known, ...lines].join('\n') };
}

/** The conflicts and questions of the analysis with what became of each. */
function shownConflicts(facts: Facts): Readonly<Record<string, string>> {
  const { conflicts, questions } = analysisOf(facts);
  if (facts['analysis'] === undefined || conflicts.length === 0) return {};
  const lines = conflicts.map((one) => `- ${conflictLine(one)}\n  → ${becameOf(one, facts)}`);
  const asked = questions.map((one) => {
    const answer = answeredBy(one, facts);
    return answer === '' ? `- Open: ${one}` : `- ${one}\n  → ${answer}`;
  });
  return { 'analysis:conflicts': [...lines, ...asked].join('\n') };
}

function shownDecisions(facts: Facts): Readonly<Record<string, string>> {
  return Object.fromEntries(
    decisionsOf(facts).map((decision) => {
      const { id, category, title, outcome, impact, options, reversibility } = decision;
      const built = outcome?.built ?? outcome?.option;
      const chosen = outcome === undefined ? 'open' : choiceText(decision, built, outcome.text);
      const option = built === undefined ? undefined : options[built];
      const rejected = options.filter((_, index) => index !== built).map(({ text }) => text);
      const lines = [
        `${id} [${category}] ${title}: ${chosen}`,
        outcome === undefined ? '' : reasonOf(decision, outcome),
        outcome === undefined || !option?.pros.length ? '' : `For it: ${option.pros.join('; ')}`,
        outcome === undefined || !option?.cons.length ? '' : `Against it: ${option.cons.join('; ')}`,
        impact === '' ? '' : `Impact: ${impact}`,
        `Reversibility: ${option?.reversibility ?? reversibility}`,
        rejected.length === 0 ? '' : `Not chosen: ${rejected.join('; ')}`,
      ];
      return [decisionInput(id), lines.filter(Boolean).join('\n')];
    }),
  );
}

/** Why what is built is built: the reasons of the recommendation stand for another option only as what they are. */
function reasonOf(decision: TechnicalDecision, { kind, built, rationale }: Outcome): string {
  if (kind === 'decided') return `Why: ${statedReason(rationale)}`;
  const { option, reasons } = decision.recommendation;
  const recommended = choiceText(decision, option, '');
  if (built === undefined) return `PROVISIONAL: nobody has confirmed it. Recommended because: ${reasons}`;
  return `PROVISIONAL: nobody has confirmed it. It is built until somebody decides, because it is the easiest to change later. Recommended is ${recommended}: ${reasons}`;
}

/** The analysis in parts, so that a section depends on what it is made from and on nothing else. */
function analysisParts(facts: Facts): Readonly<Record<AnalysisPart, string>> | Readonly<Record<string, never>> {
  if (facts['analysis'] === undefined) return {};
  const found = analysisOf(facts);
  const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');
  const after = (text: string, mark = ': '): string => (text === '' ? '' : `${mark}${text}`);
  return {
    summary: [
      found.summary,
      found.kind && `Kind: ${found.kind}`,
      `Size: ${found.size}`,
      after(found.timeline, 'Timeline: '),
    ]
      .filter(Boolean)
      .join('\n'),
    components: list(
      found.components.map(
        ({ name, change, dependsOn, complexity, effort }) =>
          `${name}${after(change)} (complexity ${complexity}${after(effort, ', ')}${after(dependsOn.join(', '), ', needs ')})`,
      ),
    ).concat(after(found.criticalPath.join(' → '), '\nCritical path: ')),
    phases: found.phases
      .map(
        ({ title, goal, covers, dependsOn, effort }, index) =>
          `${index + 1}. ${title}${after(goal)}${after(covers.join(', '), ' Covers ')}${after(dependsOn.join(', '), ' Needs ')}${after(effort, ' Effort: ')}`,
      )
      .join('\n'),
    risks: list([
      ...found.risks.map(
        ({ risk, kind, severity, mitigation }) => `[${kind}, ${severity}] ${risk}${after(mitigation, ' → ')}`,
      ),
      ...found.bottlenecks.map(({ where, remedy }) => `Bottleneck: ${where}${after(remedy, ' → ')}`),
    ]),
    alternatives: list([
      ...found.alternatives.map(({ approach, tradeoff }) => `${approach}${after(tradeoff)}`),
      ...found.opportunities.map((one) => `Optimisation: ${one}`),
    ]),
    technologies: list([
      ...found.technologies.map(({ name, version, purpose }) => `${name}${after(version, ' ')}${after(purpose)}`),
      ...found.external.map(({ name, purpose }) => `External: ${name}${after(purpose)}`),
    ]),
    interfaces: list(found.interfaces.map(({ kind, name, purpose }) => `[${kind}] ${name}${after(purpose)}`)),
    entities: list(
      found.entities.map(({ name, purpose, fields, relations }) =>
        [
          `${name}${after(purpose)}`,
          ...fields.map((field) => `  - ${field.name}${after(field.type)}${after(field.rule, ', ')}`),
          ...relations.map(({ to, kind, label }) => `  - ${kind} ${to}${after(label)}`),
        ].join('\n'),
      ),
    ),
    qualities: list([
      ...found.performance.map((one) => `Performance: ${one}`),
      ...found.security.map((one) => `Security: ${one}`),
      ...found.compliance.map((one) => `Compliance: ${one}`),
    ]),
    conflicts: list([...found.conflicts.map(conflictLine), ...found.questions.map((one) => `Open: ${one}`)]),
  };
}

function conflictLine({ requirements, problem, options }: Analysis['conflicts'][number]): string {
  const ways = options.map(({ text, tradeoff }) => `${text} (${tradeoff})`).join(' | ');
  return `${requirements.join(', ')}${problem && `: ${problem}`}${ways && ` Options: ${ways}`}`;
}

/** What was found, each piece under the number by which a document cites it. */
function citable({ topic, sources }: KnownFinding): string {
  if (sources.length === 0) return `${topic}: nothing was retrieved.`;
  return [
    `${topic}:`,
    ...sources.map(
      ({ id, text, title, url, date }) =>
        `[${id}] ${text.replace(/\s+/g, ' ')}\n     (${[title, url, date.slice(0, 10)].filter(Boolean).join(', ')})`,
    ),
  ].join('\n');
}

function contractList(facts: Facts): string {
  return contractsOf(facts)
    .map(
      ({ file, title, covers }) => `- contracts/${file}: ${title}${covers.length > 0 ? ` (${covers.join('; ')})` : ''}`,
    )
    .join('\n');
}
