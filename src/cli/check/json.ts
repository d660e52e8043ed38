// The check for programs. README.md documents the fields.
import { fingerprint, headingAt } from '../../app/check/baseline.ts';
import type { CheckedFile } from '../../app/check/session.ts';
import type { Finding } from '../../documents/finding.ts';
import { english } from '../../documents/sentence.ts';
import type { CheckReport } from '../check.ts';
import { countsOf } from './counts.ts';
import { regionsOf, type Region } from './region.ts';

/** It grows when a field changes its meaning or goes. */
const jsonVersion = 1;

/** One object, with the same bytes for the same result. */
export function checkJson({ result, fixed }: CheckReport): string {
  const { files, error, warning, info, ignored, known } = countsOf(result);
  const value = {
    version: jsonVersion,
    summary: {
      files,
      errors: error,
      warnings: warning,
      infos: info,
      ignored,
      baseline: known,
      resolved: result.resolved,
    },
    findings: result.files.flatMap((file) => file.findings.map((finding) => findingJson(file, finding))),
    ignored: result.files.flatMap((file) =>
      file.ignored.map(({ finding, reason }) => ({ ...findingJson(file, finding), reason })),
    ),
    fixed: fixed.map(({ path, rules }) => ({ path, rules })),
    notes: result.notes.map(english),
  };
  return JSON.stringify(value, null, 2);
}

function findingJson(file: CheckedFile, { rule, severity, path, place, message, fix }: Finding): object {
  const region = regionsFor(file);
  return {
    rule,
    severity,
    path,
    ...placeJson(region(place.start, place.end)),
    heading: headingAt(file.document, place.start),
    message: english(message),
    hash: fingerprint(file, { rule, severity, path, place, message }),
    ...(fix
      ? {
          fix: {
            title: english(fix.title),
            edits: fix.edits.map(({ start, end, text }) => ({ ...placeJson(region(start, end)), text })),
          },
        }
      : {}),
  };
}

function placeJson({ startLine, startColumn, endLine, endColumn }: Region): object {
  return { line: startLine, column: startColumn, endLine, endColumn };
}

const known = new WeakMap<CheckedFile, ReturnType<typeof regionsOf>>();

function regionsFor(file: CheckedFile): ReturnType<typeof regionsOf> {
  const regions = known.get(file) ?? regionsOf(file.text ?? '');
  known.set(file, regions);
  return regions;
}
