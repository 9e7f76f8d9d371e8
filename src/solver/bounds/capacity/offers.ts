// Who could give one visit its time: the groups with somebody who may do all of it, and when.

import { intersect, merge, type Stretches } from "../../../base/stretches.ts";
import type { Problem } from "../../../problem/problem.ts";
import type { Days } from "../days.ts";
import { isAvoided, isEligible } from "../staff.ts";
import type { Resources } from "./resources.ts";
import type { Slots } from "./slots.ts";

/** A visit, or a part of one, as far as the staff's time is concerned. */
export interface Asked {
  readonly patient: number;
  readonly date: number;
  readonly units: readonly number[];
  /** Ticks it lasts, and ticks of travel claimed before and after. */
  readonly length: number;
  readonly before: number;
  readonly after: number;
  readonly starts: Stretches;
  /** Whether it is a whole visit. A part of one may start after the stint it belongs to. */
  readonly whole: boolean;
}

export class Offers {
  readonly #problem: Problem;
  readonly #days: Days;
  readonly #resources: Resources;
  readonly #slots: Slots;
  readonly #known = new Map<string, readonly number[]>();

  constructor(problem: Problem, days: Days, resources: Resources, slots: Slots) {
    this.#problem = problem;
    this.#days = days;
    this.#resources = resources;
    this.#slots = slots;
  }

  /** Slots that serve, by group, ascending; at most one of each group. */
  slotsFor(asked: Asked): readonly number[] {
    const key = this.#keyOf(asked);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const made = this.#find(asked);
    this.#known.set(key, made);
    return made;
  }

  #keyOf({ patient, date, units, length, before, after, starts, whole }: Asked): string {
    const { eligibilityOfUnit, avoidStart, avoidItem } = this.#problem;
    const rows = [...new Set(units.map((unit) => eligibilityOfUnit[unit]))].sort((a, b) => a - b);
    const avoid = avoidItem.subarray(avoidStart[patient], avoidStart[patient + 1]);
    return `${date} ${rows.join()} ${avoid.join()} ${length} ${before} ${after} ${starts.join()} ${whole}`;
  }

  #find(asked: Asked): number[] {
    const { date, units, patient } = asked;
    const startsOf = new Map<number, Map<number, Stretches>>();
    for (let stint = this.#days.stintStart[date]; stint < this.#days.stintStart[date + 1]; stint++) {
      const group = this.#resources.groupOfStint[stint];
      const span = this.#days.spanOfStint[stint];
      if (group < 0 || span < 0 || startsOf.get(group)?.has(span)) continue;
      if (!units.every((unit) => isEligible(this.#problem, unit, stint))) continue;
      if (isAvoided(this.#problem, patient, stint)) continue;
      const own = startsOf.get(group) ?? new Map<number, Stretches>();
      own.set(span, this.#startsIn(asked, span));
      startsOf.set(group, own);
    }
    const { before, length, after, whole } = asked;
    const slots: number[] = [];
    for (const [group, bySpan] of [...startsOf].sort(([a], [b]) => a - b)) {
      const starts = merge([...bySpan.values()].flat());
      if (starts.length === 0) continue;
      slots.push(
        this.#slots.slot({
          group,
          length: before + length + after,
          contact: whole ? length : -1,
          starts: starts.map((tick) => tick - before),
        }),
      );
    }
    return slots;
  }

  #startsIn({ starts, length, whole }: Asked, index: number): Stretches {
    const { lo, hi, end, most } = this.#days.spans[index];
    if (length > most) return [];
    const last = whole ? Math.min(hi, end - length) : end - length;
    return lo > last ? [] : intersect(starts, [lo, last]);
  }
}
