// The manifest and the code say the same: commands, workflows, settings, texts, files.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { found } from 'planner:workflows';
import { commandIds, commands } from '../../src/vscode/commands.ts';

const root = new URL('../../', import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const manifest = JSON.parse(text('package.json'));
const { contributes } = manifest;
const names = (list: readonly { readonly name: string }[]): readonly string[] => list.map(({ name }) => name);

/** Every text below a value, with the path of keys that leads to it. */
function strings(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => strings(part, `${path}/${key}`));
}

test('the commands of the manifest are the commands of the code', () => {
  const contributed = contributes.commands.map(({ command }: { command: string }) => command);
  assert.deepEqual([...contributed].sort(), [...commandIds()].sort());
});

test('the palette shows exactly the commands that need nothing from a button', () => {
  const hidden = contributes.menus.commandPalette
    .filter(({ when }: { when: string }) => when === 'false')
    .map(({ command }: { command: string }) => command);
  const buttons = commandIds().filter((id) => commands[id] === 'button' && id !== 'planner.newBriefFromSelection');
  assert.deepEqual([...hidden].sort(), [...buttons].sort());
});

test('every command that a menu, a walkthrough or a button names is contributed', () => {
  const known = new Set<string>(commandIds());
  const inMenus = Object.values(contributes.menus).flat() as readonly { readonly command: string }[];
  const inTexts = strings(JSON.parse(text('package.nls.json'))).flatMap(([, value]) => [
    ...value.matchAll(/command:(planner\.[\w.]+)/g),
  ]);
  const inEvents = strings(contributes.walkthroughs).flatMap(([, value]) => [...value.matchAll(/onCommand:(.+)/g)]);
  const used = [...inMenus.map(({ command }) => command), ...[...inTexts, ...inEvents].map((match) => match[1] ?? '')];
  assert.deepEqual(
    used.filter((id) => !known.has(id)),
    [],
  );
});

test('the chat commands are the workflows, then decide, complete, check, status and help, and describe themselves alike', () => {
  const [participant] = contributes.chatParticipants;
  assert.deepEqual(names(participant.commands), [
    ...found.map(({ id }) => id),
    'decide',
    'complete',
    'check',
    'status',
    'help',
  ]);
  const [texts, german] = [JSON.parse(text('package.nls.json')), JSON.parse(text('package.nls.de.json'))];
  const bundle = JSON.parse(text('l10n/bundle.l10n.de.json'));
  for (const { id, description } of found) {
    assert.equal(texts[`participant.${id}`], description.text);
    assert.equal(german[`participant.${id}`], bundle[description.text]);
  }
});

test('every setting is read by the code, and every setting that the code reads is there', () => {
  const settings = Object.keys(contributes.configuration.properties).map((key) => key.replace(/^planner\./, ''));
  const sources = readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && /(^|\/)vscode/.test(name.replaceAll('\\', '/')))
    .map((name) => text(`src/${name}`));
  const unread = settings.filter(
    (key) => !sources.some((source) => source.includes(`'${key}'`) || source.includes(`'planner.${key}'`)),
  );
  assert.deepEqual(unread, []);
  const section = /getConfiguration\('planner'[^)]*\)[\s\S]{0,40}?\.get(?:<[^(]*>)?\('([\w.]+)'/g;
  const read = sources.flatMap((source) => [...source.matchAll(section)].map((match) => match[1] ?? ''));
  assert.deepEqual(
    read.filter((key) => !settings.includes(key)),
    [],
  );
});

test('settings that start programs are not taken from a workspace', () => {
  assert.equal(contributes.configuration.properties['planner.mcp.servers'].scope, 'machine');
});

test('every text of the manifest is there in every language, and none is left over', () => {
  const used = strings(manifest).flatMap(([, value]) => (/^%.+%$/.test(value) ? [value.slice(1, -1)] : []));
  for (const name of readdirSync(root).filter((file) => /^package\.nls(\..+)?\.json$/.test(file))) {
    assert.deepEqual(Object.keys(JSON.parse(text(name))).sort(), [...new Set(used)].sort(), name);
  }
});

test('what people read in the manifest is translatable', () => {
  const shown = strings(contributes).filter(([path]) =>
    /\/(title|description|markdownDescription|sampleRequest|altText)$/.test(path),
  );
  const plain = shown.filter(([path, value]) => !/^%.+%$/.test(value) && !path.includes('/disambiguation/'));
  assert.deepEqual(
    plain.map(([path]) => path),
    ['/configuration/title'],
  );
});

test('every file that the manifest names exists', () => {
  const files = strings(manifest).flatMap(([, value]) => (/^(\.\/)?media\//.test(value) ? [value] : []));
  assert.ok(files.length > 5);
  assert.deepEqual(
    files.filter((file) => !existsSync(new URL(file, root))),
    [],
  );
  assert.ok(existsSync(new URL(`${manifest.l10n}/bundle.l10n.json`, root)));
});
