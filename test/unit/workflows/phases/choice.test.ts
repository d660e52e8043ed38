// Which words name a size, and what the skeleton of a plan is by it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Facts } from '../../../../src/core/workflow.ts';
import { parseDocument } from '../../../../src/documents/document.ts';
import { alone } from '../../../../src/documents/documentSet.ts';
import { checkTemplate, parseTemplate } from '../../../../src/documents/template.ts';
import { phaseOwner } from '../../../../src/rules/phases/owner.ts';
import { sizeChoice } from '../../../../src/workflows/phases/choice.ts';
import { sizes, type PlanScale } from '../../../../src/workflows/phases/facts.ts';
import { finishSection } from '../../../../src/workflows/phases/finish.ts';
import { frame } from '../../../../src/workflows/phases/frame.ts';
import { groupsOf } from '../../../../src/workflows/phases/groups.ts';
import { madeSections } from '../../../../src/workflows/phases/made.ts';
import { fitSkeleton } from '../../../../src/workflows/phases/skeleton.ts';
import { workflow } from '../../../../src/workflows/phases/workflow.ts';
import { fakeSettings } from '../../../fakes/settings.ts';

const now: PlanScale = { size: 'M', by: 'planner', signals: [], phases: 3, sections: [] };
const skeleton = workflow.artifacts[0]?.template ?? '';
const phase = { title: 'Queue', goal: '', dependsOn: [] };

function read(said: string): string | undefined {
  const chosen = sizeChoice.read(said, {}, now);
  return chosen && `${(chosen.value as PlanScale).size}${chosen.isAll ? '' : ' and more'}`;
}

for (const [said, expected] of [
  ['S', 'S'],
  ['xl', 'XL'],
  ['L (recommended)', 'L'],
  ['Size: M', 'M'],
  ['make it size S', 'S'],
  ['Größe L bitte', 'L'],
  ['medium', 'M'],
  ['make it smaller', 'S'],
  ['a bit bigger', 'L'],
  ['kürzer', 'S'],
  ['petit', 'S'],
  ['taille L', 'L'],
  ['passe le plan à la taille S', 'S'],
  ['plus court, s’il te plaît', 'S'],
  ['fais-le plus détaillé', 'L'],
  ['grande', 'L'],
  ['cambia el tamaño a S', 'S'],
  ['hazlo más pequeño', 'S'],
  ['el plan más largo por favor', 'L'],
  ['médio', 'M'],
  ['mude o tamanho para XL', 'XL'],
  ['deixe o plano mais curto', 'S'],
  ['маленький', 'S'],
  ['измени размер на L', 'L'],
  ['сделай план короче', 'S'],
  ['подробнее, пожалуйста', 'L'],
  ['小', 'S'],
  ['规模改成S', 'S'],
  ['请把计划缩短一点', 'S'],
  ['再详细一点', 'L'],
  ['サイズをLにしてください', 'L'],
  ['サイズはS', 'S'],
  ['計画をもっと短くして', 'S'],
  ['もっと詳しくしてください', 'L'],
  ['サイズをSにして、メールは外して', 'S and more'],
  ['taille S, mais sans les mails', 'S and more'],
  ['rends le bouton plus petit', undefined],
  ['haz el botón más pequeño', undefined],
  ['сделай кнопку меньше', undefined],
  ['把按钮改小一点', undefined],
  ['ボタンを小さくして', undefined],
  ['plan it as size L and leave out the mails', 'L and more'],
  ['This should be an XL plan', 'XL and more'],
  ['make the button smaller', undefined],
  ['T-shirts come in size s’mores and more', undefined],
  ["it's fine", undefined],
  ['add a small table', undefined],
] as const) {
  test(`“${said}” ${expected === undefined ? 'names no size' : `names ${expected}`}`, () => {
    assert.equal(read(said), expected);
  });
}

test('a plan that has phases keeps one at least when it becomes small', () => {
  const chosen = sizeChoice.read('XS', { size: now }, now);
  assert.equal((chosen?.value as PlanScale).phases, 1);
});

for (const size of sizes) {
  test(`the skeleton of size ${size} is a good template, and every section of it is asked for or made`, () => {
    const facts = {
      size: { ...now, size, phases: size === 'XS' ? 0 : 3 },
      ...(size === 'XS' ? {} : { phases: [phase, phase, phase] }),
    };
    const text = fitSkeleton(skeleton, facts);
    assert.deepEqual(checkTemplate(text, frame.placeNames), []);
    const made = madeSections(facts);
    const asked = groupsOf(facts).flatMap(({ headings }) => headings);
    for (const { heading } of parseTemplate(text).sections) {
      assert.ok(asked.includes(heading) || heading in made || heading === frame.ledgerHeading, heading);
    }
    const lines = groupsOf(facts).reduce((sum, group) => sum + group.lines, 0);
    assert.ok(lines < (frame.budget?.(facts) ?? 0));
  });
}

test('what matters for all phases has a section only where it matters', () => {
  const outline = { title: 'x', concerns: ['security'] };
  const text = fitSkeleton(skeleton, { size: now, outline });
  assert.match(text, /### Security and Compliance/);
  assert.doesNotMatch(text, /### Deployment and Rollback|### Performance and Monitoring/);
});

test('titles of phases cannot break headings or the diagram', () => {
  const odd = { title: 'Phase 2: Read <b>"x"</b> | #files [now]', goal: '', dependsOn: [] };
  const facts = { size: { ...now, phases: 3 }, phases: [odd, odd, odd] };
  assert.match(fitSkeleton(skeleton, facts), /^## Phase 1: Read b "x" \/b files now$/m);
  assert.match(madeSections(facts)['Phase Dependencies'] ?? '', /phase1\["1: Read b x \/b files"\]/);
});

test('criteria and steps become open boxes; steps get an owner, exit criteria the proof command', () => {
  const facts = { author: 'Ada', repository: { testCommand: 'npm test' } };
  assert.equal(
    finishSection('1.4. Exit Criteria', '- Done\n- [x] Seen', facts),
    '- [ ] Done\n- [ ] Seen\n- [ ] `npm test`',
  );
  assert.equal(finishSection('1.3. Entry Criteria', '1. Agreed', facts), '- [ ] Agreed');
  assert.equal(
    finishSection('2.6. Action Items', '- Write it\n- Test it (Owner: Ben)', facts),
    '- [ ] Write it (Owner: Ada)\n- [ ] Test it (Owner: Ben)',
  );
  assert.equal(finishSection('Risks', '- None', facts), '- None');
});

test('the author of the plan owns what nobody else is named for, and it is said; nobody is made up', () => {
  const lines = (facts: Facts): string =>
    Object.values(madeSections({ size: now, outline: { title: 'x' }, ...facts })).join('\n');
  assert.match(lines({ author: 'Ada' }), /\*\*Owner\*\*: Ada \(author of this plan\)/);
  assert.match(lines({}), /\*\*Owner\*\*: To be assigned$/m);
  assert.equal(finishSection('2.6. Action Items', '- Write it', {}), '- [ ] Write it');
  const noDocuments = alone(parseDocument('x.md', ''));
  // The rule that asks for owners agrees: what is to be assigned has none.
  const plan = (owner: string): string =>
    `# Plan\n\n## Phase 1: Queue\n\n- **Status**: planned\n- **Owner**: ${owner}\n\n### 1.6. Action Items\n\n- [ ] Write it\n`;
  const found = (owner: string) =>
    phaseOwner.check(parseDocument('.clinespecs/a/a-plan.md', plan(owner)), () => undefined, noDocuments);
  assert.equal(found('Ada (author of this plan)').length, 0);
  assert.equal(found('To be assigned').length, 1);
});

test('in a German plan the code speaks German beside the English keywords', () => {
  const facts = {
    ...{ author: 'Ada', origin: '.clinespecs/x/task_brief.md', repository: { testCommand: 'npm test' } },
    ...{ size: now, outline: { title: 'Verleih', language: 'de' }, phases: [phase, phase] },
  };
  const size = frame.places(facts, fakeSettings())['Size'];
  assert.match(size ?? '', /^[SML] — ein .*(?:Tage|Wochen)$/);
  const made = Object.values(frame.made?.(facts, fakeSettings()) ?? {}).join('\n');
  assert.match(
    made,
    /- \*\*Status\*\*: planned\n- \*\*Depends on\*\*: none\n- \*\*Owner\*\*: Ada \(Autor dieses Plans\)/,
  );
  const nobody = Object.values(frame.made?.({ ...facts, author: '' }, fakeSettings({ language: 'fr' })) ?? {});
  assert.match(nobody.join('\n'), /- \*\*Owner\*\*: À attribuer/);
});
