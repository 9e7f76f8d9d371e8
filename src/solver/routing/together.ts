// Two visits that share a double-handed occurrence: the time of one fixes that of the other.

import type { Problem } from "../../problem/problem.ts";
import type { Bundle } from "../bundles.ts";
import { areAlongside, linkBetween, offsetOf } from "./members.ts";
import { NEVER_BOTH, type RelationList, TOGETHER } from "./relation-list.ts";

/** A common occurrence says all there is to say of two visits: adds it, and is true, where there is one. */
export function readTogether(problem: Problem, bundle: Bundle, other: Bundle, into: RelationList): boolean {
  const { partnerOfUnit } = problem;
  let shift: number | undefined;
  for (const unit of bundle.units) {
    const partner = partnerOfUnit[unit]!;
    if (partner < 0 || !other.units.includes(partner)) continue;
    const moved = offsetOf(problem, other, partner) - offsetOf(problem, bundle, unit);
    if (shift !== undefined && shift !== moved) {
      into.add(NEVER_BOTH, 0, 0);
      return true;
    }
    shift = moved;
  }
  if (shift === undefined) return false;
  if (fitTogether(problem, bundle, other, shift)) into.add(TOGETHER, shift, 0);
  else into.add(NEVER_BOTH, 0, 0);
  return true;
}

/** Whether the members of two visits, x = a + shift, keep one intervention at a time and every link. */
function fitTogether(problem: Problem, bundle: Bundle, other: Bundle, shift: number): boolean {
  const { occurrenceOfUnit, minutesOfOccurrence, partnerOfUnit } = problem;
  let at = shift;
  for (const unit of bundle.units) {
    const occurrence = occurrenceOfUnit[unit]!;
    let from = 0;
    for (const theirs of other.units) {
      const their = occurrenceOfUnit[theirs]!;
      if (partnerOfUnit[unit] !== theirs) {
        const overlap = at < from + minutesOfOccurrence[their]! && from < at + minutesOfOccurrence[occurrence]!;
        if (overlap && !areAlongside(problem, bundle.patient, occurrence, their)) return false;
        if (!keepsLinks(problem, occurrence, their, from - at)) return false;
      }
      from += minutesOfOccurrence[their]!;
    }
    at += minutesOfOccurrence[occurrence]!;
  }
  return true;
}

/** With `later` = start(second occurrence) − start(first occurrence). */
function keepsLinks(problem: Problem, occurrence: number, other: number, later: number): boolean {
  const at = linkBetween(problem, occurrence, other);
  if (at < 0) return true;
  const { first, otherDate, symmetric, least, most } = problem.links[problem.linkItem[at]!]!;
  if (otherDate) return false;
  const gap = first === occurrence ? later : -later;
  return symmetric ? Math.abs(gap) >= least : gap >= least && gap <= most;
}
