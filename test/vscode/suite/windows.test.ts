// Two windows on one folder: a run belongs to one of them at a time.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draft, sections } from '../../fakes/briefModel.ts';
import { Gate, words } from '../driver/fakeModel.ts';
import { until } from '../driver/wait.ts';
import { withWorkbench } from '../driver/workbench.ts';
import { answer, flow, idea, opened, path, promptOf } from './briefReplies.ts';

test('a run that one window works on is held; when that window has closed, the other goes on', async () => {
  await withWorkbench('windows', {}, async (first) => {
    const { model } = first;
    const gate = new Gate();
    const whole = sections(draft) + flow;
    const half = whole.indexOf('## 3.1');
    const usual = answer();
    let drafts = 0;
    model.respond((request) => {
      if (promptOf(request) !== 'draft' || drafts++ > 0) return usual(request);
      return [...words(whole.slice(0, half)), { kind: 'gate', gate }, { kind: 'hang' }];
    });
    await opened(first);
    await first.chat.send(idea);
    await gate.reached;
    await first.fileShows(path);

    const second = await first.openWindow();
    await opened(second);
    const status = await second.chat.ask('@planner /status');
    await second.screenshot('windows 1 status');
    assert.match(status, /longer-webhook-retries · being worked on in another window/);
    assert.doesNotMatch(status, /interrupted|Resume/);
    await second.chat.send('@planner continue');
    await second.chat.shows('Another window is working on “longer-webhook-retries”');
    await second.chat.ended();
    assert.match(await second.chat.responseText(), /close it/);
    await second.screenshot('windows 2 held');
    await second.palette.run('Planner: Resume Run');
    assert.match(await second.palette.notification('longer-webhook-retries'), /close it/);
    await second.screenshot('windows 3 held, palette');

    await first.page.close({ runBeforeUnload: true });
    await model.cancelled(1);
    await until('the run is free', async () => (await second.chat.ask('@planner /status')).includes('Resume'));
    await second.chat.clickLink('Resume');
    await second.chat.question();
    const preview = await second.webview('main');
    await preview.getByText('6. Open Questions').waitFor();
    await second.fileShows(path, (text) => text.includes('## 6. Open Questions'));
    await second.screenshot('windows 4 goes on');
  });
});
