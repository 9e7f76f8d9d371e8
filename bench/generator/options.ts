// What a generated caseload is asked for.

/** Options of `generate`. */
export interface GenerateOptions {
  readonly patients: number;
  /** Length of the horizon. */
  readonly days: number;
  readonly seed: number;
  /**
   * "full" uses nearly every rule of the format. "plain" uses only what a common routing engine can express: skills
   * and levels, windows, shifts, breaks, one setup per stop, priorities; a repeat is written out as interventions.
   */
  readonly profile: "plain" | "full";
  /** Staff compared with a well-staffed team: 1 (default) leaves little undone, 0.6 much. */
  readonly staffing?: number;
  /** Villages far apart instead of towns. */
  readonly rural?: boolean;
  /** "straight-line" where left out. A matrix is asymmetric and grows with the square of the patients. */
  readonly travel?: "straight-line" | "matrix";
  /** First date; 2026-03-02, a Monday, where left out. */
  readonly start?: string;
  /** `Europe/London` where left out. Its clocks must not change between 07:00 and 22:00. */
  readonly timeZone?: string;
}
