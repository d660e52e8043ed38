// Which repairs a diagram may need, by the start of its header.
import type { Repair } from './lines.ts';
import * as charts from './repair-charts.ts';
import { classRepairs } from './repair-class.ts';
import { erRepairs } from './repair-er.ts';
import { flowRepairs } from './repair-flow.ts';
import { sequenceRepairs } from './repair-sequence.ts';
import { stateRepairs } from './repair-state.ts';
import * as trees from './repair-trees.ts';

/** In the order in which they are tried. */
export const repairsByType: readonly (readonly [type: RegExp, repairs: readonly Repair[]])[] = [
  [/^(?:graph|flowchart|swimlane)\b/, flowRepairs],
  [/^sequenceDiagram\b/, sequenceRepairs],
  [/^classDiagram/, classRepairs],
  [/^stateDiagram/, stateRepairs],
  [/^erDiagram/, erRepairs],
  [/^gantt\b/, charts.ganttRepairs],
  [/^pie\b/, charts.pieRepairs],
  [/^journey\b/, charts.journeyRepairs],
  [/^timeline\b/, charts.timelineRepairs],
  [/^quadrantChart\b/, charts.quadrantRepairs],
  [/^xychart/, charts.xychartRepairs],
  [/^sankey/, charts.sankeyRepairs],
  [/^packet/, charts.packetRepairs],
  [/^radar/, charts.radarRepairs],
  [/^mindmap\b/, trees.mindmapRepairs],
  [/^kanban\b/, trees.kanbanRepairs],
  [/^treemap/, trees.treemapRepairs],
  [/^gitGraph\b/, trees.gitRepairs],
  [/^C4/, trees.c4Repairs],
  [/^requirementDiagram\b/, trees.requirementRepairs],
  [/^block/, trees.blockRepairs],
  [/^architecture/, trees.architectureRepairs],
];
