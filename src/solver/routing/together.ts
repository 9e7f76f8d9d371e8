// Two visits that share a double-handed occurrence: the time of one fixes that of the other.

import type { Link, Problem } from "../../problem/problem.ts";
import type { Bundle } from "../bundles.ts";
import { areAlongside, linkBetween, offsetOf } from "./members.ts";
import { NEVER_BOTH, OTHER_DATE, type RelationList, TOGETHER } from "./relation-list.ts";

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
  if (fitTogether(problem, bundle, other, shift, into)) into.add(TOGETHER, shift, 0);
  else into.add(NEVER_BOTH, 0, 0);
  return true;
}

/**
 * Whether the members of two visits, x = a + shift, keep one intervention at a time and every distance. What must not
 * start on one date is added.
 */
function fitTogether(problem: Problem, bundle: Bundle, other: Bundle, shift: number, into: RelationList): boolean {
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
        const place = linkBetween(problem, occurrence, their);
        const link = place < 0 ? undefined : problem.links[problem.linkItem[place]!]!;
        if (link !== undefined && !keepsLink(link, occurrence, from - at)) return false;
        if (link?.otherDate) {
          const setup = problem.setupOfPatient[bundle.patient]!;
          const own = setup + at - shift;
          into.add(OTHER_DATE, own, own, setup + from, setup + from);
        }
      }
      from += minutesOfOccurrence[their]!;
    }
    at += minutesOfOccurrence[occurrence]!;
  }
  return true;
}

/** With `later` = start of the other occurrence − start of this one. */
function keepsLink({ first, symmetric, least, most }: Link, occurrence: number, later: number): boolean {
  const gap = first === occurrence ? later : -later;
  return symmetric ? Math.abs(gap) >= least : gap >= least && gap <= most;
}
