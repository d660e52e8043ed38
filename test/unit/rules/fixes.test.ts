// What holds for all rules: findings lie inside the document, fixes take their finding away and add none.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Verdicts } from '../../../src/core/rule.ts';
import { parseDocument } from '../../../src/documents/document.ts';
import { applyEdits } from '../../../src/documents/edit.ts';
import { say } from '../../../src/documents/sentence.ts';
import { parseTemplate } from '../../../src/documents/template.ts';
import { briefShape, shapeOf } from '../../../src/rules/brief/shape.ts';
import { checkDocument, rules, rulesFor } from '../../../src/rules/index.ts';
import template from '../../../src/workflows/brief/template.md';
import { brief, findingsIn, path, rulesAgainst, unchecked } from '../../fixtures/rules/brief.ts';
import { offences, offencesOf } from '../../fixtures/rules/fixLaw.ts';

test('the shape of the brief is that of its template', () => {
  assert.deepEqual(briefShape, shapeOf(parseTemplate(template)));
});

test('rule ids are unique and name their folder', () => {
  const ids = rules.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(ids.every((id) => /^(?:brief|code|contracts|phases|speckit|structure|wording)\/[a-z-]+$/.test(id)));
});

test('every rule speaks up on the template as it is, or on a brief that is spoilt', () => {
  assert.deepEqual(rulesAgainst(template).includes('brief/leftovers'), true);
});

test('a brief is known by its name or by its headings', () => {
  const anywhere = (text: string, name: string) => checkDocument(parseDocument(name, text), unchecked);
  assert.ok(anywhere('text', 'a/task_brief.md').length > 0);
  assert.deepEqual(anywhere('text', 'a/README.md'), []);
  assert.ok(anywhere(brief.replace('`Draft`', 'x'), 'a/README.md').length > 0);
});

test("a team's own template brings its own headings and rows", () => {
  const own =
    '# {{Title}}\n\n| | |\n|---|---|\n| **Owner** | {{Owner}} |\n\n## Why\n\n_Say why._\n\n## Plan\n\n- Step\n';
  const table = rulesFor(shapeOf(parseTemplate(own)));
  const good = '# T\n\n| | |\n|---|---|\n| **Owner** | Ada |\n\n## Why\n\nBecause.\n\n## Plan\n\n- Build it.\n';
  assert.deepEqual(findingsIn(good, unchecked, table), []);
  assert.deepEqual(
    findingsIn(good.replace('Because.', '_Say why._').replace('## Plan', '## Plans'), unchecked, table),
    [
      'brief/headings 7: The section "## Plan" is missing. Add it after "Why".',
      'brief/leftovers 9: This note of the template must not remain. Replace it by the text that it asks for.',
      'brief/extra-heading 11: The template has no section "Plans". Move its text into one of the sections of the template.',
    ],
  );
});

/** A text with lines taken away, doubled, moved, and with what breaks documents put between them. */
const mutants = (of: string): fc.Arbitrary<string> =>
  fc
    .array(
      fc.record({
        at: fc.nat(),
        change: fc.constantFrom('drop', 'double', 'swap', 'insert', 'cut', 'indent'),
        text: fc.constantFrom(
          ...[
            '',
            '---',
            '```',
            '```mermaid',
            'x```',
            '<!--',
            '<!-- c -->',
            '# Title',
            '## 3. Scope',
            '### 4.3. Flow',
            '- [ ]',
            '-',
          ],
          ...[
            '- Goal 1...',
            '_You will do it._',
            '{{x}}',
            '> ## 6. Open Questions',
            '| **Status** | Draft |',
            '\ufeff',
            '\t- x',
            '1. y',
          ],
          ...['**Risk:** x', 'graph TB', 'a[x] --> b{y?}', '~~~', '====', '&nbsp;', '\r', '    code'],
        ),
      }),
      { maxLength: 8 },
    )
    .map((changes) => {
      let lines = of.split('\n');
      for (const { at, change, text } of changes) {
        const index = at % (lines.length + 1);
        const line = lines[index] ?? '';
        const by: Readonly<Record<typeof change, readonly string[]>> = {
          drop: [],
          double: [line, line],
          swap: [lines[index + 1] ?? '', line],
          insert: [text, line],
          cut: [line.slice(0, at % 7)],
          indent: [`  ${line}`],
        };
        lines = [...lines.slice(0, index), ...by[change], ...lines.slice(index + (change === 'swap' ? 2 : 1))];
      }
      return lines.join('\n');
    });

const mutated = mutants(brief);
const mutatedPlan = mutants(
  readFileSync(new URL('../../fixtures/phases/reminder-mails-plan.md', import.meta.url), 'utf8'),
);

/** Some diagrams are right and some are not. As with Mermaid, the kind of line ending decides nothing. */
const verdicts: Verdicts = (_, text) => {
  const { length } = text.replace(/\r\n?/g, '\n');
  return length % 3 === 0 ? { kind: 'invalid', problems: [{ message: 'no', line: length }] } : { kind: 'valid' };
};

test('findings lie inside the document, whatever the text', () => {
  const texts = fc.oneof(
    mutated,
    fc.string({ unit: 'binary', maxLength: 300 }),
    mutated.map((text) => text.replaceAll('\n', '\r\n')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      for (const { place, fix } of checkDocument(parseDocument(path, text), verdicts)) {
        assert.ok(0 <= place.start && place.start <= place.end && place.end <= text.length);
        assert.ok(place.line >= 1 && place.column >= 1 && place.line <= text.split(/\r\n|\r|\n/).length);
        applyEdits(text, fix?.edits ?? []);
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 100) },
  );
});

test('a fix takes its finding away and adds none', () => {
  const briefs = mutated.map((text) => ({ path, text }));
  const plans = mutatedPlan.map((text) => ({ path: '.clinespecs/loan-reminders/reminder-mails-plan.md', text }));
  fc.assert(
    fc.property(fc.oneof(briefs, plans), fc.boolean(), (one, isWindows) => {
      const text = isWindows ? one.text.replaceAll('\n', '\r\n') : one.text;
      assert.deepEqual(offences({ path: one.path, text, verdicts }), []);
    }),
    { numRuns: Number(process.env.RUNS ?? 100) },
  );
});

test('the law of fixes sees what a fix adds, what it leaves, and what only came to light', () => {
  const close = '# T\n\n```js\nlet x;\n\n## More\n\nThe readers see it all.\n\n## More\n\nThe readers see it.\n';
  assert.deepEqual(offences({ path: 'a.md', text: close, verdicts }), [], 'the heading stood twice before');
  const stray =
    '# Plan: Mails\n\n**Size**: M\n\n## Phase 1: Queue\n\n**Status**: completed (2026-11-20)\n\n### Exit Criteria\n\n- Tests pass\n~~~\n';
  const plan = '.clinespecs/mails/mails-plan.md';
  assert.deepEqual(offences({ path: plan, text: stray, verdicts }), [], 'what is said of phases waits for the mark');
  const all = (...found: readonly string[]) =>
    found.map((rule) => ({ ...finding(close, rule), fix: { title: say('Fix'), edits: [] } }));
  assert.deepEqual(
    all('structure/unclosed-fence').flatMap((one) => offencesOf({ path: 'a.md', text: close, verdicts }, [one], one)),
    [
      'structure/unclosed-fence adds: structure/unclosed-fence This code block is not closed. Add a line with {0} where it ends.',
    ],
    'what does nothing leaves its finding',
  );
  const heading = '\n## A\n\nb\n\n## A\n\nb\n';
  const edits = [{ start: close.length, end: close.length, text: heading }];
  const [spoils] = all('structure/unclosed-fence').map((one) => ({
    ...one,
    fix: { ...one.fix, edits: [...fixOf(close), ...edits] },
  }));
  assert.ok(spoils);
  assert.deepEqual(
    offencesOf({ path: 'a.md', text: close, verdicts }, [spoils], spoils),
    [
      'structure/unclosed-fence adds: structure/repeated-heading The section "{0}" is there already, in line {1}. Merge them, or rename one.',
    ],
    'what the fix writes is its own',
  );
});

const finding = (text: string, rule: string) => {
  const found = checkDocument(parseDocument('a.md', text), verdicts).find((one) => one.rule === rule);
  assert.ok(found);
  return found;
};
const fixOf = (text: string) => finding(text, 'structure/unclosed-fence').fix?.edits ?? [];
