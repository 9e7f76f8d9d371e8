import { shown } from "../issues.ts";
import type { Intervention } from "../schema.ts";
import type { Check } from "./check.ts";

/** For each intervention of a patient, which of them its list names: index for index, undefined where unknown. */
type Named = readonly (readonly (number | undefined)[])[];

/** Neither `after` nor `precedesInVisit` leads round in a circle. */
export const noCycles: Check = ({ caseload, report }) => {
  caseload.patients.forEach(({ interventions }, i) => {
    const reportCycles = (
      code: "after-cycle" | "precedence-cycle",
      key: "after" | "precedesInVisit",
      idsOf: (intervention: Intervention) => readonly string[],
    ): void => {
      if (!interventions.some((intervention) => intervention[key] !== undefined)) return;
      const named = namedIn(interventions, idsOf);
      for (const cycle of cyclesOf(named)) {
        const ids = [...cycle, cycle[0]].map((index) => interventions[index].id);
        const entry = named[cycle[0]].indexOf(cycle[1]);
        const path = ["patients", i, "interventions", cycle[0], key, entry];
        report(code, path, `round in a circle: ${ids.map(shown).join(" → ")}.`, { cycle: ids });
      }
    };
    reportCycles("after-cycle", "after", ({ after }) => after?.map((link) => link.intervention) ?? []);
    reportCycles("precedence-cycle", "precedesInVisit", ({ precedesInVisit }) => precedesInVisit ?? []);
  });
};

/** Itself and ids of elsewhere are issues of their own, and lead nowhere here. */
function namedIn(interventions: readonly Intervention[], idsOf: (one: Intervention) => readonly string[]): Named {
  const indexOf = new Map(interventions.map(({ id }, index) => [id, index]));
  return interventions.map((one, index) =>
    idsOf(one).map((id) => (indexOf.get(id) === index ? undefined : indexOf.get(id))),
  );
}

/** Cycles without a common member, each from its first intervention on. Empty exactly when there is none. */
function cyclesOf(named: Named): number[][] {
  const cycles: number[][] = [];
  const left = new Set(named.keys());
  for (;;) {
    dropDeadEnds(named, left);
    if (left.size === 0) return cycles;
    const cycle = walkRound(named, left);
    for (const index of cycle) left.delete(index);
    cycles.push(cycle);
  }
}

/** Removes whatever names nothing that is left, until everything left names something left. */
function dropDeadEnds(named: Named, left: Set<number>): void {
  let before: number;
  do {
    before = left.size;
    for (const index of left) if (nextOf(named, left, index) === undefined) left.delete(index);
  } while (left.size < before);
}

/** Follows the names from the first that is left until one comes again. */
function walkRound(named: Named, left: ReadonlySet<number>): number[] {
  const walked: number[] = [];
  let index = Math.min(...left);
  while (!walked.includes(index)) {
    walked.push(index);
    index = nextOf(named, left, index)!;
  }
  const cycle = walked.slice(walked.indexOf(index));
  const first = cycle.indexOf(Math.min(...cycle));
  return [...cycle.slice(first), ...cycle.slice(0, first)];
}

function nextOf(named: Named, left: ReadonlySet<number>, index: number): number | undefined {
  return named[index].find((next) => next !== undefined && left.has(next));
}
