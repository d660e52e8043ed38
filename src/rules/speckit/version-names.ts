// A version that the plan gives is the same in the other documents.
import { grouped } from '../../documents/grouped.ts';
import { say } from '../../documents/sentence.ts';
import { readable } from '../../documents/speckit/readable.ts';
import { readVersions, sameVersion, type NamedVersion } from '../../documents/speckit/versions.ts';
import { likely } from '../origin.ts';
import { featureRule } from './rule.ts';

/** A line that speaks of more than one version on purpose. */
const weighing =
  /\b(?:from|upgrad\w*|migrat\w*|instead|alternativ\w*|legacy|previous|old|older|since|before|earlier|deprecated|reject\w*|vs\.?|not|until|was(?= v?\d)|introduced|minimum|at least|or (?:newer|later|higher)|compatib\w*|support\w*|breaking|latest|today|current|spec|ADR|section|issue|PR|phase)\b|→|->|>=|\+/i;

export const versionNames = featureRule(
  'version-names',
  ['tasks', 'quickstart', 'research', 'data-model', 'dependencies', 'testing-strategy', 'executive-summary'],
  {
    severity: 'warning',
    summary: say('A library or tool has one version throughout the feature.'),
    why: say('Two versions of one thing are two plans, and one of them does not work.'),
    wrong: '(plan.md: “PostgreSQL 17”)\n\nStart PostgreSQL 15 with docker compose.',
    right: 'Start PostgreSQL 17 with docker compose.',
  },
  ({ document, feature, set }) => {
    const plan = feature.get('plan');
    if (plan === undefined) return [];
    const source = readable(plan);
    const context = source.document.sections.find(({ title }) => /technical context/i.test(title));
    if (context === undefined) return [];
    const stated = readVersions(plan).filter(({ span, exact, name }) => {
      return (
        exact && isName(name) && span.start >= source.offset(context.start) && span.start < source.offset(context.end)
      );
    });
    const byKey = grouped(stated, ({ key }) => key);
    const said = new Set<string>();
    return readVersions(document).flatMap((other) => {
      const [planned, ...more] = byKey.get(other.key) ?? [];
      if (planned === undefined || more.length > 0 || said.has(other.key) || !isOther(planned, other)) return [];
      said.add(other.key);
      const message = say(
        'The plan has {0} {1}, this says {2}. Use one version in both.',
        planned.name,
        planned.version,
        other.version,
      );
      return [{ severity: likely(set), span: other.span, message }];
    });
  },
);

function isName(name: string): boolean {
  return (
    /^[@A-Z]|[.-]/.test(name) &&
    !/^(?:(?:Phase|Step|Option|Principle|Section|Sprint|Spec|Feature|Task|Level|Tier|Version|Scenario|Requirement|Criterion|Decision|Milestone|Iteration|Release|Chapter|Part|Figure|Table|Line|Page)s?|Stor(?:y|ies)|Criteria|US|API|HTTP|Top|Max|Min|RFC|ISO|IEC|IEEE|DIN|EN|ECMA|ADR|CVE|CWE|BCP|PEP|NIST|WCAG|Issue|PR)$/.test(
      name,
    )
  );
}

function isOther(planned: NamedVersion, other: NamedVersion): boolean {
  // `VRF (26 rounds a year)` counts something.
  if (/^\d+$/.test(other.version) && new RegExp(`\\(${other.version} \\p{L}`, 'u').test(other.line)) return false;
  return other.exact && !sameVersion(planned.version, other.version) && !weighing.test(other.line);
}
