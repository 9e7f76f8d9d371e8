// Decisions that the last solution of the master contradicts on both sides.

import type { Decision } from "./decisions.ts";
import type { Master } from "./master.ts";
import type { RouteModel } from "./model.ts";

/** Decisions of each kind that are tried out. */
const MOST_TRIED = 3;
/** What is nearer than this to a whole number is taken to be that number. */
export const WHOLE = 1e-5;

/** Two decisions, one of which every plan keeps. */
export type Branching = readonly [Decision, Decision];

/**
 * A few branchings, those nearest to half and half of each kind; none where the visits have no fractions. The second
 * decision of each settles more: it is followed first.
 */
export function branchings(master: Master, model: RouteModel): Branching[] {
  return [...byVisits(master, model), ...byGroup(master, model), ...byPair(master, model)];
}

function byVisits(master: Master, model: RouteModel): Branching[] {
  const rated: [number, Branching][] = [];
  for (let patient = 0; patient < model.problem.patients; patient++) {
    const visits = master.visitsTo(patient);
    const low = Math.floor(visits + WHOLE);
    if (visits - low < WHOLE) continue;
    const fewer: Decision = { kind: "visits", patient, least: 0, most: low };
    const more: Decision = { kind: "visits", patient, least: low + 1, most: Infinity };
    rated.push([Math.abs(visits - low - 0.5), visits - low < 0.5 ? [more, fewer] : [fewer, more]]);
  }
  return nearest(rated);
}

function byGroup(master: Master, model: RouteModel): Branching[] {
  const { units } = model.problem;
  const rated: [number, Branching][] = [];
  for (const [group, use] of master.useByGroup().entries()) {
    const byUnit = new Float64Array(units);
    for (const [visit, times] of use) for (const unit of model.visits[visit].units) byUnit[unit] += times;
    for (let unit = 0; unit < units; unit++) {
      if (byUnit[unit] < WHOLE || byUnit[unit] > 1 - WHOLE) continue;
      rated.push([
        Math.abs(byUnit[unit] - 0.5),
        [
          { kind: "group", unit, group, inside: false },
          { kind: "group", unit, group, inside: true },
        ],
      ]);
    }
  }
  return nearest(rated);
}

function byPair(master: Master, model: RouteModel): Branching[] {
  const rated: [number, Branching][] = [];
  const use = master.use();
  for (const visits of model.visitsOfPatient) {
    const together = new Map<string, [number, number, number]>();
    for (const visit of visits) {
      if (use[visit] < WHOLE) continue;
      const { units } = model.visits[visit];
      for (const [i, a] of units.entries()) {
        for (const b of units.slice(i + 1)) {
          const known = together.get(`${a} ${b}`);
          if (known === undefined) together.set(`${a} ${b}`, [a, b, use[visit]]);
          else known[2] += use[visit];
        }
      }
    }
    for (const [a, b, times] of together.values()) {
      if (times > 1 - WHOLE) continue;
      rated.push([
        Math.abs(times - 0.5),
        [
          { kind: "pair", units: [a, b], together: false },
          { kind: "pair", units: [a, b], together: true },
        ],
      ]);
    }
  }
  return nearest(rated);
}

/** Those rated lowest: nearest to half and half. */
function nearest(rated: [number, Branching][]): Branching[] {
  return worthTrying(rated.map(([distance, branching]) => [-distance, branching]));
}

/** The few branchings rated highest. */
export function worthTrying(rated: [number, Branching][]): Branching[] {
  return rated
    .sort((a, b) => b[0] - a[0])
    .slice(0, MOST_TRIED)
    .map(([, branching]) => branching);
}
