// The clock changes that random caseloads are set around. Kept as data, so that a seed gives the same caseload
// whatever time zone tables the machine has; a test holds them against the tables.

/** One clock change: on `date`, the wall clock skips or shows twice the minutes of the day from `from` to `to`. */
export interface ClockChange {
  readonly timeZone: string;
  readonly date: string;
  readonly kind: "skips" | "repeats";
  /** First minute of the day that is skipped or shown twice. */
  readonly from: number;
  /** First minute of the day that is neither any more. */
  readonly to: number;
}

/** Whole hours at night, half an hour, and changes at midnight, when a date has no `00:00` or two of `23:30`. */
export const CLOCK_CHANGES: readonly ClockChange[] = [
  { timeZone: "Europe/London", date: "2026-03-29", kind: "skips", from: 60, to: 120 },
  { timeZone: "Europe/London", date: "2026-10-25", kind: "repeats", from: 60, to: 120 },
  { timeZone: "America/New_York", date: "2026-03-08", kind: "skips", from: 120, to: 180 },
  { timeZone: "America/New_York", date: "2026-11-01", kind: "repeats", from: 60, to: 120 },
  { timeZone: "Australia/Lord_Howe", date: "2026-10-04", kind: "skips", from: 120, to: 150 },
  { timeZone: "Australia/Lord_Howe", date: "2026-04-05", kind: "repeats", from: 90, to: 120 },
  { timeZone: "Asia/Beirut", date: "2026-03-29", kind: "skips", from: 0, to: 60 },
  { timeZone: "Asia/Beirut", date: "2026-10-24", kind: "repeats", from: 1380, to: 1440 },
];

/** Zones and first dates without a change near: ordinary days, the end of a year, a leap day. */
export const QUIET_STARTS: readonly { readonly timeZone: string; readonly start: string }[] = [
  { timeZone: "UTC", start: "2026-03-02" },
  { timeZone: "UTC", start: "2028-02-26" },
  { timeZone: "Europe/London", start: "2026-01-05" },
  { timeZone: "Europe/London", start: "2026-12-28" },
  { timeZone: "Asia/Kolkata", start: "2026-07-30" },
  { timeZone: "America/New_York", start: "2026-06-26" },
];
