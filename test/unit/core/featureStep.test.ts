// The step that finds a spec-kit feature and reads it: every situation, with what is asked, told and learned.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settleProposal } from '../../../src/app/runs/proposals.ts';
import { continueRun, readRun, startRun } from '../../../src/app/runs/runs.ts';
import { scriptConsent, setScriptConsent } from '../../../src/app/feature/scriptConsent.ts';
import { undoRun } from '../../../src/app/runs/undo.ts';
import type { Ports } from '../../../src/core/ports.ts';
import type { RunEvent, Start } from '../../../src/core/run.ts';
import { openEntries } from '../../../src/core/questions.ts';
import { english } from '../../../src/documents/sentence.ts';
import { fakeGit } from '../../fakes/fakeGit.ts';
import { featureHost, fullSpec } from '../../fakes/featureWorkflow.ts';
import { eventsOf } from '../../fakes/host.ts';
import { fakeSettings } from '../../fakes/settings.ts';

const never = new AbortController().signal;
const rich =
  'Members sign in with e-mail and password on PostgreSQL 16 and Fastify 5, at most 200 at once, within 2 seconds.';
const login = { 'specs/001-login/spec.md': fullSpec, '.specify/templates/plan-template.md': '# Plan\n\n## Summary\n' };
const script = { '.specify/scripts/bash/setup-plan.sh': 'echo', '.specify/scripts/bash/common.sh': '' };

type Texts = Readonly<Record<string, string>>;

interface Told {
  readonly text?: string;
  readonly start?: Start;
  readonly given?: Partial<Ports>;
}

async function started(texts: Texts, { text = rich, start, given = {} }: Told = {}) {
  const made = featureHost(texts, {}, given);
  const events = [...(await eventsOf(startRun(made.host, 'featuring', { text, references: [] }, never, start)))];
  return { ...made, events, answer, state: () => readRun(made.host, 'run-1') };

  /** By question; `null` skips. */
  async function answer(answers: Readonly<Record<string, string | null>>): Promise<readonly RunEvent[]> {
    const given = Object.entries(answers).map(([question, said]) =>
      said === null ? ({ kind: 'skip', question } as const) : ({ kind: 'text', question, text: said } as const),
    );
    const more = await eventsOf(continueRun(made.host, 'run-1', { kind: 'answers', answers: given }, never));
    events.push(...more);
    return more;
  }
}

async function asked({ state }: { readonly state: () => ReturnType<typeof readRun> }) {
  return openEntries((await state()).ledger).map(({ id }) => id);
}

const notes = (events: readonly RunEvent[]) =>
  events.flatMap((event) => (event.kind === 'noted' ? [english(event.note)] : []));

test('the only feature is read whole, and nothing is asked', async () => {
  const run = await started({
    ...login,
    'specs/001-login/spec.md': `\ufeff${fullSpec}`,
    '.specify/memory/constitution.md':
      '<!--\nSync Impact Report: 1.0 → 2.0\n-->\n# Constitution\n\n### I. Simple\n\nWe MUST keep it simple.<!-- TODO --> As in:\n\n```html\n<!-- kept -->\n```\n',
    '.specify/memory/clarifications-log.json': JSON.stringify([
      {
        id: 'CL001',
        feature: '001-login',
        category: 'business',
        question: 'Who?',
        answer: 'Members',
        timestamp: '2026-01-02T10:00:00Z',
      },
      { id: 'CL002', feature: '002-other', question: 'What?', answer: 'Other' },
    ]),
    'specs/001-login/plan.md.decisions.md': '# TECHNICAL DECISIONS\n',
  });
  const { status, facts } = await run.state();
  assert.equal(status, 'done');
  assert.deepEqual(facts['feature'], {
    name: '001-login',
    branch: '001-login',
    folder: 'specs/001-login',
    spec: 'specs/001-login/spec.md',
    plan: 'specs/001-login/plan.md',
    project: '',
    absolute: '/work space/specs/001-login',
  });
  assert.equal(facts['spec'], fullSpec);
  assert.match(String(facts['specDigest']), /- FR-002: The system MUST lock an account/);
  assert.match(String(facts['specDigest']), /- US1 \(P1\): Sign in/);
  assert.equal(facts['clarifications'], '- [CL001, business, 2026-01-02] Who? → Members');
  assert.match(
    String(facts['constitution']),
    /^\s*# Constitution\n\n### I\. Simple\n\nWe MUST keep it simple\. As in:\n\n```html\n<!-- kept -->/,
  );
  assert.equal(facts['noConstitution'], undefined);
  assert.equal(facts['planTemplate'], '# Plan\n\n## Summary\n');
  assert.equal(facts['decisionsOnDisk'], '# TECHNICAL DECISIONS\n');
  assert.equal(run.files.texts.get('specs/001-login/plan.md'), '# Plan\n\n## Summary\n');
});

test('several features: one is asked for, and the answer counts', async () => {
  const run = await started({ ...login, 'specs/002-loans/spec.md': fullSpec });
  assert.deepEqual(await asked(run), ['feature']);
  const [entry] = openEntries((await run.state()).ledger);
  assert.deepEqual(
    entry?.suggestions.map(({ label, recommended }) => [label, recommended === true]),
    [
      ['specs/002-loans', true],
      ['specs/001-login', false],
    ],
  );
  await run.answer({ feature: 'specs/001-login' });
  const { status, facts } = await run.state();
  assert.equal(status, 'done');
  assert.equal(facts['chosenFeature'], 'specs/001-login');
});

test('several features: nobody there means the recommended one', async () => {
  const run = await started({ ...login, 'specs/002-loans/spec.md': fullSpec });
  await run.answer({ feature: null });
  assert.equal((await run.state()).facts['chosenFeature'], 'specs/002-loans');
});

test('an answer that names no feature is asked once more, and the same again ends the run', async () => {
  const run = await started({ ...login, 'specs/002-loans/spec.md': fullSpec });
  const events = await run.answer({ feature: 'payments' });
  assert.deepEqual(notes(events), ['There is no feature “payments”.']);
  assert.deepEqual(await asked(run), ['feature']);
  await run.answer({ feature: 'payments' });
  const { status, failure } = await run.state();
  assert.equal(status, 'failed');
  assert.equal(failure?.error, 'feature.missing');
  assert.match(failure?.next.map(english).join() ?? '', /specs\/001-login/);
});

test('without a template of the project the plan is made from ours, and the run knows it', async () => {
  const run = await started({ 'specs/001-login/spec.md': fullSpec });
  const { facts } = await run.state();
  assert.equal(run.files.texts.get('specs/001-login/plan.md'), facts['planTemplate']);
  assert.match(String(facts['planTemplate']), /^# Implementation Plan/);
});

test('a feature that the request begins with, or that the caller names, is taken without a question', async () => {
  const texts = { ...login, 'specs/002-loans/spec.md': fullSpec };
  const named = await started(texts, { text: `001-login: ${rich}` });
  assert.equal((await named.state()).facts['chosenFeature'], 'specs/001-login');
  const called = await started(texts, { start: { choices: { feature: 'login' } } });
  assert.equal((await called.state()).facts['chosenFeature'], 'specs/001-login');
  const figure = await started(texts, { text: `200 users, ${rich}` });
  assert.deepEqual(await asked(figure), ['feature']);
});

test('doubts are put to the user before anything is written', async () => {
  const head = { kind: 'commit', commit: 'c0ffee', branch: '001-login', isShallow: false } as const;
  const texts = {
    ...login,
    'specs/002-loans/spec.md': fullSpec,
    '.specify/feature.json': '{"feature_directory": "specs/002-loans"}',
  };
  const run = await started(texts, { given: { git: fakeGit('Anna', { head: () => Promise.resolve(head) }) } });
  assert.deepEqual(await asked(run), ['feature']);
  const [entry] = openEntries((await run.state()).ledger);
  assert.match(entry?.why ?? '', /names the feature 002-loans, but the branch 001-login belongs to 001-login/);
  assert.deepEqual(run.files.writes, []);
  await run.answer({ feature: '001' });
  assert.equal((await run.state()).facts['chosenFeature'], 'specs/001-login');
});

test('no project: it is made from the user’s words once they agree, and undo knows every file', async () => {
  const run = await started({});
  assert.deepEqual(await asked(run), ['project']);
  assert.deepEqual(run.files.writes, []);
  await run.answer({ project: 'Yes' });
  const { facts, status } = await run.state();
  assert.equal(status, 'done');
  assert.match(String(facts['chosenFeature']), /^specs\/001-members-sign-in/);
  const made = run.events.flatMap((event) =>
    event.kind === 'sectionWritten' && event.before === '' ? [event.path] : [],
  );
  assert.ok(made.includes('.specify/templates/plan-template.md'), made.join());
  assert.ok(made.includes('.specify/feature.json'), made.join());
  assert.ok(
    made.some((path) => path.endsWith('/spec.md')),
    made.join(),
  );
  assert.ok(
    made.some((path) => path.endsWith('/plan.md')),
    made.join(),
  );
  // The template's own marks are nothing to ask the user.
  assert.deepEqual(openEntries((await run.state()).ledger), []);
});

test('no project: a no writes nothing and says how to go on; nobody there takes the recommendation', async () => {
  const refused = await started({});
  await refused.answer({ project: 'No' });
  assert.deepEqual(refused.files.writes, []);
  assert.equal((await refused.state()).failure?.error, 'feature.missing');
  const silent = await started({});
  await silent.answer({ project: null });
  assert.equal((await silent.state()).status, 'done');
});

test('no project and no words: what is to be built is asked first', async () => {
  const run = await started({}, { text: '' });
  assert.deepEqual(await asked(run), ['needs']);
  await run.answer({ needs: rich });
  assert.deepEqual(await asked(run), ['project']);
  await run.answer({ project: 'yes' });
  assert.equal((await run.state()).status, 'done');
  assert.match(String((await run.state()).facts['specAnswers']), /PostgreSQL 16/);
  const silent = await started({}, { text: '' });
  await silent.answer({ needs: null });
  assert.equal((await silent.state()).failure?.error, 'idea.missing');
});

test('a project without a feature offers to make one; one above the workspace cannot be used', async () => {
  const run = await started({ '.specify/templates/plan-template.md': '# Plan\n' });
  assert.deepEqual(await asked(run), ['new-feature']);
  await run.answer({ 'new-feature': 'ok' });
  assert.equal((await run.state()).status, 'done');
  const { specKit, host } = featureHost({});
  specKit.parent = '/above';
  await eventsOf(startRun(host, 'featuring', { text: rich, references: [] }, never));
  const { failure } = await readRun(host, 'run-1');
  assert.match(failure ? english(failure.message) : '', /is in \/above/);
});

test('the script runs only after a yes, which is remembered for the next run', async () => {
  const run = await started({ ...login, ...script });
  assert.deepEqual(await asked(run), ['script']);
  assert.deepEqual(run.specKit.calls, []);
  run.specKit.programs.set('bash', () => ({ ending: 1, errors: "common.sh: line 3: $'\\r': command not found" }));
  const events = await run.answer({ script: 'Yes' });
  assert.equal(run.specKit.calls.length, 1);
  const told = notes(events).join('\n');
  assert.match(told, /The script has Windows line endings.*→ Convert the files in \.specify\/scripts to LF/);
  assert.match(told, /The script said: “.*command not found/);
  assert.equal((await run.state()).status, 'done');
  await eventsOf(startRun(run.host, 'featuring', { text: rich, references: [] }, never));
  assert.equal(run.specKit.calls.length, 2);
});

test('a no to the script, and nobody there, run nothing; only the no is remembered', async () => {
  const run = await started({ ...login, ...script });
  await run.answer({ script: null });
  assert.deepEqual(run.specKit.calls, []);
  assert.equal(run.files.texts.get('specs/001-login/plan.md'), '# Plan\n\n## Summary\n');
  assert.equal((await run.state()).facts['mayRunScript'], undefined);
  const refused = await started({ ...login, ...script });
  await refused.answer({ script: 'rather not' });
  assert.deepEqual(refused.specKit.calls, []);
  assert.equal((await refused.state()).facts['mayRunScript'], false);
});

test('what was said of the script can be changed, and be asked again', async () => {
  // The last word counts: time goes on.
  let time = Date.UTC(2026, 10, 21);
  const run = await started({ ...login, ...script }, { given: { clock: { now: () => new Date((time += 1000)) } } });
  assert.equal(await scriptConsent(run.host), undefined);
  assert.equal(await setScriptConsent(run.host, 'no'), false);
  await run.answer({ script: 'Yes' });
  assert.equal(await scriptConsent(run.host), 'yes');
  const again = () => eventsOf(startRun(run.host, 'featuring', { text: rich, references: [] }, never));
  assert.equal(await setScriptConsent(run.host, 'no'), true);
  await again();
  assert.equal(run.specKit.calls.length, 1, 'a no holds for the next run');
  await setScriptConsent(run.host, 'ask');
  assert.equal(await scriptConsent(run.host), 'ask');
  assert.ok((await again()).some((event) => event.kind === 'questionsAsked' && event.questions[0]?.id === 'script'));
});

test('a specification that cannot be read stops the run before anything is made, also where nobody is there', async () => {
  const made = featureHost({ ...login, ...script });
  made.files.unreadable.add('specs/001-login/spec.md');
  const before = new Map(made.files.texts);
  await eventsOf(startRun(made.host, 'featuring', { text: rich, references: [] }, never));
  const { status, failure } = await readRun(made.host, 'run-1');
  assert.equal(status, 'failed');
  assert.match(
    failure ? english(failure.message) : '',
    /^The specification cannot be read: .*specs\/001-login\/spec\.md/,
  );
  assert.match(
    failure?.next.map(english).join(' ') ?? '',
    /Save specs\/001-login\/spec\.md as UTF-8 text, then resume/,
  );
  assert.deepEqual(made.files.texts, before);
  assert.deepEqual(made.specKit.calls, []);
  made.files.unreadable.clear();
  await eventsOf(continueRun(made.host, 'run-1', { kind: 'continue' }, never));
  assert.deepEqual(
    openEntries((await readRun(made.host, 'run-1')).ledger).map(({ id }) => id),
    ['script'],
  );
});

test('an untrusted workspace asks nothing and runs nothing', async () => {
  const run = await started({ ...login, ...script }, { given: { settings: fakeSettings({ trusted: false }) } });
  assert.equal((await run.state()).status, 'done');
  assert.deepEqual(run.specKit.calls, []);
  assert.match(notes(run.events).join('\n'), /not trusted/);
});

test('open marks and missing qualities are asked; the answers become facts', async () => {
  const spec = fullSpec
    .replace('within 2 seconds', 'soon')
    .replace('- **SC-001**: 95 % of the sign-ins take less than 2 seconds.', '- **SC-001**: Nobody calls.')
    .replace('security events are logged.', '[NEEDS CLARIFICATION: by SSO too?]');
  const run = await started({ ...login, 'specs/001-login/spec.md': spec });
  const open = openEntries((await run.state()).ledger);
  assert.deepEqual(open.map(({ id, question }) => [id, question])[0], ['G1', 'by SSO too?']);
  assert.ok(open.some(({ optional }) => optional === true));
  await run.answer(Object.fromEntries(open.map(({ id }) => [id, id === 'G1' ? 'No SSO.' : null])));
  assert.equal((await run.state()).facts['specAnswers'], '- by SSO too? → No SSO.');
  // They are offered for the specification, which is the user's.
  const path = 'specs/001-login/spec.md';
  assert.equal(run.files.texts.get(path), spec);
  const [offered] = (await run.state()).proposals;
  assert.deepEqual([offered?.path, offered?.section], [path, 'Clarifications']);
  const edited = spec.replace('Nobody calls.', 'Nobody ever calls.');
  run.files.texts.set(path, edited);
  await settleProposal(run.host, 'run-1', 'Clarifications', true, path);
  assert.equal(
    run.files.texts.get(path),
    edited.replace('## User Scenarios', `## Clarifications\n\n${offered?.text ?? ''}\n\n## User Scenarios`),
  );
  assert.match(offered?.text ?? '', /^### Session \d{4}-\d\d-\d\d\n\n- Q: by SSO too\? \(FR-001\) → A: No SSO\.$/);
  assert.deepEqual((await run.state()).proposals, []);
  await undoRun(run.host, 'run-1');
  assert.equal(run.files.texts.get(path), edited);
});

test('answers that are left do not come back, and the specification stays as it is', async () => {
  const spec = fullSpec.replace('security events are logged.', '[NEEDS CLARIFICATION: by SSO too?]');
  const run = await started({ ...login, 'specs/001-login/spec.md': spec });
  await run.answer({ G1: 'No SSO.' });
  await settleProposal(run.host, 'run-1', 'Clarifications', false);
  await eventsOf(continueRun(run.host, 'run-1', { kind: 'update' }, never));
  assert.equal(run.files.texts.get('specs/001-login/spec.md'), spec);
  assert.deepEqual((await run.state()).proposals, []);
});

test('neither specification nor words say anything: what is needed is asked, with the reason', async () => {
  const run = await started({ ...login, 'specs/001-login/spec.md': '' }, { text: 'PostgreSQL please' });
  const [entry] = openEntries((await run.state()).ledger);
  assert.equal(entry?.id, 'needs');
  assert.match(entry.why, /The specification is empty/);
  const enough = await started({ '.specify/templates/x.md': '', 'specs/001-login/notes.md': '# x' });
  assert.equal((await enough.state()).status, 'done');
  assert.match(notes(enough.events).join('\n'), /has no specification: the plan rests on what you said/);
});

test('an untouched constitution, hooks, and a log that is no JSON are told', async () => {
  const run = await started({
    ...login,
    '.specify/memory/constitution.md': '# [PROJECT_NAME]\n\n### [PRINCIPLE_1_NAME]\n\n[PRINCIPLE_1_DESCRIPTION]\n',
    '.specify/memory/clarifications-log.json': '[{"question": "Who?", ',
    '.specify/extensions.yml':
      'hooks:\n  before_plan:\n    - extension: git\n      command: speckit.git.commit\n      optional: false\n  after_plan:\n    - extension: git\n      command: speckit.git.push\n',
  });
  const told = notes(run.events).join('\n');
  assert.match(told, /constitution\.md is spec-kit’s template, which nobody has filled/);
  assert.match(told, /The extension git wants a command to be run before planning: speckit\.git\.commit/);
  assert.match(told, /clarifications-log\.json, line 1: The log of clarifications cannot be read/);
  const { facts } = await run.state();
  assert.equal(facts['constitution'], undefined);
  assert.match(String(facts['noConstitution']), /constitution\.md is spec-kit’s untouched template/);
  assert.match(JSON.stringify(facts['hooks']), /speckit\.git\.push/);
});

test('a specification of 150 KB is a fact as a whole, with a digest that is bounded', async () => {
  const many = Array.from(
    { length: 1500 },
    (_, index) => `- **FR-${index + 10}**: The system MUST do thing ${index} ${'well '.repeat(12)}.`,
  );
  const run = await started({
    ...login,
    'specs/001-login/spec.md': fullSpec.replace('## Success', `${many.join('\n')}\n\n## Success`),
  });
  const { facts } = await run.state();
  assert.ok(String(facts['spec']).length > 150_000);
  assert.ok(String(facts['specDigest']).length <= 40_100);
  assert.match(String(facts['specDigest']), /\(more is in the specification\)$/);
});

test('an update reads the texts anew, learns what changed, and asks nothing', async () => {
  const run = await started(login);
  run.files.texts.set(
    'specs/001-login/spec.md',
    fullSpec.replace('five wrong', '[NEEDS CLARIFICATION: how many?] wrong'),
  );
  const events = await eventsOf(continueRun(run.host, 'run-1', { kind: 'update' }, never));
  const learned = events.flatMap((event) => (event.kind === 'factLearned' ? [event.name] : []));
  assert.ok(learned.includes('spec') && learned.includes('specDigest'), learned.join());
  assert.ok(!learned.includes('feature') && !learned.includes('repository'), learned.join());
  assert.ok(!events.some(({ kind }) => kind === 'questionsAsked'));
  const again = await eventsOf(continueRun(run.host, 'run-1', { kind: 'update' }, never));
  assert.deepEqual(
    again.filter((event) => event.kind === 'factLearned' && event.name.startsWith('spec')),
    [],
  );
});

test('an update of a feature that is gone keeps what was read, and says so', async () => {
  const run = await started(login);
  run.files.texts.delete('specs/001-login/spec.md');
  run.files.texts.delete('specs/001-login/plan.md');
  const events = await eventsOf(continueRun(run.host, 'run-1', { kind: 'update' }, never));
  assert.match(notes(events).join('\n'), /is not there any more: the plan keeps to what was read/);
  assert.equal((await run.state()).facts['spec'], fullSpec);
});
