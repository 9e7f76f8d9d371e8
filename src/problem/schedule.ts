// What the solver hands back: visits by index, times in ticks. Everything else about a plan follows from them.

/** One visit: who (by shift), from when, and the units done, in the order of delivery. */
export interface ScheduledVisit {
  readonly shift: number;
  readonly patient: number;
  /** Tick at which setup begins. */
  readonly start: number;
  readonly units: readonly number[];
}

export type Schedule = readonly ScheduledVisit[];
