// What a bound rests on, written down so that somebody else can check it: prices of what the staff has to give.

/** The `format` of every certificate. */
export const CERTIFICATE_FORMAT = "onevisit.certificate/1";

/** A reason why no valid plan of one caseload is better than a bound. JSON-able. */
export interface Certificate {
  readonly format: typeof CERTIFICATE_FORMAT;
  /** U of the plan that it was made for: the bound on visits holds for plans that leave at most this undone. */
  readonly given: { readonly unscheduled: number };
  /** What is claimed: no valid plan has less U; none with U at most `given.unscheduled` has fewer visits. */
  readonly bound: { readonly unscheduled: number; readonly visits: number };
  /** Each proves one inequality; the claims follow from the best of them. */
  readonly proofs: readonly Proof[];
}

/**
 * Prices, all ≥ 0. Whatever they are, every valid plan keeps `visit × V + priority × U ≥` the least that serving each
 * patient costs at these prices, plus the cheapest minutes of all breaks, less what all that the staff has to give is worth.
 */
export interface Proof {
  /** What a visit costs: 1, or 0 where only undone care counts. */
  readonly visit: 0 | 1;
  /** What a point of priority left undone costs. */
  readonly priority: number;
  /** Shifts named in no group give their time for nothing. */
  readonly groups: readonly GroupPrices[];
}

/** Prices of shifts that share them. */
export interface GroupPrices {
  /** Each shift is in one group at most. */
  readonly shifts: readonly { readonly practitioner: string; readonly shift: number }[];
  /** When the first slice begins, in elapsed minutes since the horizon began, and how long each lasts. */
  readonly from: number;
  readonly slice: number;
  /** What a minute costs in each slice; nothing outside of them. */
  readonly minutes: readonly number[];
  /** What each visit costs beside its minutes, where all shifts have `maxVisits`. */
  readonly visit?: number;
  /** What each minute of contact costs beside its time, where all shifts have `maxContactMinutes`. */
  readonly contact?: number;
}
