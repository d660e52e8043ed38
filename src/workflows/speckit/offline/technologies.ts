// The technologies that the material names, with the versions that it names, and where it names them.
import { parseDocument } from '../../../documents/document.ts';
import { readVersions } from '../../../documents/speckit/versions.ts';
import { technologiesIn } from '../../brief/offline/text/technologies.ts';
import type { Analysis } from '../analysis.ts';
import { withoutInstructions, type Material } from './material.ts';

/** What repository, technical context, constitution and specification name, in this order. */
export function technologiesOf(
  { repository, context, facts, document }: Material,
  wanted: string,
): Analysis['technologies'] {
  const constitution = typeof facts['constitution'] === 'string' ? facts['constitution'] : '';
  const places: readonly (readonly [string, string])[] = [
    [
      repository.conventions
        .filter((line) => /^(?:Frameworks|Libraries|Test and quality tools|Python|Go|Rust)/.test(line))
        .join('\n'),
      'Used in the repository',
    ],
    [context, 'Named in the technical context'],
    [demanded(constitution), 'Named in the constitution'],
    [withoutInstructions(document), 'Named in the specification'],
  ];
  const versions = new Map(
    readVersions(
      parseDocument('', [context, constitution, repository.conventions.join('\n'), wanted].join('\n\n')),
    ).map(({ key, version }) => [key, version]),
  );
  const found = new Map<string, Analysis['technologies'][number]>();
  const add = (name: string, purpose: string): void => {
    const key = name.toLowerCase().replace(/\.js$/, '');
    if (!found.has(key)) found.set(key, { name, version: versions.get(key) ?? '', purpose });
  };
  for (const language of repository.languages) add(language, 'Language of the repository');
  for (const [text, purpose] of places) {
    const known = technologiesIn(text);
    const all = text === context ? [...known, ...listedIn(context, known)] : known;
    for (const name of all) if (!formats.test(name)) add(name, purpose);
  }
  return [...found.values()].slice(0, 10);
}

/**
 * Names in a technical context that no list has: `Node 22, CLI with Ink`. A context is a list of them; what is one of
 * several words, or begins a sentence, may be anything.
 */
function listedIn(context: string, known: readonly string[]): readonly string[] {
  const parts = context.split(
    /[,;+/()\n]|\.(?:\s|$)|\s(?:with|and|on|using|plus|for|via|mit|und|auf|für|con|y|para|avec|et|pour)\s/i,
  );
  return parts.flatMap((part) => {
    const name = /^\s*([A-Z][A-Za-z0-9]*[a-z0-9][\w.+#-]*)(?:\s+v?\d[\w.]*)?\s*$/.exec(part)?.[1];
    return name === undefined || name.length < 3 || plainWords.test(name) || known.includes(name) ? [] : [name];
  });
}

const plainWords =
  /^(?:Use|Using|The|This|That|We|Our|Only|Same|Keep|Build|Run|Deploy\w*|Offline|Online|Internal|External|Small|Large|Team|Local|Cloud|Linux|Windows|Server|Client|Browser|Backend|Frontend|Existing|Current|None|Nothing|Tests?|Plain|Single|Simple|Database|Storage|Monorepo|Microservices?|Monolith|Desktop|Mobile|Web|Latest|Stable|January|February|March|April|May|June|July|August|September|October|November|December)$/;

/** What a constitution demands of technology: not what it weighs, allows or gives as an example. */
function demanded(constitution: string): string {
  return constitution
    .split(/(?<=[.!?])\s+|\n+/)
    .filter(
      (line) =>
        /\bMUST\b|\bSHALL\b|\bis written in\b|\bare written in\b/.test(line) &&
        !/\bor\b|e\.g\.|such as|for example|\bnot\b|\bNOT\b|if |when |\(/i.test(line),
    )
    .join('\n');
}

const formats =
  /^(?:CSV|JSON|YAML|XML|XLSX|Excel|PDF|CSS|REST|Android|iOS|Webhooks?|LLM|SSE|WebSockets?|JWT|OAuth2?)$/i;
