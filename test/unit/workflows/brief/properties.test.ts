// What holds for any text that the offline model is given.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { phrases } from '../../../../src/workflows/brief/offline/phrases/phrases.ts';
import { labelledIdeas } from './labels.ts';
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

const labelled = [...labelledIdeas('tuned.txt'), ...labelledIdeas('held.txt')].map(({ text }) => text);
const mixtures = fc
  .array(fc.constantFrom(...labelled.flatMap((text) => text.split(/\n{2,}/)), ...fragments), {
    minLength: 1,
    maxLength: 6,
  })
  .map((paragraphs) => paragraphs.join('\n\n'));

test('figures, names, tickets and links of a brief come from its idea', () => {
  fc.assert(
    fc.property(fc.oneof(fc.constantFrom(...labelled), mixtures, ideas), (idea) => {
      const outline = extract(idea);
      const known = folded(idea);
      for (const { id, url } of outline.tickets) assert.ok(idea.includes(id) && idea.includes(url), `${id} ${url}`);
      for (const line of unmarkedLines(draft(idea, outline))) {
        for (const claim of claimsIn(line)) assert.ok(known.includes(folded(claim)), `“${claim}” of “${line}”`);
      }
      for (const { question } of gaps(idea, documentOf(draft(idea, outline)))) {
        for (const claim of quotedIn(question).flatMap(claimsIn))
          assert.ok(known.includes(folded(claim)), `“${claim}” of “${question}”`);
      }
    }),
    { numRuns: 250 },
  );
});

/** The lines of a reply that are not marked as proposed, without what the code counts and names itself. */
function unmarkedLines(reply: string): readonly string[] {
  return reply
    .split(/^(?=## )/m)
    .map((section) => section.replace(/^## .*$/m, '').trim())
    .filter((body) => !body.startsWith('**Proposed for review:**') && !body.startsWith('```mermaid'))
    .flatMap((body) => body.split('\n'))
    .filter((line) => !/[(（][^()（）]{4,40}[)）]$/u.test(line) || !marks.some((mark) => line.endsWith(mark)))
    .filter((line) => !Object.values(phrases).some(({ onlyGoals }) => line === `- ${onlyGoals}`))
    .map((line) => line.replace(/^\d+\. /, ''));
}

const marks = Object.values(phrases).map(({ mark }) => mark);

/** Links, tickets, figures, and names that are spelled as such: with a digit, a capital inside, or all in capitals. */
function claimsIn(line: string): readonly string[] {
  return (
    line.match(
      /https?:\/\/[^\s)>\]]+|\d+(?:[.,]\d+)*|(?<![\p{L}\p{N}])\p{L}+(?=\p{Lu})\p{L}+|(?<![\p{L}\p{N}])\p{Lu}{2,}/gu,
    ) ?? []
  );
}

function quotedIn(question: string): readonly string[] {
  return [...question.matchAll(/[“„«「]([^”“»」]+)[”“»」]/gu)].map(([, quoted]) => quoted ?? '');
}

function folded(text: string): string {
  return text.toLowerCase().replace(/[\s\\]+/g, '');
}

/** A reply as it stands in a document. */
function documentOf(reply: string): string {
  return `# Title\n\n${reply.replace(/^## (\d\.\d)/gm, '### $1').replace(/^### 3\.1/m, '## 3. Scope\n\n### 3.1')}`;
}
