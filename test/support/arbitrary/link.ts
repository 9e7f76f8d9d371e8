// What random interventions of one patient owe one another.

import type { InterventionJson, LinkJson } from "../../../bench/generator/format.ts";
import { occurrenceCount } from "./dates.ts";
import type { Draw } from "./draw.ts";
import type { World } from "./world.ts";

/** Adds links between interventions of one patient, without cycles and with equal counts where both repeat. */
export function drawLinks(draw: Draw, interventions: readonly InterventionJson[], world: World): void {
  const order = draw.sample(interventions, interventions.length);
  for (let later = 1; later < order.length; later++) {
    if (!draw.maybe(0.35)) continue;
    const earlier = draw.sample(order.slice(0, later), draw.random.chance(0.6) ? 1 : 2);
    for (const one of earlier) drawAfter(draw, order[later], one, world);
  }
  drawPairs(draw, interventions, "apartFrom", 0.1);
  drawPairs(draw, interventions, "alongside", 0.15);
  drawPrecedence(draw, interventions);
}

function drawAfter(draw: Draw, later: InterventionJson, earlier: InterventionJson, world: World): void {
  if ((later.repeat === undefined) !== (earlier.repeat === undefined)) {
    if (earlier.repeat === undefined || later.after !== undefined || occurrenceCount(earlier, world) > 3) return;
    becomeTwin(later, earlier);
  }
  if (later.repeat !== undefined && occurrenceCount(later, world) !== occurrenceCount(earlier, world)) return;
  const link: LinkJson = { intervention: earlier.id };
  if (draw.random.chance(0.5)) link.minMinutes = draw.random.chance(0.3) ? 0 : draw.minutes(5, 90);
  if (draw.random.chance(0.6)) link.maxMinutes = (link.minMinutes ?? 0) + draw.minutes(20, 240);
  later.after = [...(later.after ?? []), link];
}

/** Gives `later` the rhythm of `earlier`, so that equal numbers exist. */
function becomeTwin(later: InterventionJson, earlier: InterventionJson): void {
  later.repeat = { ...earlier.repeat! };
  for (const key of ["dates", "weekdays"] as const) {
    if (earlier[key] === undefined) delete later[key];
    else later[key] = [...earlier[key]];
  }
  for (const key of ["notBefore", "notAfter"] as const) {
    if (earlier[key] === undefined) delete later[key];
    else later[key] = earlier[key];
  }
}

function drawPairs(
  draw: Draw,
  all: readonly InterventionJson[],
  key: "apartFrom" | "alongside",
  probability: number,
): void {
  for (const one of all) {
    for (const other of all) {
      if (one !== other && draw.maybe(probability / 2)) one[key] = [...(one[key] ?? []), other.id];
    }
  }
}

/** Some pairs of one random order, which keeps cycles out. */
function drawPrecedence(draw: Draw, all: readonly InterventionJson[]): void {
  const order = draw.sample(all, all.length);
  for (let i = 0; i < order.length; i++) {
    for (let j = i + 1; j < order.length; j++) {
      if (draw.maybe(0.15)) order[i].precedesInVisit = [...(order[i].precedesInVisit ?? []), order[j].id];
    }
  }
}
