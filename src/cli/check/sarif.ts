// The check as SARIF 2.1.0 (OASIS), for code scanning on GitHub and for viewers.
import { fingerprint } from '../../app/check/baseline.ts';
import type { CheckedFile } from '../../app/check/session.ts';
import type { RulePage } from '../../core/rule.ts';
import type { Finding, Severity } from '../../documents/finding.ts';
import { english } from '../../documents/sentence.ts';
import type { CheckReport } from '../check.ts';
import { regionsOf } from './region.ts';

/** One log with one run, with the same bytes for the same result. What is ignored or known is in it as suppressed. */
export function checkSarif({ result, pages, version }: CheckReport): string {
  const ids = [...pages.keys()].sort();
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Planner', version, rules: ids.map((id) => ruleSarif(id, pages.get(id))) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [base]: { description: { text: 'The workspace folder.' } } },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: result.notes.map((note) => ({
              level: 'note',
              message: { text: english(note) },
            })),
          },
        ],
        results: result.files.flatMap((file) => fileSarif(file, ids)),
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

const base = '%SRCROOT%';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

function ruleSarif(id: string, page: RulePage | undefined): object {
  if (!page) return { id };
  const summary = english(page.summary);
  const why = english(page.why);
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: `${summary} ${why}` },
    help: {
      text: `${why}\n\nWrong:\n\n${page.wrong}\n\nRight:\n\n${page.right}`,
      markdown: `${why}\n\nWrong:\n\n${fenced(page.wrong)}\n\nRight:\n\n${fenced(page.right)}`,
    },
    defaultConfiguration: { level: levels[page.severity] },
  };
}

/** In a fence that the text cannot close. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([marks]) => marks.length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}markdown\n${text.trimEnd()}\n${marks}`;
}

function fileSarif(file: CheckedFile, ids: readonly string[]): readonly object[] {
  const region = regionsOf(file.text ?? '');
  const artifactLocation = { uri: file.path.split('/').map(encodeURIComponent).join('/'), uriBaseId: base };
  const times = new Map<string, number>();
  const resultOf = (finding: Finding, suppressions: readonly object[]): object => {
    const print = fingerprint(file, finding);
    const time = (times.get(`${finding.rule} ${print}`) ?? 0) + 1;
    times.set(`${finding.rule} ${print}`, time);
    const { rule, severity, place, message, fix } = finding;
    return {
      ruleId: rule,
      ...(ids.includes(rule) ? { ruleIndex: ids.indexOf(rule) } : {}),
      level: levels[severity],
      message: { text: english(message) },
      locations: [{ physicalLocation: { artifactLocation, region: region(place.start, place.end) } }],
      partialFingerprints: { 'plannerFinding/v1': `${print}:${time}` },
      ...(fix ? { fixes: [fixSarif(fix)] } : {}),
      ...(suppressions.length > 0 ? { suppressions } : {}),
    };
  };
  const fixSarif = ({ title, edits }: NonNullable<Finding['fix']>): object => ({
    description: { text: english(title) },
    artifactChanges: [
      {
        artifactLocation,
        replacements: edits.map(({ start, end, text }) => ({
          deletedRegion: region(start, end),
          insertedContent: { text },
        })),
      },
    ],
  });
  return [
    ...file.findings.map((finding) => resultOf(finding, [])),
    ...file.ignored.map(({ finding, reason }) => resultOf(finding, [{ kind: 'inSource', justification: reason }])),
    ...file.known.map((finding) => resultOf(finding, [{ kind: 'external', justification: 'In the baseline.' }])),
  ];
}
