// Which plan and phase a message such as `/complete reminder-mails 2` names. Pure.
import type { PlanStatus } from '../../app/phases/status.ts';

export interface PhaseRequest {
  /** The plans that the words fit; all where no word names one. */
  readonly plans: readonly PlanStatus[];
  /** As it was named. */
  readonly phase?: string;
}

/** Reads a message. `paths` are of attached files: a plan among them is the one that is meant. */
export function readRequest(text: string, plans: readonly PlanStatus[], paths: readonly string[] = []): PhaseRequest {
  const words = text
    .split(/\s+/)
    .map((word) => word.replace(/^["'`(“„]+|["'`)”“,;:!?.]+$/gu, ''))
    .filter((word) => word !== '' && !/^(?:phase|of|in|the|plan’s|von|der|#file.*)$/i.test(word));
  const attached = plans.filter(({ path }) => paths.includes(path));
  const phase = words.findLast((word) => /^(?:\d+(?:\.\d+)?|[A-Za-z]|[IVX]{1,4}|plan)$/.test(word));
  const names = words.filter((word) => word !== phase).map((word) => word.toLowerCase());
  const all = attached.length > 0 ? attached : plans;
  const fitting = all.filter((plan) => {
    const said = `${plan.path} ${plan.kind === 'plan' ? plan.title : ''}`.toLowerCase();
    return names.every((name) => said.includes(name));
  });
  return { plans: names.length === 0 ? all : fitting, ...(phase === undefined ? {} : { phase }) };
}
