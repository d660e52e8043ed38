// What Planner itself puts into a document: the tree of the feature's files, what was missing, in the document's language.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Facts } from '../../../../src/core/workflow.ts';
import { fillPlaces, parseTemplate } from '../../../../src/documents/template.ts';
import { artifactsChoice } from '../../../../src/workflows/speckit/choice.ts';
import { parseDocument } from '../../../../src/documents/document.ts';
import { frameOf } from '../../../../src/workflows/speckit/frame.ts';
import { fitTemplate, templates } from '../../../../src/workflows/speckit/templates.ts';
import { fakeSettings } from '../../../fakes/settings.ts';
import { learned } from './drafted.ts';
import { old, service } from './specs.ts';

test('the tree of a plan closes each of its folders', () => {
  const contract = (file: string) => ({ kind: 'markdown', file, title: `About ${file}`, why: '', covers: [] });
  const facts = { ...learned(service), plannedContracts: [contract('cli.md'), contract('errors.md')] };
  const made = Object.values(frameOf('plan').made?.(facts, fakeSettings()) ?? {}).join('\n');
  assert.match(
    made,
    /├── contracts\/\n│   ├── cli\.md +# About cli\.md\n│   └── errors\.md +# About errors\.md\n├── tasks\.md/,
  );
  assert.match(made, /\n└── plan\.md\.decisions\.md +# the technical decisions\n/);
});

test('in German documents the code speaks German, whatever it kept in English; a setting decides before the text', () => {
  const missingTools = {
    thinking: 'No sequential-thinking MCP server took part in the analysis.',
    search: 'The web search did not work (HTTP 401): claims rest on the model’s own knowledge.',
    documentation: 'Something else.',
  };
  const facts: Facts = { ...learned(service), missingTools };
  const settings = { ...fakeSettings(), language: 'de' };
  const limits = frameOf('research').places(facts, settings)['Limits'];
  assert.equal(
    limits,
    '**Eingeschränkt**: Kein MCP-Server für sequential-thinking war an der Analyse beteiligt; das Modell hat die Analyse in einem Schritt gemacht. Die Websuche ging nicht (HTTP 401): Aussagen beruhen auf dem Wissen des Modells; nichts wurde gegen aktuelle Quellen geprüft. Something else; Versionen und Beispiele wurden nicht gegen die Seiten der Bibliotheken geprüft.',
  );
  const made = Object.values(frameOf('plan').made?.(facts, settings) ?? {}).join('\n');
  assert.match(made, /├── spec\.md +# die Spezifikation\n├── plan\.md +# der Umsetzungsplan\n/);
  assert.match(
    made,
    /├── dependencies\.md +# worauf das Feature beruht\n└── plan\.md\.decisions\.md +# die technischen/,
  );
  assert.match(frameOf('tasks').places(facts, settings)['Legend'] ?? '', /^`\[P\]`: geht neben den anderen her/);
  const german = { ...facts, analysis: Object.assign({}, facts['analysis'], { language: 'de' }) };
  assert.equal(frameOf('research').places(german, fakeSettings())['Limits'], limits);
  assert.match(frameOf('research').places(facts, fakeSettings())['Limits'] ?? '', /^\*\*Limited\*\*: No sequential/);
});

test('the summary names the documents that somebody left out, and no others', () => {
  const facts = learned(service);
  const top = (artifact: string, choice: string, known = facts): string => {
    const artifacts = artifactsChoice.read(choice, known, known['artifacts'])?.value;
    const now = { ...known, artifacts };
    const template = parseTemplate(fitTemplate(artifact, templates[artifact] ?? '', now));
    return fillPlaces(template.preamble, frameOf(artifact).places(now, fakeSettings()));
  };
  const without = 'without performance-plan and contracts';
  assert.match(
    top('executive-summary', without),
    /\n\*\*Left out by choice\*\*: contracts\/, performance-plan\.md\s*$/,
  );
  assert.doesNotMatch(top('executive-summary', 'all of them'), /Left out/);
  assert.doesNotMatch(top('research', without), /Left out/);
  const missingTools = { search: 'No server' };
  const both = top('executive-summary', without, { ...facts, missingTools });
  assert.match(both, /\*\*Limited\*\*: No server;.*\. · \*\*Left out by choice\*\*: contracts/);
  // Contracts that nobody relies on are nobody's choice.
  assert.match(
    top('executive-summary', 'without research', learned(old)),
    /\*\*Auf Wunsch weggelassen\*\*: research\.md\s*$/,
  );
});

test('research lists the sources that it cites, and apart from them what was only read', () => {
  const claim = (at: string) => ({
    text: `Said at ${at}`,
    source: { tool: 'search', query: 'q', url: `https://${at}.test/`, title: at, date: '2026-11-25T10:00:00Z' },
    verified: true,
  });
  const facts = {
    findings: [{ id: 'a', topic: 'A', query: 'q', claims: [claim('one'), claim('two')] }],
    documentation: [],
  };
  const text =
    '# Research\n\n## Architecture\n\nIt is so ([S1](https://one.test/)).\n\n## Sources\n\n- **S1**: a\n- **S2**: b\n';
  const listed = (document?: string): string =>
    frameOf('research').made?.(
      facts,
      fakeSettings(),
      document === undefined ? undefined : parseDocument('research.md', document),
    )?.['Sources'] ?? '';
  const lines = listed(text).split('\n').filter(Boolean);
  assert.deepEqual(
    lines.map((line) => line.slice(0, 22)),
    ['- **S1**: [one](https:', 'Read, and not cited he', '- **S2**: [two](https:'],
  );
  assert.doesNotMatch(listed(text.replace('It is so', 'It is [S2] so')), /not cited/);
  assert.doesNotMatch(listed(), /not cited/);
});
