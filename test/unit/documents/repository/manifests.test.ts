// What manifests and guides say of a repository.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readGuide, readIntroduction } from '../../../../src/documents/repository/guides.ts';
import { isManifest, readManifest } from '../../../../src/documents/repository/manifests.ts';

const cases: readonly (readonly [
  name: string,
  text: string,
  names: readonly string[],
  languages: string,
  test: string | undefined,
  build: string | undefined,
])[] = [
  [
    'package.json',
    '{"scripts": {"test": "vitest", "build": "vite build"}}',
    ['pnpm-lock.yaml'],
    'JavaScript',
    'pnpm test',
    'pnpm build',
  ],
  [
    'package.json',
    '{"scripts": {"test": "echo no test specified"}, "devDependencies": {"typescript": "5"}}',
    [],
    'TypeScript',
    undefined,
    undefined,
  ],
  ['package.json', '{ broken', [], 'JavaScript', undefined, undefined],
  ['pyproject.toml', '[tool.poetry]\n[tool.pytest.ini_options]\n', [], 'Python', 'poetry run pytest', 'poetry build'],
  ['pyproject.toml', '[project]\nname = "x"\n', [], 'Python', undefined, undefined],
  ['setup.cfg', '[tool:pytest]\n', [], 'Python', 'pytest', undefined],
  ['tox.ini', '[tox]\n', [], 'Python', 'tox', undefined],
  ['go.mod', 'module example.org/x\n\ngo 1.23\n', [], 'Go', 'go test ./...', 'go build ./...'],
  ['Cargo.toml', '[package]\nedition = "2024"\n', [], 'Rust', 'cargo test', 'cargo build'],
  ['pom.xml', '<artifactId>spring-boot</artifactId>', ['mvnw'], 'Java', './mvnw test', './mvnw package'],
  ['build.gradle.kts', 'plugins { kotlin("jvm") }', ['gradlew'], 'Kotlin', './gradlew test', './gradlew build'],
  ['Makefile', 'CC := gcc\nbuild:\n\tgo build\ncheck: build\n\tgo test\n', [], '', 'make check', 'make build'],
  ['App.csproj', '<TargetFramework>net9.0</TargetFramework>', [], '.NET', 'dotnet test', 'dotnet build'],
  ['composer.json', '{"require-dev": {"phpunit/phpunit": "11"}}', [], 'PHP', 'vendor/bin/phpunit', undefined],
  ['Gemfile', 'gem "rspec"\n', [], 'Ruby', 'bundle exec rspec', undefined],
  ['mix.exs', '', [], 'Elixir', 'mix test', 'mix compile'],
  ['Package.swift', '', [], 'Swift', 'swift test', 'swift build'],
];

for (const [name, text, names, languages, command, build] of cases) {
  test(`${name} with ${JSON.stringify(text.slice(0, 30))} is read`, () => {
    const manifest = readManifest(name, text, names);
    assert.ok(manifest && isManifest(name));
    assert.equal(manifest.languages.join(), languages);
    assert.equal(manifest.testCommand, command);
    assert.equal(manifest.buildCommand, build);
  });
}

test('a file of another kind is no manifest', () => {
  assert.equal(readManifest('notes.txt', 'test', []), undefined);
  assert.equal(isManifest('notes.txt'), false);
});

test('a guide gives its items and the sentences that bind, not its code', () => {
  const guide =
    '# How\n\nHello there, friend. You must sign every commit.\n\n- Routes stay **thin**\n\n```\n- never this line of code\n```\n';
  assert.deepEqual(readGuide(guide, 9), ['Routes stay thin', 'You must sign every commit.']);
  assert.deepEqual(readGuide(guide, 1), ['Routes stay thin']);
});

test('a README is introduced by its first prose', () => {
  const readme = '# X\n\n![badge](b)\n\nA service that lends [books](b.md) to members of a library.\n\nMore.';
  assert.equal(readIntroduction(readme), 'A service that lends books to members of a library.');
  const other =
    '.. image:: https://example.org/a-logo-with-a-long-name.png\n    :height: 150px\n\n|Build| |Coverage of the tests| |Version|\n\nA database in one file for small tools\n======================================\n\nIt stores documents, and has no dependencies at all.\n';
  assert.equal(readIntroduction(other), 'It stores documents, and has no dependencies at all.');
  assert.equal(readIntroduction('# X\n'), undefined);
});
