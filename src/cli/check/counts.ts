// How much was found, for the summaries of all formats.
import type { CheckResult } from '../../app/check/session.ts';
import type { Severity } from '../../documents/finding.ts';

/** Files that were checked, findings by severity, and what is not shown. */
export type Counts = Readonly<Record<Severity | 'files' | 'ignored' | 'known', number>>;

/** Counts a result. */
export function countsOf({ files }: CheckResult): Counts {
  const all = files.flatMap(({ findings }) => findings);
  const of = (severity: Severity) => all.filter((finding) => finding.severity === severity).length;
  return {
    files: files.length,
    error: of('error'),
    warning: of('warning'),
    info: of('info'),
    ignored: files.reduce((sum, { ignored }) => sum + ignored.length, 0),
    known: files.reduce((sum, { known }) => sum + known.length, 0),
  };
}
