// A best plan as the format writes it, for others to judge.

import type { JudgedPlan } from "../mutate/mutation.ts";
import type { Best } from "./solve.ts";
import type { World } from "./world.ts";

export function written(
  { dues, hands, shifts, instants }: World,
  { timetable, unscheduled, visits }: Best,
): JudgedPlan {
  const place = (shift: number) => ({ practitioner: shifts[shift].practitioner.id, shift: shifts[shift].index });
  const done = new Set(timetable.visits.flatMap(({ what }) => what.hands.map((hand) => hands[hand].due)));
  return {
    format: "onevisit.plan/1",
    status: "optimal",
    visits: timetable.visits.map(({ what, start }, i) => ({
      id: `v${i + 1}`,
      patient: dues[hands[what.hands[0]].due].patient.id,
      ...place(what.shift),
      start: instants[start],
      end: instants[start + what.length],
      interventions: what.hands.map((hand, at) => ({
        id: dues[hands[hand].due].id,
        start: instants[start + what.offsets[at]],
      })),
    })),
    breaks: timetable.breaks.map(({ what, start }) => ({
      ...place(what.shift),
      start: instants[start],
      end: instants[start + what.minutes],
    })),
    unscheduled: dues
      .filter((_, due) => !done.has(due))
      .map(({ id }) => ({ id, reason: { code: "truth", message: "the best plan leaves it undone" } })),
    bound: { unscheduled, visits },
  };
}
