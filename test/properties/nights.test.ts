// Work through the night, on nights of 23, 24 and 25 hours.

import { describe, expect, it } from "vitest";
import type { CaseloadJson, InterventionJson } from "../../bench/generator/format.ts";
import { Random } from "../../src/base/random.ts";
import type { Caseload } from "../../src/caseload/schema.ts";
import { consolidateSync } from "../../src/consolidate.ts";
import type { Plan } from "../../src/plan/schema.ts";
import { elapsedBetween } from "../support/arbitrary/wall-clock.ts";
import { datePlus } from "../support/arbitrary/world.ts";
import { faultsOf } from "../support/judged.ts";
import { watch } from "../support/watched.ts";

const SEEDS = 30;

/** The night looked at begins on the second date. */
const NIGHTS = [
  { name: "the clocks go forward", timeZone: "Europe/London", start: "2026-03-27", hours: 23 },
  { name: "the clocks go back", timeZone: "Europe/London", start: "2026-10-23", hours: 25 },
  { name: "the clocks of that zone never change", timeZone: "Asia/Kolkata", start: "2026-10-23", hours: 24 },
  { name: "it is an ordinary night", timeZone: "Europe/London", start: "2026-06-05", hours: 24 },
];

describe.each(NIGHTS)("where $name", ({ timeZone, start, hours }) => {
  const plans = Array.from({ length: SEEDS }, (_, i) => {
    const caseload = nightWork(new Random(i + 1), timeZone, start);
    return { caseload, plan: consolidateSync(caseload, { seed: i + 1, iterations: 60 }) };
  });

  it("the night is as long as it is said to be", () => {
    const noon = `${datePlus(start, 1)}T12:00`;
    expect(elapsedBetween(timeZone, noon, noon, 1).minutes).toBe(60 * hours);
  });

  it("every plan keeps every rule", () => {
    for (const { caseload, plan } of plans) expect(faultsOf(caseload as Caseload, plan)).toEqual([]);
  });

  it("work is done, and breaks are taken, before, in and after the hour that changes", () => {
    const early = plans.flatMap(({ plan }) => instantsOf(plan, datePlus(start, 2)));
    for (const hour of ["00", "02", "03"])
      expect(early.filter((time) => time.startsWith(hour)).length).toBeGreaterThan(5);
    expect(early.some((time) => time.startsWith("01"))).toBe(hours !== 23);
    const breaks = plans.flatMap(({ plan }) => plan.breaks.filter((one) => one.start.startsWith(datePlus(start, 2))));
    expect(breaks.length).toBeGreaterThan(10);
  });

  it("every step of the search is as an oracle counts it", () => {
    for (let seed = 1; seed <= 8; seed++) watch(nightWork(new Random(seed), timeZone, start), seed, 40);
  });
});

/** Times of day of a date at which anything in the plan starts or ends. */
function instantsOf(plan: Plan, date: string): string[] {
  const all = plan.visits.flatMap(({ start, end, interventions }) => [
    start,
    end,
    ...interventions.map((one) => one.start),
  ]);
  return [...all, ...plan.breaks.flatMap(({ start, end }) => [start, end])]
    .filter((instant) => instant.startsWith(date))
    .map((instant) => instant.slice(11));
}

/** Patients turned, fed and watched through three nights by a small night team with a break in the small hours. */
function nightWork(random: Random, timeZone: string, start: string): CaseloadJson {
  const nights = [0, 1, 2];
  const spot = () => ({ lat: 52.9 + random.int(40) / 1000, lon: -1.1 - random.int(40) / 1000 });
  return {
    format: "onevisit.caseload/1",
    timeZone,
    horizon: { start, days: 4 },
    setupMinutes: random.pick([0, 5]),
    travel: { model: "straight-line", kilometresPerHour: 30 },
    competencies: [{ id: "care" }, { id: "nursing" }],
    patients: Array.from({ length: random.between(3, 5) }, (_, p) => ({
      id: `p${p}`,
      place: spot(),
      interventions: nightNeeds(random, `p${p}`),
    })),
    practitioners: Array.from({ length: random.between(2, 4) }, (_, n) => ({
      id: `n${n}`,
      portfolio: n === 0 || random.chance(0.5) ? ["care", "nursing"] : ["care"],
      shifts: nights.map((night) => ({
        start: `${datePlus(start, night)}T${random.pick(["21:00", "22:30"])}`,
        end: `${datePlus(start, night + 1)}T${random.pick(["06:00", "07:30"])}`,
        ...(n === 0 && { startPlace: spot(), endPlace: spot() }),
        breaks: [{ from: random.pick(["00:30", "00:00"]), to: random.pick(["03:00", "04:15"]), minutes: 30 }],
      })),
    })),
  };
}

function nightNeeds(random: Random, patient: string): InterventionJson[] {
  const small = { from: random.pick(["00:00", "00:30", "01:30"]), to: random.pick(["02:15", "02:45", "03:30"]) };
  const needs: InterventionJson[] = [
    {
      id: `${patient}-turn`,
      minutes: 15,
      requires: ["care"],
      repeat: { times: 2, per: "day" },
      gapMinutes: { min: 150 },
    },
    { id: `${patient}-feed`, minutes: 20, requires: ["nursing"], times: [small], repeat: { times: 1, per: "day" } },
    {
      id: `${patient}-watch`,
      minutes: 10,
      requires: [],
      times: [small],
      preferredTimes: [{ from: "01:00", to: "01:30" }],
    },
  ];
  if (random.chance(0.5)) needs[0]!.second = { requires: [] };
  if (random.chance(0.5)) needs[2]!.repeat = { times: 3, per: "week" };
  if (random.chance(0.5)) needs[1]!.gapMinutes = { min: 1410, max: 1500 };
  if (random.chance(0.5))
    needs.push(
      {
        id: `${patient}-after`,
        minutes: 5,
        requires: ["care"],
        after: [{ intervention: `${patient}-late`, minMinutes: 60, maxMinutes: 180 }],
      },
      { id: `${patient}-late`, minutes: 5, requires: ["care"], times: [{ from: "00:15", to: "01:00" }] },
    );
  return needs;
}
