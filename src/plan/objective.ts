// Which of two plans is better: (U, V, C), compared in this order.

/** What one unit of each term of the cost C weighs. All finite and ≥ 0. */
export interface Weights {
  /** Per minute of travel on all shifts that have visits. Default 1. */
  readonly travelMinute: number;
  /** Per distinct practitioner beyond the first whom a patient sees. Default 15. */
  readonly extraFace: number;
  /** Per visit, to a patient who prefers somebody, by somebody else. Default 5. */
  readonly unpreferredVisit: number;
  /** Per wall-clock minute between an occurrence's start and the nearest of its preferred times. Default 0.1. */
  readonly offPeakMinute: number;
  /** Per minute of the largest of those distances, so that lateness is shared. Default 0. */
  readonly worstOffPeakMinute: number;
}

/** The weights of C where the caller gives none: about a quarter of an hour's drive for one more face. */
export const DEFAULT_WEIGHTS: Weights = Object.freeze({
  travelMinute: 1,
  extraFace: 15,
  unpreferredVisit: 5,
  offPeakMinute: 0.1,
  worstOffPeakMinute: 0,
});

/** What a plan is worth; lower is better in each. */
export interface Score {
  /** U: the sum of `priority` over the occurrences left undone. */
  readonly unscheduled: number;
  /** V: the number of visits; a double-handed occurrence is in two. */
  readonly visits: number;
  /** C: the weighted sum of travel, faces, preferences and off-peak minutes. */
  readonly cost: number;
}

/** Two costs closer than this are the same cost: sums of tenths are not exact in binary. */
export const COST_TOLERANCE = 1e-6;

/**
 * Compares two scores: U first, then V, then C to within `COST_TOLERANCE`.
 *
 * @returns negative when `a` is better, positive when `b` is better, 0 when neither is.
 */
export function compareScores(a: Score, b: Score): number {
  if (a.unscheduled !== b.unscheduled) return a.unscheduled - b.unscheduled;
  if (a.visits !== b.visits) return a.visits - b.visits;
  return Math.abs(a.cost - b.cost) <= COST_TOLERANCE ? 0 : a.cost - b.cost;
}
