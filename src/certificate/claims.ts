// Minutes of travel that visits claim for themselves, and whether they claim no more than there is between any two doors.
//
// Between visits to two patients there is at least the way; so what is claimed after the one and before the other fits
// beside the breaks of that gap, each of which has to move by no more than a claim to make room. Between two visits to one
// patient there is no way: those are looked at as one run.

import type { Caseload } from "../caseload/schema.ts";
import { type Place, travelOf } from "../verify/travel.ts";
import type { TravelClaim } from "./certificate.ts";

/** What a patient's visits claim. */
export interface Claim {
  readonly before: number;
  readonly after: number;
}

const NOTHING: Claim = { before: 0, after: 0 };

export class Claims {
  /** The longest of all. */
  readonly most: number;
  readonly #byPatient: ReadonlyMap<string, Claim>;

  constructor(claims: readonly TravelClaim[]) {
    this.#byPatient = new Map(claims.map((claim) => [claim.patient, claim]));
    this.most = claims.reduce((most, { before, after }) => Math.max(most, before, after), 0);
  }

  of(patient: string): Claim {
    return this.#byPatient.get(patient) ?? NOTHING;
  }
}

/** Claims that are more than the way, in sentences: the first of each patient. */
export function faultsOfClaims(caseload: Caseload, claims: Claims): string[] {
  const travel = travelOf(caseload);
  const shifts = caseload.practitioners.flatMap((practitioner) => practitioner.shifts);
  const starts = distinct(shifts.map(({ startPlace }) => startPlace));
  const ends = distinct(shifts.map(({ endPlace }) => endPlace));
  return caseload.patients.flatMap(({ id, place }) => {
    const { before, after } = claims.of(id);
    if (before > 0 && starts.some((start) => travel(start, place) < before)) {
      return [`claims: ${before} minutes before visits to ${id} are more than the way from where a shift starts`];
    }
    if (after > 0 && ends.some((end) => travel(place, end) < after)) {
      return [`claims: ${after} minutes after visits to ${id} are more than the way to where a shift ends`];
    }
    const near = caseload.patients.find((other) => {
      const next = claims.of(other.id).before;
      return other.id !== id && after + next > 0 && travel(place, other.place) < after + next;
    });
    return near === undefined ? [] : [`claims: from ${id} to ${near.id} the way is shorter than what is claimed on it`];
  });
}

function distinct(places: readonly (Place | undefined)[]): Place[] {
  return [
    ...new Map(places.flatMap((place) => (place === undefined ? [] : [[JSON.stringify(place), place]]))).values(),
  ];
}
