// What kind of work a plan is about, for what is usual in such work.
import { kindsOf } from '../../brief/offline/draft/kinds.ts';
import type { WorkKind } from '../../brief/offline/phrases/types.ts';
import type { PlanOutline } from '../facts.ts';
import { clausesOf } from '../sizing/clauses.ts';
import { isReport, reportIn } from '../sizing/reports.ts';

/**
 * The kinds, the surest first. A wish that tells what goes wrong today is no repair: what is usual for one would be
 * made up for it. So the kind of a repair is left only to what reports a defect, and to the smallest work.
 */
export function workKinds(outline: PlanOutline, isSmallest: boolean): readonly WorkKind[] {
  const told = [outline.title, outline.problem, ...outline.objectives, ...outline.inScope].join('\n');
  const objectives = outline.objectives.map(withoutGuard);
  const isGuarded = objectives.some((objective, index) => objective !== outline.objectives[index]);
  const isFaster = speed.test([outline.title, outline.problem, ...objectives].join('\n'));
  const found = kindsOf({ ...outline, goals: objectives, tickets: [] }).filter(
    (kind) => (kind !== 'performance' || isFaster || !isGuarded) && (kind !== 'theming' || theme.test(told)),
  );
  const kinds: readonly WorkKind[] = found.length > 0 ? found : ['general'];
  const others = kinds.filter((kind) => kind !== 'bugfix');
  if (isReport(reportIn(told, clausesOf(told)), 0))
    return ['bugfix', ...others.filter((kind) => kind !== 'general').slice(0, 1)];
  return isSmallest || others.length === kinds.length ? kinds : others.length > 0 ? others : ['general'];
}

/** “Reading must not become slower” limits a change; it does not ask for speed. */
function withoutGuard(statement: string): string {
  return statement.replace(guard, '');
}

const guard =
  /(?<!\p{L})(?:not|never|no|without|nicht|kein\p{L}*|ohne|pas|sans|sin|não|sem|non|senza|не|без)(?!\p{L})[^.;]{0,60}?(?:slow\w*|langsam\p{L}*|lent\p{L}*|медленн\p{L}*)|不(?:会|得|能)?变慢|遅く(?:なら|しない|なっては)/iu;
const speed =
  /slow\w*|performance|latency|faster|speed|throughput|memory|timeouts?|langsam\p{L}*|schneller|lent\p{L}*|veloc\p{L}+|prestazion\p{L}+|rapide|rápid|медленн|быстр|производительн|性能|太慢|响应时间|遅い|高速|パフォーマンス/iu;
/** A work about colours is not one about themes. */
const theme =
  /dark|theme|theming|light mode|contrast|dunk\p{L}*|thème|sombre|tema|oscuro|escuro|scur[ao]|тёмн|темн|暗|深色|夜间|主题|ダーク|テーマ/iu;
