// The document as the preview shows it while sections of it are written.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../src/documents/sentence.ts';
import { Rendering } from '../../../../src/vscode/preview/render.ts';

const text = '# T\n\n## 1. Goals\n\nold\n\n## 2. Risks\n\nnone\n';

function shown(rendering: Rendering, document: string, streams: Map<string, string>): string {
  return rendering
    .render(document, streams)
    .map((block) => block.html)
    .join('\n');
}

test('a stream is shown until its section changes in the document', () => {
  const rendering = new Rendering({ translate: english });
  const streams = new Map([['1. Goals', 'half a sen']]);
  assert.match(shown(rendering, text, streams), /half a sen/);
  assert.match(shown(rendering, text.replace('none', 'some'), streams), /half a sen[^]*some/);
  const written = text.replace('old', 'half a sentence');
  assert.match(shown(rendering, written, streams), /half a sentence/);
  assert.equal(streams.size, 0);
});

test('a section streamed a second time is shown again', () => {
  const rendering = new Rendering({ translate: english });
  const streams = new Map([['1. Goals', 'a']]);
  shown(rendering, text, streams);
  const written = text.replace('old', 'a');
  shown(rendering, written, streams);
  streams.set('1. Goals', 'second');
  assert.match(shown(rendering, written, streams), /second/);
});

test('a section that the document does not have yet is shown, and gone once it is there', () => {
  const rendering = new Rendering({ translate: english });
  const streams = new Map([['3. New', 'words']]);
  assert.match(shown(rendering, text, streams), /3\. New[^]*words/);
  assert.equal(shown(rendering, `${text}\n## 3. New\n\nwritten\n`, streams).match(/3\. New/g)?.length, 1);
});

test('lines lead back to the document', () => {
  const rendering = new Rendering({ translate: english });
  rendering.render(text, new Map([['1. Goals', 'a\n\nb\n\nc']]));
  assert.equal(rendering.lineInDocument(3), 3);
  assert.equal(rendering.lineInDocument(7), undefined);
  rendering.render(text, new Map());
  assert.equal(rendering.lineInDocument(7), 7);
});
