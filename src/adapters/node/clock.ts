// The system's clock.
import type { Clock } from '../../core/ports.ts';

/** Yields the time of this computer. */
export const systemClock: Clock = { now: () => new Date() };
