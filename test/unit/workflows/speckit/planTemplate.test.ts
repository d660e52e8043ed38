// The plan keeps the headings of the project's template, whatever version of spec-kit it comes from.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkTemplate, parseTemplate } from '../../../../src/documents/template.ts';
import {
  isOnlyTemplate,
  keptSections,
  planHeadings,
  planPlaces,
  planSkeleton,
} from '../../../../src/workflows/speckit/planTemplate.ts';

const recent = `# Implementation Plan: [FEATURE]

**Branch**: \`[###-feature-name]\` | **Date**: [DATE] | **Spec**: [link]

**Input**: Feature specification from \`/specs/[###-feature-name]/spec.md\`

**Note**: This template is filled in by the plan command. See the template for the execution workflow.

## Summary

[Extract from feature spec]

## Technical Context

<!--
  ACTION REQUIRED: Replace the content.
-->

**Language/Version**: [e.g., Python 3.11 or NEEDS CLARIFICATION]

## Rollout {{TEAM}}

[Our own part: who is told <when>]
`;

const early = `---
description: "Plan"
scripts:
  sh: scripts/x.sh
---

# Implementation Plan: [FEATURE]\r
**Branch**: \`[###-feature-name]\` | **Date**: [DATE] | **Spec**: [link]\r

## Execution Flow (/plan command scope)
\`\`\`
1. Load the spec
   → If not found: ERROR
\`\`\`

## Phase 0: Outline & Research
1. Extract unknowns

## Progress Tracking
- [ ] Phase 0

---
*Based on Constitution v2.1.1 - See \`/memory/constitution.md\`*
`;

test('places are filled by code, samples become notes, headings stay to the letter', () => {
  const text = planSkeleton({ planTemplate: recent });
  assert.deepEqual(checkTemplate(text, planPlaces), []);
  assert.match(
    text,
    /^# Implementation Plan: \{\{Feature\}\}\n\n\*\*Branch\*\*: `\{\{Branch\}\}` \| \*\*Date\*\*: \{\{Date\}\} \| \*\*Spec\*\*: \{\{Spec\}\}/,
  );
  assert.match(text, /`\{\{Folder\}\}\/spec\.md`/);
  assert.doesNotMatch(text, /\*\*Note\*\*|<!--|\[FEATURE\]|\[DATE\]/);
  assert.deepEqual(planHeadings({ planTemplate: recent }).slice(0, 2), ['Summary', 'Technical Context']);
  assert.match(parseTemplate(text).sections[2]?.guide ?? '', /Our own part: who is told ‹when>/);
});

test('an early template keeps what only instructs, and loses its front matter', () => {
  const facts = { planTemplate: early };
  assert.deepEqual(planHeadings(facts), [
    'Execution Flow (/plan command scope)',
    'Phase 0: Outline & Research',
    'Progress Tracking',
  ]);
  const kept = keptSections(facts);
  assert.match(kept['Execution Flow (/plan command scope)'] ?? '', /^```\n1\. Load the spec/);
  assert.equal(kept['Progress Tracking'], '- [ ] Phase 0');
});

test('a template that cannot be used leaves the one that Planner sets up', () => {
  for (const planTemplate of ['', 'no headings at all', '# One\n\n# Two\n\n## A\n', '# Title only\n']) {
    assert.ok(planHeadings({ planTemplate }).includes('Technical Context'), planTemplate);
    assert.deepEqual(keptSections({ planTemplate }), {});
  }
});

test('a heading that comes twice is asked for once', () => {
  assert.deepEqual(planHeadings({ planTemplate: '# P\n\n## A\nx\n\n## B\n\n## A\ny\n' }), ['A', 'B']);
});

test('a section is blank while it holds what the template put there, in any form of it', () => {
  const facts = { planTemplate: recent };
  assert.ok(isOnlyTemplate('Summary', '\n[Extract from feature spec]\n\n', facts));
  assert.ok(
    isOnlyTemplate('Technical Context', '**Language/Version**: [e.g., Python 3.11 or NEEDS CLARIFICATION]', facts),
  );
  assert.ok(isOnlyTemplate('Summary', '', facts));
  assert.ok(isOnlyTemplate('Summary', '[What is built, and the technical approach in two or three sentences.]', {}));
  assert.ok(!isOnlyTemplate('Summary', 'Loans are stored in PostgreSQL.', facts));
  assert.ok(!isOnlyTemplate('Technical Context', '**Language/Version**: Python 3.13', facts));
});
