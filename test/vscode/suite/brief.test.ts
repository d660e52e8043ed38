// A person makes a task brief: in the chat, with the model of the picker, beside the preview.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draft, outline, sections } from '../../fakes/briefModel.ts';
import { Gate, textOf, words, type FakeRequest } from '../driver/fakeModel.ts';
import { withWorkbench } from '../driver/workbench.ts';
import { answer, flow, idea, opened, path, promptOf } from './briefReplies.ts';

test('an idea becomes a brief while one watches, and is complete after the answers', async () => {
  await withWorkbench('brief', {}, async (workbench) => {
    const { chat, model } = workbench;
    const gate = new Gate();
    const half = sections(draft).indexOf('## 3.1');
    const whole = sections(draft) + flow;
    model.respond(
      answer({
        draft: [...words(whole.slice(0, half + 40)), { kind: 'gate', gate }, ...words(whole.slice(half + 40))],
      }),
    );
    await opened(workbench);
    await chat.send(idea);
    await gate.reached;
    const preview = await workbench.webview('.planner-preview, main');
    await preview.getByText('Customers are told of a failing webhook').waitFor();
    await workbench.screenshot('brief 1 streaming');
    gate.open();
    const question = await chat.question();
    assert.match(question.title, /Are webhooks of trial accounts out of scope\?/);
    await preview.locator('.diagram').scrollIntoViewIfNeeded();
    await preview.locator('.drawing > svg').waitFor();
    await workbench.screenshot('brief 2 question');
    await chat.answer('Yes, they are out');
    await chat.question();
    await chat.skip();
    await chat.ended();
    assert.match(await chat.responseText(), /complete/);
    await workbench.screenshot('brief 3 complete');
    const text = await workbench.fileShows(path, (content) => content.includes('- [x] Are webhooks'));
    assert.match(text, /— Yes, they are out/);
    assert.match(text, /- \[ \] Could the mails be taken for spam\?/);
    for (const theme of ['dark', 'highContrast'] as const) {
      await workbench.setTheme(theme);
      await workbench.screenshot(`brief 4 ${theme}`);
    }
  });
});

test('a box is ticked in the preview, and the file says so', async () => {
  await withWorkbench(
    'tick',
    { files: { [path]: '# T\n\n## 6. Open Questions\n\n- [ ] Who pays?\n- [ ] When?\n' } },
    async (workbench) => {
      await workbench.editor.open(path);
      await workbench.palette.run('Planner: Open Preview to the Side');
      const preview = await workbench.webview('main');
      await preview.locator('input[type=checkbox]').nth(1).click();
      await workbench.fileShows(path, (content) => content.includes('- [ ] Who pays?\n- [x] When?'));
      await workbench.screenshot('tick');
    },
  );
});

test('a section that was edited by hand stays; Planner’s text is shown to take or to leave', async () => {
  await withWorkbench('edit', {}, async (workbench) => {
    const { chat, editor, model } = workbench;
    model.respond(answer());
    await opened(workbench);
    await chat.send(idea);
    await chat.question();
    await chat.skip();
    await chat.question();
    await chat.skip();
    await chat.ended();
    await editor.open(path);
    const line = (await editor.text()).split('\n').indexOf('- The retry schedule') + 1;
    await editor.replaceLine(line, '- The retry schedule, in my words');
    await editor.save();
    await chat.ask('@planner also support SSO');
    assert.match(await chat.responseText(), /You wrote “3\.1\. In Scope” yourself/);
    await workbench.screenshot('edit 1 proposal');
    await workbench.fileShows(
      path,
      (content) => content.includes('in my words') && !content.includes('Single sign-on'),
    );
    await chat.clickLink('Show Proposal');
    await workbench.page.locator('.monaco-diff-editor').first().waitFor();
    await workbench.screenshot('edit 2 diff');
    await chat.clickLink('Take It');
    await workbench.fileShows(path, (content) => content.includes('Single sign-on'));
  });
});

test('a cancelled run goes on where it stopped', async () => {
  await withWorkbench('cancel', {}, async (workbench) => {
    const { chat, model } = workbench;
    const gate = new Gate();
    const whole = sections(draft);
    let drafts = 0;
    const usual = answer();
    model.respond((request) => {
      if (promptOf(request) !== 'draft' || drafts++ > 0) return usual(request);
      return [...words(whole.slice(0, whole.indexOf('## 3.1'))), { kind: 'gate', gate }, { kind: 'hang' }];
    });
    await opened(workbench);
    await chat.send(idea);
    await gate.reached;
    gate.open();
    await workbench.fileShows(path);
    await chat.stop();
    await chat.ended();
    // VS Code shows nothing that comes after a stop; the follow-up is how one goes on.
    await workbench.screenshot('cancel 1 stopped');
    await chat.clickFollowUp('Continue');
    await chat.question();
    await workbench.fileShows(path, (content) => content.includes('## 6. Open Questions'));
    await workbench.screenshot('cancel 2 resumed');
  });
});

test('a window that is reloaded in the middle of a question loses nothing', async () => {
  await withWorkbench('reload', {}, async (workbench) => {
    const { chat, model, palette } = workbench;
    model.respond(answer());
    await opened(workbench);
    await chat.send(idea);
    await chat.question();
    await workbench.reload();
    await palette.run('Planner: Answer Questions');
    await workbench.page.getByPlaceholder('Are webhooks of trial accounts out of scope?').waitFor();
    await workbench.screenshot('reload 1 question');
    await palette.pick('Skip');
    await palette.pick('Not sure');
    await palette.notification('complete');
    await workbench.screenshot('reload 2 complete');
    await workbench.fileShows(path, (content) => content.includes('- [ ] Could the mails be taken for spam?'));
  });
});

test('the palette makes a brief without the chat', async () => {
  await withWorkbench('palette', {}, async (workbench) => {
    const { model, palette } = workbench;
    model.respond(answer());
    await opened(workbench);
    await palette.run('Planner: New Task Brief');
    await workbench.screenshot('palette 1 source');
    await palette.pick('Type the idea…');
    await palette.type('Webhook retries end after 15 minutes. Mail the customer after 3 minutes (PAY-12).');
    await workbench.fileShows(path);
    await workbench.screenshot('palette 2 question');
    await palette.pick('Other…');
    await palette.type('Yes, out of scope');
    await palette.pick('Skip');
    await workbench.fileShows(path, (content) => content.includes('— Yes, out of scope'));
    await palette.notification('complete');
    await workbench.screenshot('palette 3 complete');
  });
});

test('another model in the picker is the one that is asked', async () => {
  await withWorkbench('picker', {}, async (workbench) => {
    const { chat, model } = workbench;
    model.respond(answer());
    await opened(workbench);
    await chat.pickModel('Other Fake Model');
    await chat.send(idea);
    await chat.question();
    assert.ok(model.requests.length > 0);
    for (const request of model.requests) assert.equal(request.model, 'fake-other');
  });
});

test('a model without tools makes the same brief', async () => {
  await withWorkbench('plain', {}, async (workbench) => {
    const { chat, model } = workbench;
    model.respond(answer({ outline: JSON.stringify(outline) }));
    await opened(workbench);
    await chat.send(idea);
    await chat.question();
    await workbench.fileShows(path, (content) => content.includes('## 6. Open Questions'));
  });
});

test('where there is no other model the embedded one answers', async () => {
  await withWorkbench('offline', { models: [] }, async (workbench) => {
    const { chat } = workbench;
    await opened(workbench);
    await chat.send(
      '@planner Readers miss our reminder mails. We want a text message as a second way for overdue loans.',
    );
    await chat.question();
    await workbench.screenshot('offline 1 question');
    const preview = await workbench.webview('main');
    await preview.getByText('5. Risks and Dependencies').waitFor();
  });
});

test('a question about the plan is answered from it, and changes nothing', async () => {
  await withWorkbench('talk', {}, async (workbench) => {
    const { chat, model } = workbench;
    model.respond(answer({ meaning: [{ kind: 'tool', name: 'meaning', input: { meaning: 'question' } }] }));
    await opened(workbench);
    await chat.send(idea);
    await chat.question();
    await chat.skip();
    await chat.question();
    await chat.skip();
    await chat.ended();
    const before = await workbench.fileShows(path);
    assert.match(await chat.ask('@planner why did you leave SMS out?'), /SMS was left out/);
    assert.match(textOf(model.requests.at(-1) as FakeRequest), /Longer webhook retries/);
    await workbench.screenshot('talk');
    assert.equal(await workbench.fileShows(path), before);
  });
});

test('in a folder without trust plans are written, nothing is started, and it is said', async () => {
  await withWorkbench('untrusted', { trusted: false, models: [] }, async (workbench) => {
    const { palette } = workbench;
    await palette.run('Planner: New Task Brief');
    await palette.pick('Type the idea…');
    await palette.type('Readers miss our reminder mails. We want a text message as a second way for overdue loans.');
    await palette.pick('Skip');
    await workbench.screenshot('untrusted');
    const preview = await workbench.webview('main');
    await preview.getByText('6. Open Questions').waitFor();
  });
});

test('without a folder it says what to do', async () => {
  await withWorkbench('no folder', { noFolder: true }, async (workbench) => {
    const { chat, model } = workbench;
    model.respond(answer());
    await opened(workbench);
    assert.match(await chat.ask(idea), /[Ff]older/);
    await workbench.screenshot('no folder');
    assert.equal(model.requests.length, 0);
  });
});

test('a model that fails leaves a clear message and a run that resumes', async () => {
  await withWorkbench('failure', {}, async (workbench) => {
    const { chat, model } = workbench;
    let drafts = 0;
    const usual = answer();
    model.respond((request) =>
      promptOf(request) === 'draft' && drafts++ === 0
        ? [{ kind: 'fault', code: 'blocked', message: 'No.' }]
        : usual(request),
    );
    await opened(workbench);
    const text = await chat.ask(idea);
    assert.match(text, /Resume|again/);
    await workbench.screenshot('failure');
    await chat.clickButton('Resume');
    await chat.question();
    await workbench.fileShows(path, (content) => content.includes('## 6. Open Questions'));
  });
});
