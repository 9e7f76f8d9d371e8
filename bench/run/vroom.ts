// What a common routing engine reaches on plain caseloads: VROOM 1.14.0 (-x 5 -t 1), each occurrence a job at its
// patient's home, setup charged where the place changes, windows shortened by the setup, levels as skills. One run each.
// Visits are counted in its favour: every run of jobs at one place is one, even with waiting inside, and two people may
// be with a patient at once.

export interface Peer {
  readonly unscheduled: number;
  readonly visits: number;
  readonly seconds: number;
}

const VROOM: Readonly<Record<string, Peer>> = {
  "plain-day-40-101": { unscheduled: 40, visits: 78, seconds: 0.9 },
  "plain-day-40-102": { unscheduled: 630, visits: 77, seconds: 0.9 },
  "plain-day-250-101": { unscheduled: 415, visits: 577, seconds: 70 },
  "plain-day-250-102": { unscheduled: 840, visits: 595, seconds: 62 },
  "plain-day-250-103": { unscheduled: 0, visits: 527, seconds: 70 },
  "plain-week-100-101": { unscheduled: 560, visits: 918, seconds: 103 },
  "plain-day-1000-101": { unscheduled: 4655, visits: 2160, seconds: 2982 },
};

/** Its figures on a caseload by the name of its file. */
export function vroomOn(name: string): Peer | undefined {
  return VROOM[name];
}
