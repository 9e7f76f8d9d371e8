// What is known of single members of two visits to one patient.

import { ALONGSIDE, type Problem } from "../../problem/problem.ts";
import type { Bundle } from "../bundles.ts";

/** Minutes of the bundle before a unit; the least possible where the order is open. */
export function offsetOf(problem: Problem, bundle: Bundle, unit: number): number {
  if (!bundle.ordered) return 0;
  let offset = 0;
  for (const member of bundle.units) {
    if (member === unit) break;
    offset += problem.minutesOfOccurrence[problem.occurrenceOfUnit[member]!]!;
  }
  return offset;
}

/** Where in `linkItem` the link of an occurrence with another one stands; −1 where there is none. */
export function linkBetween({ linkStart, linkItem, links }: Problem, occurrence: number, other: number): number {
  let low = linkStart[occurrence]!;
  let high = linkStart[occurrence + 1]! - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const { first, second } = links[linkItem[middle]!]!;
    const partner = first === occurrence ? second : first;
    if (partner === other) return middle;
    if (partner < other) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Whether two occurrences of a patient may be under way at the same time. */
export function areAlongside(problem: Problem, patient: number, occurrence: number, other: number): boolean {
  const { interventionOfOccurrence, interventionsOfPatient, pairFlags } = problem;
  const at =
    interventionOfOccurrence[occurrence]! * interventionsOfPatient[patient]! + interventionOfOccurrence[other]!;
  return (pairFlags[patient]![at]! & ALONGSIDE) !== 0;
}
