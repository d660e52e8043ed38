// Each rule's page tells the truth: it speaks of the wrong example, and not of the right one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../src/documents/sentence.ts';
import { rules } from '../../../src/rules/index.ts';
import { exampleFindings } from '../../fixtures/rules/example.ts';
import { setFindings } from '../../fixtures/rules/setExample.ts';

const severities = ['error', 'warning', 'info'] as const;

// The rules for features and phase plans look at several documents: the example stands in a whole feature or plan.
for (const rule of rules.filter(({ id }) => /^(?:speckit|phases)\//.test(id))) {
  test(`${rule.id}: its page shows what is wrong and what is right`, () => {
    const wrong = setFindings(rule, 'wrong');
    assert.ok(wrong.length > 0, 'the rule does not speak of its wrong example');
    // The page says how bad it can be; its example may be the milder case.
    const severest = severities.findIndex((one) => wrong.some((line) => line.startsWith(one)));
    assert.ok(severest >= severities.indexOf(rule.page.severity), wrong.join());
    assert.deepEqual(setFindings(rule, 'right'), []);
  });
}

for (const rule of rules.filter(({ id }) => !/^(?:speckit|phases)\//.test(id))) {
  test(`${rule.id}: its page shows what is wrong and what is right`, async () => {
    const { page } = rule;
    const wrong = await exampleFindings(rule, page.wrong);
    assert.ok(wrong.length > 0, 'the rule does not speak of its wrong example');
    const severest = severities.find((one) => wrong.some(({ severity }) => severity === one));
    assert.equal(severest, page.severity);
    assert.deepEqual(
      (await exampleFindings(rule, page.right)).map(({ message }) => english(message)),
      [],
    );
    for (const { text } of [page.summary, page.why]) assert.match(text, /^\p{Lu}[^]*[.!]$|^[“"\p{Lu}][^]*\.$/u);
  });
}
