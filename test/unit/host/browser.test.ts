// The browser that the tests need: found where it usually is, or named with what installs it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findBrowser } from '../../vscode/driver/browser.ts';

const nowhere = (): boolean => false;

test('a browser that is missing is named with the command that installs it', () => {
  assert.throws(
    () => findBrowser({}, 'linux', nowhere),
    /need Chromium or Chrome.*sudo apt-get install chromium.*CHROMIUM/,
  );
  assert.throws(() => findBrowser({}, 'darwin', nowhere), /https:\/\/www\.google\.com\/chrome/);
  assert.throws(() => findBrowser({}, 'sunos', nowhere), /set CHROMIUM/);
});

test('the one that is named is taken, and missed where it is not there', () => {
  assert.equal(
    findBrowser({ CHROMIUM: '/opt/one' }, 'linux', (path) => path === '/opt/one'),
    '/opt/one',
  );
  assert.throws(() => findBrowser({ CHROMIUM: '/opt/one' }, 'linux', nowhere), /CHROMIUM names \/opt\/one/);
});

test('else the first of the usual places', () => {
  assert.equal(
    findBrowser({}, 'linux', (path) => path.endsWith('google-chrome')),
    '/usr/bin/google-chrome',
  );
});
