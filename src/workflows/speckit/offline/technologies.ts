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
  for (const [text, purpose] of places)
    for (const name of technologiesIn(text)) if (!formats.test(name)) add(name, purpose);
  return [...found.values()].slice(0, 10);
}

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
