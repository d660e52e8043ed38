// What holds for any text that the offline model is given.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bodyIn, draft, extract, gaps, ideaOf, revise, sections } from './offlineBrief.ts';

const names = ['technical', 'german-ticket', 'chinese-list', 'planted', 'user-stories', 'migration', 'russian'];
const fragments = names.flatMap((name) => ideaOf(name).split(/(?<=[.。?])\s|\n/));
const pieces = fc.oneof(
  fc.constantFrom(...fragments, '', '# ', '- ', '```', '| a | b |', '> x', '1. Open', '**Goals:**', 'Out of scope:'),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
);
const ideas = fc.array(pieces, { maxLength: 12 }).map((lines) => lines.join('\n'));

function words(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .replace(/’/g, "'")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

// What takes the place of the first person, and the arrow-joined steps have no words of their own.
const neutral = new Set('users can do not they are have were their'.split(' '));

test('any text has a valid outline whose statements are made of its words', () => {
  fc.assert(
    fc.property(ideas, (idea) => {
      const { title, goals, inScope, outOfScope, ideas: approaches, dependencies, risks } = extract(idea);
      assert.ok(title.length > 0 && title.length <= 70, title);
      if (idea.trim() === '') return;
      const known = new Set(words(idea));
      const bare = idea.toLowerCase().replace(/\s/g, '');
      for (const statement of [
        ...goals,
        ...inScope,
        ...outOfScope,
        ...approaches,
        ...dependencies,
        ...risks.map(({ risk }) => risk),
      ]) {
        for (const word of words(statement))
          assert.ok(known.has(word) || neutral.has(word) || bare.includes(word), `“${word}” of “${statement}”`);
      }
    }),
    { numRuns: 300 },
  );
});

test('a draft has a body for every section that is not optional, and no heading of its own', () => {
  fc.assert(
    fc.property(ideas, (idea) => {
      const reply = draft(idea);
      for (const { heading, optional, container } of sections) {
        if (container) assert.ok(!reply.includes(`## ${heading}\n`));
        else if (!optional) assert.ok(bodyIn(reply, heading.split('. ')[0] ?? ''), heading);
      }
      const headings = reply.match(/^#{1,6} .*$/gm) ?? [];
      assert.ok(
        headings.every((line) => sections.some(({ heading }) => line === `## ${heading}`)),
        headings.join('; '),
      );
    }),
    { numRuns: 200 },
  );
});

test('asking ends within four rounds, whatever is answered', () => {
  fc.assert(
    fc.property(
      ideas,
      fc.constantFrom(1, 3, 5),
      fc.constantFrom('answered', 'skipped', 'dropped'),
      (idea, limit, state) => {
        const document = documentOf(draft(idea));
        const ledger: object[] = [];
        const asked = new Set<string>();
        for (let round = 0; round < 4; round++) {
          const questions = gaps(idea, document, ledger, limit);
          assert.ok(questions.length <= limit);
          for (const question of questions) {
            assert.ok(!asked.has(question.question), question.question);
            asked.add(question.question);
            ledger.push({ ...question, state, answer: 'Yes' });
          }
          if (questions.length === 0) return;
        }
        assert.deepEqual(gaps(idea, document, ledger, limit), []);
      },
    ),
    { numRuns: 150 },
  );
});

test('a revision keeps every line of a section that it does not speak of', () => {
  const document = documentOf(draft(ideaOf('technical')));
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (answer) => {
      const section = '3.2. Out of Scope (Non-Goals)';
      const reply = revise(ideaOf('technical'), document, [{ section, question: 'What is out?', answer }]);
      for (const part of reply === 'NOTHING' ? [] : [bodyIn(reply, '3.2')]) {
        assert.match(part ?? '', /^- Faceted search$/m);
        assert.match(part ?? '', /^- Typo tolerance$/m);
      }
    }),
    { numRuns: 100 },
  );
});

/** A reply as it stands in a document. */
function documentOf(reply: string): string {
  return `# Title\n\n${reply.replace(/^## (\d\.\d)/gm, '### $1').replace(/^### 3\.1/m, '## 3. Scope\n\n### 3.1')}`;
}
