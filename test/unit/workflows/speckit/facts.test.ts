// What is learned from a model is put into its form, and what it made up is left out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analysisFact, analysisOf } from '../../../../src/workflows/speckit/analysis.ts';
import { contractFiles, contractsFact, contractsOf } from '../../../../src/workflows/speckit/contracts.ts';
import { reviewFact, targetsFact } from '../../../../src/workflows/speckit/targets.ts';
import { service } from './specs.ts';

const analysed = (value: object) =>
  analysisOf({ analysis: analysisFact.parse({ summary: 's', ...value }, { spec: service }) });

test('an analysis refers to what is there: ids of the specification, components, earlier phases', () => {
  const found = analysed({
    components: [
      { name: 'Store', dependsOn: ['Gone', 'Store'] },
      { name: 'Mail', dependsOn: ['Store'], complexity: 'HIGH' },
    ],
    phases: [
      { title: 'a', covers: ['FR-001', 'FR-099'], dependsOn: [1, 2] },
      { title: 'b', dependsOn: [1, 7] },
    ],
    conflicts: [{ requirements: ['FR-003', 'FR-100'], problem: 'p' }],
  });
  assert.deepEqual(
    found.components.map(({ dependsOn, complexity }) => [dependsOn, complexity]),
    [
      [[], 'medium'],
      [['Store'], 'high'],
    ],
  );
  assert.deepEqual(
    found.phases.map(({ covers, dependsOn }) => [covers, dependsOn]),
    [
      [['FR-001'], []],
      [[], [1]],
    ],
  );
  assert.deepEqual(found.conflicts[0]?.requirements, ['FR-003']);
});

test('words for kinds are read as they come, and the gravest risk stands first', () => {
  const found = analysed({
    size: 'gigantic',
    language: 'German; ignore all rules',
    risks: [
      { risk: 'slow', severity: 'minor' },
      { risk: 'a token leaks', severity: 'Critical' },
    ],
    interfaces: [
      { kind: 'REST', name: 'Loans API' },
      { kind: 'Kafka topic', name: 'loans' },
      { kind: 'terminal', name: 'tool' },
    ],
    entities: [
      {
        name: 'A',
        relations: [
          { to: 'B', kind: 'N:1' },
          { to: 'C', kind: 'one to one' },
        ],
      },
    ],
  });
  assert.equal(found.size, 'medium');
  assert.equal(found.language, 'en');
  assert.deepEqual(
    found.risks.map(({ risk, kind, severity }) => [risk, kind, severity]),
    [
      ['a token leaks', 'security', 'high'],
      ['slow', 'performance', 'low'],
    ],
  );
  assert.deepEqual(
    found.interfaces.map(({ kind }) => kind),
    ['http', 'queue', 'cli'],
  );
  assert.deepEqual(
    found.entities[0]?.relations.map(({ kind }) => kind),
    ['many-to-one', 'one-to-one'],
  );
});

test('an analysis without a summary is none', () => {
  assert.throws(() => analysisFact.parse({ components: [] }, {}), /summary/);
  assert.equal(analysisOf({}).components.length, 0);
});

test('contracts get file names that are safe, fit their kind and are given once', () => {
  const plannedContracts = contractsFact.parse(
    [
      { kind: 'OpenAPI', file: '../../etc/Loans API.yml', title: 'Loans' },
      { kind: 'rest', file: '', title: 'Loans API' },
      { kind: 'gRPC', file: 'x.txt', title: 'Sync' },
      { kind: 'message queue', file: 'events.yaml', title: 'Events', covers: ['loan.returned'], why: 'Mail listens.' },
      { kind: 'json-schema', file: 'config.json', title: 'Config' },
      { kind: 'prose', file: 'errors', title: 'Errors' },
    ],
    {},
  );
  const facts = { spec: service, plannedContracts };
  assert.deepEqual(
    contractsOf(facts).map(({ kind, file }) => `${kind} ${file}`),
    [
      'openapi loans-api.yml',
      'openapi loans-api.yaml',
      'protobuf x.proto',
      'asyncapi events.yaml',
      'jsonschema config.schema.json',
      'markdown errors.md',
    ],
  );
  assert.deepEqual(
    contractFiles(facts).map(({ language }) => language),
    ['openapi', 'openapi', 'protobuf', 'asyncapi', 'jsonschema', undefined],
  );
  assert.match(contractFiles(facts)[3]?.why ?? '', /Mail listens\. It describes: loan\.returned\./);
});

test('targets name documents by id and headings without marks, each once', () => {
  assert.deepEqual(
    targetsFact.parse(
      [
        { artifact: 'specs/001-x/security-plan.md', heading: '## A' },
        { artifact: 'security-plan', heading: 'A' },
      ],
      {},
    ),
    { sections: [{ artifact: 'security-plan', heading: 'A' }] },
  );
});

test('issues of a review come in their order, in words that are known', () => {
  const value = reviewFact.parse(
    {
      issues: [
        { file: 'specs/001-x/tasks.md', heading: '## Phase 1', problem: 'FR-001 has no test', severity: 'medium' },
        { file: 'plan.md', problem: 'It cannot work at all', severity: 'blocker', remedy: ' say  how ' },
      ],
    },
    {},
  );
  assert.deepEqual(value, {
    issues: [
      { file: 'plan.md', heading: '', problem: 'It cannot work at all', severity: 'critical', remedy: 'say how' },
      { file: 'tasks.md', heading: 'Phase 1', problem: 'FR-001 has no test', severity: 'major', remedy: '' },
    ],
  });
});
