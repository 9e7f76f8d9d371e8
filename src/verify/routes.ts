// One practitioner's shift as a sequence: from where it starts, door to door, to where it ends, with its breaks.

import type { Practitioner, Shift } from "../caseload/schema.ts";
import type { TakenBreak } from "../plan/schema.ts";
import type { Clock, Moment } from "./clock.ts";
import type { ReadVisit } from "./facts.ts";
import type { Travel } from "./travel.ts";
import type { Report } from "./violation.ts";

/** A break that the plan takes. */
export interface ReadBreak {
  readonly start: Moment;
  readonly end: Moment;
}

/** What lies between two visits, before the first or after the last. */
export interface Leg {
  /** The visit before; none at the start of the shift. */
  readonly before: ReadVisit | undefined;
  /** The visit after; none at the end of the shift. */
  readonly next: ReadVisit | undefined;
  /** First and last elapsed minute of the leg; `to` is below `from` where visits overlap or leave the shift. */
  readonly from: number;
  readonly to: number;
  /** Minutes of travel; 0 where the shift has no place to come from or go to. */
  readonly travel: number;
}

/** One shift that has visits. */
export interface Route {
  readonly practitioner: Practitioner;
  readonly shift: Shift;
  /** Index in the practitioner's shifts. */
  readonly shiftIndex: number;
  /** Elapsed minutes of the shift's ends. */
  readonly start: number;
  readonly end: number;
  /** In order of start, then end. */
  readonly visits: readonly ReadVisit[];
  /** One more than visits. */
  readonly legs: readonly Leg[];
  /** In order of start, then end. */
  readonly breaks: readonly ReadBreak[];
}

/** Index first: digits hold no slash, so that no two shifts share a key whatever the ids are. */
const keyOf = (practitioner: string, shift: number): string => `${shift}/${practitioner}`;

/** Every shift that has visits, in the order in which the plan first names it. */
export function routesOf(
  visits: readonly ReadVisit[],
  breaks: readonly TakenBreak[],
  clock: Clock,
  travel: Travel,
  report: Report,
): Route[] {
  const visitsOn = new Map<string, ReadVisit[]>();
  for (const visit of visits) {
    if (visit.listed === 0) continue;
    const key = keyOf(visit.practitioner.id, visit.shiftIndex);
    const list = visitsOn.get(key);
    if (list === undefined) visitsOn.set(key, [visit]);
    else list.push(visit);
  }
  const breaksOn = readBreaks(breaks, visitsOn, clock, report);
  return [...visitsOn].map(([key, own]) => routeOf(own, breaksOn.get(key) ?? [], clock, travel));
}

function readBreaks(
  breaks: readonly TakenBreak[],
  visitsOn: ReadonlyMap<string, unknown>,
  clock: Clock,
  report: Report,
): Map<string, ReadBreak[]> {
  const breaksOn = new Map<string, ReadBreak[]>();
  for (const { practitioner, shift, start, end } of breaks) {
    const key = keyOf(practitioner, shift);
    const refs = { practitioner, shift };
    const name = `the break of ${practitioner} on shift ${shift} from ${start} to ${end}`;
    const [from, to] = [clock.read(start), clock.read(end)];
    const list = breaksOn.get(key);
    if (!visitsOn.has(key)) report("break-without-visits", `${name} is on a shift without visits`, refs);
    else if (!(from && to)) report("unreadable-instant", `${name} has an end that is no instant`, refs);
    else if (list === undefined) breaksOn.set(key, [{ start: from, end: to }]);
    else list.push({ start: from, end: to });
  }
  return breaksOn;
}

function routeOf(own: readonly ReadVisit[], taken: readonly ReadBreak[], clock: Clock, travel: Travel): Route {
  const { practitioner, shift, shiftIndex } = own[0];
  const [start, end] = [clock.minute(shift.start), clock.minute(shift.end)];
  const visits = [...own].sort(inTime);
  const breaks = [...taken].sort(inTime);
  const legs: Leg[] = [];
  for (let i = 0; i <= visits.length; i++) {
    const [before, next] = [visits[i - 1] as ReadVisit | undefined, visits[i] as ReadVisit | undefined];
    const here = before === undefined ? shift.startPlace : before.patient.place;
    const there = next === undefined ? shift.endPlace : next.patient.place;
    legs.push({
      before,
      next,
      from: before === undefined ? start : before.end.minute,
      to: next === undefined ? end : next.start.minute,
      travel: here === undefined || there === undefined ? 0 : travel(here, there),
    });
  }
  return { practitioner, shift, shiftIndex, start, end, visits, legs, breaks };
}

function inTime(a: ReadBreak, b: ReadBreak): number {
  return a.start.minute - b.start.minute || a.end.minute - b.end.minute;
}

/** The two ends of a leg, for messages. */
export function legInWords({ practitioner, shiftIndex }: Route, { before, next, from, to }: Leg, clock: Clock): string {
  const shift = `shift ${shiftIndex} of ${practitioner.id}`;
  const here = before === undefined ? `the start of ${shift}` : `the end of visit ${before.id}`;
  const there = next === undefined ? `the end of ${shift}` : `the start of visit ${next.id}`;
  return `from ${here} at ${clock.write(from)} to ${there} at ${clock.write(to)}`;
}
