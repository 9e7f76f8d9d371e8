// Patients who want the same few people at the same time: each could do with the visits it needs alone, all together could not.
//
// Visits to patients that are left out are dropped from a plan without loss to the rest, so what some patients need
// together with all the staff to themselves, and every other patient alone, adds up. Which patients to look at together
// is read off the best plan known: one who has more visits than it needs alone, and those whom the shifts see that could
// have made the visit it lacks.

import type { Steps } from "../../base/steps.ts";
import type { Problem } from "../../problem/problem.ts";
import type { Schedule } from "../../problem/schedule.ts";
import { type Bounds, boundProblem } from "../bounds/bounds.ts";
import { Clock } from "../bounds/clock.ts";
import { Days } from "../bounds/days.ts";
import { subProblem } from "../presolve/sub-problem.ts";
import { aimAtVisits } from "./routes/aims.ts";
import { Master } from "./routes/master.ts";
import { routeModel } from "./routes/model.ts";
import { type PossibleVisit, visitsTo } from "./routes/possible-visits.ts";
import { Relaxation } from "./routes/relaxation.ts";

/** Pairs of hands of patients looked at together. */
const MOST_UNITS = 200;
/** Visits beyond what patients need alone, up to which it is worth asking who is in whose way. */
const MOST_SURPLUS = 24;

/** Patients looked at together, and the visits they need at least beyond what each needs alone. */
interface Contest {
  readonly patients: ReadonlySet<number>;
  readonly visits: number;
}

export class Contests {
  readonly #problem: Problem;
  readonly #bounds: Bounds;
  /** No two share a patient. */
  #found: Contest[] = [];
  readonly #asked = new Set<number>();

  constructor(problem: Problem, bounds: Bounds) {
    this.#problem = problem;
    this.#bounds = bounds;
  }

  /** No plan with at most so much undone has fewer visits; nothing is known of plans that leave more undone than each patient must. */
  visitsGiven(unscheduled: number): number {
    if (unscheduled > this.#bounds.unscheduled) return 0;
    return this.#found.reduce((sum, { visits }) => sum + visits, this.#bounds.visitsGiven(unscheduled));
  }

  /** Looks at every patient who has more visits in a plan than it needs alone, once. @param bounds complete */
  *steps(unscheduled: number, visits: number, schedule: () => Schedule): Steps<void> {
    // By way of patients who are left out a matrix may have shorter ways.
    if (this.#problem.travel.roads.model !== "straight-line") return;
    const least = this.visitsGiven(unscheduled);
    if (least === 0 || visits <= least || visits - this.#bounds.visitsGiven(unscheduled) > MOST_SURPLUS) return;
    const plan = schedule();
    for (const patient of surplusOf(this.#bounds, plan)) {
      if (this.#asked.has(patient)) continue;
      this.#asked.add(patient);
      yield* this.#lookAt(new Set([patient, ...(yield* this.#rivalsOf(patient, plan))]));
      if (this.visitsGiven(unscheduled) >= visits) return;
    }
  }

  /** Those seen by the shifts that could make the visit with several units that the fewest could make. */
  *#rivalsOf(patient: number, plan: Schedule): Steps<number[]> {
    const clock = new Clock(this.#problem, new Days(this.#problem), patient);
    const own = (yield* visitsTo(clock, this.#bounds.impossible)) ?? [];
    const shifts = own
      .filter(({ units }) => units.length > 1)
      .map((visit) => this.#shiftsOf(visit))
      .reduce<ReadonlySet<number> | undefined>((a, b) => (a !== undefined && a.size <= b.size ? a : b), undefined);
    return plan.filter(({ shift }) => shifts?.has(shift)).map((visit) => visit.patient);
  }

  #shiftsOf({ stints }: PossibleVisit): Set<number> {
    const shifts = new Set<number>();
    for (const [stint, shift] of this.#problem.shiftOfStint.entries())
      if (((stints[stint >>> 5] >>> (stint & 31)) & 1) === 1) shifts.add(shift);
    return shifts;
  }

  /** Looks at patients together, with the contests that some of them are in already. */
  *#lookAt(patients: ReadonlySet<number>): Steps<void> {
    const met = this.#found.filter((contest) => [...contest.patients].some((one) => patients.has(one)));
    const all = new Set([...patients, ...met.flatMap((contest) => [...contest.patients])]);
    const known = met.reduce((sum, { visits }) => sum + visits, 0);
    const visits = yield* this.#visitsBeyond(all);
    if (visits <= known) return;
    this.#found = [...this.#found.filter((contest) => !met.includes(contest)), { patients: all, visits }];
  }

  /** Visits that these patients need together beyond what each needs alone; 0 where they are too many to look at. */
  *#visitsBeyond(patients: ReadonlySet<number>): Steps<number> {
    const { patientOfOccurrence, priorityOfOccurrence, occurrences, shifts } = this.#problem;
    const { impossible, fewest } = this.#bounds;
    // What is impossible is not in their problem, and not in what they may leave undone there.
    let [alone, undone] = [0, 0];
    for (const patient of patients) {
      alone += fewest[patient];
      undone += this.#bounds.patients[patient]!.unscheduled;
    }
    for (let one = 0; one < occurrences; one++)
      if (impossible[one] === 1 && patients.has(patientOfOccurrence[one])) undone -= priorityOfOccurrence[one];
    const own = indices(occurrences, (one) => impossible[one] === 0 && patients.has(patientOfOccurrence[one]));
    const { problem } = subProblem(
      this.#problem,
      own,
      indices(shifts, () => true),
    );
    if (problem.units > MOST_UNITS) return 0;
    const bounds = yield* boundProblem(problem);
    const model = yield* routeModel(problem, bounds.impossible);
    if (model === undefined) return 0;
    const relaxation = new Relaxation(model, new Master(model, aimAtVisits(problem, bounds, undone)), 1);
    yield* relaxation.solve(Infinity);
    return Math.max(0, relaxation.whole(relaxation.bound) - alone);
  }
}

/** Patients with more visits in a plan than they need alone. */
function surplusOf({ fewest }: Bounds, plan: Schedule): number[] {
  const visits = new Int32Array(fewest.length);
  for (const { patient } of plan) visits[patient]++;
  return indices(fewest.length, (patient) => visits[patient] > fewest[patient]);
}

function indices(count: number, holds: (index: number) => boolean): number[] {
  return Array.from({ length: count }, (_, index) => index).filter(holds);
}
