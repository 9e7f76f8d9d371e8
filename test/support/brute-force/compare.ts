// What the library says of a tiny caseload beside the truth.

import type { Caseload } from "../../../src/caseload/schema.ts";
import type { Plan } from "../../../src/plan/schema.ts";
import { verifyPlan } from "../../../src/verify/verify.ts";
import { referee } from "../referee.ts";
import { type Best, BruteForce, TooMuch } from "./solve.ts";
import type { World } from "./world.ts";
import { written } from "./write.ts";

/** What of a plan is false, and how good it is. */
export interface Comparison {
  /** Claims that the truth refutes; never any. */
  readonly lies: readonly string[];
  /** Nothing is better than the plan. */
  readonly reached: boolean;
  /** The plan's status is `"optimal"`. */
  readonly proved: boolean;
}

/** The truth about a caseload, asked for as far as it is needed. */
export class Truth {
  readonly unscheduled: number;
  readonly visits: number;
  /** A best plan. */
  readonly best: Best;
  readonly #force: BruteForce;

  private constructor(force: BruteForce) {
    this.#force = force;
    this.unscheduled = force.leastUndone().unscheduled;
    this.best = force.fewestVisits(this.unscheduled)!;
    this.visits = this.best.visits;
  }

  /** @returns `undefined` where finding it takes more than `limit` drafts. */
  static of(caseload: Caseload, limit = Infinity): Truth | undefined {
    return unlessTooMuch(() => new Truth(new BruteForce(caseload, limit)));
  }

  /** Holds a plan of the library against it. */
  compare({ status, bound, metrics: { visits, unscheduledPriority: undone } }: Plan): Comparison {
    const reached = undone === this.unscheduled && visits === this.visits;
    const lies: string[] = [];
    const claim = (holds: boolean, lie: string) => {
      if (!holds) lies.push(lie);
    };
    claim(
      bound.unscheduled <= this.unscheduled,
      `U is bounded by ${bound.unscheduled}, and can be ${this.unscheduled}`,
    );
    const fewest = this.fewestVisits(undone);
    claim(bound.visits <= fewest, `V at U ${undone} is bounded by ${bound.visits}, and can be ${fewest}`);
    claim(status !== "optimal" || reached, `${undone}, ${visits} is not optimal`);
    const possible = undone > this.unscheduled || (undone === this.unscheduled && visits >= this.visits);
    claim(possible, `${undone}, ${visits} is better than the best, ${this.unscheduled}, ${this.visits}`);
    return { lies, reached, proved: status === "optimal" };
  }

  /** The fewest visits of plans with at most so much undone; Infinity where there are none, or it takes too long. */
  fewestVisits(budget: number): number {
    if (budget === this.unscheduled) return this.visits;
    return unlessTooMuch(() => this.#force.fewestVisits(budget)?.visits) ?? Infinity;
  }

  get world(): World {
    return this.#force.world;
  }

  /** What the judges have against the best plan: nothing, or it is not the truth. */
  faults(): string[] {
    const { caseload } = this.world;
    const plan = written(this.world, this.best);
    const judges = [verifyPlan(caseload, plan), referee?.judge(caseload, plan)];
    return judges.flatMap((judge) => {
      if (judge === undefined) return [];
      const { valid, violations, unscheduled, visits } = judge;
      if (valid && unscheduled === this.unscheduled && visits === this.visits) return [];
      return [`the best plan is not what it seems: ${JSON.stringify({ violations, unscheduled, visits })}`];
    });
  }
}

function unlessTooMuch<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch (error) {
    if (error instanceof TooMuch) return undefined;
    throw error;
  }
}
