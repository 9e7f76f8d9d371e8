// Rule 8: each break that a shift with visits must have is taken once, where it must be, beside visits and travel.

import { type WantedBreak, wantedBreaks } from "./break-windows.ts";
import type { Facts } from "./facts.ts";
import { type Leg, legInWords, type ReadBreak, type Route } from "./routes.ts";
import type { Report, ViolationRefs } from "./violation.ts";

/** Reports breaks that are missing, too many, misplaced, or for which a journey leaves no time. */
export function checkBreaks(facts: Facts, report: Report): void {
  for (const route of facts.routes) {
    if (route.breaks.length === 0 && (route.shift.breaks ?? []).length === 0) continue;
    const refs = { practitioner: route.practitioner.id, shift: route.shiftIndex };
    checkPlaces(facts, route, refs, report);
    checkWanted(facts, route, refs, report);
  }
}

/** No break overlaps a visit or another break or leaves the shift, and each gap has time for its breaks and its journey. */
function checkPlaces(facts: Facts, route: Route, refs: ViolationRefs, report: Report): void {
  const minutesIn = new Map<Leg, number>();
  for (const [i, taken] of route.breaks.entries()) {
    const name = `the break from ${taken.start.text} to ${taken.end.text}`;
    const leg = route.legs.find(({ from, to }) => from <= taken.start.minute && taken.end.minute <= to);
    if (leg === undefined) report("break-overlaps-visit", `${name} overlaps a visit or leaves the shift`, refs);
    else minutesIn.set(leg, (minutesIn.get(leg) ?? 0) + taken.end.minute - taken.start.minute);
    const last = i === 0 ? undefined : route.breaks[i - 1];
    if (last !== undefined && taken.start.minute < last.end.minute) {
      report("breaks-overlap", `${name} starts before the one from ${last.start.text} ends at ${last.end.text}`, refs);
    }
  }
  for (const [leg, resting] of minutesIn) {
    const minutes = leg.to - leg.from;
    // Too short for the journey alone is rule 7's to say.
    if (minutes < leg.travel || minutes - resting >= leg.travel) continue;
    const message = `${minutes} minutes for ${resting} of breaks and ${leg.travel} of travel`;
    report("no-time-for-break-and-travel", `${legInWords(route, leg, facts.clock)}: ${message}`, refs);
  }
}

/** Every wanted break has one taken to itself, of its length and inside its window, and none is left over. */
function checkWanted(facts: Facts, route: Route, refs: ViolationRefs, report: Report): void {
  const wanted = wantedBreaks(route.shift, facts.clock);
  const name = `shift ${route.shiftIndex} of ${route.practitioner.id}`;
  if (wanted.length !== route.breaks.length) {
    const message = `${name} takes ${route.breaks.length} breaks, and ${wanted.length} are required`;
    report("wrong-number-of-breaks", message, refs);
    return;
  }
  for (const { name: window, minutes } of unmatched(wanted, route.breaks)) {
    report("break-misplaced", `${name} has no break of ${minutes} minutes to itself in ${window}`, refs);
  }
}

/** The wanted breaks left over by a largest matching (augmenting paths: there are few breaks on a shift). */
function unmatched(wanted: readonly WantedBreak[], taken: readonly ReadBreak[]): WantedBreak[] {
  const ownerOf = new Array<WantedBreak | undefined>(taken.length);
  const place = (want: WantedBreak, tried: Set<number>): boolean =>
    taken.some(({ start, end }, i) => {
      const fits = want.from <= start.minute && end.minute <= want.to && end.minute - start.minute === want.minutes;
      if (!fits || tried.has(i)) return false;
      tried.add(i);
      const owner = ownerOf[i];
      if (owner !== undefined && !place(owner, tried)) return false;
      ownerOf[i] = want;
      return true;
    });
  return wanted.filter((want) => !place(want, new Set()));
}
