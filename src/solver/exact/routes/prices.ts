// What the master problem pays for care and asks for visits, as pricing reads it.

/** Dual values; all at least 0. */
export interface Prices {
  /** What it is worth to have a unit covered. */
  readonly unit: Float64Array;
  /** What a visit to a patient costs. */
  readonly visit: Float64Array;
  /** What a possible visit is worth to the cuts, where all of it is new. */
  readonly bonus: Float64Array;
}
