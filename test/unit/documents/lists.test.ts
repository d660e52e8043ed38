// The items of a section's lists.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listItems } from '../../../src/documents/lists.ts';

test('the items at the top level, without marker and box', () => {
  assert.deepEqual(listItems('Intro.\n\n- one\n- **two** `x`\n\nand\n\n1. three\n2) four\n* [ ] five\n+ [x] six\n'), [
    'one',
    '**two** `x`',
    'three',
    'four',
    'five',
    'six',
  ]);
});

test('what stands below an item comes with it', () => {
  assert.deepEqual(listItems('- **Risk:** a\r\n  - **Mitigation:** b\r\n    more\r\n- c\r\n  d\r\n\r\n  e\r\n'), [
    '**Risk:** a\n- **Mitigation:** b\n  more',
    'c\nd\n\ne',
  ]);
  assert.deepEqual(listItems('-\ta\n\t- b\n10. c\n    - d'), ['a\n- b', 'c\n- d']);
  assert.deepEqual(listItems('- [ ] q\n  - a'), ['q\n- a']);
});

test('empty items are left out; dashes alone are no list', () => {
  assert.deepEqual(listItems('- \n- a\n-\n'), ['a']);
  assert.deepEqual(listItems('---\nx: 1\n---\n'), []);
  assert.deepEqual(listItems(''), []);
  assert.deepEqual(listItems('```\n- a\n```\n\n> - b\n'), []);
});
