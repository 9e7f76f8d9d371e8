// What a bound rests on, written down so that somebody else can check it: prices of what the staff has to give.

/** The `format` of every certificate. */
export const CERTIFICATE_FORMAT = "onevisit.certificate/1";

/** A reason why no valid plan of one caseload is better than a bound. JSON-able. */
export interface Certificate {
  /** Which format this is. */
  readonly format: typeof CERTIFICATE_FORMAT;
  /** Fingerprint of the caseload it was made for: 16 hexadecimal digits. */
  readonly caseload: string;
  /** U of the plan that it was made for: the bound on visits holds for plans that leave at most this undone. */
  readonly given: { readonly unscheduled: number };
  /** What is claimed: no valid plan has less U; none with U at most `given.unscheduled` has fewer visits. */
  readonly bound: BoundProved;
  /** The bound that the plan itself tells. */
  readonly plan: BoundProved;
  /**
   * `"prices"`: the plan's bound follows from the proofs here. `"branching"`: it goes beyond them; for what is more it rests
   * on whole shifts, links between visits and branching over them, of which nothing is carried here.
   */
  readonly rests: "prices" | "branching";
  /** Minutes of travel claimed around visits, by patient; nobody else's claim any. */
  readonly claims: readonly TravelClaim[];
  /** Each proves one inequality; the claims follow from the best of them. */
  readonly proofs: readonly Proof[];
}

/** A bound on all valid plans of a caseload; whole numbers. */
export interface BoundProved {
  /** None leaves less priority undone. */
  readonly unscheduled: number;
  /** None that leaves no more undone than was given has fewer visits. */
  readonly visits: number;
}

/**
 * Minutes that count as used right before and right after a visit, or a run of visits that one shift makes in a row, to a
 * patient. Between any two patients `after` of the one and `before` of the other are never more than the way.
 */
export interface TravelClaim {
  /** Patient id. */
  readonly patient: string;
  /** Whole minutes before the visit, or the run of them. */
  readonly before: number;
  /** Whole minutes after it. */
  readonly after: number;
}

/**
 * Prices, all ≥ 0. Whatever they are, every valid plan keeps `visit × V + priority × U ≥` the least that serving each
 * patient costs at these prices, plus the cheapest minutes of all breaks, less what all that the staff has to give is worth.
 */
export interface Prices {
  /** What a visit costs: 1, or 0 where only undone care counts. */
  readonly visit: 0 | 1;
  /** What a point of priority left undone costs. */
  readonly priority: number;
  /** Shifts named in no group give their time for nothing. */
  readonly groups: readonly GroupPrices[];
}

/** Prices with the sum that they make, so that each part of it can be looked at by itself. */
export interface Proof extends Prices {
  /** The least that serving each patient costs, in the order of the caseload. */
  readonly serving: readonly { readonly patient: string; readonly cost: number }[];
  /** What all breaks cost at least, less what all that the shifts have to give is worth. */
  readonly staff: number;
  /** The sum of these: `visit × V + priority × U` is at least this. */
  readonly value: number;
}

/** Prices of shifts that share them. */
export interface GroupPrices {
  /** Each shift is in one group at most. */
  readonly shifts: readonly { readonly practitioner: string; readonly shift: number }[];
  /** When the first slice begins, in elapsed minutes since the horizon began. */
  readonly from: number;
  /** How many minutes each slice lasts. */
  readonly slice: number;
  /** What a minute costs in each slice; nothing outside of them. */
  readonly minutes: readonly number[];
  /** What each visit costs beside its minutes, where all shifts have `maxVisits`. */
  readonly visit?: number;
  /** What each minute of contact costs beside its time, where all shifts have `maxContactMinutes`. */
  readonly contact?: number;
}
