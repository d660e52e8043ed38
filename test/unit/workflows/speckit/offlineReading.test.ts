// What the offline model says of figures, of rights and of what is below a line: it is held against the specification.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from '../../../../src/documents/document.ts';
import { english } from '../../../../src/documents/sentence.ts';
import { readSpec } from '../../../../src/documents/speckit/spec.ts';
import { parseTemplate } from '../../../../src/documents/template.ts';
import { analysisOf } from '../../../../src/workflows/speckit/analysis.ts';
import { artifactsChoice } from '../../../../src/workflows/speckit/choice.ts';
import { identified } from '../../../../src/workflows/speckit/offline/decide.ts';
import { draftOffline } from '../../../../src/workflows/speckit/offline/offline.ts';
import { edgesOf } from '../../../../src/workflows/speckit/offline/edges.ts';
import { reportOf } from '../../../../src/workflows/speckit/report.ts';
import { templates } from '../../../../src/workflows/speckit/templates.ts';
import { drafted, learned } from './drafted.ts';
import { service } from './specs.ts';

const plain = `# Feature Specification: Member directory

**Input**: User description: "Members of a club find each other on a web page."

## User Scenarios & Testing

**Scenario 1: Browse**
- **Given** a member opens the page
- **When** it loads
- **Then** the page shows:
  - Cards of the listed members
  - A hint where nobody is listed
- **And** nothing is stored

**Scenario 2: Sign in**
- **Given** a member, **When** she chooses "Sign in with the club", **Then** she is known (similar to GitHub OAuth)

### Edge Cases

- Nobody is listed: Shown as a hint, never as an error
- Very long names: What happens to them?
- What happens when a member leaves?
  - The card goes.
  - Pictures are deleted

## Requirements

- **FR-001**: System MUST show the page within 2 seconds.
- **FR-002**: A member MUST see a survival rate of cards, and its retention figure is exact.
- **FR-003**: System MUST make 101 cards for users [NEEDS CLARIFICATION: Which users?]

Decision Maker: Product owner and engineering lead

## Success Criteria

`;

function textIn(
  { documents }: { readonly documents: readonly { readonly path: string; readonly text: string }[] },
  name: string,
): string {
  const found = documents.find(({ path }) => path.endsWith(`/${name}`));
  assert.ok(found, name);
  return found.text;
}

test('a criterion is a target, a gap, or no matter of speed: each stands in one place', () => {
  const criteria = [
    '- **SC-001**: The directory supports 5,000+ listed members.',
    '- **SC-002**: Members say that they find each other.',
    '- **SC-003**: 90% of members are found at the first try.',
    '- **SC-004**: The page shows within 2 seconds.',
    '- **SC-005**: Nobody is lost on every page of v2.',
  ];
  const { documents: made } = drafted(`${plain}${criteria.join('\n')}\n`);
  const plan = made.find(({ path }) => path.endsWith('/performance-plan.md'))?.text ?? '';
  assert.match(plan, /\| SC-001 \|[^]*\| SC-004 \|/);
  assert.match(plan, /Gaps: the specification sets no figure for SC-002, SC-005, and none is made up here\./);
  assert.match(plan, /none of speed or load, and no matter of this plan: SC-003\./);
});

test('a rule that only some may follow is one, whatever they are called', () => {
  const { documents: made } = drafted(service);
  const plan = made.find(({ path }) => path.endsWith('/security-plan.md'))?.text ?? '';
  assert.match(plan, /\| FR-005 \| Only librarians/);
  const decisions = identified(learned(service)).categories.find(({ category }) => category === 'Security');
  assert.doesNotMatch(decisions?.reason ?? '', /names no access rule/);
});

test('no document leans on one that was left out', () => {
  const facts = learned(service);
  const artifacts = artifactsChoice.read(
    'only executive-summary, testing-strategy and quickstart',
    facts,
    undefined,
  )?.value;
  for (const artifact of ['plan', 'executive-summary', 'testing-strategy', 'quickstart']) {
    const { sections } = parseTemplate(templates[artifact] ?? '');
    const known = { ...facts, artifacts, plannedContracts: [], artifact, sections };
    const text = String(draftOffline({ id: 'speckit/artifact', facts: known }));
    assert.ok(text.length > 400, artifact);
    assert.doesNotMatch(text, /`(?:tasks|research|data-model)\.md`|`contracts\//, artifact);
  }
});

test('what a step announces is told by the items below it', () => {
  const [first] = readSpec(parseDocument('specs/1-a/spec.md', plain)).stories.flatMap(({ scenarios }) => scenarios);
  assert.match(
    first?.text ?? '',
    /Then the page shows: Cards of the listed members; A hint where nobody is listed, And nothing is stored$/,
  );
});

test('an edge case with a name is answered by what follows it, and several answers are told apart', () => {
  const document = parseDocument('specs/1-a/spec.md', plain);
  assert.deepEqual(
    edgesOf({ document, spec: readSpec(document) }).map(({ symptom, answer }) => [symptom, answer]),
    [
      ['Nobody is listed', 'Shown as a hint, never as an error'],
      ['Very long names: What happens to them', ''],
      ['A member leaves', 'The card goes; Pictures are deleted'],
    ],
  );
});

test('what is compared is no service, a product owner is no right, and a rate that is retained no obligation', () => {
  const made = drafted(plain);
  const { external, compliance, performance } = analysisOf(made.facts);
  assert.deepEqual([external, compliance], [[], []]);
  assert.deepEqual(performance, ['FR-001: System MUST show the page within 2 seconds.']);
  const security = textIn(made, 'security-plan.md');
  assert.doesNotMatch(security, /Product owner|“Given|:” \(spec/);
  assert.doesNotMatch(textIn(made, 'performance-plan.md').split('## Resource scaling')[1] ?? '', /FR-003/);
});

test('figures of requirements have a task that measures them, where there is no criterion too', () => {
  const made = drafted(plain);
  const task = /- \[ \] (T\d{3}) \[P\] Measure the figures of the requirements in [^\n]*\(FR-001;/.exec(
    textIn(made, 'tasks.md'),
  );
  assert.ok(task?.[1]);
  assert.match(textIn(made, 'performance-plan.md'), new RegExp(`\\| FR-001 \\| ${task[1]} \\|`));
});

test('a question is in the report once', () => {
  const { questions } = reportOf(learned(plain));
  const told = questions.map((one) => (typeof one === 'string' ? one : english(one)));
  assert.deepEqual(
    told.filter((one) => one === 'Which users?'),
    ['Which users?'],
  );
});
