// The caseload format as it is written: what the generators build, key by key, before anybody checks it.
// Kept apart from the library's own types on purpose: a key that the library forgets must show.

/** A local wall-clock instant, `YYYY-MM-DDTHH:MM`. */
export type Instant = string;

/** A competency id, one with a level, or a choice of requirements. */
export type RequirementJson = string | { competency: string; level?: number } | { anyOf: RequirementJson[] };

/** A portfolio entry: what a practitioner holds, at which level, from when until when. */
export type HeldJson = string | { competency: string; level?: number; from?: string; until?: string };

/** Coordinates in degrees, or a place id of the travel matrix. */
export type PlaceJson = string | { lat: number; lon: number };

/** A window of instants, or of times of day. */
export interface WindowJson {
  from: string;
  to: string;
}

/** What means nothing to the solver and may stand on most things. */
export interface Described {
  name?: string;
  notes?: string;
  codes?: { system: string; code: string; display?: string }[];
}

export interface CompetencyJson extends Described {
  id: string;
}

export interface RepeatJson {
  times: number;
  per: "day" | "week" | "horizon";
}

export interface LinkJson {
  intervention: string;
  minMinutes?: number;
  maxMinutes?: number;
}

export interface InterventionJson extends Described {
  id: string;
  minutes: number;
  requires: RequirementJson[];
  second?: { requires: RequirementJson[] };
  discipline?: string;
  dates?: string[];
  weekdays?: string[];
  notBefore?: string;
  notAfter?: string;
  times?: WindowJson[];
  preferredTimes?: WindowJson[];
  repeat?: RepeatJson;
  gapMinutes?: { min?: number; max?: number };
  after?: LinkJson[];
  apartFrom?: string[];
  alongside?: string[];
  precedesInVisit?: string[];
  priority?: number;
}

export interface PatientJson extends Described {
  id: string;
  place: PlaceJson;
  interventions: InterventionJson[];
  requires?: RequirementJson[];
  available?: WindowJson[];
  avoid?: string[];
  prefer?: string[];
  setupMinutes?: number;
  minVisitMinutes?: number;
  maxVisitMinutes?: number;
  siloed?: boolean;
}

export interface BreakJson {
  from: string;
  to: string;
  minutes: number;
}

export interface ShiftJson {
  start: Instant;
  end: Instant;
  id?: string;
  startPlace?: PlaceJson;
  endPlace?: PlaceJson;
  breaks?: BreakJson[];
  maxVisits?: number;
  maxContactMinutes?: number;
}

export interface PractitionerJson extends Described {
  id: string;
  portfolio: HeldJson[];
  shifts: ShiftJson[];
  discipline?: string;
  organisation?: string;
  hourlyCost?: number;
}

export interface StraightLineJson {
  model: "straight-line";
  kilometresPerHour: number;
  detour?: number;
  fixedMinutes?: number;
}

export interface MatrixJson {
  model: "matrix";
  places: string[];
  minutes: number[][];
}

/** A whole caseload, `onevisit.caseload/1`. */
export interface CaseloadJson {
  format: "onevisit.caseload/1";
  timeZone: string;
  horizon: { start: string; days: number };
  setupMinutes?: number;
  minVisitMinutes?: number;
  travel: StraightLineJson | MatrixJson;
  competencies: CompetencyJson[];
  patients: PatientJson[];
  practitioners: PractitionerJson[];
}
