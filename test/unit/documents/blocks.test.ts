// The blocks of the preview: what they hold, what they keep out, and that editing leads where a fresh start does.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BlockRenderer } from '../../../src/documents/blocks.ts';
import { highlight } from '../../../src/documents/blocks/highlight.ts';
import { english } from '../../../src/documents/sentence.ts';

function html(text: string): string {
  return new BlockRenderer()
    .render(text)
    .map((block) => block.html)
    .join('\n');
}

test('GitHub-flavoured Markdown becomes blocks with their lines', () => {
  const blocks = new BlockRenderer().render('# T\n\ntext ~~old~~ www.example.com\n\n| a |\n|--:|\n| 1 |\n');
  assert.deepEqual(
    blocks.map(({ line, endLine }) => [line, endLine]),
    [
      [1, 1],
      [3, 3],
      [5, 7],
    ],
  );
  assert.match(blocks[1]?.html ?? '', /<del>old<\/del> <a href="http:\/\/www\.example\.com">/);
  assert.match(blocks[2]?.html ?? '', /<td align="right">1<\/td>/);
});

test('task boxes can be used, have a name, and know their line in the block', () => {
  const text = html('- [ ] write *it*\n- [x] read\n');
  assert.match(text, /<li class="task-list-item" data-line="0"><input type="checkbox" aria-label="write it">/);
  assert.match(text, /data-line="1"><input type="checkbox" checked aria-label="read">/);
});

test('a diagram keeps its source and the line of its fence', () => {
  const [block] = new BlockRenderer().render('> ```mermaid\n> graph TD\n>   a["<b>"]\n> ```\n');
  assert.match(
    block?.html ?? '',
    /<div class="diagram" data-line="0"><pre>graph TD\n {2}a\["&#x3C;b>"\]<\/pre><\/div>/,
  );
});

test('code is coloured where that is wanted and its language is known, and plain where not', () => {
  const code = '```ts\nconst a = 1;\n```\n';
  const [block] = new BlockRenderer({ highlight, translate: english }).render(code);
  assert.match(block?.html ?? '', /<span class="hljs-keyword">const<\/span>/);
  assert.equal(html(code), '<pre data-line="0"><code class="language-ts">const a = 1;</code></pre>');
  assert.equal(html('```zz\n<a>\n```\n'), '<pre data-line="0"><code class="language-zz">&#x3C;a></code></pre>');
  assert.doesNotMatch(html('```a"b\nx\n```\n'), /class/);
});

test('front matter is a small table, and source where it is no mapping', () => {
  const text = html('---\ntitle: A <b>\ntags: [x, y]\n# not a heading\n---\n# T\n');
  assert.match(text, /<th>title<\/th><td>A &#x3C;b><\/td>/);
  assert.match(text, /<td>x, y<\/td>/);
  assert.doesNotMatch(text, /not a heading/);
  assert.match(html('---\na: [\n---\n'), /<pre><code>a: \[/);
  // An anchor may refer to what it stands in.
  assert.match(html('---\na: &a [x, *a]\nb: {c: {d: 1}}\n---\n'), /<td>x, …<\/td>[^]*<td>c: {d: 1}<\/td>/);
});

test('callouts are quotes with a title', () => {
  assert.match(
    html('> [!WARNING]\n> hot\n'),
    /<blockquote class="callout warning"><p class="callout-title">Warning<\/p>/,
  );
  assert.match(html('> [!CONSTRUCTOR]\n> x\n'), /^<blockquote>/);
});

test('headings of the same text have different ids', () => {
  const text = html('# Über uns\n\n## Über uns\n\n> ### Über uns\n');
  assert.deepEqual(
    [...text.matchAll(/id="([^"]*)"/g)].map((match) => match[1]),
    ['user-content-über-uns', 'user-content-über-uns-1', 'user-content-über-uns-2'],
  );
});

test('raw HTML: a few inline elements work, comments vanish, the rest is shown as text', () => {
  assert.equal(html('<kbd>Ctrl</kbd>+<b>K</b><br>x'), '<p><kbd>Ctrl</kbd>+<b>K</b><br>x</p>');
  assert.equal(html('<!-- note\n# inside\n-->\n'), '');
  assert.equal(html('a <!-- note --> b'), '<p>a  b</p>');
  assert.equal(html('<script>alert(1)</script>\n'), '<pre class="raw">&#x3C;script>alert(1)&#x3C;/script></pre>');
  assert.match(html('a <img src=x onerror=alert(1)> b'), /<code class="raw">&#x3C;img/);
  assert.match(html('a <b onclick=x>b</b>'), /<code class="raw">&#x3C;b onclick/);
});

test('links go to the web, to mail, to files and to headings only', () => {
  for (const href of ['https://a.b/c', 'http://a.b', 'mailto:a@b.c', './x.md#L3', '#top', '../y']) {
    assert.match(html(`[a](${href})`), /href="/, href);
  }
  for (const href of [
    'javascript:alert(1)',
    'command:x',
    'vscode:x',
    'file:///etc/passwd',
    'data:text/html,x',
    'JaVaScRiPt:x',
  ]) {
    assert.doesNotMatch(html(`[a](${href})`), /href/, href);
  }
});

test('images are loaded from where the host says, and are words elsewhere', () => {
  const renderer = new BlockRenderer({
    image: (source) => (source === './a.png' ? 'https://host/a.png' : undefined),
    translate: english,
  });
  const text = renderer
    .render('![A](./a.png) ![B](https://far/b.png)')
    .map((block) => block.html)
    .join('');
  assert.match(text, /<img src="https:\/\/host\/a\.png" alt="A">/);
  assert.match(text, /<span class="missing-image">Image not loaded: B \(https:\/\/far\/b\.png\)<\/span>/);
});

test('definitions count for the whole document, the first of a label wins', () => {
  const text = html('# A\n\n[x] ![i][X]\n\n# B\n\n[x]: https://one.example "T"\n\n# C\n\n[x]: https://two.example\n');
  assert.match(text, /<a href="https:\/\/one\.example" title="T">x<\/a>/);
  assert.doesNotMatch(text, /two\.example/);
});

test('footnotes are numbered by their references and shown at the end', () => {
  const text = html(
    '# A\n\none[^b] two[^a] one again[^b]\n\n[^a]: note a\n\n# B\n\n[^b]: note b, see [^c]\n\n[^c]: note c\n\n[^d]: unused\n',
  );
  assert.match(text, /one<sup><a data-footnote-ref href="#user-content-fn-1" id="user-content-fnref-1">1<\/a>/);
  assert.match(text, /id="user-content-fnref-1-2">1<\/a>/);
  assert.match(text, /two<sup><a [^>]*fn-2"[^>]*>2<\/a>/);
  assert.match(text, /<li id="user-content-fn-3"[^>]*><p>note c /);
  assert.doesNotMatch(text, /unused/);
});

test('a byte order mark and any line ending change nothing', () => {
  const text = '---\na: 1\n---\n\n# T\n\n- [ ] x\n\n```mermaid\ngraph TD\n```\n';
  const plain = new BlockRenderer().render(text);
  for (const other of [`\uFEFF${text}`, text.replaceAll('\n', '\r\n'), text.replaceAll('\n', '\r')]) {
    assert.deepEqual(new BlockRenderer().render(other), plain);
  }
});

test('an unchanged block keeps its id when lines come before it; equal blocks have different ids', () => {
  const renderer = new BlockRenderer();
  const before = renderer.render('# A\n\n- [ ] x\n\nsame\n\nsame\n');
  const after = renderer.render('new\n\n# A\n\n- [ ] x\n\nsame\n\nsame\n');
  assert.deepEqual(
    after.slice(1).map(({ id }) => id),
    before.map(({ id }) => id),
  );
  assert.equal(new Set(before.map(({ id }) => id)).size, before.length);
  assert.equal(after[1]?.line, 3);
});

test('nesting that no one can read is shown as source, at once', () => {
  for (const mark of ['> ', '- ', '>- 1. ']) {
    const text = `${mark.repeat(20_000)}a`;
    assert.match(html(`# A\n\n${text}\n\n# B\n`), /^<pre data-line="0"><code># A[^]*<h1 id="user-content-b">B<\/h1>$/);
  }
});
