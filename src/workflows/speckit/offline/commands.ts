// What the specification names in code: commands, options, messages; and contracts that are told in Markdown.
import type { PlannedContract } from '../contracts.ts';
import { referencesIn } from '../../../documents/speckit/ids.ts';
import { brief, withoutInstructions, type Material } from './material.ts';
import { saidOn } from './said.ts';

/** A contract in Markdown: commands, or services of others. */
export function markdown(material: Material, plan: PlannedContract | undefined): string {
  const title = plan?.title ?? 'Contract';
  if (plan?.file.startsWith('external')) {
    const rows = material.analysis.external.map(
      ({ name, purpose }) => `| ${name} | ${purpose} | Not stated in the specification: to be decided |`,
    );
    return [
      `# ${title}`,
      '',
      'Services of others that the feature uses, as far as the specification names them.',
      '',
      '| Service | Used for | Calls, limits, errors |',
      '|---|---|---|',
      ...rows,
      '',
    ].join('\n');
  }
  const commands = plan && plan.covers.length > 0 ? plan.covers : commandsIn(material);
  const rows = commands.map((command) => {
    const ids = material.spec.requirements.filter(({ text }) => text.includes(command)).map(({ id }) => id);
    return `| \`${command.replace(/\|/g, '\\|')}\` | ${ids.slice(0, 5).join(', ') || 'named in a story or scenario'} |`;
  });
  const spoken = rows.length > 0 ? [] : saidOn(material, typed, { most: 8 });
  const exits = material.spec.requirements.filter(({ text }) =>
    /exit (?:code|status)|non-?zero|stderr|\bstdout\b|structured (?:JSON )?output|JSON output/i.test(text),
  );
  return [
    `# ${title}`,
    '',
    'What is typed, as far as the specification names it.',
    '',
    ...(rows.length > 0
      ? ['| Command or option | Required by |', '|---|---|', ...rows]
      : [
          ...(spoken.length > 0 ? [...spoken.map((said) => `- ${said}`), ''] : []),
          'The names of commands and options are not stated in the specification: to be decided.',
        ]),
    '',
    '## Results and errors',
    '',
    ...(exits.length > 0
      ? exits.map(({ id, text }) => `- ${id}: ${brief(text, 240)}`)
      : ['Not stated in the specification: to be decided.']),
    '',
  ].join('\n');
}

const typed = /\bCLI\b|command[- ]line|\bslash commands?\b|\bREPL\b|\bstdin\b|\bstdout\b|\bcommands?\b/i;

/** Commands and options that stand in code: `tool check --json`, `/brief`, `--strict`. */
export function commandsIn({ document }: Material): readonly string[] {
  const text = withoutInstructions(document).replace(/^```[\s\S]*?^```/gm, '');
  const spans = [...text.matchAll(/`([^`\n]{2,80})`/g)].map((match) => (match[1] ?? '').trim());
  const found = spans.filter(
    (span) =>
      referencesIn(span).length === 0 &&
      (/^--?[a-z][\w-]*(?:[ =]\S+)?$/.test(span) ||
        /^\/[a-z][\w:.-]*(?: .+)?$/.test(span) ||
        /^[a-z][\w.-]*(?: [\w<>[\]./=|:-]+)* --?[a-z][\w-]*/.test(span) ||
        /^[a-z][\w-]* [a-z][\w-]*(?: [<[]?[\w.-]+[\]>]?){0,3}$/.test(span)) &&
      !/^\/(?:[\w.-]+\/)+/.test(span),
  );
  return [...new Set(found)].slice(0, 30);
}

const event = /`([a-z][a-z0-9]*(?:[.:_-][a-z][a-z0-9]*)+)`/g;

/** Names in code that look like messages, in lines that speak of events. */
export function eventsIn({ document }: Material): readonly string[] {
  const lines = withoutInstructions(document)
    .split('\n')
    .filter((line) => /\bevents?\b|\bmessages?\b|publish|emit|subscri|notif/i.test(line));
  const names = lines.flatMap((line) => [...line.matchAll(event)].map((match) => match[1] ?? ''));
  return [...new Set(names)]
    .filter((name) => !/\.(?:json|ya?ml|md|ts|js|py|sh|toml|sql)$/.test(name) && /[.:]/.test(name))
    .slice(0, 20);
}
