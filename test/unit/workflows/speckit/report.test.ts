// The report, the topics of research, and what documents say of servers that were missing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decisionsOf } from '../../../../src/core/decisions/facts.ts';
import { tellReport } from '../../../../src/core/report.ts';
import { english } from '../../../../src/documents/sentence.ts';
import { reportOf } from '../../../../src/workflows/speckit/report.ts';
import { topicsOf } from '../../../../src/workflows/speckit/topics.ts';
import { drafted, learned } from './drafted.ts';
import { service, tool } from './specs.ts';

test('security and performance come first, then decisions, and what waits for a person', () => {
  const facts = learned(service);
  const analysis = {
    summary: 's',
    risks: [
      { risk: 'late mails', kind: 'delivery', severity: 'high' },
      { risk: 'a borrower is seen', kind: 'security', severity: 'high', mitigation: 'hide names' },
    ],
    conflicts: [
      {
        requirements: ['FR-003'],
        problem: 'two desks',
        options: [
          { text: 'lock', tradeoff: 'slower' },
          { text: 'refuse', tradeoff: '' },
        ],
      },
    ],
    questions: ['Who pays?'],
  };
  const found = reportOf({
    ...facts,
    analysis,
    reviewLeft: [{ file: 'plan.md', heading: 'Summary', problem: 'It cannot work', severity: 'critical', remedy: '' }],
  });
  const place = { branch: '', folder: '', files: [], ignored: [], missing: [], left: [] };
  const report = tellReport({ ...found, ...place }, english);
  assert.match(report.warnings[0] ?? '', /\[security, high\] a borrower is seen → hide names/);
  assert.match(report.warnings.join('\n'), /plan\.md § Summary: It cannot work/);
  assert.match(
    report.warnings.join('\n'),
    /Conflicting requirements FR-003: two desks Options: lock \(slower\) · refuse/,
  );
  assert.match(report.risks[0] ?? '', /late mails/);
  assert.match(report.decisions[0] ?? '', /^TD\d{3} .*PROVISIONAL DECISION/);
  assert.match(report.review[0] ?? '', /provisional, nobody has confirmed it/);
  assert.match(report.next[0] ?? '', /\/decide TD\d{3}/);
  assert.deepEqual(report.questions.slice(0, 1), ['Who pays?']);
  assert.deepEqual(reportOf({}).decisions, []);
});

test('what the decisions risk together is told with the risks', () => {
  const remarks = [
    '2026-11-25 · Risk: Two stores drift apart. Mitigation: one writer',
    '2026-11-25 · Timeline: A week',
  ];
  const decisionPath = { rounds: 1, seen: '', conflicts: [], remarks };
  const { risks } = tellReport(
    {
      ...reportOf({ ...learned(service), decisionPath }),
      branch: '',
      folder: '',
      files: [],
      ignored: [],
      missing: [],
      left: [],
    },
    english,
  );
  assert.ok(risks.includes('Two stores drift apart. Mitigation: one writer'), risks.join('\n'));
  assert.doesNotMatch(risks.join('\n'), /A week/);
});

test('what a decision has settled is not asked once more; what is provisional still is', () => {
  const facts = learned(service);
  const [first] = decisionsOf(facts);
  assert.ok(first?.outcome);
  const options = [
    { text: 'lock', tradeoff: '' },
    { text: 'refuse', tradeoff: '' },
  ];
  const conflicts = [{ requirements: ['FR-001', 'FR-002'], problem: 'two desks', options }];
  const asked = (kind: string): string => {
    const decision = { ...first, context: 'FR-001 against FR-002.', outcome: { ...first.outcome, kind } };
    const { questions } = reportOf({ ...facts, analysis: { summary: 's', conflicts }, decisions: [decision] });
    return questions.map((one) => (typeof one === 'string' ? one : english(one))).join('\n');
  };
  assert.match(asked('provisional'), /Which way: two desks/);
  assert.doesNotMatch(asked('decided'), /two desks/);
});

test('how hard a decision is to change is said of the option that was chosen', () => {
  const facts = learned(service);
  const [first] = decisionsOf(facts);
  assert.ok(first);
  const levels = ['Medium', 'Hard'] as const;
  const options = levels.map((reversibility) => ({ text: reversibility, pros: [], cons: [], cost: '', reversibility }));
  const choose = (option: number): readonly string[] => {
    const outcome = { kind: 'decided', option, text: '', rationale: '', by: 'Ada', at: '', reviewTrigger: '' } as const;
    const { decisions, review } = reportOf({
      ...facts,
      decisions: [{ ...first, options, reversibility: 'Medium', outcome }],
    });
    return [...decisions, ...review].map((line) => (typeof line === 'string' ? line : english(line)));
  };
  assert.match(choose(0).join('\n'), /\(medium to change\)$/);
  assert.match(choose(1).join('\n'), /\(hard to change\)\n.*: hard to change later$/);
});

test('what extensions want to be run after planning is said, and not run', () => {
  const hook = { when: 'after', step: 'plan', extension: 'jira', command: 'speckit.jira.sync', condition: '' };
  const hooks = [
    { ...hook, isOptional: false },
    { ...hook, isOptional: true, condition: 'on CI' },
  ];
  const next = reportOf({ ...learned(service), hooks }).next.map((one) =>
    typeof one === 'string' ? one : english(one),
  );
  assert.deepEqual(
    next.filter((line) => line.includes('jira')),
    [
      'The extension jira wants a command to be run after planning: speckit.jira.sync. Planner runs no hooks.',
      'The extension jira offers a command after planning: speckit.jira.sync (on CI). Planner runs no hooks.',
    ],
  );
});

test('topics are those that apply, with the year of the run, the most important first', () => {
  const facts = learned(service, {
    repository: { languages: ['TypeScript'], conventions: ['Frameworks: fastify'], layout: [] },
    idea: 'PostgreSQL 17, Docker',
  });
  const { searches, libraries } = topicsOf(facts, 2031);
  assert.equal(searches[0]?.id, 'architecture');
  for (const { query } of searches) assert.match(query, / 2031$/);
  const ids = searches.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(ids.includes('versions-typescript') && !ids.includes('serverless'), ids.join());
  assert.ok(libraries.some(({ name, version }) => name === 'PostgreSQL' && version === '17'));
  assert.ok(libraries.every(({ questions }) => questions.length > 2));
  const analysis = {
    ...{ summary: 's', kind: 'VS Code extension', size: 'large' },
    technologies: [{ name: 'Ajv', purpose: 'checks files against the schema' }],
  };
  const asked = topicsOf({ ...facts, analysis }, 2031);
  assert.equal(asked.searches[0]?.query, 'VS Code extension architecture patterns best practices 2031');
  assert.equal(asked.libraries[0]?.questions[0], 'usage and configuration: checks files against the schema');
});

test('with many technologies no topic that applies is left out', () => {
  const technologies = ['Ajv', 'Fastify', 'PostgreSQL', 'Redis', 'Vitest', 'Docker'].map((name) => ({
    name,
    purpose: '',
  }));
  const analysis = {
    ...{ summary: 'Caches loans', kind: 'web service', size: 'small', technologies },
    security: ['Only members see their loans'],
    performance: ['200 requests a second'],
  };
  const { searches, libraries } = topicsOf({ ...learned(service), analysis }, 2031);
  const ids = searches.map(({ id }) => id);
  for (const id of [
    'vulnerabilities',
    'authentication',
    'benchmarks',
    'caching',
    'versions-docker',
    'changes-docker',
  ]) {
    assert.ok(ids.includes(id), `${id} of ${ids.join()}`);
  }
  assert.ok(ids.length <= 26);
  const asked = libraries[0]?.questions.join('; ') ?? '';
  for (const topic of [
    'configuration',
    'testing',
    'error handling',
    'monitoring',
    'authentication',
    'tuning',
    'migration',
  ]) {
    assert.ok(asked.includes(topic), topic);
  }
});

test('a document says what was missing that it would have used, and no other does', () => {
  const missingTools = {
    search: 'No web search is configured.',
    documentation: 'No documentation server is configured.',
  };
  const texts = new Map(
    drafted(tool, { missingTools }).documents.map(({ path, text }) => [path.split('/').at(-1), text]),
  );
  assert.match(texts.get('research.md') ?? '', /\*\*Limited\*\*: No web search is configured; nothing was checked/);
  assert.match(texts.get('quickstart.md') ?? '', /\*\*Limited\*\*: No documentation server/);
  assert.doesNotMatch(texts.get('data-model.md') ?? '', /Limited/);
  for (const { text, path } of drafted(tool).documents) assert.doesNotMatch(text, /\*\*Limited\*\*/, path);
});

test('what was found stands in the research with its source, each by its number', () => {
  const source = {
    tool: 'tavily_search',
    query: 'patterns 2026',
    url: 'https://pages.test/a',
    title: 'A page',
    date: '2026-11-25T10:00:00Z',
  };
  const findings = [
    {
      id: 'architecture',
      topic: 'Architecture patterns',
      query: 'q',
      claims: [{ text: 'Modular monoliths suit small teams.', source, verified: true }],
    },
  ];
  const research =
    drafted(service, { findings }).documents.find(({ path }) => path.endsWith('research.md'))?.text ?? '';
  assert.match(research, /- Modular monoliths suit small teams\. \(\[S1\]\(https:\/\/pages\.test\/a\)\)/);
  assert.match(
    research,
    /## Sources\n- \*\*S1\*\*: \[A page\]\(https:\/\/pages\.test\/a\) \(tavily_search, “patterns 2026”, 2026-11-25\)/,
  );
});
