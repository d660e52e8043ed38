// The work of the rules grows with the document, and not with its square: counted, as time is not to be trusted.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument, type MarkdownDocument } from '../../../src/documents/document.ts';
import { alone } from '../../../src/documents/documentSet.ts';
import { isWithin, lastFrom } from '../../../src/documents/sorted.ts';
import { rules } from '../../../src/rules/index.ts';

const part = (index: number): string =>
  [
    `## Part ${index}`,
    `It is in {{x${index}}} and \`{{y}}\`, see [it](#part-${index}) [FEATURE].`,
    `- [ ] T${1000 + index} Do it in \`src/a${index}.ts\` (depends on T${999 + index})`,
    `- **FR-${1000 + index}**: The system MUST be fast, and the page is to be told to the people who read it.`,
    '| a | b |\n|---|---|\n| TBD | <owner> |',
    '```json\n{ "a": 1 }\n```',
    '### Empty',
    `<!-- note ${index} -->`,
  ].join('\n\n');

/** How often the rules look at a section or a block of a document of so many parts, by rule. */
function workOf(path: string, parts: number): ReadonlyMap<string, number> {
  const parsed = parseDocument(
    path,
    `# Plan\n\n${Array.from({ length: parts }, (_, index) => part(index)).join('\n\n')}\n`,
  );
  let reads = 0;
  const counted = <T>(items: readonly T[]): T[] =>
    new Proxy([...items], {
      get(target, key, receiver): unknown {
        if (typeof key === 'string' && /^\d+$/.test(key)) reads++;
        return Reflect.get(target, key, receiver);
      },
    });
  const document: MarkdownDocument = {
    ...parsed,
    sections: counted(parsed.sections),
    fences: counted(parsed.fences),
    root: { ...parsed.root, children: counted(parsed.root.children) },
  };
  const work = new Map<string, number>();
  for (const rule of rules.filter((one) => one.applies(document))) {
    reads = 0;
    rule.check(document, () => undefined, alone(document));
    work.set(rule.id, reads);
  }
  return work;
}

for (const path of ['notes.md', '.clinespecs/a/task_brief.md', '.clinespecs/a/a-plan.md', 'specs/001-a/tasks.md']) {
  test(`four times the parts of ${path} are four times the work`, () => {
    const [few, many] = [workOf(path, 40), workOf(path, 160)];
    for (const [rule, reads] of many) {
      assert.ok(reads <= 6 * (few.get(rule) ?? 0) + 500, `${rule}: ${few.get(rule)} reads became ${reads}`);
    }
  });
}

test('a place is found among ranges that are in their order', () => {
  const ranges = [
    { start: 2, end: 4 },
    { start: 6, end: 7 },
  ];
  assert.deepEqual(
    [0, 2, 3, 4, 6, 7].map((offset) => isWithin(ranges, offset)),
    [false, true, true, false, true, false],
  );
  assert.deepEqual(
    [1, 2, 5, 9].map((offset) => lastFrom(ranges, offset)?.start),
    [undefined, 2, 2, 6],
  );
});
