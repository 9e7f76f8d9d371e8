// Random interventions: what, how long, by whom, when.

import type { InterventionJson, PractitionerJson, WindowJson } from "../../../bench/generator/format.ts";
import { drawRequires } from "./competence.ts";
import { drawDates, drawRepeat } from "./dates.ts";
import type { Draw } from "./draw.ts";
import { DISCIPLINES, describe } from "./practitioner.ts";
import { timeOf, type World } from "./world.ts";

/** Who and when most interventions of one patient have in common, so that they can share visits. */
export interface Usual {
  readonly keyworker: PractitionerJson | undefined;
  /** A day of the horizon, from 0. */
  readonly usualDay: number;
}

/** Draws one intervention of at most `budget` occurrences, mostly one that the keyworker may do on the usual day. */
export function drawIntervention(
  draw: Draw,
  id: string,
  world: World,
  competencies: readonly string[],
  { keyworker, usualDay }: Usual,
  budget: number,
): InterventionJson {
  const requires = drawRequires(draw, draw.pick([0, 1, 1, 1, 1, 2]), competencies, keyworker);
  const intervention: InterventionJson = { id, minutes: drawMinutes(draw), requires };
  drawDates(draw, intervention, world, usualDay);
  if (draw.random.chance(0.7)) intervention.times = drawWindows(draw, world);
  if (draw.maybe(0.2)) intervention.preferredTimes = drawWindows(draw, world);
  drawRepeat(draw, intervention, world, budget);
  matchWindows(draw, intervention, world);
  if (draw.maybe(0.12))
    intervention.second = { requires: drawRequires(draw, draw.between(0, 1), competencies, undefined) };
  if (draw.random.chance(0.6)) intervention.discipline = drawDiscipline(draw, keyworker);
  if (draw.maybe(0.5)) intervention.priority = draw.pick([1, 3, 10, 25, 60]);
  describe(draw, intervention);
  return intervention;
}

function drawMinutes(draw: Draw): number {
  return draw.random.chance(0.08) ? draw.between(1, 4) : draw.minutes(5, draw.random.chance(0.8) ? 30 : 60);
}

function drawDiscipline(draw: Draw, keyworker: PractitionerJson | undefined): string {
  const own = keyworker?.discipline;
  return own !== undefined && draw.random.chance(0.7) ? own : draw.pick(DISCIPLINES);
}

/** For a repeat of several times a day, often as many windows as times, which then belong together one to one. */
function matchWindows(draw: Draw, intervention: InterventionJson, world: World): void {
  const { repeat } = intervention;
  if (repeat?.per !== "day" || repeat.times === 1 || !draw.random.chance(0.6)) return;
  const { from, length } = world.focus;
  const part = Math.floor(length / repeat.times);
  const windows: WindowJson[] = [];
  for (let k = 0; k < repeat.times; k++) {
    const begin = (from + k * part + draw.minutes(0, Math.floor(part / 2))) % 1440;
    windows.push({ from: timeOf(begin), to: timeOf(Math.min(1440, begin + draw.minutes(10, part))) });
  }
  intervention.times = draw.random.chance(0.3) ? draw.random.shuffle(windows) : windows;
}

/** One to three windows of the focus; one past midnight becomes two, one of which ends at `24:00`. */
function drawWindows(draw: Draw, world: World): WindowJson[] {
  const windows: WindowJson[] = [];
  for (let count = draw.pick([1, 1, 1, 2, 3]); count > 0; count--) windows.push(...drawWindow(draw, world));
  return draw.random.shuffle(windows);
}

function drawWindow(draw: Draw, world: World): WindowJson[] {
  const { focus } = world;
  const length = draw.random.chance(0.06) ? 0 : draw.minutes(45, focus.length);
  const from = (focus.from + draw.minutes(0, Math.max(0, focus.length - length))) % 1440;
  const to = from + length;
  if (to <= 1440) return [{ from: timeOf(from), to: timeOf(to) }];
  return [
    { from: timeOf(from), to: "24:00" },
    { from: "00:00", to: timeOf(to - 1440) },
  ];
}
