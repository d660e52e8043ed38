// Each section is made from as little as it rests on, so that a change makes few sections stale.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matched } from '../../../../src/core/inputs.ts';
import { decisionsOf } from '../../../../src/core/decisions/facts.ts';
import type { Facts } from '../../../../src/core/workflow.ts';
import {
  provisionalOutcome,
  type Outcome,
  type TechnicalDecision,
} from '../../../../src/documents/speckit/decision/decision.ts';
import { parseDocument } from '../../../../src/documents/document.ts';
import { parseTemplate } from '../../../../src/documents/template.ts';
import { groupsOf } from '../../../../src/workflows/speckit/groups.ts';
import { briefsOf, inputsOf, shownOf } from '../../../../src/workflows/speckit/inputs.ts';
import { specOf } from '../../../../src/workflows/speckit/known.ts';
import { workflow } from '../../../../src/workflows/speckit/workflow.ts';
import { learned } from './drafted.ts';
import { service } from './specs.ts';

const facts: Facts = {
  ...learned(service),
  constitution: '# C\n\n## Core Principles\n\n### I. Test-First\n\nTests MUST come first.\n',
  idea: 'On our servers',
};

/** Every section of every document, with the inputs that it needs. */
function sections(known: Facts): readonly { readonly name: string; readonly needs: readonly string[] }[] {
  const inputs = new Map(
    Object.entries(inputsOf(known)).map(([name, text]) => [name, { counts: text, shown: text }] as const),
  );
  return workflow.artifacts.flatMap((artifact) =>
    artifact.files
      ? artifact.files(known).map(({ name, needs }) => ({ name, needs: matched(needs, inputs) }))
      : parseTemplate(artifact.fit?.(artifact.template, known) ?? artifact.template).sections.map(({ heading }) => ({
          name: `${artifact.id}#${heading}`,
          needs: matched(artifact.needs?.(heading, known) ?? [], inputs),
        })),
  );
}

test('every part of specification, constitution, analysis and decisions is an input by its name', () => {
  const inputs = inputsOf(facts);
  const names = Object.keys(inputs);
  for (const name of [
    'spec:Functional Requirements',
    'spec:Edge Cases',
    'constitution:I. Test-First',
    'analysis:risks',
    'decision:TD001',
    'contracts',
    'context',
  ]) {
    assert.ok(names.includes(name), `${name} is not among ${names.join(', ')}`);
  }
  assert.equal(inputs['decision:TD001']?.split('\n').length, 3);
  assert.match(shownOf(facts)['decision:TD001'] ?? '', /PROVISIONAL[^]*Not chosen:/);
});

test('what is built instead of the recommended option is shown with its own reasons', () => {
  const option = (text: string, reversibility: 'Easy' | 'Hard') => ({
    text,
    pros: [`${text} is known`],
    cons: [],
    cost: '',
    reversibility,
  });
  const { outcome: _, ...first } = decisionsOf(facts)[0] ?? assert.fail();
  const decision: TechnicalDecision = {
    ...first,
    options: [option('PostgreSQL', 'Hard'), option('SQLite', 'Easy')],
    recommendation: { option: 0, reasons: 'It has constraints.' },
    reversibility: 'Hard',
  };
  const told = (outcome: Outcome) =>
    shownOf({ ...facts, decisions: [{ ...decision, outcome }] })[`decision:${decision.id}`] ?? '';
  const provisional = told(provisionalOutcome(decision, '2026-11-21'));
  assert.match(
    provisional,
    /: Option B: SQLite\nPROVISIONAL[^\n]*easiest to change later\. Recommended is Option A: PostgreSQL: It has constraints\.\nFor it: SQLite is known\n/,
  );
  assert.match(provisional, /Reversibility: Easy\nNot chosen: PostgreSQL/);
  const { built: __, ...taken } = provisionalOutcome(decision, '2026-11-21');
  const decided = told({ ...taken, kind: 'decided', rationale: 'The team knows it.' });
  assert.match(
    decided,
    /: Option A: PostgreSQL\nWhy: The team knows it\.\nFor it: PostgreSQL is known\n[^]*Reversibility: Hard/,
  );
});

test('that nothing binds the plan is an input of the check against the constitution', () => {
  const why = 'The project has no constitution.';
  const none = { ...learned(service), noConstitution: why };
  assert.equal(inputsOf(none)['constitution:none'], why);
  const check = sections(none).find(({ name }) => name === 'plan#Constitution Check');
  assert.ok(check?.needs.includes('constitution:none'));
  assert.equal(inputsOf(facts)['constitution:none'], undefined);
});

test('every need leads to an input or to a document that the artifact waits for', () => {
  for (const artifact of workflow.artifacts) {
    const { sections: all } = parseTemplate(artifact.fit?.(artifact.template, facts) ?? artifact.template);
    for (const { heading, container } of all) {
      const needs = artifact.needs?.(heading, facts) ?? [];
      if (!container && artifact.needs) assert.ok(needs.length > 0, `${artifact.id} ${heading}`);
      assert.equal(new Set(needs).size, needs.length);
    }
  }
});

test('what was answered reaches every document that says how the feature is built and tested', () => {
  const answered = { ...facts, specAnswers: 'How long is a loan? Four weeks.' };
  const told = sections(answered).filter(({ needs }) => needs.includes('answers'));
  for (const id of ['plan', 'data-model', 'tasks', 'research', 'quickstart', 'testing-strategy', 'security-plan']) {
    const own = sections(answered).filter(({ name }) => name.startsWith(`${id}#`));
    assert.ok(
      own.length > 0 && own.every((one) => told.includes(one) || told.some(({ name }) => name === one.name)),
      id,
    );
  }
});

test('answers of the run that the specification takes up are no new input', () => {
  const answers = '- how long? → Four  weeks.';
  const before = { ...facts, specAnswers: answers };
  const session = '## Clarifications\n\n### Session 2026-11-21\n\n- Q: how long? (FR-001) → A: Four weeks.\n';
  const spec = `${String(facts['spec'])}\n${session}`;
  assert.deepEqual(inputsOf({ ...before, spec }), inputsOf(before));
  const other = inputsOf({ ...before, spec: `${spec}- Q: who? → A: Members.\n` });
  assert.equal(other['spec:Session 2026-11-21'], '- Q: who? → A: Members.');
});

test('a story touches its own phase and not that of another', () => {
  const [first, second] = sections(facts).filter(({ name }) => /^tasks#Phase \d+: User Story/.test(name));
  const story = 'spec:User Story 1 - Borrow a book (Priority: P1)';
  assert.ok(first?.needs.includes(story));
  assert.ok(!second?.needs.includes(story));
});

test('a changed decision touches few sections: those of its category, and those that speak of all', () => {
  const all = sections(facts);
  for (const { id, category } of decisionsOf(facts)) {
    const touched = all.filter(({ needs }) => needs.includes(`decision:${id}`));
    assert.ok(touched.length > 2, `${id} ${category}`);
    assert.ok(touched.length < all.length * 0.55, `${id} ${category}: ${touched.length} of ${all.length}`);
    assert.ok(touched.some(({ name }) => name === 'plan#Summary'));
  }
});

test('where data is kept bears on the folders and files of the plan, and on its rules', () => {
  const known = { ...facts, decisions: decisionsOf(facts).map((one) => ({ ...one, category: 'Data' })) };
  const touched = sections(known).filter(({ needs }) => needs.includes('decision:TD001'));
  assert.ok(touched.some(({ name }) => name.startsWith('plan#Source Code')));
  assert.ok(touched.some(({ name }) => name.startsWith('data-model#Data validation')));
});

test('of the data model, contracts and stories are given what they build on', () => {
  const model = (needs: readonly string[]) => needs.filter((one) => one.startsWith('artifact:data-model.md#'));
  const contracts = workflow.artifacts.find(({ id }) => id === 'contracts');
  const tasks = workflow.artifacts.find(({ id }) => id === 'tasks');
  const file = contracts?.files?.({ ...facts, plannedContracts: [{ kind: 'openapi', file: 'a.yaml', title: 'A' }] })[0];
  const phase = tasks?.groups?.(facts)[0]?.headings.find((heading) => heading.startsWith('Phase 3')) ?? '';
  for (const needs of [file?.needs ?? [], tasks?.needs?.(phase, facts) ?? []]) {
    assert.ok(model(needs).some((one) => one.includes('schema')));
    assert.ok(!model(needs).some((one) => /Caching|privacy|migration|\*/.test(one)), needs.join(', '));
  }
});

test('a changed edge case leaves the dependencies and the summary alone', () => {
  const touched = sections(facts).filter(({ needs }) => needs.includes('spec:Edge Cases'));
  assert.ok(touched.some(({ name }) => /^data-model#Data validation/.test(name)));
  assert.ok(!touched.some(({ name }) => /^(?:dependencies|executive-summary)#/.test(name)));
});

test('a request is told which decision settles a conflict, and which conflict is open', () => {
  const conflict = (...requirements: readonly string[]) => ({
    ...{ requirements, problem: 'Both cannot hold.' },
    options: [
      { text: 'One', tradeoff: 'slow' },
      { text: 'Other', tradeoff: 'dear' },
    ],
  });
  const [first] = decisionsOf(facts);
  assert.ok(first?.outcome);
  const named = { ...first, context: 'FR-001 and FR-002 cannot both hold.' };
  const known = (decision: object, ...conflicts: readonly object[]): string => {
    const analysis = { ...Object(facts['analysis']), conflicts, questions: ['Who pays?'] };
    return shownOf({ ...facts, analysis, decisions: [decision] })['analysis:conflicts'] ?? '';
  };
  const all = [conflict('FR-001', 'FR-002'), conflict('FR-001', 'FR-003'), conflict('FR-001', 'Constitution I')];
  const lines = known(named, ...all).split('\n');
  assert.match(lines[0] ?? '', /^- FR-001, FR-002: Both cannot hold\. Options: One \(slow\) \| Other \(dear\)$/);
  assert.match(lines[1] ?? '', /^ {2}→ Settled by TD001, which nobody has confirmed: Option /);
  assert.deepEqual(
    [lines[3], lines[5], lines[6]],
    ['  → Open: no decision names what it is between.', lines[3], '- Open: Who pays?'],
  );
  const decided = { ...named, outcome: { ...first.outcome, kind: 'decided' } };
  assert.match(known(decided, ...all), /→ Settled by TD001: Option /);
  const { outcome: _, ...open } = named;
  assert.match(known(open, ...all), /→ To be settled by TD001, which is open\./);
  assert.equal(known(named), '');
});

test('each part of the specification has its requirements and criteria in brief', () => {
  const briefs = briefsOf(facts);
  const { requirements, criteria } = specOf(facts);
  const told = Object.values(briefs).flat();
  assert.equal(told.length, requirements.length + criteria.length);
  for (const { id } of [...requirements, ...criteria]) {
    assert.ok(
      told.some((line) => line.startsWith(`- ${id}: `)),
      id,
    );
  }
  assert.match(briefs['spec:Functional Requirements']?.[0] ?? '', /^- FR-001: System MUST store a loan/);
  const { briefs: used } = workflow;
  assert.deepEqual(used?.(facts), briefs);
});

test('the last part of a long list of tasks is told what no task names yet', () => {
  const stories = Array.from(
    { length: 5 },
    (_, index) => `### User Story ${index + 1} - Do ${index + 1} (Priority: P1)\n\nA member does it.\n`,
  );
  const list = ['- **FR-001**: System MUST lend.', '- **FR-002**: System MUST charge a fine.'];
  const spec = `# Feature Specification: Loans\n\n## User Scenarios\n\n${stories.join('\n')}\n## Requirements\n\n${list.join('\n')}\n`;
  const groups = groupsOf('tasks', { ...facts, spec });
  const parts = groups.filter(({ rest }) => rest !== undefined);
  assert.equal(groups.length, 4);
  assert.deepEqual(parts, [groups[2]]);
  const told = (text: string) => parts[0]?.rest?.(parseDocument('specs/001-a/tasks.md', `# Tasks\n\n${text}\n`));
  assert.equal(
    told('- [ ] T001 Lend in src/a.ts (FR-001)'),
    'No task names these yet; each needs one here:\n- FR-002: System MUST charge a fine.',
  );
  assert.equal(told('- [ ] T001 Lend in src/a.ts (FR-001, FR-002)'), '');
});
