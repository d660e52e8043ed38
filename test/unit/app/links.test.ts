// Where links of a document lead, and where they must not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readLink, resolvePath } from '../../../src/app/links.ts';

const here = 'plans/login/brief.md';

test('links to the web and to mail leave the editor', () => {
  for (const href of ['https://example.com/a?b#c', 'http://localhost:1', 'mailto:a@example.com']) {
    assert.deepEqual(readLink(href, here), { kind: 'external', url: href });
  }
});

test('relative links are files of the workspace, with a line where they name one', () => {
  assert.deepEqual(readLink('./plan.md', here), { kind: 'file', path: 'plans/login/plan.md' });
  assert.deepEqual(readLink('../../src/a%20b.ts#L12', here), { kind: 'file', path: 'src/a b.ts', line: 12 });
  assert.deepEqual(readLink('/src/a.ts#L3-L9', here), { kind: 'file', path: 'src/a.ts', line: 3 });
  assert.deepEqual(readLink('a.md#goals', here), { kind: 'file', path: 'plans/login/a.md' });
  assert.deepEqual(readLink('a.md?x#L0', here), { kind: 'file', path: 'plans/login/a.md' });
});

test('everything else is refused', () => {
  const hrefs = [
    'command:workbench.action.quit',
    'vscode://x',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'C:\\a',
    'data:,x',
  ];
  for (const href of [
    ...hrefs,
    '//server/share',
    '\\\\server\\share',
    '../../../etc/passwd',
    '%2e%2e/%2e%2e/%2e%2e/x',
    '%',
    '',
  ]) {
    assert.deepEqual(readLink(href, here), { kind: 'refused' }, href);
  }
  assert.deepEqual(readLink('https://', here), { kind: 'refused' });
});

test('no address leads out of the root', () => {
  const part = fc.constantFrom('..', '.', '', 'a', '%2e%2e', '%2f', '\\', '..\\', 'C:', '~');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const path = resolvePath(parts.join('/'), here);
      assert.ok(
        path === undefined || (!path.split('/').includes('..') && !path.startsWith('/') && !path.includes('\\')),
      );
    }),
  );
});
