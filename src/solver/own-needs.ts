// What each patient would need with all the staff to themselves, as far as it is known.

export interface OwnNeeds {
  /** 1 for each occurrence that nobody could ever do. */
  readonly impossible: Uint8Array;
  /** Per patient, the fewest visits that do all that can be done; `UNKNOWN` where that is not known. */
  readonly fewest: Int32Array;
}

/** More visits than anybody has. */
export const UNKNOWN = 0x7fffffff;

/** Nothing known yet. */
export function nothingKnown({ occurrences, patients }: { occurrences: number; patients: number }): OwnNeeds {
  return { impossible: new Uint8Array(occurrences), fewest: new Int32Array(patients).fill(UNKNOWN) };
}
