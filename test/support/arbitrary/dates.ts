// On which dates random interventions may start, and how often they come back.

import type { InterventionJson, RepeatJson } from "../../../bench/generator/format.ts";
import type { Draw } from "./draw.ts";
import { dateOfDay, datePlus, type World } from "./world.ts";

const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;

const weekdayOf = (date: string) => WEEKDAYS[new Date(`${date}T00:00Z`).getUTCDay()];

/** The days of the horizon, from 0, that the date keys of an intervention leave. */
export function allowedDays(intervention: InterventionJson, world: World): number[] {
  const { dates, weekdays, notBefore, notAfter } = intervention;
  return Array.from({ length: world.days }, (_, day) => day).filter((day) => {
    const date = dateOfDay(world, day);
    if (dates !== undefined && !dates.includes(date)) return false;
    if (weekdays !== undefined && !weekdays.includes(weekdayOf(date))) return false;
    return !(notBefore !== undefined && date < notBefore) && !(notAfter !== undefined && date > notAfter);
  });
}

/** How many occurrences an intervention has. */
export function occurrenceCount(intervention: InterventionJson, world: World): number {
  const { repeat } = intervention;
  if (repeat === undefined) return 1;
  const days = allowedDays(intervention, world);
  if (repeat.per === "day") return days.length * repeat.times;
  if (repeat.per === "horizon") return repeat.times;
  const inBlock = new Map<number, number>();
  for (const day of days) inBlock.set(Math.floor(day / 7), (inBlock.get(Math.floor(day / 7)) ?? 0) + 1);
  return [...inBlock.values()].reduce((sum, own) => sum + Math.min(repeat.times, own), 0);
}

/** Now and then narrows the dates, mostly so that `usualDay` stays. */
export function drawDates(draw: Draw, intervention: InterventionJson, world: World, usualDay: number): void {
  const anchor = draw.random.chance(0.85) ? usualDay : draw.between(0, world.days - 1);
  const date = dateOfDay(world, anchor);
  if (draw.maybe(0.15)) {
    const others = Array.from({ length: draw.between(0, 2) }, () => datePlus(date, draw.between(-4, 4)));
    intervention.dates = [...new Set(draw.random.shuffle([date, ...others]))];
  }
  if (draw.maybe(0.12)) {
    const others = draw.sample(WEEKDAYS, draw.between(0, 4));
    intervention.weekdays = [...new Set(draw.random.shuffle([weekdayOf(date), ...others]))];
  }
  if (draw.maybe(0.12)) intervention.notBefore = datePlus(date, draw.between(-3, draw.maybe(0.1) ? 2 : 0));
  if (draw.maybe(0.12)) intervention.notAfter = datePlus(date, draw.between(draw.maybe(0.1) ? -2 : 0, 3));
  const { notBefore, notAfter } = intervention;
  if (notBefore !== undefined && notAfter !== undefined && notAfter < notBefore) delete intervention.notAfter;
}

/** Now and then repeats the intervention, with no more than `budget` occurrences. */
export function drawRepeat(draw: Draw, intervention: InterventionJson, world: World, budget: number): void {
  if (!draw.maybe(0.4)) return;
  const repeat: RepeatJson = { times: draw.pick([1, 2, 2, 3]), per: draw.pick(["day", "day", "week", "horizon"]) };
  if (repeat.per === "horizon") {
    repeat.times = Math.min(repeat.times, budget, allowedDays(intervention, world).length);
    if (repeat.times === 0) return;
  }
  intervention.repeat = repeat;
  if (occurrenceCount(intervention, world) > budget) {
    // One date makes most repeats small enough.
    intervention.dates = [dateOfDay(world, draw.pick(world.workDays))];
    repeat.times = Math.min(repeat.times, budget);
  }
  if (draw.maybe(0.5)) intervention.gapMinutes = drawGap(draw, repeat);
}

function drawGap(draw: Draw, repeat: RepeatJson): { min?: number; max?: number } {
  const nights = repeat.per === "day" && repeat.times > 1 ? 0 : 1440;
  const min = draw.random.chance(0.1) ? 0 : nights * draw.pick([0, 1, 1, 2]) + draw.minutes(15, 120);
  const max = min + draw.minutes(0, 120) + nights * draw.between(0, 3);
  return draw.pick([{ min }, { max }, { min, max }]);
}
