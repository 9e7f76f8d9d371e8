// The dual against the linear program of the same relaxation, solved by HiGHS: never above it, and close to it.

import highsLoader from "highs";
import { describe, expect, it } from "vitest";
import { Random } from "../../src/base/random.ts";
import { finish } from "../../src/base/steps.ts";
import type { Practitioner } from "../../src/caseload/schema.ts";
import { Ascent } from "../../src/solver/bounds/capacity/ascent.ts";
import { Dual } from "../../src/solver/bounds/capacity/dual.ts";
import { care, carer, caseloadOf, problemOf } from "./little.ts";

const PROBLEMS = Number(process.env.CAPACITY_LPS ?? 8);
const SLICE = 15;
const SETUP = 5;
/** All of one patient's interventions start in one window of their own, in minutes of the day. */
interface Asked {
  readonly from: number;
  readonly to: number;
  readonly needs: readonly { readonly minutes: number; readonly skill: string; readonly priority: number }[];
}
/** Shifts of those who hold the same, as [start, end]. */
interface Team {
  readonly skills: readonly string[];
  readonly shifts: readonly (readonly [number, number])[];
}

const hour = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

function drawn(random: Random): { asked: Asked[]; teams: Team[] } {
  const asked = Array.from({ length: random.between(6, 16) }, () => {
    const from = 480 + 15 * random.between(0, 12);
    const needs = Array.from({ length: random.between(1, 3) }, () => ({
      minutes: 5 * random.between(1, 6),
      skill: random.pick(["care", "meds", "lift"]),
      priority: random.pick([5, 10, 25]),
    }));
    return { from, to: from + 30 * random.between(1, 5), needs };
  });
  const teams = [["care"], ["care", "meds"], ["care", "meds", "lift"]].map((skills) => ({
    skills,
    shifts: Array.from({ length: random.between(1, 2) }, () => {
      const start = 480 + 60 * random.between(0, 2);
      return [start, start + 60 * random.between(1, 2)] as const;
    }),
  }));
  return { asked, teams };
}

/** The least of visits × `visit` + undone priority × `priority`, in the form that HiGHS reads. */
function programOf(asked: readonly Asked[], teams: readonly Team[], visit: number, priority: number): string {
  const objective: string[] = [];
  const rows: string[] = [];
  const use = new Map<string, string[]>();
  const note = (key: string, term: string) => use.set(key, [...(use.get(key) ?? []), term]);
  let columns = 0;
  for (const { from, to, needs } of asked) {
    const all = 2 ** needs.length;
    const given: string[][] = Array.from({ length: all }, () => []);
    for (let set = 1; set < all; set++) {
      const own = needs.filter((_, i) => ((set >> i) & 1) === 1);
      const minutes = own.reduce((sum, need) => sum + need.minutes, 0);
      const last = to - SETUP - minutes + Math.max(...own.map((need) => need.minutes));
      for (const [g, { skills, shifts }] of teams.entries()) {
        if (!own.every(({ skill }) => skills.includes(skill))) continue;
        const length = SETUP + minutes;
        const starts = new Set<number>();
        for (const [start, end] of shifts) {
          // What is used runs straight between the starts at which a slice begins or ends: every minute holds them all.
          for (let t = Math.max(from - SETUP, start); t <= Math.min(last, end - length); t++) starts.add(t);
        }
        for (const t of starts) {
          const x = `x${columns++}`;
          given[set].push(x);
          if (visit > 0) objective.push(`${visit} ${x}`);
          for (let k = Math.floor(t / SLICE); k * SLICE < t + length; k++) {
            note(`${g} ${k}`, `${Math.min(t + length, (k + 1) * SLICE) - Math.max(t, k * SLICE)} ${x}`);
          }
        }
      }
    }
    const takenBy: string[][] = Array.from({ length: all }, () => []);
    const choices = partitions(all - 1).map((sets) => {
      const y = `y${columns++}`;
      const done = sets.reduce((mask, set) => mask | set, 0);
      const undone = needs.reduce((sum, need, i) => sum + (((done >> i) & 1) === 1 ? 0 : need.priority), 0);
      if (undone > 0) objective.push(`${priority * undone} ${y}`);
      for (const set of sets) takenBy[set].push(y);
      return y;
    });
    rows.push(`${choices.join(" + ")} = 1`);
    for (let set = 1; set < all; set++) {
      rows.push(`${[...given[set], ...takenBy[set].map((y) => `- ${y}`)].join(" + ").replaceAll("+ -", "-")} = 0`);
    }
  }
  for (const [key, terms] of use) {
    const [g, k] = key.split(" ").map(Number);
    const capacity = teams[g].shifts.reduce(
      (sum, [start, end]) => sum + Math.max(0, Math.min(end, (k + 1) * SLICE) - Math.max(start, k * SLICE)),
      0,
    );
    rows.push(`${terms.join(" + ")} <= ${capacity}`);
  }
  return `Minimize\n obj: ${objective.join(" + ")}\nSubject To\n${rows.map((row, i) => ` r${i}: ${row}`).join("\n")}\nEnd\n`;
}

/** Every list of disjoint sets within a mask; what is in none is left undone. */
function partitions(mask: number): number[][] {
  if (mask === 0) return [[]];
  const low = mask & -mask;
  const rest = mask & ~low;
  const found = partitions(rest);
  for (let more = rest; ; more = (more - 1) & rest) {
    for (const others of partitions(rest & ~more)) found.push([low | more, ...others]);
    if (more === 0) return found;
  }
}

function dualOf(asked: readonly Asked[], teams: readonly Team[]): Dual {
  const patients = asked.map(({ from, to, needs }, p) =>
    needs.map(({ minutes, skill, priority }, i) =>
      care(`c${p}-${i}`, { minutes, priority, requires: [skill], times: [{ from: hour(from), to: hour(to) }] }),
    ),
  );
  const staff: Practitioner[] = teams.flatMap(({ skills, shifts }, g) =>
    shifts.map(([start, end], i) => carer(`n${g}-${i}`, [...skills], [[hour(start), hour(end)]])),
  );
  return finish(Dual.of(problemOf(caseloadOf(patients, staff, { setupMinutes: SETUP }))));
}

describe("the dual", () => {
  it("is never above the linear program, and close to it", { timeout: 600_000 }, async () => {
    const highs = await highsLoader();
    const random = new Random(41);
    let [priced, short, sum] = [0, 0, 0];
    for (let i = 0; i < PROBLEMS; i++) {
      const { asked, teams } = drawn(random);
      const [visit, priority] = random.pick([
        [0, 1],
        [1, 1],
        [1, 0.15],
      ] as const);
      const solution = highs.solve(programOf(asked, teams, visit, priority));
      expect(solution.Status).toBe("Optimal");
      const truth = solution.ObjectiveValue;
      const dual = dualOf(asked, teams);
      expect(dual.resources.slice).toBe(SLICE);
      // With a price of undone care that nothing moves: a budget would move it.
      const ascent = new Ascent(dual, visit === 0 ? "unscheduled" : { budget: 0 }, priority, true);
      while (!ascent.done) finish(ascent.step());
      const story = JSON.stringify({ asked, teams, visit, priority, truth, value: ascent.value });
      expect(ascent.value, story).toBeLessThanOrEqual(truth + 1e-6);
      short += truth - ascent.value;
      sum += truth;
      if (ascent.prices.some((price) => price > 0)) priced++;
    }
    expect(priced).toBeGreaterThan(PROBLEMS / 2);
    expect(short).toBeLessThan(0.01 * sum);
  });
});
