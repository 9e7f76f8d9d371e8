// The public home care routing benchmark: read, compiled, solved and checked as its rules have it.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { check } from "../../bench/hhcrsp/check.ts";
import { combinable, compileInstance, type Form } from "../../bench/hhcrsp/compile.ts";
import { type Instance, instanceFiles, nameOf, readBestKnown, readInstance } from "../../bench/hhcrsp/instance.ts";
import type { Route, Solution } from "../../bench/hhcrsp/solution.ts";
import { solveForm } from "../../bench/hhcrsp/solve.ts";
import { dataFolder } from "../../bench/run/options.ts";
import { bench } from "./command.ts";

/** Three patients: one service; two together that anna could give alone; two in turn that nobody could. */
const TINY: Instance = {
  services: ["wash", "inject", "dress"].map((id) => ({ id, default_duration: 10 })),
  caregivers: [
    { id: "anna", abilities: ["wash", "inject"] },
    { id: "bela", abilities: ["inject", "dress"] },
    { id: "cyra", abilities: ["wash"] },
  ],
  patients: [
    { id: "one", time_window: [20, 30], required_caregivers: [{ service: "wash" }] },
    {
      id: "two",
      time_window: [40, 50.5],
      required_caregivers: [{ service: "wash", duration: 20 }, { service: "inject" }],
      synchronization: { type: "simultaneous" },
    },
    {
      id: "three",
      time_window: [60, 70],
      required_caregivers: [{ service: "dress" }, { service: "wash" }],
      synchronization: { type: "sequential", distance: [15, 30] },
    },
  ],
  distances: [
    [0, 10, 12.125, 9],
    [10, 0, 5, 6],
    [12.125, 5, 0, 7.5],
    [8, 6, 7.5, 0],
  ],
};

const FOLDER = dataFolder("hhcrsp");
const out = mkdtempSync(join(tmpdir(), "onevisit-hhcrsp-"));

afterAll(() => rmSync(out, { recursive: true }));

const solved = (form: Form, instance = TINY) => solveForm(instance, form, 1, { iterations: 300 });

describe("an instance of the benchmark", () => {
  it("becomes a problem in ticks as fine as its decimals", () => {
    expect(compileInstance(TINY, "plain").ticksPerMinute).toBe(1000);
    const whole = { ...TINY, distances: TINY.distances.map((row) => row.map(Math.ceil)) };
    expect(compileInstance(whole, "plain").ticksPerMinute).toBe(10);
    expect(compileInstance(TINY, "plain").problem.travel.from(0)[2]).toBe(12_125);
  });

  it("keeps travel that is longer there than back", () => {
    const { problem } = compileInstance(TINY, "plain");
    expect([problem.travel.from(0)[3], problem.travel.from(3)[0]]).toEqual([9000, 8000]);
  });

  it("says which pairs one caregiver could give", () => {
    expect(TINY.patients.map((patient) => combinable(TINY, patient))).toEqual([false, true, false]);
  });

  it("is solved in both forms, each by its rules", () => {
    const plain = solved("plain");
    const combined = solved("combined");
    expect([plain.outcome.visits, combined.outcome.visits]).toEqual([5, 4]);
    expect(check(TINY, plain.solution, "plain").faults).toEqual([]);
    expect(check(TINY, combined.solution, "combined").faults).toEqual([]);
    expect(check(TINY, combined.solution, "plain").faults).toContain("two sees one caregiver for two");
    const { travel, tardiness, worstTardiness, cost } = plain.outcome;
    expect(cost).toBeCloseTo((travel + tardiness + worstTardiness) / 3, 9);
  });

  it("is solved as well as every way of doing it, tried one by one, allows", () => {
    // All on one road: the best is to see it by hand. Two caregivers, two patients, one service each, no lateness.
    const apart: Instance = {
      services: [{ id: "wash", default_duration: 10 }],
      caregivers: ["anna", "bela"].map((id) => ({ id, abilities: ["wash"] })),
      patients: ["one", "two"].map((id) => ({
        id,
        time_window: [0, 30] as const,
        required_caregivers: [{ service: "wash" }],
      })),
      distances: [
        [0, 10, 20],
        [10, 0, 10],
        [20, 10, 0],
      ],
    };
    // One tour of both takes 40 minutes and nobody is late; one each takes 60.
    expect(solved("plain", apart).outcome.cost).toBeCloseTo(40 / 3, 9);
    // With windows that close at once, a tour is 10 and 30 minutes late in either order: one each is 10 and 20.
    const late = { ...apart, patients: apart.patients.map((one) => ({ ...one, time_window: [0, 0] as const })) };
    expect(solved("plain", late).outcome.cost).toBeCloseTo(Math.min(40 + 40 + 30, 60 + 30 + 20) / 3, 9);
  });
});

describe("the check", () => {
  const { solution } = solved("plain");
  const change = (edit: (routes: Route[]) => void): readonly string[] => {
    const routes = structuredClone(solution.routes) as Route[];
    edit(routes);
    return check(TINY, { routes } as Solution, "plain").faults;
  };
  const all = (routes: Route[]) =>
    routes.flatMap(
      ({ locations }) =>
        locations as { -readonly [K in keyof Route["locations"][number]]: Route["locations"][number][K] }[],
    );
  const of = (routes: Route[], patient: string) => all(routes).find((stop) => stop.patient === patient)!;

  it.each<[string, (routes: Route[]) => void, RegExp]>([
    ["a service too early", (routes) => move(of(routes, "one"), 19 - of(routes, "one").arrival_time), /too early/],
    ["a pair that does not start together", (routes) => move(of(routes, "two"), 0.5), /minutes between its services/],
    [
      "a service cut short",
      (routes) => {
        of(routes, "one").departure_time -= 1;
      },
      /does not take its time/,
    ],
    [
      "a service left out",
      (routes) => {
        routes[0] = { ...routes[0]!, locations: [] };
      },
      /is not given/,
    ],
    [
      "a service that is asked of nobody",
      (routes) => {
        of(routes, "one").service = "dress";
      },
      /is not asked for/,
    ],
    [
      "a route too few",
      (routes) => {
        routes.pop();
      },
      /not one route for each caregiver/,
    ],
    ["somebody who is not able", (routes) => swapNames(routes), /is not able to give/],
    [
      "travel that takes no time",
      (routes) => {
        for (const stop of all(routes)) move(stop, -200);
      },
      /in time/,
    ],
  ])("sees %s", (_, edit, fault) => {
    expect(change(() => {})).toEqual([]);
    expect(change(edit).join("; ")).toMatch(fault);
  });
});

function move(stop: { arrival_time: number; departure_time: number }, minutes: number): void {
  stop.arrival_time += minutes;
  stop.departure_time += minutes;
}

function swapNames(routes: Route[]): void {
  const ids = routes.map(({ caregiver_id }) => caregiver_id);
  for (const [i, route] of routes.entries()) routes[i] = { ...route, caregiver_id: ids[(i + 1) % ids.length]! };
}

describe("the bench on a folder of instances", () => {
  it("prints a row for each, and keeps solutions in the benchmark's own format", () => {
    writeFileSync(join(out, "tiny.json"), JSON.stringify(TINY));
    const kept = join(out, "kept");
    const { rows } = JSON.parse(
      bench(out, "hhcrsp", out, "--iterations", "200", "--seeds", "3", "--json", "--out", kept),
    );
    expect(rows.map(({ name }: { name: string }) => name)).toEqual(["tiny"]);
    expect(readdirSync(kept).sort()).toEqual(
      [1, 2, 3].flatMap((seed) => [`tiny.seed-${seed}.combined.json`, `tiny.seed-${seed}.plain.json`]),
    );
    const solution = JSON.parse(readFileSync(join(kept, "tiny.seed-2.plain.json"), "utf8"));
    expect(check(TINY, solution, "plain").faults).toEqual([]);
  });
});

describe.skipIf(!existsSync(FOLDER))("the shared files (skipped where they are absent)", () => {
  const best = readBestKnown(FOLDER);
  const ten = instanceFiles(FOLDER).filter((file) => readInstance(file).patients.length === 10);

  it("have ten patients in five of them, each solved to its proven optimum and combined in the fewest stops", () => {
    expect(ten).toHaveLength(5);
    for (const file of ten) {
      const instance = readInstance(file);
      const known = best.get(nameOf(file))!;
      expect(known.proven).toBe(true);
      const { outcome } = solveForm(instance, "plain", 1, { iterations: 15_000 });
      expect([nameOf(file), outcome.cost.toFixed(3)]).toEqual([nameOf(file), known.cost.toFixed(3)]);
      expect(solveForm(instance, "combined", 1, { iterations: 50 }).outcome.visits).toBe(known.fewestVisits);
    }
  });

  it("have the fewest stops that their list says", () => {
    const files = instanceFiles(FOLDER);
    expect(files).toHaveLength(best.size);
    for (const file of files) {
      const instance = readInstance(file);
      const services = instance.patients.reduce((sum, one) => sum + one.required_caregivers.length, 0);
      const pairs = instance.patients.filter((patient) => combinable(instance, patient)).length;
      expect([nameOf(file), services - pairs]).toEqual([nameOf(file), best.get(nameOf(file))!.fewestVisits]);
    }
  });
});
