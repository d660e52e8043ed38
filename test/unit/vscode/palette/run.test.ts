// The message at the end of a run from the palette: as many buttons as it can show.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitting } from '../../../../src/vscode/palette/run.ts';

test('a message that has no room for all buttons leaves out the one that has a command of its own', () => {
  const actions = (['planner.openPreview', 'planner.showLastChange', 'planner.implement'] as const).map((command) => ({
    command,
  }));
  assert.deepEqual(fitting(actions, 3), actions);
  assert.deepEqual(
    fitting(actions, 2).map(({ command }) => command),
    ['planner.openPreview', 'planner.implement'],
  );
});
