// Links: to files, to headings, to neither.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from '../../../../src/documents/document.ts';
import type { DocumentSet } from '../../../../src/documents/documentSet.ts';
import { linkTarget } from '../../../../src/documents/links.ts';
import { english } from '../../../../src/documents/sentence.ts';
import { checkDocument } from '../../../../src/rules/index.ts';

const other = parseDocument('specs/001-a/spec.md', '# Spec\n\n## Größe & Maße\n\ntext\n\n<a id="Own"></a>\n');

function findings(text: string): readonly string[] {
  const document = parseDocument('specs/001-a/plan.md', text);
  const there = ['specs/001-a/spec.md', 'specs/001-a/contracts', 'docs/a b.md'];
  const set: DocumentSet = {
    folder: 'specs/001-a',
    documents: [document, other],
    files: [],
    exists: (path) => there.includes(path),
  };
  return checkDocument(document, () => undefined, undefined, set)
    .filter(({ rule }) => rule === 'structure/broken-link')
    .map(({ place, message }) => `${place.line}: ${english(message)}`);
}

test('a link to a file that is there is none, whatever way it is written', () => {
  assert.deepEqual(findings('[a](spec.md) [b](./spec.md#größe--maße) [c](contracts/) [d](../../docs/a%20b.md)\n'), []);
  assert.deepEqual(findings('[a](./spec.md#own) [b](spec.md#L10) [c][d]\n\n[d]: spec.md\n'), []);
});

test('a link to a file or heading that is not there is found', () => {
  assert.deepEqual(findings('text\n\n[a](spce.md) ![b](x.png)\n\n[c]: no.md\n'), [
    '3: There is no file specs/001-a/spce.md. Correct the link, or add the file.',
    '3: There is no file specs/001-a/x.png. Correct the link, or add the file.',
    '5: There is no file specs/001-a/no.md. Correct the link, or add the file.',
  ]);
  assert.deepEqual(findings('# T\n\n[a](#t) [b](#u) [c](spec.md#u)\n'), [
    '3: There is no heading for #u in this document. Correct the link.',
    '3: There is no heading for #u in specs/001-a/spec.md. Correct the link.',
  ]);
});

test('a link that is written from the top, or climbs out of the repository, names the file that is meant', () => {
  const told = (text: string, ...there: readonly string[]) => {
    const document = parseDocument('specs/001-a/plan.md', `# Plan\n\n${text}\n`);
    const exists = (path: string) => there.includes(path);
    return checkDocument(document, () => undefined, undefined, { folder: '', documents: [document], files: [], exists })
      .filter(({ rule }) => rule === 'structure/broken-link')
      .map(({ severity, message }) => `${severity} ${english(message)}`);
  };
  assert.deepEqual(told('[a](specs/001-a/spec.md)', 'specs/001-a/spec.md'), [
    'warning There is no file specs/001-a/specs/001-a/spec.md, but specs/001-a/spec.md. Correct the link.',
  ]);
  assert.deepEqual(told('[a](../../../docs/GUIDE.md)', '.git', 'docs/GUIDE.md'), [
    'warning There is no file ../../../docs/GUIDE.md, but docs/GUIDE.md. Correct the link.',
  ]);
  // A repository beside this one; a folder of a repository that is open alone.
  assert.deepEqual(told('[a](../../../docs/GUIDE.md)', '.git'), []);
  assert.deepEqual(told('[a](../../../docs/GUIDE.md)', 'docs/GUIDE.md'), []);
});

test('a page of a site that is made of the documents names its source', () => {
  const told = (text: string, ...there: readonly string[]) => {
    const document = parseDocument('docs/design.md', `# Design\n\n${text}\n\n## Board - EOS S3\n`);
    const exists = (path: string) => there.includes(path);
    return checkDocument(document, () => undefined, undefined, {
      folder: 'docs',
      documents: [document],
      files: [],
      exists,
    })
      .filter(({ rule }) => rule === 'structure/broken-link')
      .map(({ severity, message }) => `${severity} ${english(message)}`);
  };
  const found = (page: string) => `info There is no file docs/${page}, but docs/flow.md. Correct the link.`;
  assert.deepEqual(told('[a](flow.html) [b](./flow)', 'docs/flow.md'), [found('flow.html'), found('flow')]);
  assert.deepEqual(told('[a](flow.html)', 'docs/flow.txt'), [
    'warning There is no file docs/flow.html. Correct the link, or add the file.',
  ]);
  assert.equal(told('[a](#board-eos-s3)').length, 1);
  assert.deepEqual(told('[a](#board-eos-s3)', 'mkdocs.yml'), []);
  assert.equal(told('[a](#board-eos-s4)', 'mkdocs.yml').length, 1);
});

test('a file that is promised is not missed', () => {
  assert.deepEqual(
    findings('[a](late.md) *(to be generated)*\n\n- [b](late.md) — will be written\n- [c](late.md) (planned)\n'),
    [],
  );
  assert.equal(
    findings('[a](late.md) (planned routes are told there)\n\n[b](late.md) tells what is planned\n').length,
    2,
  );
});

test('what leads out of the workspace or is no address is left alone', () => {
  for (const url of [
    'https://x.y/z',
    'mailto:a@b.c',
    '/guide/x.md',
    'file:///x',
    'C:\\x.md',
    '//host/x',
    '../../../x.md',
    '<path>',
    '{{x}}',
    '~/x',
    '...',
    '\u2026',
    '',
  ]) {
    assert.equal(linkTarget('specs/001-a/plan.md', url), undefined, url);
  }
  assert.deepEqual(linkTarget('specs/001-a/plan.md', '/specs/x.md'), { path: 'specs/x.md' });
  assert.equal(linkTarget('docs/blog/a.md', '/docs/public-benchmarks'), undefined, 'a page of a site');
  assert.deepEqual(linkTarget('docs/blog/a.md', '/docs/images/'), { path: 'docs/images' });
  assert.deepEqual(linkTarget('a/b.md', '../c%ZZ.md#d'), { path: 'c%ZZ.md', anchor: 'd' });
  const unread = checkDocument(parseDocument('a.md', '[a](b.md)'), () => undefined);
  assert.deepEqual(unread, []);
});

test('repeated headings have numbered anchors', () => {
  assert.deepEqual(findings('# T\n\n## A\n\nx\n\n## B\n\n### A\n\nx [1](#a) [2](#a-1) [3](#a-2)\n'), [
    '11: There is no heading for #a-2 in this document. Correct the link.',
  ]);
});

test('a link to a heading in a badly closed block is not told beside the block', () => {
  const text = '# T\n\n[a](#risks) [b](#none)\n\n```\ncode\n\n## Risks\n\ntext\n';
  const found = checkDocument(parseDocument('a.md', text), () => undefined).map(({ rule }) => rule);
  assert.deepEqual(found, ['structure/broken-link', 'structure/unclosed-fence']);
});

test('blocks that are shifted by one line of marks are one finding, whatever leads to the headings in them', () => {
  const text = [
    '# T\n\n[a](#first) [b](#second-part) [c](#third) [d](#none)\n\n## First\n',
    '```\ncode\n\n**Case**\n```\n\nmore code\n\n```\n\n## Second part\n\n```\n\ncode\n\n```\n\n## Third\n\ntext\n\n```\n\ncode\n',
  ].join('\n');
  const all = checkDocument(parseDocument('a.md', text), () => undefined);
  assert.deepEqual(
    all.map(({ rule, place, message }) => `${rule} ${place.line}: ${english(message)}`),
    [
      'structure/broken-link 3: There is no heading for #none in this document. Correct the link.',
      'structure/unclosed-fence 15: The heading "Second part" stands in this code block, and a link leads to it. ' +
        'A line with ``` is missing or too many, here or above.',
    ],
  );
});

test('a heading that is shown in code is no target', () => {
  for (const code of ['## Risks', '# Title\n\n## Risks\n\ntext']) {
    assert.deepEqual(findings(`# T\n\n[a](#risks)\n\n\`\`\`\n${code}\n\`\`\`\n\ntext\n`), [
      '3: There is no heading for #risks in this document. Correct the link.',
    ]);
  }
  assert.deepEqual(findings('# T\n\n[a](#risks)\n\ntext\n\n<!-- hidden\n\n## Risks\n'), []);
});

test('a link in a text that is quoted for another file is not judged from here', () => {
  for (const text of [
    '- **README**: Replace with: *"For more, see [the guide](./GUIDE.md)."*',
    'Update `README.md` with a single line: "See [the guide](./GUIDE.md) and [more](./MORE.md#a)."',
    'Add “See [the guide](GUIDE.md)” below the title.',
    'In „Einf\u00fchrung“ (docs/start.md) steht dann „Siehe [Anleitung](GUIDE.md)“.',
    '| T1 | Insert "![logo](logo.png)" at the top |',
  ]) {
    assert.deepEqual(findings(`# T\n\n${text}\n`), [], text);
  }
  for (const text of [
    'Replace the text by what [the guide](GUIDE.md) says.',
    'Replace "old" in README.md by what [the guide](GUIDE.md) says, and "new" stays.',
    'The "guide" is here: [the guide](GUIDE.md).',
    'He said: "see [the guide](GUIDE.md)."',
    'In plan.md it says: "see [the guide](GUIDE.md)."',
    'Replace 5" screens: see [the guide](GUIDE.md).',
  ]) {
    assert.equal(findings(`# T\n\n${text}\n`).length, 1, text);
  }
});

test('a link to the disk of whoever wrote it is found, and many of them are one finding', () => {
  const said = (url: string) =>
    `1: This link leads to the disk of one computer: ${url}. Write the path from this document, such as ../../src/app.ts.`;
  for (const url of [
    'file:///d:/shop/src/app.ts',
    'file:///Users/ann/shop/README.md#L10',
    'file://apps/web/src/store.ts',
    'C:\\shop\\x.md',
    'c:/shop/x.md',
    '/Users/ann/shop/x.md',
    '/home/ann/shop/x.md',
    '/mnt/c/shop/x.md',
  ]) {
    assert.deepEqual(findings(`[a](${url})\n`), [said(url)], url);
    assert.deepEqual(findings(`[a][b]\n\n[b]: ${url}\n`), [said(url).replace('1', '3')], url);
  }
  const many = [1, 2, 3, 4].map((at) => `- [a](file:///d:/shop/${at}.ts)`).join('\n');
  assert.deepEqual(findings(`# T\n\n${many}\n`), [
    '3: 4 links of this document lead to the disk of one computer; this is the first. ' +
      'Write paths from this document, such as ../../src/app.ts.',
  ]);
});

test('forms of such paths, paths of a site and code lead to no disk', () => {
  for (const text of [
    '[a](file:///path/to/file.ts)',
    '[a](file:///<root>/x.ts)',
    '[a](file:///{folder}/x.ts)',
    '[a](file:///absolute/path.md)',
    '[a](file:///...)',
    '[a](file:///)',
    '[a](/users/7/loans/x)',
    '[a](/home/start)',
    '[a](/Users)',
    '[a](vscode://file/x)',
    '`[a](file:///d:/shop/x.ts)`',
    'file:///d:/shop/x.ts',
  ]) {
    assert.deepEqual(findings(`${text}\n`), [], text);
  }
});

test('a link that misses an anchor by a sign alone is told which it is', () => {
  assert.deepEqual(findings('# T\n\n[a](#flow-of-loans)\n\n## \u{1f504} Flow of loans\n\ntext\n'), [
    '3: There is no heading for #flow-of-loans; that of “\u{1f504} Flow of loans” is #-flow-of-loans. Correct the link.',
  ]);
});

test('a name in other letters is told', () => {
  assert.deepEqual(findings('[a](SPEC.md)\n'), [
    '1: There is no file specs/001-a/SPEC.md, but specs/001-a/spec.md. Correct the link.',
  ]);
});

test('the links of a template are those of its copies', () => {
  const said = (path: string) => {
    const document = parseDocument(path, '[a](NNN-other.md)\n');
    const set: DocumentSet = { folder: 'specs', documents: [document], files: [], exists: () => false };
    return checkDocument(document, () => undefined, undefined, set).length;
  };
  assert.deepEqual([said('specs/SPEC_TEMPLATE.md'), said('specs/templates/plan.md'), said('specs/plan.md')], [0, 0, 1]);
});
