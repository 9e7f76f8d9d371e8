// When the occurrences of one patient could start, and on which dates the visits that hold them.

import { intersect, merge, type Stretches } from "../../base/stretches.ts";
import type { Problem } from "../../problem/problem.ts";
import type { Days } from "./days.ts";

/** The times that matter for one patient, in ticks. */
export class Clock {
  readonly problem: Problem;
  readonly days: Days;
  readonly patient: number;
  /** Ticks from the start of a visit to that of the first occurrence in it. */
  readonly setup: number;
  readonly #care: number;

  constructor(problem: Problem, days: Days, patient: number) {
    this.problem = problem;
    this.days = days;
    this.patient = patient;
    this.setup = problem.setupOfPatient[patient];
    this.#care = careOf(problem, patient);
  }

  /**
   * The most ticks from the start of a visit to that of an occurrence in it. There is no idle time in a visit and each
   * intervention is in it at most once, so all others before it are the most that can be.
   */
  reach(occurrence: number): number {
    const { mostVisitOfPatient, minutesOfOccurrence } = this.problem;
    return Math.min(this.setup + this.#care, mostVisitOfPatient[this.patient]) - minutesOfOccurrence[occurrence];
  }

  /** Dates on which a visit that holds the occurrence could start, staff's competence aside; ascending. */
  visitDates(occurrence: number): readonly number[] {
    const { startsStart, startsItem } = this.problem;
    const { days, setup } = this;
    const reach = this.reach(occurrence);
    const dates: number[] = [];
    if (reach < setup) return dates;
    for (let i = startsStart[occurrence]; i < startsStart[occurrence + 1]; i += 2) {
      if (startsItem[i + 1] < setup) continue;
      const last = days.dateOf(startsItem[i + 1] - setup);
      for (let date = days.dateOf(Math.max(0, startsItem[i] - reach)); date <= last; date++) {
        if (date > (dates.at(-1) ?? -1) && this.startsOn(occurrence, date).length > 0) dates.push(date);
      }
    }
    return dates;
  }

  /** Starts of the occurrence in visits that start on the date and find the patient there; now and then too many. */
  startsOn(occurrence: number, date: number): Stretches {
    const { minutesOfOccurrence, startsStart, startsItem } = this.problem;
    const { days, setup } = this;
    const minutes = minutesOfOccurrence[occurrence];
    const from = days.startOf(date) + setup;
    const to = Math.min(days.startOf(date + 1) - 1 + this.reach(occurrence), days.latestEnd[date] - minutes);
    if (from > to) return [];
    const starts: number[] = [];
    for (let i = startsStart[occurrence]; i < startsStart[occurrence + 1] && startsItem[i] <= to; i += 2) {
      if (startsItem[i + 1] >= from) starts.push(Math.max(from, startsItem[i]), Math.min(to, startsItem[i + 1]));
    }
    return intersect(starts, this.#home(from, to, minutes));
  }

  /** Starts within [from, to] of something that lasts `minutes` and may follow a setup while the patient is there. */
  #home(from: number, to: number, minutes: number): Stretches {
    const { availableStart, availableItem } = this.problem;
    const home: number[] = [];
    for (let i = availableStart[this.patient]; i < availableStart[this.patient + 1]; i += 2) {
      const first = availableItem[i] + this.setup;
      const last = availableItem[i + 1] - minutes;
      if (first <= last && first <= to && last >= from) home.push(first, last);
    }
    return merge(home);
  }
}

/** Minutes of all interventions of a patient, each once. */
function careOf(problem: Problem, patient: number): number {
  const minutes = new Int32Array(problem.interventionsOfPatient[patient]);
  for (let o = problem.occurrenceStart[patient]; o < problem.occurrenceStart[patient + 1]; o++) {
    minutes[problem.interventionOfOccurrence[o]] = problem.minutesOfOccurrence[o];
  }
  return minutes.reduce((sum, one) => sum + one, 0);
}
