// The compiled problem: the caseload as indices, typed arrays and bitsets. It holds no names, dates or clock; times
// are whole ticks (minutes, for a caseload) since the start of the horizon. Built once by `compile`, never changed.
//
// A list inside an array is a pair: `…Start` (n + 1 entries) says where each owner's items begin, `…Item` holds them.

import type { Weights } from "../plan/objective.ts";
import type { Travel } from "./travel.ts";

/** A tick that no schedule reaches; small enough to add a few of them in 32 bits. */
export const NEVER = 1 << 28;

/** `kindOfPair` flags between two interventions of one patient. */
export const APART = 1;
/** Row comes before column in any visit that holds both. */
export const PRECEDES = 2;
/** Both may be under way at once, by different practitioners. */
export const ALONGSIDE = 4;
/** Not both in one visit, because they are occurrences of one intervention. */
export const SAME = 8;

/**
 * What two occurrences of one patient owe each other, wherever both are scheduled.
 * With d = start(second) − start(first): directed, `least ≤ d ≤ most`; symmetric (exchangeable occurrences, numbered
 * by time only when the plan is written), `|d| ≥ least`. `otherDate`: never on the same date. `needed`: the second
 * is not done unless the first is.
 */
export interface Link {
  readonly first: number;
  readonly second: number;
  readonly least: number;
  readonly most: number;
  readonly symmetric: boolean;
  readonly otherDate: boolean;
  readonly needed: boolean;
}

/** Ticks [from, to) of one date on which the wall clock shows `minute` at `from` and runs on evenly. */
export interface ClockPiece {
  readonly from: number;
  readonly to: number;
  readonly minute: number;
}

/** A pause of `length` ticks that a shift with visits must hold, inside [from, to]. */
export interface Break {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

export interface Problem {
  readonly patients: number;
  readonly occurrences: number;
  /** A unit is one pair of hands for one occurrence: a double-handed occurrence has two. */
  readonly units: number;
  readonly practitioners: number;
  readonly shifts: number;
  /** A stint is a shift on one date: competence is judged on the date a visit starts. Most shifts have one. By date. */
  readonly stints: number;
  readonly places: number;
  /** End of the horizon in ticks. */
  readonly horizon: number;
  /** Tick at which each date of the horizon begins, one more for its end; ascending. */
  readonly dateStart: Int32Array;
  /** How the wall clock runs on each date. */
  readonly clockOfDate: readonly (readonly ClockPiece[])[];
  /** Ticks [from, to) that repeat wall-clock time already shown: nothing starts or ends in one. */
  readonly secondPasses: readonly (readonly [number, number])[];

  // ---- patients
  readonly placeOfPatient: Int32Array;
  readonly setupOfPatient: Int32Array;
  readonly leastVisitOfPatient: Int32Array;
  /** NEVER where a visit may last any time. */
  readonly mostVisitOfPatient: Int32Array;
  /** Stretches that hold whole visits: pairs [from, to], both inclusive, sorted. */
  readonly availableStart: Int32Array;
  readonly availableItem: Int32Array;
  /** Practitioners that must not visit, ascending. */
  readonly avoidStart: Int32Array;
  readonly avoidItem: Int32Array;
  /** Practitioners the patient would rather see, ascending; none means no preference. */
  readonly preferStart: Int32Array;
  readonly preferItem: Int32Array;
  /** Occurrences of patient p: [occurrenceStart[p], occurrenceStart[p + 1]). Units likewise. */
  readonly occurrenceStart: Int32Array;
  readonly unitStart: Int32Array;
  /** In a part of a larger problem: practitioners whom the patient sees in visits that are not the part's, each once. */
  readonly metStart?: Int32Array;
  readonly metItem?: Int32Array;
  /** Number of interventions of each patient, and flags between two of them: `pairFlags[p][a * n + b]`. */
  readonly interventionsOfPatient: Int32Array;
  readonly pairFlags: readonly Uint8Array[];

  // ---- occurrences
  readonly patientOfOccurrence: Int32Array;
  /** Index within the patient. */
  readonly interventionOfOccurrence: Int32Array;
  readonly minutesOfOccurrence: Int32Array;
  readonly priorityOfOccurrence: Float64Array;
  /** In a part of a larger problem: occurrences from this one on stand for what is not to be moved. */
  readonly standingFrom?: number;
  /** Ticks at which it may start: pairs [from, to], both inclusive, sorted, disjoint. */
  readonly startsStart: Int32Array;
  readonly startsItem: Int32Array;
  /** Wall-clock minutes of the day in which it would rather start: pairs [from, to]; none means no preference. */
  readonly preferredStart: Int32Array;
  readonly preferredItem: Int32Array;
  /** Links an occurrence is part of, at most one with each other occurrence, by that one: indices into `links`. */
  readonly linkStart: Int32Array;
  readonly linkItem: Int32Array;
  readonly links: readonly Link[];
  /** Occurrences with one number are exchangeable (symmetric links); −1 where an occurrence is its own. */
  readonly exchangeOfOccurrence: Int32Array;

  // ---- units
  readonly occurrenceOfUnit: Int32Array;
  /** The other pair of hands of a double-handed occurrence, or −1. The first unit meets `requires`, the second `second`. */
  readonly partnerOfUnit: Int32Array;
  /** Index of a unit's row in `eligible` (units that ask the same of a practitioner share one). */
  readonly eligibilityOfUnit: Int32Array;
  /** Stints competent for each row, a bitset of `eligibleWords` words a row; `avoid` is not in it. */
  readonly eligible: Uint32Array;
  readonly eligibleWords: number;

  // ---- staff
  readonly practitionerOfShift: Int32Array;
  /** Position of a shift in its practitioner's own list. */
  readonly numberOfShift: Int32Array;
  readonly startOfShift: Int32Array;
  readonly endOfShift: Int32Array;
  /** Places, or −1 where the shift begins or ends at a patient's door. */
  readonly startPlaceOfShift: Int32Array;
  readonly endPlaceOfShift: Int32Array;
  readonly mostVisitsOfShift: Int32Array;
  readonly mostContactOfShift: Int32Array;
  /** In the order of the middles of their windows. */
  readonly breaksOfShift: readonly (readonly Break[])[];
  readonly shiftOfStint: Int32Array;
  readonly dateOfStint: Int32Array;
  /** A visit of a stint starts in [lo, hi]. */
  readonly loOfStint: Int32Array;
  readonly hiOfStint: Int32Array;

  readonly travel: Travel;
  readonly weights: Weights;
}
