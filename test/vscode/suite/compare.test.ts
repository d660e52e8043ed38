// A person compares plans: two documents, a document with how it was, and takes an earlier version back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../driver/wait.ts';
import { withWorkbench, type Workbench } from '../driver/workbench.ts';
import { answer, idea, opened, path as brief } from './briefReplies.ts';

const one = `# Feature: Reminders

Members are told by mail before a loan ends.

## Requirements

- **FR-001**: The system MUST send a mail two days before the end of a loan.
- **FR-002**: A member MUST be able to switch mails off.

## Flow

\`\`\`mermaid
flowchart LR
  loan["Loan"] --> mail["Mail"]
\`\`\`

## Risks

| Risk | Mitigation |
|---|---|
| Mails are taken for spam | A known sender |

## Later

- A text message instead of a mail
`;

const other = one
  .replace('two days before', 'three days before')
  .replace('- **FR-002**: A member MUST be able to switch mails off.', '- **FR-003**: A mail MUST name the book.')
  .replace('--> mail["Mail"]', '--> queue["Queue"]\n  queue --> mail["Mail"]')
  .replace('A known sender', 'A known sender, and a signed domain')
  .replace(/## Later[^]*$/, '## Costs\n\nNothing to speak of: the mail server is there.\n');

const first = 'specs/001-reminders/spec.md';
const second = 'specs/002-reminders/spec.md';

test('two documents side by side: aligned, words marked, facts told, jumped through by keyboard', async () => {
  await withWorkbench('compare', { files: { [first]: one, [second]: other } }, async (workbench) => {
    const { page, palette, editor } = workbench;
    await opened(workbench);
    await editor.open(second);
    await palette.run('Planner: Compare With…');
    await palette.pick('files  Another document…');
    await palette.pick('spec.md');
    const compared = await workbench.webview('.row.changed');
    await compared.locator('.row.changed .drawing > svg').nth(1).waitFor();
    assert.match(await compared.locator('#head').innerText(), /001-reminders\/spec\.md[^]*002-reminders\/spec\.md/);
    assert.deepEqual(await compared.locator('.facts li').allInnerTexts(), [
      'FR-001 was reworded: The system MUST send a mail three days before the end of a loan.',
      'FR-003 was added: A mail MUST name the book.',
      'FR-002 was removed: A member MUST be able to switch mails off.',
    ]);
    assert.deepEqual(
      await compared
        .locator('.row.changed ins')
        .allInnerTexts()
        .then((all) => all.slice(0, 1)),
      ['three'],
    );
    assert.equal(await compared.locator('.part.added').count(), 1);
    assert.equal(await compared.locator('.part.removed').count(), 1);
    await inThemes(workbench, 'compare 1');
    await compared.locator('body').press('F7');
    await until('the first change has the focus', () =>
      compared.evaluate(() => document.activeElement?.matches('.row.current') ?? false),
    );
    assert.match(await compared.locator('#status').innerText(), /Change 1 of \d/);
    await compared.getByRole('button', { name: 'Only changes' }).press('Enter');
    await compared.locator('.unchanged:visible').first().waitFor();
    await workbench.screenshot('compare 2 only changes');
    await compared.getByRole('button', { name: 'FR-003 was added' }).click();
    await compared.locator('.row.current').getByText('name the book').waitFor();
    // The document is followed while somebody writes in it.
    await compared.locator('.cell.after').getByText('Nothing to speak of').dblclick();
    await page.locator('.statusbar', { hasText: 'Ln 26,' }).waitFor();
    await editor.replaceLine(26, 'Nothing at all.');
    await compared.locator('.cell.after').getByText('Nothing at all.').waitFor();
    await workbench.screenshot('compare 3 followed');
  });
});

test('a brief with how it was before, asked for in the chat; the earlier version comes back and goes again', async () => {
  await withWorkbench('compare versions', {}, async (workbench) => {
    const { chat, palette, model, editor } = workbench;
    model.respond(answer());
    await opened(workbench);
    await chat.send(idea);
    await chat.question();
    await chat.answer('Yes, trial accounts are out');
    await chat.question();
    await chat.skip();
    await chat.ended();
    const now = workbench.read(brief) ?? '';
    await chat.ask('@planner compare with the last version');
    assert.match(await chat.responseText(), /task_brief\.md[^]*Planner wrote[^]*Sections: /);
    const compared = await workbench.webview('.row:not(.same)');
    await compared.locator('#head').waitFor();
    await workbench.screenshot('compare 4 last version');
    await compared.getByRole('button', { name: 'Restore this version' }).click();
    await palette.notification('has its earlier text again');
    await until(
      'the editor holds the earlier text',
      async () => (await editor.isDirty()) && workbench.read(brief) === now,
    );
    await workbench.screenshot('compare 5 restored');
    await editor.undo();
    await until('it is as it was', async () => !(await editor.isDirty()));
    assert.equal(workbench.read(brief), now);
  });
});

async function inThemes(workbench: Workbench, name: string): Promise<void> {
  for (const theme of ['light', 'dark', 'highContrast', 'highContrastLight'] as const) {
    await workbench.setTheme(theme);
    await (await workbench.webview('.row.changed')).locator('.row.changed .drawing > svg').nth(1).waitFor();
    await workbench.screenshot(`${name} ${theme}`);
  }
}
