// Checks documents again and again as they change: what has not changed is neither parsed nor judged again.
import pLimit from 'p-limit';
import {
  isOn,
  judge,
  judgeFile,
  readableRule,
  ruleIds,
  runRules,
  weigh,
  type Ignored,
  type Policy,
  type RuleRun,
} from '../../core/findings.ts';
import type { Ports } from '../../core/ports.ts';
import type { Rule, Verdicts } from '../../core/rule.ts';
import { unknownRules } from '../../core/severities.ts';
import type { MarkdownDocument } from '../../documents/document.ts';
import type { DocumentSet } from '../../documents/documentSet.ts';
import type { Finding } from '../../documents/finding.ts';
import type { Sentence } from '../../documents/sentence.ts';
import { hideKnown, readBaseline, type Baseline } from './baseline.ts';
import { collect, isPlan, type Collected, type Group } from './collect.ts';
import { memoryFolder, spotOf } from './layout.ts';
import { lookUpLinks } from './links.ts';
import { judgeTexts, load, type Loaded } from './load.ts';
import { tableFor } from './table.ts';

/** What a check stands on: a `Host` is one. */
export interface CheckHost {
  readonly rules: readonly Rule[];
  readonly ports: Pick<Ports, 'files' | 'checkers' | 'settings'>;
}

export interface CheckOptions {
  /** Workspace-relative files and folders; without any, all planning documents of the workspace. */
  readonly paths?: readonly string[];
  /** Ids of the only rules to go by. */
  readonly only?: readonly string[];
  /** Findings that the baseline knows are shown too. */
  readonly withKnown?: boolean;
}

/** What was found in one file. */
export interface CheckedFile {
  readonly path: string;
  /** As it was checked; nothing where it could not be read. */
  readonly text?: string;
  /** Its headings, without the tree: of a large workspace those of all documents would not fit. Nothing for what is no Markdown. */
  readonly document?: Pick<MarkdownDocument, 'sections'>;
  readonly findings: readonly Finding[];
  /** What a comment in the document says is meant. */
  readonly ignored: readonly Ignored[];
  /** What the baseline knows. */
  readonly known: readonly Finding[];
}

export interface CheckResult {
  /** By path. */
  readonly files: readonly CheckedFile[];
  /** What somebody should know beside the findings: settings that cannot be used, what the baseline need not hold. */
  readonly notes: readonly Sentence[];
  /** How many findings of the baseline are no more. */
  readonly resolved: number;
}

/** A check with a memory. */
export interface CheckSession {
  /** Checks what the options name. Throws `usage` for a path that is not there, `baseline.malformed`. */
  check(options: CheckOptions, signal: AbortSignal): Promise<CheckResult>;
  /**
   * Checks a file that changed, and what belongs with it: only rules that look at other documents are asked again about
   * those. The result has all of these files; none where the file only stands in a folder with the name of the specs.
   */
  recheck(path: string, signal: AbortSignal): Promise<CheckResult>;
}

interface Entry {
  readonly loaded: Loaded;
  readonly verdicts: Verdicts;
  readonly runs: readonly RuleRun[];
}

/** How many files are read, and texts judged, at the same time. */
const atOnce = 8;

/** What is found in the documents of a folder beside what rules see. */
export type Beside = (set: DocumentSet) => Promise<readonly Finding[]>;

export interface CheckSessionOptions {
  readonly beside?: Beside;
  /** Whether each document is forgotten as soon as nothing needs it: for a single check. */
  readonly isBrief?: boolean;
}

/** Makes a session. `host` is asked anew for each check: settings may change in between. */
export function createCheckSession(
  host: () => CheckHost,
  { beside = async () => [], isBrief = false }: CheckSessionOptions = {},
): CheckSession {
  const entries = new Map<string, Entry>();

  async function check(options: CheckOptions, signal: AbortSignal): Promise<CheckResult> {
    const { ports, rules } = host();
    const policy: Policy = {
      rules: await tableFor(rules, ports.files),
      ...(ports.settings.rules ? { severities: ports.settings.rules } : {}),
      ...(options.only ? { only: options.only } : {}),
    };
    const collected = await collect(ports, options.paths ?? [], signal);
    // One group after another, so that only its documents and those that others need too are held.
    const uses = new Map<string, number>();
    for (const path of collected.groups.flatMap(pathsOf)) uses.set(path, (uses.get(path) ?? 0) + 1);
    const loaded = new Map<string, Loaded>();
    const found = new Set<string>();
    const files: CheckedFile[] = [];
    for (const group of collected.groups) {
      const paths = pathsOf(group);
      for (const one of await loadAll(
        ports.files,
        paths.filter((path) => !loaded.has(path)),
        signal,
      )) {
        loaded.set(one.path, one);
        found.add(one.path);
      }
      files.push(...(await checkGroup(group, loaded, ports, policy, signal)));
      for (const path of paths) {
        const left = (uses.get(path) ?? 1) - 1;
        uses.set(path, left);
        if (left === 0) loaded.delete(path);
      }
    }
    if (collected.isAll) for (const path of entries.keys()) if (!found.has(path)) entries.delete(path);
    const sorted = files.sort((one, other) => (one.path < other.path ? -1 : 1));
    const notes = unknownRules(ports.settings.rules, ruleIds(policy.rules));
    const baseline = options.withKnown ? undefined : await readBaseline(ports.files);
    return withBaseline(sorted, baseline, notes, collected, policy);
  }

  async function loadAll(
    files: Ports['files'],
    paths: readonly string[],
    signal: AbortSignal,
  ): Promise<readonly Loaded[]> {
    const found = await pLimit(atOnce).map([...paths], async (path) => {
      signal.throwIfAborted();
      return load(files, path, entries.get(path)?.loaded);
    });
    return found.flatMap((one) => one ?? []);
  }

  async function checkGroup(
    group: Group,
    loaded: ReadonlyMap<string, Loaded>,
    ports: CheckHost['ports'],
    policy: Policy,
    signal: AbortSignal,
  ): Promise<readonly CheckedFile[]> {
    const wanted = group.wanted.flatMap((path) => loaded.get(path) ?? []);
    const members = [...wanted, ...group.beside.flatMap((path) => loaded.get(path) ?? [])];
    const views = (some: readonly Loaded[]) =>
      some.flatMap((one) => (one.kind === 'document' ? [one.readable.view] : []));
    const set: DocumentSet = {
      folder: group.folder,
      documents: views(members),
      files: members.flatMap((one) => (one.kind === 'file' ? [one.file] : [])),
      exists: await lookUpLinks(ports.files, views(wanted)),
    };
    const others = (await beside(set)).filter(({ rule }) => isOn(rule, policy));
    const checked: CheckedFile[] = [];
    for (const one of wanted) {
      const own = others.filter(({ path }) => path === one.path);
      checked.push(await checkOne(one, set, ports.checkers, policy, own, signal));
    }
    return checked;
  }

  async function checkOne(
    loaded: Loaded,
    set: DocumentSet,
    checkers: Ports['checkers'],
    policy: Policy,
    others: readonly Finding[],
    signal: AbortSignal,
  ): Promise<CheckedFile> {
    signal.throwIfAborted();
    const { path } = loaded;
    if (loaded.kind === 'unreadable') {
      const place = { start: 0, end: 0, line: 1, column: 1 };
      const { id: rule, page } = readableRule;
      const finding: Finding = { rule, severity: page.severity, path, place, message: loaded.reason };
      const findings = isOn(rule, policy) ? weigh(finding, policy.severities) : [];
      return { path, findings, ignored: [], known: [] };
    }
    const before = entries.get(path);
    const isSame = before?.loaded === loaded;
    const verdicts = isSame ? before.verdicts : await judgeTexts(checkers, loaded, signal);
    if (loaded.kind === 'file') {
      if (!isBrief) entries.set(path, { loaded, verdicts, runs: [] });
      return {
        path,
        text: loaded.file.text,
        findings: [...judgeFile(loaded.file, verdicts, set, policy), ...weighed(others, policy)],
        ignored: [],
        known: [],
      };
    }
    const { readable } = loaded;
    const runs = runRules(readable, verdicts, set, policy, isSame ? before.runs : []);
    if (!isBrief) entries.set(path, { loaded, verdicts, runs });
    const { text, sections } = readable.document;
    return { path, text, document: { sections }, ...judge(readable, runs, policy, others), known: [] };
  }

  return {
    check,
    recheck: async (path, signal) => {
      const { ports } = host();
      const spot = spotOf(path, ports.settings);
      if (!spot) return check({ paths: [path] }, signal);
      if (!(await isPlan(ports, path, spot, signal))) return { files: [], notes: [], resolved: 0 };
      // The project's memory stands beside every document of the project.
      return check(spot.set.endsWith(memoryFolder) ? {} : { paths: [spot.set] }, signal);
    },
  };
}

function pathsOf({ wanted, beside }: Group): readonly string[] {
  return [...new Set([...wanted, ...beside])];
}

function weighed(findings: readonly Finding[], { severities }: Policy): readonly Finding[] {
  return findings.flatMap((finding) => weigh(finding, severities));
}

function withBaseline(
  files: readonly CheckedFile[],
  baseline: Baseline | undefined,
  notes: readonly Sentence[],
  collected: Collected,
  policy: Policy,
): CheckResult {
  if (!baseline) return { files, notes, resolved: 0 };
  const hidden = hideKnown(files, baseline, { isAll: collected.isAll, isAsked: (rule) => isOn(rule, policy) });
  return { files: hidden.files, notes: [...notes, ...hidden.notes], resolved: hidden.resolved };
}
