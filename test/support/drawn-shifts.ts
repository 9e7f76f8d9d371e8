// What whole shifts prove at prices drawn at random.

import type { Random } from "../../src/base/random.ts";
import { finish } from "../../src/base/steps.ts";
import type { Problem } from "../../src/problem/problem.ts";
import type { ShiftDual } from "../../src/solver/bounds/shifts/shift-dual.ts";

/** Labels few enough for some searches to be cut short. */
const FEW_LABELS = 20;
const MANY_LABELS = 5000;

/** What is proved of visits + undone priority × `priority`; and whether some shift earns. */
export function drawnShifts(
  problem: Problem,
  dual: ShiftDual,
  random: Random,
  priority: number,
): { readonly value: number; readonly earns: boolean } {
  const most = random.pick([0.3, 1, 3]);
  const prices = Float64Array.from({ length: dual.ways }, () => (random.chance(0.7) ? most * random.next() : 0));
  const labels = random.pick([FEW_LABELS, MANY_LABELS]);
  const taken = { visits: 0, unscheduled: 0, used: new Float64Array(dual.ways) };
  const paid = finish(dual.patients(prices, { visit: 1, priority }, taken));
  let earned = 0;
  for (const shift of dual.shifts) {
    shift.visit = problem.mostVisitsOfShift[shift.tour.shift] < 100 && random.chance(0.5) ? 0.1 : 0;
    shift.minute = problem.mostContactOfShift[shift.tour.shift] < 10_000 && random.chance(0.5) ? 0.005 : 0;
    earned += dual.earn(shift, prices, labels);
  }
  return { value: paid - earned, earns: earned > 0 };
}
