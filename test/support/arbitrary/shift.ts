// Random shifts: around the focus of the world, some past midnight, some through a clock change, with breaks.

import type { BreakJson, PlaceJson, ShiftJson } from "../../../bench/generator/format.ts";
import type { Draw } from "./draw.ts";
import { elapsedAt, instantOf, isSkipped, timeOf, type World, wallLength } from "./world.ts";

/** A stretch of wall minutes. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** Draws the shifts of one practitioner: on most work days, now and then on another, not overlapping. */
export function drawShifts(draw: Draw, world: World, places: readonly PlaceJson[]): ShiftJson[] {
  const spans: Span[] = [];
  const offer = (span: Span | undefined) => {
    if (span !== undefined && spans.every((other) => span.to <= other.from || other.to <= span.from)) spans.push(span);
  };
  for (const day of world.workDays) if (draw.random.chance(0.85)) offer(focusSpan(draw, world, day));
  if (draw.maybe(0.3)) offer(anySpan(draw, world));
  spans.sort((a, b) => a.from - b.from);
  const shifts = spans.map((span) => drawShift(draw, world, span, places));
  return draw.maybe(0.1) ? draw.random.shuffle(shifts) : shifts;
}

function focusSpan(draw: Draw, world: World, day: number): Span | undefined {
  const from = day * 1440 + world.focus.from - draw.minutes(0, 60);
  return clipped(world, from, from + draw.minutes(240, 600));
}

/** Any time at all, now and then directly before the end of the horizon. */
function anySpan(draw: Draw, world: World): Span | undefined {
  const length = draw.minutes(180, 540);
  const last = wallLength(world) - length;
  const from = draw.random.chance(0.15) ? last : draw.between(0, last);
  return clipped(world, from, from + length);
}

/** The span inside the horizon, with both ends at minutes that the clocks show; none where too little is left. */
function clipped(world: World, from: number, to: number): Span | undefined {
  let start = Math.max(0, from);
  let end = Math.min(wallLength(world), to);
  if (isSkipped(world, start)) start = world.change!.to;
  if (isSkipped(world, end)) end = world.change!.from - 1;
  return end - start >= 120 ? { from: start, to: end } : undefined;
}

function drawShift(draw: Draw, world: World, span: Span, places: readonly PlaceJson[]): ShiftJson {
  const shift: ShiftJson = { start: instantOf(world, span.from), end: instantOf(world, span.to) };
  if (draw.maybe(0.6)) shift.startPlace = draw.pick(places);
  if (draw.maybe(0.6))
    shift.endPlace = draw.random.chance(0.5) && shift.startPlace ? shift.startPlace : draw.pick(places);
  if (draw.maybe(0.5)) shift.breaks = drawBreaks(draw, world, span);
  if (draw.maybe(0.12)) shift.maxVisits = draw.between(1, 4);
  if (draw.maybe(0.12)) shift.maxContactMinutes = draw.minutes(30, 240);
  return shift;
}

function drawBreaks(draw: Draw, world: World, span: Span): BreakJson[] {
  const breaks: BreakJson[] = [];
  for (let wanted = draw.pick([0, 1, 1, 1, 2, 2, 3]); wanted > 0; wanted--) {
    const one = drawBreak(draw, world, span);
    if (one !== undefined) breaks.push(one);
  }
  return breaks;
}

/** A break whose window, in elapsed minutes, is at least as long and inside the shift; none where that fails. */
function drawBreak(draw: Draw, world: World, span: Span): BreakJson | undefined {
  const minutes = draw.minutes(5, 40);
  const length = draw.random.chance(0.1) ? minutes : minutes + draw.minutes(0, 180);
  const from = draw.random.chance(0.1) ? span.from : draw.minutes(span.from, Math.max(span.from, span.to - length));
  const to = Math.min(span.to, from + length);
  const room = Math.min(elapsedAt(world, to), elapsedAt(world, span.to)) - elapsedAt(world, from);
  if (room < minutes || to - from >= 1440) return undefined;
  const end = to % 1440 === 0 && draw.random.chance(0.7) ? "24:00" : timeOf(to % 1440);
  return { from: timeOf(from % 1440), to: end, minutes };
}
