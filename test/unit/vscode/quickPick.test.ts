// Asking from the palette: what the list offers.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { askByQuickPick } from '../../../src/vscode/questions/quickPick.ts';
import { fake, resetVscode } from '../../fakes/vscode.ts';

beforeEach(resetVscode);

test('at a cap the list offers what can be done about it, and neither “Not sure” nor “Skip”', async () => {
  const offered: (readonly string[])[] = [];
  fake.pick = (items) => {
    offered.push(items.map((item) => (item as { readonly label: string }).label));
    return undefined;
  };
  for (const id of ['q1', 'budget-1']) {
    const suggestions = [{ label: 'Finish now' }, { label: 'Stop' }];
    const open = { section: 'Cap', question: 'How?', why: '', state: 'open', applied: false } as const;
    assert.equal(await askByQuickPick({ ...open, id, suggestions }, 1), 'stopped');
  }
  assert.deepEqual(offered, [
    ['Finish now', 'Stop', 'Other…', 'Not sure', 'Skip'],
    ['Finish now', 'Stop', 'Other…'],
  ]);
});
