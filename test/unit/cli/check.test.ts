// `planner check` over fakes: what it prints in each format, and its exit code.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import Ajv from 'ajv-draft-04';
import { main } from '../../../src/cli/main.ts';
import type { Terminal } from '../../../src/cli/session.ts';
import { fakeHost } from '../../fakes/host.ts';
import { MemoryFiles } from '../../fakes/memoryFiles.ts';
import { ScriptedModel } from '../../fakes/scriptedModel.ts';
import { fakeSettings } from '../../fakes/settings.ts';
import type { Settings } from '../../../src/core/ports.ts';

const brief = readFileSync(new URL('../../fixtures/rules/brief.md', import.meta.url), 'utf8');
const path = '.clinespecs/a/task_brief.md';

interface Call {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function shell(texts: Readonly<Record<string, string>>, changes: Partial<Settings> = {}, isColourful = false) {
  const files = new MemoryFiles(texts);
  const host = fakeHost(new ScriptedModel({}), { files, settings: fakeSettings(changes) });
  const call = async (...args: readonly string[]): Promise<Call> => {
    const out: string[] = [];
    const err: string[] = [];
    const terminal: Terminal = {
      open: async () => ({ host, close: async () => undefined }),
      readFile: async () => '',
      readBuilt: async () => '',
      readInput: async () => '',
      print: (text) => out.push(text),
      tell: (text) => err.push(text),
      isColourful,
      signal: new AbortController().signal,
    };
    const code = await main(args, '1.2.3', terminal);
    return { code, out: out.join('\n'), err: err.join('\n') };
  };
  return { call, files };
}

const faulty = { 'specs/1/spec.md': '# S\n\n## E\n\n[x](no.md)\n\n## Summary\n' };

test('without findings the exit code is 0, with some 1, for a wrong call 2', async () => {
  const good = await shell({ [path]: brief }).call('check');
  assert.deepEqual(good, { code: 0, out: '1 file, no findings.', err: '' });
  assert.equal((await shell(faulty).call('check')).code, 1);
  const none = await shell({ 'docs/a.md': '# A\n' }).call('check', '.');
  assert.deepEqual([none.code, none.out], [0, 'There are no planning documents here.']);
  assert.match(none.err, /no Markdown document is in \.clinespecs, specs, \.specify\/specs.*“planner check docs”/);
  const asked = await shell({ 'docs/a.md': '# A\n' }).call('check', '--format', 'json');
  assert.match(asked.out, /"notes": \[\s+"Nothing was checked:/);
  assert.deepEqual(await shell({ 'docs/a.md': '# A\n' }).call('check', 'docs'), {
    ...{ code: 0, out: '1 file, no findings.', err: '' },
  });
  for (const args of [
    ['--format', 'xml'],
    ['--rule', 'x/y'],
    ['none.md'],
    ['../..'],
    ['--nope'],
    ['--fix', '--update-baseline'],
  ]) {
    const { code, err } = await shell(faulty).call('check', ...args);
    assert.equal(code, 2, args.join(' '));
    assert.notEqual(err, '');
  }
});

test('remarks alone do not fail', async () => {
  const rules = { '*': 'info' } as const;
  const { code, out } = await shell(faulty, { rules }).call('check');
  assert.equal(code, 0);
  assert.match(out, /1 file: 2 remarks\.$/);
});

test('the text shows each finding in its lines, then a summary', async () => {
  const { out } = await shell(faulty).call('check');
  assert.equal(
    out,
    [
      'specs/1/spec.md:5:1  warning  structure/broken-link',
      '  There is no file specs/1/no.md. Correct the link, or add the file.',
      '  4 |',
      '> 5 | [x](no.md)',
      '    | ^^^^^^^^^^',
      '  6 |',
      '',
      'specs/1/spec.md:7:1  error  structure/empty-section',
      '  The section "Summary" is empty. Fill it in, or remove its heading.',
      '  6 |',
      '> 7 | ## Summary',
      '    | ^^^^^^^^^^',
      '',
      '1 file: 1 error, 1 warning.',
    ].join('\n'),
  );
});

test('marks stand below what they mark: after tabs, wide characters, in long lines', async () => {
  const marks = async (line: string) => {
    const { out } = await shell({ 'specs/1/spec.md': `# S\n\n${line}\n` }).call(
      'check',
      '--rule',
      'structure/placeholder',
    );
    const lines = out.split('\n');
    const at = lines.findIndex((one) => one.startsWith('> 3 | '));
    return [lines[at]?.slice(6), lines[at + 1]?.slice(6)];
  };
  assert.deepEqual(await marks('a\t{{b}}'), ['a\t{{b}}', ' \t^^^^^']);
  assert.deepEqual(await marks('計画 {{b}}'), ['計画 {{b}}', '     ^^^^^']);
  const [line, mark] = await marks(`${'word '.repeat(200)}{{b}}${' word'.repeat(200)}`);
  assert.equal(line?.length, 100);
  assert.equal(line?.slice(mark?.indexOf('^'), (mark ?? '').length), '{{b}}');
});

test('a document cannot steer the terminal', async () => {
  const { out } = await shell({ 'specs/1/spec.md': '# S\n\n{{\u001b[2J\u202eb}}\n' }).call('check');
  assert.ok(!/[\u001b\u202e]/.test(out));
});

test('colours are for a person, and the words are the same', async () => {
  const plain = await shell(faulty).call('check');
  const coloured = await shell(faulty, {}, true).call('check');
  assert.match(coloured.out, /\u001b\[31merror/);
  assert.equal(coloured.out.replace(/\u001b\[\d+m/g, ''), plain.out);
  assert.ok(!(await shell(faulty, {}, true).call('check', '--format', 'json')).out.includes('\\u001b'));
});

test('the JSON has places from 1, fixes, what is ignored and what the baseline hides', async () => {
  const texts = {
    [path]: `\ufeff${brief}\n---\n`,
    'specs/1/spec.md': '# S\n\n<!-- planner-ignore structure/empty-section: later -->\n\n## E\n',
    'specs/2/spec.md': '# T\n\n## E\n',
  };
  const { call } = shell(texts);
  await call('check', 'specs/2', '--update-baseline');
  const { code, out } = await call('check', '--format', 'json');
  assert.equal(code, 1);
  const report = JSON.parse(out);
  assert.deepEqual(report.summary, {
    files: 3,
    errors: 1,
    warnings: 0,
    infos: 0,
    ignored: 1,
    baseline: 1,
    resolved: 0,
  });
  const [finding] = report.findings;
  assert.deepEqual(
    [finding.rule, finding.line, finding.column, finding.endLine, finding.endColumn],
    ['brief/end', 64, 1, 64, 4],
  );
  assert.equal(finding.heading, 'Shorter sign-in / 6. Open Questions');
  assert.equal(finding.fix.edits.length, 1);
  assert.deepEqual([report.ignored[0].rule, report.ignored[0].reason], ['structure/empty-section', 'later']);
  assert.deepEqual(report.notes, []);
});

test('README.md names every field of the JSON', async () => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  const table = /<summary>The JSON of <code>check[^]*?<\/details>/.exec(readme)?.[0] ?? '';
  const { call } = shell({
    ...faulty,
    [path]: `${brief}\n---\n`,
    'specs/2/spec.md': '# S\n\n<!-- planner-ignore structure/empty-section: later -->\n\n## E\n',
  });
  const { out } = await call('check', '--format', 'json', '--fix');
  const report = JSON.parse(out);
  const entries = [report, report.summary, ...report.findings, ...report.ignored, ...report.fixed];
  const fields = new Set(entries.flatMap((entry: object) => Object.keys(entry)));
  assert.ok(fields.has('fixed') && fields.has('reason') && fields.has('hash') && fields.has('resolved'));
  assert.deepEqual(
    [...fields].filter((field) => !table.includes(`\`${field}\``)),
    [],
  );
});

test('the same input gives the same bytes, in every format, whatever the order of reading', async () => {
  for (const format of ['text', 'json', 'sarif']) {
    const entries = Object.entries({
      ...faulty,
      [path]: `${brief}\n---\n`,
      '.specify/memory/constitution.md': '# C\n\n## E\n',
    });
    const one = await shell(Object.fromEntries(entries)).call('check', '--format', format);
    const other = await shell(Object.fromEntries(entries.toReversed())).call('check', '--format', format);
    assert.equal(one.out, other.out);
  }
});

test('the SARIF keeps to the schema of 2.1.0, with rules, fixes, prints and suppressions', async () => {
  const schema: unknown = JSON.parse(
    readFileSync(
      new URL('../../../node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json', import.meta.url),
      'utf8',
    ),
  );
  assert.ok(typeof schema === 'object' && schema !== null);
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
  const texts = {
    [path]: `${brief}\n---\n`,
    'specs/1 ä#/spec.md': '# S\n\n<!-- planner-ignore structure/empty-section: later -->\n\n## E\n\n## E\n',
    'specs/2/spec.md': '# T\n\n## E\n',
    'specs/3/larger.md': 'x'.repeat(4 * 1024 * 1024 + 1),
  };
  const { call } = shell(texts, { rules: { 'x/y': 'off' } });
  await call('check', 'specs/2', '--update-baseline');
  const { out } = await call('check', '--format', 'sarif');
  const log = JSON.parse(out);
  const isValid: (value: unknown) => boolean = (value) => validate(value);
  assert.ok(isValid(log), JSON.stringify(validate.errors));
  log.runs[0].results[0].level = 'severe';
  assert.ok(!isValid(log));
  const [run] = JSON.parse(out).runs;
  for (const { ruleId, ruleIndex } of run.results) assert.equal(run.tool.driver.rules[ruleIndex].id, ruleId);
  assert.ok(
    run.tool.driver.rules.every(({ help }: { help: { markdown: string } }) => help.markdown.includes('Right:')),
  );
  const of = (uri: string) =>
    run.results.filter((one: SarifResult) => one.locations[0]?.physicalLocation.artifactLocation.uri === uri);
  assert.deepEqual(of('specs/1%20%C3%A4%23/spec.md')[0].locations[0].physicalLocation.region, {
    startLine: 7,
    startColumn: 1,
    endLine: 7,
    endColumn: 5,
  });
  assert.deepEqual(of('specs/1%20%C3%A4%23/spec.md').at(-1).suppressions, [
    { kind: 'inSource', justification: 'later' },
  ]);
  assert.equal(of('specs/2/spec.md')[0].suppressions[0].kind, 'external');
  assert.equal(of(path)[0].fixes[0].artifactChanges[0].replacements.length, 1);
  const prints = run.results.map((one: SarifResult) =>
    JSON.stringify([one.ruleId, one.locations[0]?.physicalLocation.artifactLocation.uri, one.partialFingerprints]),
  );
  assert.equal(new Set(prints).size, prints.length);
  assert.match(JSON.stringify(run.invocations), /names the rule x\/y/);
});

interface SarifResult {
  readonly ruleId: string;
  readonly partialFingerprints: object;
  readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }[];
}

test('--fix repairs, says what, and ends with what is left', async () => {
  const { call, files } = shell({ [path]: `${brief}\n---\n`, ...faulty });
  const { code, out } = await call('check', '--fix');
  assert.equal(code, 1);
  assert.equal(files.texts.get(path), brief);
  assert.match(out, /Fixed \.clinespecs\/a\/task_brief\.md: brief\/end\n\n2 files: 1 error, 1 warning\.$/);
  assert.deepEqual(
    JSON.parse((await shell({ [path]: `${brief}\n---\n` }).call('check', '--fix', '--format', 'json')).out).fixed,
    [{ path, rules: { 'brief/end': 1 } }],
  );
});

test('--rule can be repeated', async () => {
  const { out } = await shell(faulty).call('check', '--rule', 'structure/empty-section', '--rule', 'brief/jira');
  assert.match(out, /1 file: 1 error\.$/);
});

test('--update-baseline lets an old project start clean, and what was repaired is said', async () => {
  const { call, files } = shell(faulty);
  assert.deepEqual(await call('check', '--update-baseline'), {
    code: 0,
    out: '.planner/baseline.json knows 2 findings.',
    err: '',
  });
  assert.deepEqual(await call('check'), { code: 0, out: '1 file, no findings (2 in the baseline).', err: '' });
  files.texts.set('specs/1/spec.md', '# S\n');
  const after = await call('check');
  assert.equal(after.code, 0);
  assert.match(after.err, /of the baseline that are no more: 2\./);
});

test('rules lists all rules, and shows the page of one', async () => {
  const { call } = shell({});
  assert.match((await call('rules')).out, /^brief\/jira +\w+ +\S/m);
  assert.match((await call('rules')).out, /^structure\/ignore +warning/m);
  const { code, out } = await call('rules', 'structure/empty-section');
  assert.equal(code, 0);
  assert.match(
    out,
    /^structure\/empty-section \(error\)\n[^]*Wrong:\n[^]*Right:\n[^]*planner-ignore structure\/empty-section: why/,
  );
  assert.equal((await call('rules', 'x/y')).code, 2);
});
