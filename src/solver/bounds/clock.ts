// When the occurrences of one patient could start, and on which dates the visits that hold them.

import { intersect, merge, type Stretches } from "../../base/stretches.ts";
import type { Problem } from "../../problem/problem.ts";
import type { Days } from "./days.ts";
import { Distances } from "./distances.ts";

/** The times that matter for one patient, in ticks. */
export class Clock {
  readonly problem: Problem;
  readonly days: Days;
  readonly patient: number;
  /** Ticks from the start of a visit to that of the first occurrence in it. */
  readonly setup: number;
  readonly distances: Distances;
  readonly #care: number;
  readonly #startsOf = new Map<number, Stretches>();

  /** @param distances those of the problem, or of one that differs from it by nothing but starts */
  constructor(problem: Problem, days: Days, patient: number, distances = new Distances(problem)) {
    this.problem = problem;
    this.days = days;
    this.patient = patient;
    this.setup = problem.setupOfPatient[patient];
    this.distances = distances;
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
    const { days, setup } = this;
    const starts = this.starts(occurrence);
    const reach = this.reach(occurrence);
    const dates: number[] = [];
    if (reach < setup) return dates;
    for (let i = 0; i < starts.length; i += 2) {
      if (starts[i + 1] < setup) continue;
      const last = days.dateOf(starts[i + 1] - setup);
      for (let date = days.dateOf(Math.max(0, starts[i] - reach)); date <= last; date++) {
        if (date > (dates.at(-1) ?? -1) && this.startsOn(occurrence, date).length > 0) dates.push(date);
      }
    }
    return dates;
  }

  /** Starts of the occurrence in visits that start on the date and find the patient there; now and then too many. */
  startsOn(occurrence: number, date: number): Stretches {
    const { days } = this;
    const last = days.latestEnd[date] - this.problem.minutesOfOccurrence[occurrence];
    const from = days.startOf(date) + this.setup;
    const to = Math.min(days.startOf(date + 1) - 1 + this.reach(occurrence), last);
    return from > to ? [] : intersect(this.starts(occurrence), [from, to]);
  }

  /**
   * Ticks at which the occurrence may start while the patient is there. What comes after another is only done where that
   * is, and so starts at its distance from some start of that.
   */
  starts(occurrence: number): Stretches {
    const known = this.#startsOf.get(occurrence);
    if (known !== undefined) return known;
    const { startsStart, startsItem, linkStart, linkItem, links } = this.problem;
    const allowed = Array.from(startsItem.subarray(startsStart[occurrence], startsStart[occurrence + 1]));
    let starts = intersect(allowed, this.#home(this.problem.minutesOfOccurrence[occurrence]));
    for (let i = linkStart[occurrence]; i < linkStart[occurrence + 1]; i++) {
      const { first, second, needed, least, most } = links[linkItem[i]];
      if (!needed || second !== occurrence) continue;
      const after = this.starts(first).map((tick, side) => tick + (side % 2 === 0 ? least : most));
      starts = intersect(starts, merge(after));
    }
    this.#startsOf.set(occurrence, starts);
    return starts;
  }

  /** Starts of something that lasts `minutes` and follows a setup, while the patient is there. */
  #home(minutes: number): Stretches {
    const { availableStart, availableItem } = this.problem;
    const home: number[] = [];
    for (let i = availableStart[this.patient]; i < availableStart[this.patient + 1]; i += 2) {
      const first = availableItem[i] + this.setup;
      const last = availableItem[i + 1] - minutes;
      if (first <= last) home.push(first, last);
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
