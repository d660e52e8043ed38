// The settings of a workspace as the terminal reads them: JSON with comments that anybody may have written.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseWorkspaceSettings } from '../../../../src/adapters/node/workspaceSettings.ts';
import { english } from '../../../../src/documents/sentence.ts';

const said = (content: string): string => parseWorkspaceSettings(content).problems.map(english).join('\n');

test('folders and severities are read, with comments and commas at the end', () => {
  const content =
    '\ufeff{\n// ours\n"planner.plansFolder": "./docs//plans/",\n"planner.rules": { "brief/jira": "off", },\n"other": 1,\n}';
  assert.deepEqual(parseWorkspaceSettings(content), {
    settings: { plansFolder: 'docs/plans', rules: { 'brief/jira': 'off' } },
    problems: [],
  });
  assert.deepEqual(parseWorkspaceSettings('{}'), { settings: {}, problems: [] });
});

test('what cannot be used is left out and said', () => {
  assert.match(said('{"planner.specsFolder": "../x"}'), /planner\.specsFolder is not a path inside/);
  assert.match(said('{"planner.plansFolder": 3}'), /planner\.plansFolder is not a path inside/);
  assert.match(said('{"planner.rules": {"a/b": "loud"}}'), /must say error, warning, info or off for a\/b/);
  assert.match(said('nothing'), /cannot be read/);
  assert.match(said('[]'), /cannot be read/);
  assert.match(said('{"planner.plansFolder": "x" "a": 1}'), /not valid JSON throughout/);
  assert.equal(parseWorkspaceSettings('{"planner.plansFolder": "x" "a": 1}').settings.plansFolder, 'x');
});
