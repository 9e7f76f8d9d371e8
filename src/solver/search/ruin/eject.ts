// An occurrence that is left undone made room for, alone or in one of its patient's visits.

import { forceInChain } from "./chain.ts";
import { makeTime } from "./make-time.ts";
import type { Ruined } from "./ruin.ts";

export function eject(ruined: Ruined): void {
  const { solution, random, absent } = ruined;
  if (absent.length === 0) return;
  const occurrence = absent[random.int(absent.length)]!;
  if (solution.isDone(occurrence)) return;
  const unit = solution.firstUnit(occurrence);
  solution.removed.push(occurrence);
  makeTime(ruined, solution.bundles.single(unit));
  if (solution.problem.partnerOfUnit[unit]! >= 0) {
    ejectDouble(ruined, unit);
    return;
  }
  const bundle = solution.bundles.single(unit);
  const visit = joinable(ruined, unit);
  if (visit !== undefined) {
    const grown = solution.bundles.extensions(solution.visits.bundle[visit]!, unit);
    const larger = grown[random.int(grown.length)]!;
    if (solution.bundles.stints(larger).length > 0) {
      solution.remove(visit);
      solution.settle();
      if (forceInChain(ruined, larger)) return;
    }
  }
  forceInChain(ruined, bundle);
}

/** A visit of the patient that the unit could go into, half of the time where there is one. */
function joinable({ solution, random }: Ruined, unit: number): number | undefined {
  if (random.next() < 0.5) return undefined;
  const patient = solution.problem.patientOfOccurrence[solution.problem.occurrenceOfUnit[unit]!]!;
  const fit = solution.visitsOfPatient[patient]!.filter(
    (slot) => solution.bundles.extensions(solution.visits.bundle[slot]!, unit).length > 0,
  );
  return fit.length === 0 ? undefined : fit[random.int(fit.length)];
}

/** Both pairs of hands: the first forced, the second forced to where the first leaves it. */
function ejectDouble(ruined: Ruined, unit: number): void {
  const { solution } = ruined;
  if (!forceInChain(ruined, solution.bundles.single(unit))) return;
  forceInChain(ruined, solution.bundles.single(solution.problem.partnerOfUnit[unit]!));
}
