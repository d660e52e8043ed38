// Which words ask for other phases than a plan has, and the phases that it has by now.
import type { Standing } from '../../core/frame.ts';
import type { Facts } from '../../core/workflow.ts';
import type { Section } from '../../documents/document.ts';
import { readPlanState, type PhaseState } from '../../documents/phase/state.ts';
import type { PresentPhase } from './division.ts';
import type { PlannedPhase } from './order.ts';
import { phasesOf } from './scale.ts';

const ordinal =
  '(?:last|next|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|letzten?|ersten?|zweiten?|dritten?|vierten?|fünften?)';
const phase = '(?:phases?|phasen?|fases?|étapes?|фаз\\p{L}*|этап\\p{L}*)';
/** Words that add, rename, split, merge, move or take out a phase as a whole. */
const meant: readonly RegExp[] = [
  // “add a phase for the admin page”, “eine neue Phase für die Suche”
  new RegExp(
    `(?:^|[^\\p{L}])(?:an?|another|one more|new|extra|additional|eine?|(?:eine )?(?:neue|weitere|zusätzliche)|une(?: autre)?|nouvelle|una|otra|nueva|uma|outra|nova|нов\\p{L}+|ещ[её] од\\p{L}+)(?: [\\p{L}-]+){0,2} ${phase}(?![\\p{L}])(?! \\d)`,
    'iu',
  ),
  // “split phase 2”, “drop the last phase”, “rename phase 1 to …”, “Phase 3 streichen”
  new RegExp(
    `(?:^|[^\\p{L}])(?:split|divide|break|separate|merge|combine|join|drop|remove|delete|cut|omit|skip|leave out|rename|retitle|call|swap|move|reorder|teile?n?|zerlege|trenne|streiche?|entferne|lösche|benenne|nenne|verschiebe|tausche|vereine|divise[rz]?|sépare[rz]?|supprime[rz]?|retire[rz]?|renomme[rz]?|fusionne[rz]?|divide|separa|quita|elimina|borra|renombra|fusiona|remove|exclua|renomeie|junte|раздел\\p{L}+|убери\\p{L}*|удали\\p{L}*|переимену\\p{L}+|объедини\\p{L}*)(?: up)?(?: the| die| der| den| la| el| a| les| las)?(?: whole| entire| ${ordinal})? ${phase}(?![\\p{L}])`,
    'iu',
  ),
  new RegExp(
    `(?:^|[^\\p{L}])(?:drop|remove|delete|cut|omit|split|rename)(?: the)(?: (?!from|of|in|to|for)[\\p{L}-]+){1,3} ${phase}(?! \\d)(?![\\p{L}])`,
    'iu',
  ),
  new RegExp(
    `(?:^|[^\\p{L}])${phase} \\d+(?: (?:und|bis) \\d+)? (?:aufteilen|teilen|streichen|entfernen|löschen|weglassen|umbenennen|zusammenlegen)`,
    'iu',
  ),
  /(?:添加|增加|新增|删除|去掉|拆分|合并|重命名).{0,8}阶段|阶段.{0,6}(?:拆分|合并|删除|去掉)/u,
  /(?:フェーズ|段階).{0,10}(?:追加|削除|分割|統合|分け|改名)/u,
];

/** Whether words of the user ask for other phases than a plan with phases has. */
export function isDivision(said: string, facts: Facts): boolean {
  return phasesOf(facts).length > 0 && meant.some((words) => words.test(said));
}

/** The phases as the document has them, whoever wrote them; nothing where it has none. */
export function presentPhases({ document, isPlanners }: Standing, facts: Facts): readonly PresentPhase[] | undefined {
  const state = readPlanState(document);
  if (state.kind === 'unreadable') return undefined;
  const numbered = state.phases.filter(({ unit }, index) => unit.number === String(index + 1));
  if (numbered.length === 0 || numbered.length !== state.phases.length) return undefined;
  const isOurForm = ({ unit }: PhaseState, index: number): boolean =>
    document.sections.some((section) => section.start === unit.start && isPhaseHeading(section, index + 1));
  if (!numbered.every(isOurForm)) return undefined;
  const known = phasesOf(facts);
  return numbered.map((one, index) => {
    const { unit, status } = one;
    const own = document.sections.filter(({ start, end }) => start >= unit.start && end <= unit.end);
    const same = known.find(({ title }) => fold(title) === fold(unit.title)) ?? known[index];
    const proof = unit.proofCommand ?? same?.proof;
    return {
      number: index + 1,
      title: unit.title,
      goal: same?.goal ?? '',
      dependsOn: numbersOf(one),
      ...(proof === undefined ? {} : { proof }),
      status,
      fixed: status !== 'planned',
      edited: !own.every(isPlanners),
    };
  });
}

/** Whether a section is a phase of that number, in the form that Planner writes. */
export function isPhaseHeading({ title, depth }: Section, number: number): boolean {
  return depth === 2 && new RegExp(`^Phase ${number}(?!\\d)`, 'i').test(title);
}

/** The phases that a document has, as a run learns them from it. */
export function phasesIn(standing: Standing, facts: Facts): readonly PlannedPhase[] | undefined {
  return presentPhases(standing, facts)?.map(({ title, goal, dependsOn, proof }) => ({
    title,
    goal,
    dependsOn,
    ...(proof === undefined ? {} : { proof }),
  }));
}

function numbersOf({ unit }: PhaseState): readonly number[] {
  return unit.dependsOn.map(Number).filter((number) => Number.isInteger(number) && number > 0);
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
