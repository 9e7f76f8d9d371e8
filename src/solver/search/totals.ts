// What the search's current solution comes to.

/** The terms of (U, V, C), as the current visits have them at their earliest times. */
export interface Totals {
  unscheduled: number;
  /** Occurrences left undone. */
  undone: number;
  visits: number;
  travel: number;
  extraFaces: number;
  unpreferred: number;
  offPeak: number;
  /** Kept only where it weighs something. */
  worstOffPeak: number;
}

export const NOTHING: Readonly<Totals> = {
  unscheduled: 0,
  undone: 0,
  visits: 0,
  travel: 0,
  extraFaces: 0,
  unpreferred: 0,
  offPeak: 0,
  worstOffPeak: 0,
};
