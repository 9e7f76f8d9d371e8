// How long the simplex methods work, and how often they let others in.

/** Pivots made and the most there may be; both methods count on it. */
export interface Limits {
  made: number;
  readonly most: number;
  /** False where ties are no longer broken by small perturbations: the last rounds must end without any. */
  perturb: boolean;
}

/** Multiplications, or so, between two yields: a few milliseconds. */
export const PACE = 3_000_000;
