// Independent parts of a problem, each solved exactly where it is small enough; bounds of parts add up.

import type { Steps } from "../../base/steps.ts";
import type { Problem } from "../../problem/problem.ts";
import type { Schedule } from "../../problem/schedule.ts";
import type { Bounds } from "../bounds/bounds.ts";
import { componentsInSteps } from "../presolve/components.ts";
import { componentProblems } from "../presolve/sub-problem.ts";
import { type ExactOptions, isBetter, type Worth } from "./exact.ts";
import { Part } from "./part.ts";
import { impossiblePriority } from "./routes/aims.ts";

/** Pairs of hands up to which whole shifts are looked at: a team's day. */
export const MOST_UNITS = 400;
/** Pairs of hands up to which independent parts are looked for: above, a problem is searched in parts of another kind. */
const MOST_UNITS_CUT = 20_000;

export class Parts {
  readonly #never: number;
  readonly #parts: readonly Part[];
  /** What the plan told last is worth, by part. */
  #told: readonly Worth[] = [];

  private constructor(never: number, parts: readonly Part[]) {
    this.#never = never;
    this.#parts = parts;
  }

  /** @param bounds of all patients, complete */
  static *of(problem: Problem, bounds: Bounds, options: ExactOptions): Steps<Parts> {
    const never = impossiblePriority(problem, bounds.impossible);
    if (problem.units > MOST_UNITS_CUT) return new Parts(never, []);
    const components = yield* componentsInSteps(problem, bounds.impossible, "visits");
    if (components.count <= 1) return new Parts(0, [Part.whole(problem, bounds, options, MOST_UNITS)]);
    const parts: Part[] = [];
    for (const sub of componentProblems(problem, components)) parts.push(yield* Part.of(sub, options, MOST_UNITS));
    return new Parts(never, parts);
  }

  /** Whether there is a part small enough to be solved exactly. */
  get isUseful(): boolean {
    return this.#parts.some(({ exact }) => exact !== undefined);
  }

  /** No plan leaves less undone. */
  get unscheduledBound(): number {
    return this.#parts.reduce((sum, part) => sum + part.unscheduledBound, this.#never);
  }

  /** No plan with at most so much undone has fewer visits: each part may leave what the others must not. */
  visitsBoundGiven(unscheduled: number): number {
    const slack = Math.max(0, unscheduled - this.unscheduledBound);
    return this.#parts.reduce((sum, part) => sum + part.visitsBoundGiven(part.unscheduledBound + slack), 0);
  }

  /** Tells every part what the best plan known makes of it. */
  tell(schedule: Schedule): void {
    this.#told = this.#parts.map((part) => {
      const own = part.take(schedule);
      const worth = part.worthOf(own);
      part.exact?.offer(own, worth.unscheduled, worth.visits);
      return worth;
    });
  }

  /** A plan better by (U, V) than the one told last, where a part has found one; each find is given once. */
  takeBetter(told: Schedule): Schedule | undefined {
    const found = this.#parts.map(({ exact }, i) => {
      const best = exact?.best;
      return best !== undefined && isBetter(best, this.#told[i]) ? best : undefined;
    });
    if (found.every((best) => best === undefined)) return undefined;
    this.#told = this.#told.map((worth, i) => found[i] ?? worth);
    return this.#parts.flatMap((part, i) => part.give(found[i]?.schedule ?? part.take(told)));
  }

  /** Works on each small part in turn; may be left at any yield. A plan has to be told first. */
  *steps(): Steps<void> {
    for (const { exact } of this.#parts) if (exact !== undefined) yield* exact.steps();
  }
}
