// A caseload, from its schema: `npm run reprint` writes this file anew.

/** A caseload: who needs what at home, and who could do it. */
export interface Caseload {
  /** Which format this is. */
  readonly format: "onevisit.caseload/1";
  /** Any that Intl.DateTimeFormat accepts, e.g. Europe/London; every instant is read in it. */
  readonly timeZone: string;
  /** The dates that are planned. */
  readonly horizon: Horizon;
  /** Whole minutes every visit spends before its first intervention (greeting, consent). Default: 0. */
  readonly setupMinutes?: number;
  /** A visit lasts at least this many whole minutes, setup included. Default: 0. */
  readonly minVisitMinutes?: number;
  /** How long it takes from one place to another. */
  readonly travel: TravelModel;
  /** What portfolios and requirements may name. */
  readonly competencies: readonly Competency[];
  /** May be empty. */
  readonly patients: readonly Patient[];
  /** May be empty. */
  readonly practitioners: readonly Practitioner[];
}

/** The dates that are planned. */
export interface Horizon {
  /** First date, YYYY-MM-DD, from its 00:00. */
  readonly start: string;
  /** Number of dates, 1 to 366, to the end of the last, which is 9999-12-29 or before. */
  readonly days: number;
}

/** How long it takes from one place to another. */
export type TravelModel = StraightLineTravel | MatrixTravel;

/** Travel over the great circle at one speed, rounded up to minutes. */
export interface StraightLineTravel {
  /** Which travel model this is. */
  readonly model: "straight-line";
  /** Speed in km/h, positive. */
  readonly kilometresPerHour: number;
  /** Road distance ÷ straight line, positive. Default: 1.3. */
  readonly detour?: number;
  /** Whole minutes, ≥ 0, added to every journey. Default: 0. */
  readonly fixedMinutes?: number;
}

/** Travel minutes given for every pair of named places. */
export interface MatrixTravel {
  /** Which travel model this is. */
  readonly model: "matrix";
  /** Place ids, unique; row and column i of `minutes` are places[i]. */
  readonly places: readonly string[];
  /**
   * minutes[i][j]: whole minutes, ≥ 0, from places[i] to places[j]. Square, zero on the diagonal, possibly asymmetric.
   */
  readonly minutes: readonly (readonly number[])[];
}

/** Something one is competent to do, and portfolios and requirements name. */
export interface Competency {
  /** Unique among the competencies. */
  readonly id: string;
  /** For people; means nothing to the solver. Default: none. */
  readonly name?: string;
  /** For people; means nothing to the solver. Default: none. */
  readonly notes?: string;
  /** For other systems; means nothing to the solver. Default: none. */
  readonly codes?: readonly Code[];
}

/** What another system calls this. */
export interface Code {
  /** Which code system, usually a URI. */
  readonly system: string;
  /** The code in that system. */
  readonly code: string;
  /** The code's meaning in words. Default: none. */
  readonly display?: string;
}

/** Somebody at home, and what has to be done there. */
export interface Patient {
  /** Unique among the patients. */
  readonly id: string;
  /** Where every visit to this patient is. */
  readonly place: Place;
  /** What has to be done; at least one. */
  readonly interventions: readonly Intervention[];
  /** Requirements on every practitioner who visits (language, checks, access). Default: none. */
  readonly requires?: readonly Requirement[];
  /** Every visit lies inside one of these, start to end. Default: the whole horizon. */
  readonly available?: readonly InstantWindow[];
  /** Practitioner ids that must not visit. Default: none. */
  readonly avoid?: readonly string[];
  /** Practitioner ids the patient would rather see (soft); empty counts as none. Default: none. */
  readonly prefer?: readonly string[];
  /** Replaces the caseload's, whole minutes. Default: the caseload's. */
  readonly setupMinutes?: number;
  /** Replaces the caseload's, whole minutes. Default: the caseload's. */
  readonly minVisitMinutes?: number;
  /** No visit lasts longer, setup included; not below `minVisitMinutes`. Default: none. */
  readonly maxVisitMinutes?: number;
  /**
   * True: no agreement to shared working; an intervention with a discipline is done only by that discipline. Default:
   * false.
   */
  readonly siloed?: boolean;
  /** For people; means nothing to the solver. Default: none. */
  readonly name?: string;
  /** For people; means nothing to the solver. Default: none. */
  readonly notes?: string;
  /** For other systems; means nothing to the solver. Default: none. */
  readonly codes?: readonly Code[];
}

/** A place on the globe, for straight-line travel. */
export interface Coordinates {
  /** Latitude in degrees, −90 to 90. */
  readonly lat: number;
  /** Longitude in degrees, −180 to 180. */
  readonly lon: number;
}

/** Where somebody is: coordinates with straight-line travel, a place id with a matrix. */
export type Place = Coordinates | string;

/** Something to be done for a patient, once or repeatedly. */
export interface Intervention {
  /** Unique in the whole caseload, without `#`. */
  readonly id: string;
  /** How long it takes, whole minutes ≥ 1. */
  readonly minutes: number;
  /** Requirements on who does it, all of them met; may be empty. */
  readonly requires: readonly Requirement[];
  /** Double-handed care: who else is there. Default: one practitioner. */
  readonly second?: Second;
  /** Who does this when every discipline visits on its own; matters only where `siloed`. Default: none. */
  readonly discipline?: string;
  /** Dates on which it may start. Default: every date of the horizon. */
  readonly dates?: readonly string[];
  /** Days of the week on which it may start. Default: every day. */
  readonly weekdays?: readonly ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
  /** First date on which it may start. Default: the horizon's first. */
  readonly notBefore?: string;
  /** Last date on which it may start, not before `notBefore`. Default: the horizon's last. */
  readonly notAfter?: string;
  /** It starts inside one of these windows. Default: any time. */
  readonly times?: readonly TimeWindow[];
  /** Windows it would rather start in (soft). Default: no preference. */
  readonly preferredTimes?: readonly TimeWindow[];
  /** How often. Default: once in the horizon. */
  readonly repeat?: Repeat;
  /** Only with `repeat`. Default: none. */
  readonly gapMinutes?: GapMinutes;
  /** What this comes after. Default: none. */
  readonly after?: readonly AfterLink[];
  /**
   * Ids of other interventions of the same patient never done in the same visit as this one; stated on either side,
   * holds for both. Default: none.
   */
  readonly apartFrom?: readonly string[];
  /**
   * Ids of other interventions of the same patient that may be under way at the same time, by another practitioner;
   * either side, holds for both. Default: none.
   */
  readonly alongside?: readonly string[];
  /**
   * Ids of other interventions of the same patient that come later than this one in any visit that holds both. Default:
   * none.
   */
  readonly precedesInVisit?: readonly string[];
  /** What leaving one occurrence undone costs, whole and ≥ 1. Default: 10. */
  readonly priority?: number;
  /** For people; means nothing to the solver. Default: none. */
  readonly name?: string;
  /** For people; means nothing to the solver. Default: none. */
  readonly notes?: string;
  /** For other systems; means nothing to the solver. Default: none. */
  readonly codes?: readonly Code[];
}

/** Met by a portfolio that holds the competency at the level on the date. */
export type Requirement =
  | string
  | {
      /** Competency id. */
      readonly competency: string;
      /** Least level held, whole and ≥ 1. What a level means is the caseload's business. */
      readonly level: number;
    }
  | {
      /** Met when one of these is; at least one. */
      readonly anyOf: readonly Requirement[];
    };

/** A second practitioner, there for the whole intervention. */
export interface Second {
  /** Requirements on the second practitioner, all met. */
  readonly requires: readonly Requirement[];
}

/** A window of the day, read on the wall clock of the date; ends inclusive. */
export interface TimeWindow {
  /** Time of day HH:MM, 00:00 to 23:59, inclusive. */
  readonly from: string;
  /** Time of day HH:MM, not before `from`, inclusive; 24:00 is the end of the day. */
  readonly to: string;
}

/** The occurrences are numbered id#1, id#2, … and start in that order. */
export interface Repeat {
  /** Occurrences per `per`, ≥ 1; at most 1440 a day. */
  readonly times: number;
  /**
   * day: on each allowed date. week: in each block of seven days from the start of the horizon, as many as it has
   * allowed dates at most. horizon: in all.
   */
  readonly per: "day" | "week" | "horizon";
}

/** Elapsed minutes between the starts of occurrences of one intervention. */
export interface GapMinutes {
  /** Least minutes between the starts of any two occurrences. Default: none. */
  readonly min?: number;
  /**
   * Most minutes between the starts of occurrences with consecutive numbers; several a day: only where both are on one
   * date. Not below `min`. Default: none.
   */
  readonly max?: number;
}

/** minMinutes ≤ start(this) − start(that) ≤ maxMinutes. */
export interface AfterLink {
  /** Id of another intervention of the same patient; not done if that is left undone. */
  readonly intervention: string;
  /** Least minutes from that start to this start. Default: 0. */
  readonly minMinutes?: number;
  /** Most minutes from that start to this start, not below `minMinutes`. Default: none. */
  readonly maxMinutes?: number;
}

/** A stretch of time between two local instants, ends inclusive. */
export interface InstantWindow {
  /** Instant YYYY-MM-DDTHH:MM, inclusive. */
  readonly from: string;
  /** Instant YYYY-MM-DDTHH:MM, not before `from`, inclusive. */
  readonly to: string;
}

/** Somebody who visits patients. */
export interface Practitioner {
  /** Unique among the practitioners. */
  readonly id: string;
  /** Competencies held. */
  readonly portfolio: readonly PortfolioEntry[];
  /** Stretches of work that do not overlap; may be empty. */
  readonly shifts: readonly Shift[];
  /** Matters where a patient is siloed; else for reports. Default: none. */
  readonly discipline?: string;
  /** For reports. Default: none. */
  readonly organisation?: string;
  /** For reports and workforce analysis, any unit. Default: none. */
  readonly hourlyCost?: number;
  /** For people; means nothing to the solver. Default: none. */
  readonly name?: string;
  /** For people; means nothing to the solver. Default: none. */
  readonly notes?: string;
  /** For other systems; means nothing to the solver. Default: none. */
  readonly codes?: readonly Code[];
}

/** A competency held; several entries may name one competency. */
export type PortfolioEntry =
  | string
  | {
      /** Competency id. */
      readonly competency: string;
      /** Level held, whole and ≥ 1. Default: 1. */
      readonly level?: number;
      /** First date held, inclusive. Default: since ever. */
      readonly from?: string;
      /** Last date held, inclusive, not before `from`. Default: for good. */
      readonly until?: string;
    };

/** A stretch of work of one practitioner. */
export interface Shift {
  /** Instant YYYY-MM-DDTHH:MM, inside the horizon. */
  readonly start: string;
  /** Instant YYYY-MM-DDTHH:MM, after `start`, inside the horizon. */
  readonly end: string;
  /** Unique among the practitioner's shifts. Default: none. */
  readonly id?: string;
  /** Where travel begins. Default: at the first visit's door. */
  readonly startPlace?: Place;
  /** Where travel ends. Default: at the last visit's door. */
  readonly endPlace?: Place;
  /** Pauses, each taken once if the shift has visits. Default: none. */
  readonly breaks?: readonly ShiftBreak[];
  /** Most visits on this shift. Default: no limit. */
  readonly maxVisits?: number;
  /** Most minutes of visits on this shift. Default: no limit. */
  readonly maxContactMinutes?: number;
}

/** A pause of exactly this length inside its window. */
export interface ShiftBreak {
  /** Start of its window: the first such time of day at or after the shift's start. */
  readonly from: string;
  /** End of its window: the first such time of day at or after `from`; not after the shift. */
  readonly to: string;
  /** Exact length, whole minutes; no longer than its window. */
  readonly minutes: number;
}
