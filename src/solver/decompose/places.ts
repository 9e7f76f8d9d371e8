// A part of a problem knows the places it needs and no others, so that its rows of travel times are short.

import type { Problem } from "../../problem/problem.ts";
import { Travel } from "../../problem/travel.ts";

/** The same problem, its places numbered anew without those that neither a patient nor a shift is at. */
export function withPlacesOf(problem: Problem): Problem {
  const used = new Set<number>();
  for (const column of [problem.placeOfPatient, problem.startPlaceOfShift, problem.endPlaceOfShift]) {
    for (const place of column) if (place >= 0) used.add(place);
  }
  const chosen = Int32Array.from(used).sort();
  const numberOf = new Map(Array.from(chosen, (place, number) => [place, number]));
  const renumbered = (column: Int32Array) => column.map((place) => numberOf.get(place) ?? -1);
  return {
    ...problem,
    places: chosen.length,
    placeOfPatient: renumbered(problem.placeOfPatient),
    startPlaceOfShift: renumbered(problem.startPlaceOfShift),
    endPlaceOfShift: renumbered(problem.endPlaceOfShift),
    travel: new Travel(problem.travel.among(chosen)),
  };
}
