// The elements of the plans view. Each carries what the commands about it need: the menus hand it over as it is.
import type { PlanFolder } from '../../app/plans/folders.ts';

interface Shared {
  /** No two elements share it. */
  readonly id: string;
  /** URI of the workspace folder, as text. */
  readonly folder: string;
  readonly parent?: PlanNode;
}

interface InFile extends Shared {
  /** Of the document, relative to the workspace folder. */
  readonly path: string;
}

export type PlanNode =
  /** A folder of a workspace that has several. */
  | (Shared & { readonly kind: 'workspace'; readonly name: string })
  | (Shared & { readonly kind: 'group'; readonly group: PlanFolder['kind'] })
  /** A task folder or a feature; `path` is its main document. */
  | (InFile & { readonly kind: 'plan'; readonly plan: PlanFolder; readonly run?: string })
  | (InFile & { readonly kind: 'document'; readonly name: string; readonly set: string; readonly run?: string })
  /** Tasks under one heading. */
  | (InFile & { readonly kind: 'chapter'; readonly title: string; readonly tasks: readonly TaskLine[] })
  | (InFile & {
      readonly kind: 'task';
      readonly task: TaskLine;
      readonly more: readonly [task: string, line: number, checked: boolean];
    })
  | (InFile & {
      readonly kind: 'phase';
      readonly phase: PhaseLine;
      /** What follows the file in the arguments of a command. */
      readonly more: readonly [phase: string];
    })
  | (InFile & {
      readonly kind: 'question';
      readonly question: string;
      readonly line: number;
      readonly more: readonly [line: number];
    })
  | (InFile & {
      readonly kind: 'decision';
      readonly decision: string;
      readonly title: string;
      readonly outcome: string;
      readonly provisional: boolean;
      readonly line: number;
      readonly more: readonly [decision: string];
    })
  | (InFile & {
      readonly kind: 'stale';
      readonly section: string;
      readonly line: number;
      readonly more: readonly [section: string];
    })
  /** A run that has made no document yet. */
  | (Shared & {
      readonly kind: 'run';
      readonly run: string;
      readonly title: string;
      readonly detail: string;
      readonly waits: boolean;
    });

export interface TaskLine {
  readonly id: string;
  readonly title: string;
  readonly state: 'open' | 'done' | 'partial' | 'dropped';
  readonly line: number;
  /** Offset of the character between the brackets; missing where the task has no box. */
  readonly box?: number;
}

export interface PhaseLine {
  readonly number: string;
  readonly title: string;
  readonly line: number;
  readonly status: 'planned' | 'active' | 'completed' | 'blocked' | 'reopened';
  readonly detail: string;
  readonly isStale: boolean;
  readonly actions: readonly string[];
}
