// Breaks between visits that stand, against every order of them tried out.

import { describe, expect, it } from "vitest";
import { Random } from "../../src/base/random.ts";
import { finish } from "../../src/base/steps.ts";
import { parseCaseload } from "../../src/caseload/parse.ts";
import type { Caseload } from "../../src/caseload/schema.ts";
import { consolidateSync } from "../../src/consolidate.ts";
import { placeBreaks } from "../../src/plan/breaks.ts";
import { DEFAULT_WEIGHTS } from "../../src/plan/objective.ts";
import { breakOrders } from "../../src/problem/break-orders.ts";
import { compile } from "../../src/problem/compile.ts";
import type { Break } from "../../src/problem/problem.ts";
import { timeOf } from "../support/arbitrary/world.ts";

const EIGHT = 8 * 60;

interface Pause {
  readonly from: string;
  readonly to: string;
  readonly minutes: number;
}

/** A shift from eight to noon with these breaks, and ten minutes of care that each patient wants at one moment only. */
function shiftOf(starts: readonly number[], breaks: readonly Pause[]): Caseload {
  const date = "2026-03-02";
  const patients = starts.map((start, i) => ({
    id: `p${i}`,
    place: "here",
    interventions: [{ id: `i${i}`, minutes: 10, requires: [], times: [{ from: timeOf(start), to: timeOf(start) }] }],
  }));
  return parseCaseload({
    format: "onevisit.caseload/1",
    timeZone: "UTC",
    horizon: { start: date, days: 1 },
    travel: { model: "matrix", places: ["here"], minutes: [[0]] },
    competencies: [],
    patients,
    practitioners: [{ id: "n", portfolio: [], shifts: [{ start: `${date}T08:00`, end: `${date}T12:00`, breaks }] }],
  });
}

/** How many breaks are placed between visits at these starts. */
function placed(starts: readonly number[], breaks: readonly Pause[]) {
  const { problem } = finish(compile(shiftOf(starts, breaks), DEFAULT_WEIGHTS));
  return placeBreaks(
    problem,
    starts.map((start, patient) => ({ shift: 0, patient, start, units: [patient] })),
  );
}

/** Whether some order of breaks leaves each its time, each after the one before as soon as no visit is in the way. */
function fits(now: number, breaks: readonly Break[], visits: readonly number[]): boolean {
  return (
    breaks.length === 0 ||
    breaks.some((pause) => {
      let start = Math.max(now, pause.from);
      for (const visit of visits) if (start < visit + 10 && visit < start + pause.length) start = visit + 10;
      const rest = breaks.filter((other) => other !== pause);
      return start + pause.length <= pause.to && fits(start + pause.length, rest, visits);
    })
  );
}

function drawBreak(random: Random): Break {
  const from = EIGHT + 5 * random.between(0, 30);
  const length = 5 * random.between(1, 5);
  return { from, to: Math.min(EIGHT + 240, from + length + 5 * random.between(0, 25)), length };
}

describe("breaks", () => {
  it("find their places between visits whenever some order of them does", () => {
    const random = new Random(5484);
    const seen = { placed: 0, not: 0 };
    for (let run = 0; run < 1500; run++) {
      const ticks = Array.from({ length: random.between(1, 6) }, () => EIGHT + 10 * random.between(0, 23));
      const starts = [...new Set(ticks)].sort((a, b) => a - b);
      const breaks = Array.from({ length: random.between(2, 4) }, () => drawBreak(random));
      const own = breaks.map(({ from, to, length }) => ({ from: timeOf(from), to: timeOf(to), minutes: length }));
      const found = placed(starts, own).length;
      const can = fits(EIGHT, breaks, starts);
      expect(found, JSON.stringify({ starts, breaks })).toBe(can ? breaks.length : 0);
      seen[can ? "placed" : "not"]++;
    }
    expect(Math.min(seen.placed, seen.not)).toBeGreaterThan(100);
  });

  it("of a shift whose visits leave them no time are left to the verifier to miss", () => {
    expect(placed([EIGHT], [{ from: "08:00", to: "08:10", minutes: 5 }])).toEqual([]);
  });

  it("are taken the later one first where only that leaves time for the visits", () => {
    const tea = { from: "08:00", to: "11:00", minutes: 30 };
    const rest = { from: "08:30", to: "11:30", minutes: 10 };
    const busy = Array.from({ length: 24 }, (_, i) => EIGHT + 10 * i).filter((_, i) => ![3, 9, 10, 11].includes(i));
    const plan = consolidateSync(shiftOf(busy, [tea, rest]), { iterations: 20 });
    expect(plan).toMatchObject({ status: "optimal", unscheduled: [] });
    expect(plan.breaks.map(({ start }) => start.slice(11))).toEqual(["08:30", "09:30"]);
  });
});

describe("the orders of breaks", () => {
  const order = (...breaks: readonly Break[]) => breakOrders(breaks).orders[breakOrders(breaks).states - 1];

  it("are one where windows follow one another, or breaks of one length begin and end in turn", () => {
    expect(order({ from: 0, to: 30, length: 20 }, { from: 20, to: 60, length: 15 })).toEqual([[0, 1]]);
    expect(order({ from: 0, to: 90, length: 20 }, { from: 10, to: 99, length: 20 })).toEqual([[0, 1]]);
  });

  it("are several where one window lies inside another, or lengths differ", () => {
    const both = [
      [0, 1],
      [1, 0],
    ];
    expect(order({ from: 0, to: 99, length: 20 }, { from: 40, to: 80, length: 20 })).toEqual(both);
    expect(order({ from: 0, to: 90, length: 20 }, { from: 10, to: 99, length: 10 })).toEqual(both);
  });

  it("are not all listed where there are very many", () => {
    const breaks = Array.from({ length: 8 }, (_, i) => ({ from: 0, to: 480, length: 5 + i }));
    expect(breakOrders(breaks)).toMatchObject({ states: 9, areAll: false });
    expect(breakOrders(breaks.slice(0, 4))).toMatchObject({ states: 16, areAll: true });
    expect(breakOrders(Array.from({ length: 40 }, () => breaks[0]))).toMatchObject({ states: 41 });
  });
});
