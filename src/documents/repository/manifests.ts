// Reads what the manifest of a repository says: its languages, how it is tested and built. Tolerant, from the text alone.
import { parseJson, recordOf } from '../json.ts';

/** What one file says. */
export interface Manifest {
  readonly languages: readonly string[];
  readonly testCommand?: string;
  readonly buildCommand?: string;
  readonly conventions: readonly string[];
}

/** Reads a manifest by its file name; `names` are the files beside it. Yields nothing for a file of another kind. */
export function readManifest(name: string, text: string, names: readonly string[]): Manifest | undefined {
  return readers.find(([pattern]) => pattern.test(name))?.[1](text, names);
}

/** Whether a file name is that of a manifest. */
export function isManifest(name: string): boolean {
  return readers.some(([pattern]) => pattern.test(name));
}

type Reader = (text: string, names: readonly string[]) => Manifest;

const readers: readonly (readonly [RegExp, Reader])[] = [
  [/^package\.json$/, packageJson],
  [/^pyproject\.toml$/, pyproject],
  [/^(?:setup\.cfg|setup\.py|requirements\.txt)$/, (text) => python(text, undefined)],
  [/^tox\.ini$/, (text) => python(text, 'tox')],
  [/^go\.mod$/, goModule],
  [/^Cargo\.toml$/, cargo],
  [/^pom\.xml$/, (text, names) => java(text, names.includes('mvnw') ? './mvnw' : 'mvn', 'test', 'package')],
  [
    /^build\.gradle(?:\.kts)?$/,
    (text, names) => java(text, names.includes('gradlew') ? './gradlew' : 'gradle', 'test', 'build'),
  ],
  [/^(?:GNUm|[Mm])akefile$/, makefile],
  [/\.(?:cs|fs|vb)proj$|\.sln$/, dotnet],
  [/^composer\.json$/, composer],
  [/^Gemfile$/, gemfile],
  [
    /^mix\.exs$/,
    () => ({ languages: ['Elixir'], testCommand: 'mix test', buildCommand: 'mix compile', conventions: [] }),
  ],
  [
    /^Package\.swift$/,
    () => ({ languages: ['Swift'], testCommand: 'swift test', buildCommand: 'swift build', conventions: [] }),
  ],
];

function packageJson(text: string, names: readonly string[]): Manifest {
  const manifest = parseRecord(text);
  const scripts = recordOf(manifest['scripts']);
  const used = new Set(
    ['dependencies', 'devDependencies', 'peerDependencies'].flatMap((name) => Object.keys(recordOf(manifest[name]))),
  );
  const runner = names.includes('pnpm-lock.yaml')
    ? 'pnpm'
    : names.includes('yarn.lock')
      ? 'yarn'
      : names.includes('bun.lockb') || names.includes('bun.lock')
        ? 'bun run'
        : 'npm';
  const script = (name: string): string | undefined =>
    typeof scripts[name] === 'string' && !/no test specified/.test(scripts[name])
      ? runner === 'npm'
        ? name === 'test'
          ? 'npm test'
          : `npm run ${name}`
        : `${runner} ${name}`
      : undefined;
  const isTyped = used.has('typescript') || names.includes('tsconfig.json');
  const frameworks = ['react', 'vue', 'svelte', 'next', 'express', 'fastify', 'nestjs', '@nestjs/core', 'electron'];
  const known = frameworks.filter((name) => used.has(name));
  const tools = ['vitest', 'jest', 'mocha', 'playwright', '@playwright/test', 'cypress', 'eslint', 'prettier'];
  const checks = tools.filter((name) => used.has(name));
  const extra = ['lint', 'format', 'typecheck'].flatMap((name) => script(name) ?? []);
  return {
    languages: [isTyped ? 'TypeScript' : 'JavaScript'],
    ...optional('testCommand', script('test')),
    ...optional('buildCommand', script('build')),
    conventions: [
      ...(known.length > 0 ? [`Frameworks: ${known.join(', ')}`] : []),
      ...(checks.length > 0 ? [`Test and quality tools: ${checks.join(', ')}`] : []),
      ...(extra.length > 0 ? [`Checks: ${extra.join(', ')}`] : []),
    ],
  };
}

function pyproject(text: string): Manifest {
  const usesPoetry = /^\[tool\.poetry/m.test(text);
  const usesUv = /^\[tool\.uv/m.test(text);
  const runs = usesPoetry ? 'poetry run ' : usesUv ? 'uv run ' : '';
  const test = /pytest/.test(text) ? `${runs}pytest` : /^\[tool\.tox/m.test(text) ? 'tox' : undefined;
  const tools = ['ruff', 'black', 'mypy', 'pyright', 'isort', 'flake8'].filter((name) =>
    new RegExp(`^\\[tool\\.${name}\\b|["']${name}\\b`, 'm').test(text),
  );
  const version = /^(?:requires-)?python\s*=\s*["']([^"'\n]{1,40})["']/m.exec(text)?.[1];
  return {
    languages: ['Python'],
    ...optional('testCommand', test),
    ...optional('buildCommand', usesPoetry ? 'poetry build' : undefined),
    conventions: [
      ...(version === undefined ? [] : [`Python ${version}`]),
      ...(tools.length > 0 ? [`Quality tools: ${tools.join(', ')}`] : []),
    ],
  };
}

function python(text: string, fallback: string | undefined): Manifest {
  return {
    languages: ['Python'],
    ...optional('testCommand', /pytest/.test(text) ? 'pytest' : fallback),
    conventions: [],
  };
}

function goModule(text: string): Manifest {
  const version = /^go\s+(\d[\d.]*)/m.exec(text)?.[1];
  const module = /^module\s+(\S+)/m.exec(text)?.[1];
  return {
    languages: ['Go'],
    testCommand: 'go test ./...',
    buildCommand: 'go build ./...',
    conventions: [
      ...(version === undefined ? [] : [`Go ${version}`]),
      ...(module === undefined ? [] : [`Module ${module}`]),
    ],
  };
}

function cargo(text: string): Manifest {
  const edition = /^edition\s*=\s*"(\d{4})"/m.exec(text)?.[1];
  return {
    languages: ['Rust'],
    testCommand: 'cargo test',
    buildCommand: 'cargo build',
    conventions: [
      ...(edition === undefined ? [] : [`Rust edition ${edition}`]),
      ...(/^\[workspace\]/m.test(text) ? ['A workspace of crates'] : []),
    ],
  };
}

function java(text: string, program: string, test: string, build: string): Manifest {
  const languages = /kotlin/i.test(text) ? ['Kotlin'] : ['Java'];
  const known = ['spring-boot', 'quarkus', 'micronaut', 'junit', 'testng'].filter((name) => text.includes(name));
  return {
    languages,
    testCommand: `${program} ${test}`,
    buildCommand: `${program} ${build}`,
    conventions: known.length > 0 ? [`Libraries: ${known.join(', ')}`] : [],
  };
}

function makefile(text: string): Manifest {
  const targets = [...text.matchAll(/^([A-Za-z][\w-]*)\s*:(?!=)/gm)].map((match) => match[1] ?? '');
  const named = (...names: readonly string[]) => names.find((name) => targets.includes(name));
  const test = named('test', 'tests', 'check');
  const build = named('build', 'all');
  return {
    languages: [],
    ...optional('testCommand', test === undefined ? undefined : `make ${test}`),
    ...optional('buildCommand', build === undefined ? undefined : `make ${build}`),
    conventions: targets.length > 0 ? [`Make targets: ${[...new Set(targets)].slice(0, 12).join(', ')}`] : [],
  };
}

function dotnet(text: string): Manifest {
  const target = /<TargetFrameworks?>([^<]{1,60})</.exec(text)?.[1];
  return {
    languages: ['.NET'],
    testCommand: 'dotnet test',
    buildCommand: 'dotnet build',
    conventions: target === undefined ? [] : [`Target framework ${target}`],
  };
}

function composer(text: string): Manifest {
  const manifest = parseRecord(text);
  const scripts = recordOf(manifest['scripts']);
  const used = Object.keys({ ...recordOf(manifest['require']), ...recordOf(manifest['require-dev']) });
  const test =
    'test' in scripts ? 'composer test' : used.includes('phpunit/phpunit') ? 'vendor/bin/phpunit' : undefined;
  const known = used.filter((name) => /^(?:laravel|symfony)\/framework|^phpstan\//.test(name));
  return {
    languages: ['PHP'],
    ...optional('testCommand', test),
    conventions: known.length > 0 ? [`Libraries: ${known.join(', ')}`] : [],
  };
}

function gemfile(text: string): Manifest {
  const uses = (name: string) => new RegExp(`gem\\s+["']${name}["']`).test(text);
  const test =
    uses('rspec') || uses('rspec-rails')
      ? 'bundle exec rspec'
      : uses('rails')
        ? 'bin/rails test'
        : 'bundle exec rake test';
  return { languages: ['Ruby'], testCommand: test, conventions: uses('rails') ? ['Frameworks: rails'] : [] };
}

function optional(name: 'testCommand' | 'buildCommand', value: string | undefined): Partial<Manifest> {
  return value === undefined ? {} : { [name]: value };
}

function parseRecord(text: string): Readonly<Record<string, unknown>> {
  return recordOf(parseJson(text.replace(/^\ufeff/, '')));
}
