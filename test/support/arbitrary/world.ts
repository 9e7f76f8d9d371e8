// When a random caseload plays: its zone, its days, the part of the day in which most things happen.

import { CLOCK_CHANGES, QUIET_STARTS } from "./change.ts";
import type { Draw } from "./draw.ts";

const DAY = 1440;

/** Time in a random caseload. A `wall` is minutes on the wall clock since `00:00` of the first date. */
export interface World {
  readonly timeZone: string;
  readonly start: string;
  readonly days: number;
  /** The stretch of wall minutes that a clock change inside the horizon skips or repeats. */
  readonly change?: { readonly kind: "skips" | "repeats"; readonly from: number; readonly to: number };
  /** Where most shifts and windows lie: a minute of the day and a length, possibly past midnight. */
  readonly focus: { readonly from: number; readonly length: number };
  /** The days, from 0, on which most practitioners work and most things may be done. */
  readonly workDays: readonly number[];
}

/** Draws a world of this many days; most have a clock change in them, and many of those work through it. */
export function drawWorld(draw: Draw, days: number): World {
  if (!draw.maybe(0.6)) return quietWorld(draw, days);
  const change = draw.pick(CLOCK_CHANGES);
  const day = draw.between(0, days - 1);
  const from = day * DAY + change.from;
  const stretch = { kind: change.kind, from, to: from + change.to - change.from };
  const night = draw.random.chance(0.6) ? nightAround(draw, day, from) : undefined;
  const focus = night?.focus ?? dayFocus(draw);
  const workDays = drawWorkDays(draw, days, night?.day);
  return { timeZone: change.timeZone, start: datePlus(change.date, -day), days, change: stretch, focus, workDays };
}

function quietWorld(draw: Draw, days: number): World {
  return { ...draw.pick(QUIET_STARTS), days, focus: dayFocus(draw), workDays: drawWorkDays(draw, days) };
}

function dayFocus(draw: Draw): World["focus"] {
  return { from: draw.minutes(360, 960), length: draw.minutes(180, 480) };
}

/** A focus that begins some hours before the change, on the day before it where there is one, and outlasts it. */
function nightAround(draw: Draw, changeDay: number, change: number): { day: number; focus: World["focus"] } {
  const from = Math.max(0, change - draw.minutes(0, 180));
  return {
    day: Math.min(changeDay, Math.floor(from / DAY)),
    focus: { from: from % DAY, length: draw.minutes(240, 420) },
  };
}

function drawWorkDays(draw: Draw, days: number, certain?: number): number[] {
  const all = Array.from({ length: days }, (_, day) => day);
  const some = draw.sample(all, draw.between(1, 3));
  if (certain !== undefined && !some.includes(certain)) some.push(certain);
  return some.sort((a, b) => a - b);
}

/** The date `days` later. */
export function datePlus(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The date of a day of the horizon, counted from 0. */
export function dateOfDay(world: World, day: number): string {
  return datePlus(world.start, day);
}

/** A wall minute as the format writes it, `YYYY-MM-DDTHH:MM`. */
export function instantOf(world: World, wall: number): string {
  return `${dateOfDay(world, Math.floor(wall / DAY))}T${timeOf(((wall % DAY) + DAY) % DAY)}`;
}

/** A minute of the day, 0 to 1440, as `HH:MM`. */
export function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

/** Whether the clocks never show this wall minute. */
export function isSkipped(world: World, wall: number): boolean {
  const { change } = world;
  return change?.kind === "skips" && wall >= change.from && wall < change.to;
}

/** Elapsed minutes at a wall minute: the first pass of a repeated one, the first minute after a skipped one. */
export function elapsedAt(world: World, wall: number): number {
  const { change } = world;
  if (change === undefined || wall < change.from) return wall;
  if (change.kind === "repeats") return wall < change.to ? wall : wall + change.to - change.from;
  return wall < change.to ? change.from : wall - (change.to - change.from);
}

/** Wall minutes from `00:00` of the first date to the end of the last. */
export function wallLength(world: World): number {
  return world.days * DAY;
}
