// A plan, from its schema: `npm run reprint` writes this file anew.

/** A plan: who goes to whom, when, doing which interventions. */
export interface Plan {
  /** Which format this is. */
  readonly format: "onevisit.plan/1";
  /** `optimal` exactly when both bounds equal the plan's own U and V. */
  readonly status: PlanStatus;
  /** In any order; the library's are by start. */
  readonly visits: readonly Visit[];
  /** Those required of shifts that have visits, each once. */
  readonly breaks: readonly TakenBreak[];
  /** Every occurrence that is in no visit. */
  readonly unscheduled: readonly Unscheduled[];
  /** What the program has proved that no plan can beat. */
  readonly bound: Bound;
  /** What the plan comes to; documented here and not part of what makes it valid. */
  readonly metrics: PlanMetrics;
}

/** `optimal` exactly when both bounds equal the plan's own U and V. */
export type PlanStatus = "optimal" | "feasible";

/** One practitioner at one patient's home, once. */
export interface Visit {
  /** Unique in the plan. */
  readonly id: string;
  /** Patient id. */
  readonly patient: string;
  /** Practitioner id. */
  readonly practitioner: string;
  /** Index of the shift in the practitioner's `shifts`, from 0. */
  readonly shift: number;
  /** When the practitioner is at the door and setup begins. */
  readonly start: string;
  /** When the last intervention ends, or `minVisitMinutes` after the start if that is later. */
  readonly end: string;
  /** At least one, in the order delivered, without idle time between. */
  readonly interventions: readonly PlannedIntervention[];
}

/** One occurrence delivered in a visit. */
export interface PlannedIntervention {
  /** Occurrence id: the intervention's id, with `#` and its number where it repeats. */
  readonly id: string;
  /** Local wall-clock instant YYYY-MM-DDTHH:MM in the caseload's time zone; a repeated one is its first pass. */
  readonly start: string;
}

/** A pause taken on a shift that has visits. */
export interface TakenBreak {
  /** Practitioner id. */
  readonly practitioner: string;
  /** Index of the shift in the practitioner's `shifts`, from 0. */
  readonly shift: number;
  /** Local wall-clock instant YYYY-MM-DDTHH:MM in the caseload's time zone; a repeated one is its first pass. */
  readonly start: string;
  /** Local wall-clock instant YYYY-MM-DDTHH:MM in the caseload's time zone; a repeated one is its first pass. */
  readonly end: string;
}

/** An occurrence that the plan leaves undone. */
export interface Unscheduled {
  /** Occurrence id. */
  readonly id: string;
  /** Why it could not, or should not, be done. */
  readonly reason: {
    /** Stable kebab-case reason, for programs. */
    readonly code: string;
    /** The same in a sentence, for people. */
    readonly message: string;
  };
}

/** What the program has proved that no plan can beat. */
export interface Bound {
  /** Proved: no valid plan leaves less priority undone than this. */
  readonly unscheduled: number;
  /** Proved: no valid plan that leaves no more undone than this one has fewer visits. */
  readonly visits: number;
}

/** What the plan comes to; documented here and not part of what makes it valid. */
export interface PlanMetrics {
  /** V: visits in the plan. */
  readonly visits: number;
  /** Visits if every occurrence done had one of its own (a double-handed one two). */
  readonly uncombined: number;
  /** Present only when the siloed caseload was solved too. */
  readonly siloed?: SiloedMetrics;
  /** A double-handed occurrence counts once. */
  readonly occurrences: {
    /** Occurrences asked for. */
    readonly total: number;
    /** Occurrences done. */
    readonly done: number;
  };
  /** U: the sum of `priority` over the occurrences left undone. */
  readonly unscheduledPriority: number;
  /** C: the weighted sum of travel, faces, preferences and off-peak minutes. */
  readonly cost: number;
  /** Where the practitioners' minutes go. */
  readonly minutes: {
    /** Minutes of interventions, for each person there: a double-handed one counts twice. */
    readonly handsOn: number;
    /** Minutes before the first intervention of each visit. */
    readonly setup: number;
    /** Minutes that `minVisitMinutes` adds after the last intervention of a visit. */
    readonly padding: number;
    /** Minutes of travel on all shifts that have visits. */
    readonly travel: number;
    /**
     * Minutes between the start of a shift's first visit and the end of its last that are neither visit, travel nor
     * break.
     */
    readonly waiting: number;
    /** Minutes of breaks taken. */
    readonly breaks: number;
  };
  /** Distinct practitioners whom a patient sees, over the patients visited. */
  readonly facesPerPatient: {
    /** 0 where nobody is visited. */
    readonly mean: number;
    /** 0 where nobody is visited. */
    readonly max: number;
  };
  /** Visits per patient and date on which that patient is visited; 0 if none. */
  readonly doorsPerPatientDay: number;
  /** Distinct practitioners beyond the first, summed over the patients visited. */
  readonly extraFaces: number;
  /** Visits to a patient who prefers somebody, by somebody else. */
  readonly unpreferredVisits: number;
  /** Wall-clock minutes from each start to the nearest preferred time, summed. */
  readonly offPeakMinutes: number;
  /** The largest of those. */
  readonly worstOffPeakMinutes: number;
  /** Everybody in the caseload, in its order. */
  readonly practitioners: readonly PractitionerMetrics[];
}

/** The plan of siloed(caseload), solved with the same options: each discipline visits on its own. */
export interface SiloedMetrics {
  /** Visits of the siloed plan. */
  readonly visits: number;
  /** Priority that the siloed plan leaves undone. */
  readonly unscheduled: number;
  /** Occurrences that the siloed plan does; what compares where the two differ in U. */
  readonly done?: number;
  /** What the program has proved that no plan can beat. */
  readonly bound: Bound;
}

/** One practitioner's share of the work. */
export interface PractitionerMetrics {
  /** Practitioner id. */
  readonly id: string;
  /** Shifts worked: those with at least one visit. */
  readonly shifts: number;
  /** Visits made. */
  readonly visits: number;
  /** Minutes inside visits, setup and padding included. */
  readonly contactMinutes: number;
  /** Minutes of travel on the shifts worked. */
  readonly travelMinutes: number;
  /** Contact minutes ÷ minutes of all the person's shifts, idle ones included; 0 if none. */
  readonly utilisation: number;
}
