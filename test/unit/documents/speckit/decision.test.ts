// The decisions document: what is written is read back, and an update keeps all that the user wrote.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDocument } from '../../../../src/documents/document.ts';
import { applyEdits } from '../../../../src/documents/edit.ts';
import { parseMarkdown } from '../../../../src/documents/markdown.ts';
import {
  byImpact,
  decisionCategories,
  mostReversible,
  provisionalOutcome,
  type Outcome,
  type TechnicalDecision,
} from '../../../../src/documents/speckit/decision/decision.ts';
import { inline, plain } from '../../../../src/documents/speckit/decision/inline.ts';
import { readTechnicalDecisions } from '../../../../src/documents/speckit/decision/read.ts';
import {
  decisionsEdits,
  formatDecisions,
  type DecisionsContent,
} from '../../../../src/documents/speckit/decision/write.ts';
import { readable } from '../../../../src/documents/speckit/readable.ts';
import { readDecisions } from '../../../../src/documents/speckit/decisions.ts';
import { considered, database, decided, monolith } from '../../../fakes/decisions.ts';

const content = (...decisions: readonly TechnicalDecision[]): DecisionsContent => ({
  ...{ feature: 'Library Loans', decisions, considered, remarks: [] },
});
const documentOf = (text: string) => parseDocument('specs/004-loans/plan.md.decisions.md', text);
const updated = (text: string, next: DecisionsContent) => applyEdits(text, decisionsEdits(documentOf(text), next));

test('the document has the title, headings and labels of the format', () => {
  assert.equal(
    formatDecisions({ ...content(monolith), remarks: ['TD001 means one deployment.'] }).replace(/ +$/gm, ''),
    `# TECHNICAL DECISIONS REQUIRED for Library Loans

## Critical Technical Decisions

### TD001: Architecture - One service or several
**Context**: Three people run it, on one server.
**Decision Required**: Whether loans are a service of their own.
**Options**:
  - Option A: One monolith in Django
    - Pros: One deployment; One log
    - Cons: All scale together
    - Cost Impact: None
  - Option B: A service per domain
    - Pros: Scales apart
    - Cons: Three deployments
    - Cost Impact: Two weeks

**Recommendation**: Option A: Three people cannot run four services.
**Impact on Implementation**: Decides the folders of all tasks.
**Reversibility**: Medium (Option A: Hard, Option B: Easy)
**Migration Path**: Cut the loans module out along its interface.

## Considered Categories

- **Architecture**: see TD001 above.
${decisionCategories
  .slice(1)
  .map((category) => `- **${category}**: no decision needed. The constitution settles ${category.toLowerCase()}.`)
  .join('\n')}

## Path Validation

- TD001 means one deployment.
`,
  );
});

test('what became of a decision is tracked in its own lines', () => {
  const text = updated(
    formatDecisions(content(monolith, database)),
    content({ ...monolith, outcome: decided }, database),
  );
  assert.match(
    text.replace(/ +$/gm, ''),
    /interface\.\n\*\*Final Decision\*\*: Option A: One monolith in Django\n\*\*Rationale\*\*: We are three\.\n\*\*Timestamp\*\*: 2026-11-25T10:00:00Z\n\*\*Decision Maker\*\*: Anna\n\*\*Dependencies on This Decision\*\*: TD002\n\*\*Review Triggers\*\*: After MVP launch\n\n### TD002/,
  );
});

test('each part is a line of its own when it is shown, also where an earlier version left out a break', () => {
  const shown = (text: string): readonly string[] =>
    parseMarkdown(text).children.flatMap((block) => {
      if (block.type !== 'paragraph') return [];
      const starts = block.children.filter((_, at) => at === 0 || block.children[at - 1]?.type === 'break');
      const labels = block.children.filter(({ type }) => type === 'strong');
      assert.deepEqual(starts, labels, 'each label begins a line, and each line has one');
      return labels.map((one) => text.slice(one.position?.start.offset, one.position?.end.offset).replace(/\*/g, ''));
    });
  const open = formatDecisions(content(monolith));
  const done = content({ ...monolith, outcome: decided });
  const now = updated(open, done);
  const names = ['Context', 'Decision Required', 'Options', 'Recommendation', 'Impact on Implementation'];
  const tracked = ['Final Decision', 'Rationale', 'Timestamp', 'Decision Maker', 'Dependencies on This Decision'];
  assert.deepEqual(shown(now.slice(0, now.indexOf('\n## Considered'))), [
    ...names,
    'Reversibility',
    'Migration Path',
    ...tracked,
    'Review Triggers',
  ]);
  const earlier = now.replace(/interface\. {2}$/m, 'interface.');
  assert.notEqual(earlier, now);
  assert.deepEqual(readTechnicalDecisions(documentOf(earlier)), readTechnicalDecisions(documentOf(now)));
  assert.equal(updated(earlier, done), earlier, 'nothing is written where nothing has changed');
  const changed = content({ ...monolith, outcome: { ...decided, option: 1, text: 'A service per domain' } });
  assert.equal(updated(earlier, changed), updated(now, changed));
  const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
  assert.equal(updated(crlf(earlier), changed), crlf(updated(now, changed)));
  const slashed = now.replace(/interface\. {2}$/m, 'interface.\\');
  assert.match(updated(slashed, changed), /interface\.\\\n\*\*Final/);
});

test('a provisional decision names the option that is built, and loses all marks once it is decided', () => {
  const provisional = { ...monolith, outcome: provisionalOutcome(monolith, '2026-11-25T10:00:00Z') };
  const text = formatDecisions(content(provisional));
  assert.match(text, /\*\*Final Decision\*\*: PROVISIONAL DECISION: Option A: One monolith in Django/);
  assert.match(text, /\*\*Built Until Confirmed\*\*: Option B: A service per domain \(the most reversible\)/);
  const [read] = readTechnicalDecisions(documentOf(text));
  assert.deepEqual([read?.outcome?.kind, read?.outcome?.option, read?.outcome?.built], ['provisional', 0, 1]);
  const after = updated(text, content({ ...monolith, outcome: decided }));
  assert.doesNotMatch(after, /PROVISIONAL|Built Until/);
  assert.equal(readDecisions(documentOf(after)).decisions[0]?.provisional, false);
  assert.equal(
    after.replace(/ +$/gm, ''),
    formatDecisions(content({ ...monolith, outcome: decided })).replace(/ +$/gm, ''),
  );
});

test('a decision is provisional by its mark, status or outcome, and not by what it speaks of', () => {
  const base = formatDecisions(content({ ...monolith, outcome: decided }));
  const isProvisional = (text: string) => readDecisions(documentOf(text)).decisions[0]?.provisional;
  const saying = (outcome: string) => base.replace(/(\*\*Final Decision\*\*: ).*/, `$1${outcome}`);
  assert.equal(isProvisional(base.replace('Three people', 'Provisional contracts of three people')), false);
  assert.equal(isProvisional(saying('Option A: tables for provisional loans')), false);
  for (const outcome of ['Option A (provisional, until May)', 'Provisional: Option A', 'Option A, provisionally'])
    assert.equal(isProvisional(saying(outcome)), true, outcome);
  assert.equal(isProvisional(base.replace('**Timestamp**', '**Status**: accepted, provisional\n**Timestamp**')), true);
});

test('an update is idempotent and keeps every byte of the user’s, with CRLF and a byte order mark', () => {
  const before = `\ufeff${formatDecisions(content(monolith))}`
    .replace('## Considered', 'My own note, with | and <b>.\n\n```sql\n### TD009: no decision\n```\n\n## Considered')
    .replace('**Context**: Three', '**Context:** We *three*')
    .replaceAll('\n', '\r\n');
  const next = content({ ...monolith, outcome: decided }, database);
  const after = updated(before, next);
  assert.equal(updated(after, next), after);
  const kept = before.split('\r\n').filter((line) => !line.startsWith('- **Data**'));
  let at = 0;
  for (const line of kept) {
    const found = after.indexOf(`${line}`, at);
    assert.ok(found >= 0, `kept: ${line}`);
    at = found + line.length;
  }
  assert.equal(after.replaceAll('\r\n', '').includes('\n'), false);
  assert.match(after, /My own note, with \| and <b>\.[^]*\r\n\*\*Final Decision\*\*: Option A/);
  assert.match(after, /- \*\*Data\*\*: see TD002 above\./);
});

test('what says the same in other words and under other labels stays, and a new outcome takes its place', () => {
  const foreign = formatDecisions(content(monolith)).replace(
    /(\*\*Reversibility\*\*: Medium)[^\n]*\n/,
    '$1 (a week)\n**Decision**: Option A, as Bo said, for now\n**Reasons**: We are three.\n\nAnd tired.\n**Decided by**: Bo, 2026-04-10\n',
  );
  const [read] = readTechnicalDecisions(documentOf(foreign));
  assert.deepEqual([read?.outcome?.option, read?.outcome?.by, read?.reversibility], [0, 'Bo, 2026-04-10', 'Medium']);
  assert.ok(read);
  assert.deepEqual(decisionsEdits(documentOf(foreign), content(read)), [], 'nothing is written beside what is there');
  const after = updated(
    foreign,
    content({ ...monolith, outcome: { ...decided, option: 1, text: 'A service per domain' } }),
  );
  assert.match(after, /\*\*Decision\*\*: Option B: A service per domain {2}\n\*\*Reasons\*\*: We are three\./);
  assert.equal(readTechnicalDecisions(documentOf(after))[0]?.outcome?.option, 1);
  assert.match(after, /\n\nAnd tired\.\n\*\*Decided by\*\*: Anna/);
});

test('a reason that the user wrote for a category stays', () => {
  const mine = formatDecisions(content(monolith)).replace(/- \*\*Data\*\*: .*/, '- **Data**: we have none, says Bo');
  assert.match(updated(mine, content(monolith, database)), /- \*\*Data\*\*: we have none, says Bo/);
});

test('decisions are added to a document of another tool, and to one that is empty', () => {
  for (const text of ['', '# Notes\n\nNothing yet.\n', '# Notes\n\n```\nclosed\n```']) {
    const after = updated(text, content(monolith));
    assert.ok(after.startsWith(text.trimEnd()), text);
    assert.equal(readTechnicalDecisions(documentOf(after))[0]?.title, monolith.title);
  }
});

test('where an open code block hides what is there, nothing is written', () => {
  const text = formatDecisions(content(monolith)).replace('### TD001', '```\n\n### TD001');
  assert.deepEqual(decisionsEdits(documentOf(text), content({ ...monolith, outcome: decided })), []);
});

test('whatever lines the user adds stay, in their order', () => {
  const base = formatDecisions(content(monolith, database)).split('\n');
  const own = fc.constantFrom(
    'My note.',
    '- mine',
    '> said',
    '| a | b |',
    '**Owner**: Bo',
    '',
    '<!-- x -->',
    '1. first',
    '    code',
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(base.length), own), { maxLength: 6 }), (added) => {
      const lines = [...base];
      for (const [at, line] of added) lines.splice(at, 0, line);
      const before = lines.join('\n');
      const after = updated(before, content({ ...monolith, outcome: decided }, { ...database, outcome: decided }));
      let at = 0;
      for (const line of lines) {
        const found = after.indexOf(line, at);
        assert.ok(found >= 0, `kept: ${line}\n${after}`);
        at = found + line.length;
      }
      assert.equal(
        updated(after, content({ ...monolith, outcome: decided }, { ...database, outcome: decided })),
        after,
      );
    }),
    { numRuns: 25 },
  );
});

test('the most reversible option is built, the recommended one where no other is easier', () => {
  assert.equal(mostReversible(monolith), 1);
  assert.equal(mostReversible(database), database.recommendation.option);
});

test('the greatest impact comes first, and what others wait for before those', () => {
  const ids = (all: readonly TechnicalDecision[]) => byImpact(all).map(({ id }) => id);
  assert.deepEqual(
    ids([
      { ...monolith, weight: 1 },
      { ...database, weight: 9 },
    ]),
    ['TD001', 'TD002'],
  );
  assert.deepEqual(ids([monolith, { ...database, dependsOn: [], weight: 99 }]), ['TD002', 'TD001']);
  assert.deepEqual(ids([{ ...monolith, dependsOn: ['TD002'] }, database]), ['TD001', 'TD002'], 'a circle ends');
});

const words = fc.oneof(
  fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
  fc.constantFrom(
    '**Final Decision**: none',
    '<!-- hidden',
    '```',
    'Pros: and cons; many',
    '### TD001: x',
    'a provisional certificate',
    'PROVISIONAL DECISION',
    'Option B: else',
    'line\r\n\r\n- item\n# title',
    '| a | b |',
    'C:\\path\\',
  ),
);
const said = words.filter((text) => plain(inline(text)).length > 0 && /[\p{L}\p{N}]/u.test(plain(inline(text))));
const level = fc.constantFrom('Easy' as const, 'Medium' as const, 'Hard' as const);
const option = fc.record({
  text: said,
  pros: fc.array(said, { maxLength: 2 }),
  cons: fc.array(said, { maxLength: 2 }),
  cost: said,
  reversibility: level,
});
const anyDecision = fc
  .record({
    category: fc.constantFrom(...decisionCategories),
    ...{ title: said, context: said, required: said, impact: said, migration: said, reversibility: level },
    options: fc.array(option, { minLength: 2, maxLength: 4 }),
    recommendation: fc.record({ option: fc.nat(1), reasons: said }),
    outcome: fc.option(
      fc.record({
        kind: fc.constantFrom('decided' as const, 'provisional' as const),
        option: fc.nat(1),
        rationale: said,
        by: said,
        reviewTrigger: said,
      }),
      { nil: undefined },
    ),
  })
  .map(({ outcome, ...decision }): Omit<TechnicalDecision, 'id' | 'weight' | 'dependsOn'> => ({
    ...decision,
    ...(outcome === undefined
      ? {}
      : {
          outcome: {
            ...outcome,
            at: '2026-11-25T10:00:00Z',
            text: decision.options[outcome.option]?.text ?? '',
          } satisfies Outcome,
        }),
  }));

test('what is told in characters that look like others is told already', () => {
  for (const text of ['At １６ users', '（Ann）', 'A\u00a0day', 'After\u200b June', 'Non‑stop']) {
    const outcome = { ...provisionalOutcome(monolith, '2026-11-25T10:00:00Z'), reviewTrigger: text, by: text };
    const told = content({ ...monolith, outcome });
    assert.deepEqual(decisionsEdits(documentOf(formatDecisions(told)), told), [], text);
    const other = content({ ...monolith, outcome: { ...outcome, reviewTrigger: 'At 17 users' } });
    assert.match(updated(formatDecisions(told), other), /At 17 users/);
  }
});

test('what is written is read back, whatever the texts are', () => {
  fc.assert(
    fc.property(fc.array(anyDecision, { minLength: 1, maxLength: 3 }), (parts) => {
      const decisions = parts.map((part, index) => ({ ...part, id: `TD00${index + 1}`, weight: 1, dependsOn: [] }));
      const text = formatDecisions(content(...decisions));
      const read = readTechnicalDecisions(documentOf(text));
      const known = readDecisions(documentOf(text)).decisions;
      // Odd hyphens, spaces and brackets are read as the usual ones.
      const seen = (value: string) =>
        plain(readable(parseDocument('', `x ${inline(value)}`)).document.text.slice(2)).replace(/\s+/g, ' ');
      assert.equal(read.length, decisions.length);
      decisions.forEach((decision, index) => {
        const [full, short] = [read[index], known[index]];
        assert.equal(full?.category, decision.category);
        for (const part of ['title', 'context', 'required', 'impact', 'migration'] as const)
          assert.equal(full?.[part], seen(decision[part]), part);
        assert.deepEqual(
          full?.options.map((one) => [one.text, one.cost, one.reversibility]),
          decision.options.map((one) => [seen(one.text), seen(one.cost), one.reversibility]),
        );
        assert.equal(full?.recommendation.option, decision.recommendation.option);
        assert.equal(full?.outcome?.kind, decision.outcome?.kind);
        assert.equal(short?.provisional, decision.outcome?.kind === 'provisional');
        assert.equal(short?.reversibility.split(' ')[0], decision.reversibility);
        if (decision.outcome === undefined) return;
        assert.equal(full?.outcome?.option, decision.outcome.option);
        assert.equal(full?.outcome?.by, seen(decision.outcome.by));
      });
      assert.deepEqual(decisionsEdits(documentOf(text), content(...decisions)), []);
    }),
    { numRuns: 30 },
  );
});
