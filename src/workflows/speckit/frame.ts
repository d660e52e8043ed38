// What of the documents the code itself writes: titles and dates, what was missing, diagrams, sources, lists of files.
import { approachIn, approachLine } from '../../core/approaches/facts.ts';
import type { Frame } from '../../core/frame.ts';
import type { Settings } from '../../core/ports.ts';
import type { Facts } from '../../core/workflow.ts';
import type { MarkdownDocument } from '../../documents/document.ts';
import { retold, speakerOf, type PhraseName, type Speaker } from '../../documents/phrases/phrases.ts';
import { analysisOf } from './analysis.ts';
import { contractsOf } from './contracts.ts';
import { dependencyGraph, entityDiagram } from './diagrams.ts';
import { finishSection, sourcesOf } from './finish.ts';
import { missingOf, placeOf, textOf, titleOf, type KnownSource } from './known.ts';
import { keptSections, planHeadings, planPlaces } from './planTemplate.ts';
import { isWanted, leftOutOf, nameOf } from './wanted.ts';

/** The frame of a document. */
export function frameOf(artifact: string): Frame {
  return {
    placeNames: artifact === 'plan' ? planPlaces : [...planPlaces, 'Plan', 'Number', 'Story', 'Last', 'Legend'],
    places: (facts, settings) => placesOf(facts, artifact, speakerIn(facts, settings)),
    title: titleOf,
    made: (facts, settings, document) => madeOf(artifact, facts, speakerIn(facts, settings), document),
    finish: (heading, body, known) => finishSection(artifact, heading, body, known),
  };
}

/** Speaks the language that the documents are written in. */
function speakerIn(facts: Facts, { language }: Pick<Settings, 'language'>): Speaker {
  return speakerOf(language || analysisOf(facts).language);
}

function placesOf(facts: Facts, artifact: string, speak: Speaker): Readonly<Record<string, string>> {
  const { branch, name, folder } = placeOf(facts);
  return {
    Feature: titleOf(facts),
    Branch: branch || name || speak('noBranch'),
    Date: dateOf(facts),
    // A plan that is not chosen yet lies in a folder below.
    Spec: approachIn(facts)?.state === 'chosen' || !approachIn(facts) ? '[spec.md](spec.md)' : '[spec.md](../spec.md)',
    Plan: '[plan.md](plan.md)',
    Folder: folder || 'specs',
    Limits: limitsOf(facts, artifact, speak),
    Legend: speak('legend'),
    ...{ Number: '3', Story: 'Feature implementation', Last: '4' },
  };
}

/** When the run began, to the minute where that is known. */
function dateOf(facts: Facts): string {
  const moment = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d).*Z$/.exec(textOf(facts, 'startedAt'));
  return moment ? `${moment[1] ?? ''} ${moment[2] ?? ''} UTC` : textOf(facts, 'today') || 'undated';
}

const limits: Readonly<Record<string, { readonly by: readonly string[]; readonly means: PhraseName }>> = {
  thinking: {
    by: ['plan', 'research', 'tasks', 'executive-summary', 'dependencies'],
    means: 'inOneStep',
  },
  search: {
    by: ['research', 'performance-plan', 'security-plan', 'executive-summary'],
    means: 'notChecked',
  },
  documentation: {
    by: ['research', 'quickstart', 'testing-strategy', 'dependencies'],
    means: 'samplesNotChecked',
  },
};

/** Why something was missing, as the run has kept it. */
const reasons = [
  ...(['noThinking', 'untrusted', 'noSearch', 'noDocumentation'] as const),
  ...(['searchFailed', 'documentationFailed'] as const),
] as const;

/**
 * The approach that a plan follows, what was missing that this document would have used, and for those who decide, which
 * documents there are not because somebody did not want them.
 */
function limitsOf(facts: Facts, artifact: string, speak: Speaker): string {
  const means = new Map<string, string[]>();
  for (const { name, reason } of missingOf(facts)) {
    const limit = limits[name];
    if (!limit?.by.includes(artifact)) continue;
    const said = retold(reason, reasons, speak).replace(/[.。\s]+$/, '');
    means.set(said, [...(means.get(said) ?? []), speak(limit.means)]);
  }
  const sentences = [...means].map(([reason, what]) => `${reason}; ${what.join(', ')}`);
  const approach = artifact === 'plan' ? approachLine(facts, speak) : '';
  const leftOut = artifact === 'executive-summary' ? leftOutOf(facts).map(nameOf) : [];
  return [
    ...(approach === '' ? [] : [`**${speak('approach')}**: ${approach}`]),
    ...(sentences.length === 0 ? [] : [`**${speak('limited')}**: ${sentences.join('. ')}.`]),
    ...(leftOut.length === 0 ? [] : [`**${speak('leftOut')}**: ${leftOut.join(', ')}`]),
  ].join(' · ');
}

/** Whether a document says what was missing or left out. */
export function isLimited(facts: Facts, artifact: string): boolean {
  return limitsOf(facts, artifact, speakerOf('en')) !== '';
}

function madeOf(
  artifact: string,
  facts: Facts,
  speak: Speaker,
  document?: MarkdownDocument,
): Readonly<Record<string, string>> {
  switch (artifact) {
    case 'plan':
      return { ...keptSections(facts), ...filesSection(facts, speak) };
    case 'research':
      return sourcesOf(facts).size === 0 ? {} : { Sources: sourceList(facts, speak, document) };
    case 'data-model': {
      const diagram = entityDiagram(facts);
      return diagram === undefined ? {} : { 'Entity relationship diagrams': diagram };
    }
    case 'dependencies':
      return { 'Visual dependency graph': dependencyGraph(facts, titleOf(facts)) };
    default:
      return {};
  }
}

/** The tree of this feature's documents, under whatever heading the template has for it. */
function filesSection(facts: Facts, speak: Speaker): Readonly<Record<string, string>> {
  const heading = planHeadings(facts).find((name) => /^documentation\b/i.test(name));
  if (heading === undefined) return {};
  const names = [
    'plan',
    'research',
    'data-model',
    'quickstart',
    'contracts',
    'tasks',
    'performance-plan',
    'security-plan',
    'testing-strategy',
    'executive-summary',
    'dependencies',
  ];
  const contracts = contractsOf(facts);
  const [spec = '', ...holds] = speak('holds').split(' | ');
  const titles = Object.fromEntries(names.filter((id) => id !== 'contracts').map((id, at) => [id, holds[at]]));
  const files = [
    ['spec.md', spec],
    ...names
      .filter((name) => isWanted(name, facts))
      .flatMap((name): readonly (readonly [string, string])[] =>
        name === 'contracts'
          ? contracts.length === 0
            ? []
            : [['contracts/', ''], ...contracts.map(({ file, title }) => [`    ${file}`, title] as const)]
          : [[`${name}.md`, titles[name] ?? name]],
      ),
    ['plan.md.decisions.md', holds.at(-1) ?? ''],
  ] as const;
  const width = Math.max(...files.map(([name]) => name.length)) + 2;
  const lines = files.map(([name, what]) => (what === '' ? `├── ${name}` : `├── ${name.padEnd(width)}# ${what}`));
  const isNested = (line = ''): boolean => line.startsWith(nested);
  const tree = lines.map((line, index) => {
    if (!isNested(line)) return line.replace(/^├/, index === lines.length - 1 ? '└' : '├');
    return line.replace(nested, isNested(lines[index + 1]) ? '│   ├── ' : '│   └── ');
  });
  return { [heading]: ['```text', `${placeOf(facts).folder || 'specs'}/`, ...tree, '```'].join('\n') };
}

/** How a line begins whose file stands in a folder of its own. */
const nested = '├──     ';

/** Each source under its number: what it is, where, by which tool and question, when; what is not cited stands apart. */
function sourceList(facts: Facts, speak: Speaker, document?: MarkdownDocument): string {
  const all = [...sourcesOf(facts).values()];
  const own = document?.sections.find(({ title }) => title === 'Sources');
  const text = document?.text ?? '';
  const outside = own ? text.slice(0, own.start) + text.slice(own.end) : text;
  const cited = new Set(outside.match(/\bS\d{1,4}\b/g));
  const used = all.filter(({ id }) => document === undefined || cited.has(id));
  const unused = all.filter((one) => !used.includes(one));
  const lines = [used, unused].map((sources) => sources.map(sourceLine).join('\n'));
  const [first = '', rest = ''] = lines;
  return [first, rest === '' ? '' : `${speak('onlyRead')}:\n\n${rest}`].filter(Boolean).join('\n\n');
}

function sourceLine({ id, title, url, tool, query, date }: KnownSource): string {
  const name = (title || url || tool).replace(/[[\]]/g, '');
  return `- **${id}**: ${url ? `[${name}](${url})` : name} (${tool}, “${query.replace(/\s+/g, ' ')}”, ${date.slice(0, 10)})`;
}
