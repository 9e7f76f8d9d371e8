// Certificates: what a bound rests on, checked without the solver.

import { describe, expect, it } from "vitest";
import { Random } from "../src/base/random.ts";
import type { Caseload } from "../src/caseload/schema.ts";
import type { Prices } from "../src/certificate/certificate.ts";
import { checkCertificate } from "../src/certificate/check.ts";
import { certificateOf } from "../src/certificate/write.ts";
import { certify } from "../src/certify.ts";
import { consolidateSync } from "../src/consolidate.ts";
import { verifyPlan } from "../src/verify/verify.ts";
import { breakBetween, care, carer, caseloadOf, floorOf } from "./bounds/little.ts";
import { luckyPlans, withoutBreaks } from "./bounds/lucky-plan.ts";
import { randomCaseload } from "./support/random-caseload.ts";

const CASELOADS = Number(process.env.CERTIFICATE_CASELOADS ?? 15);

/** Four half hours and one shift of two hours with a break of half an hour. */
const scarce = caseloadOf(
  Array.from({ length: 4 }, (_, i) => [care(`c${i}`, { minutes: 30 })]),
  [
    {
      ...carer("n"),
      shifts: [
        {
          start: "2026-03-02T08:00",
          end: "2026-03-02T10:00",
          breaks: [{ from: "08:30", to: "09:30", minutes: 30 }],
          maxVisits: 4,
        },
      ],
    },
  ],
);
const plan = consolidateSync(scarce, { iterations: 200 });
const certificate = certify(scarce, plan, { steps: 5000, seconds: 60 });
/** The certificate with what stands at a path changed. */
function changed(path: readonly (string | number)[], to: (value: unknown) => unknown): unknown {
  const draft = structuredClone(certificate);
  const parent = path.slice(0, -1).reduce((value: unknown, key) => at(value, key), draft) as Record<string, unknown>;
  const key = path[path.length - 1];
  parent[key] = to(parent[key]);
  return draft;
}

const at = (value: unknown, key: string | number): unknown => (value as Record<string | number, unknown>)[key];
const last = certificate.proofs.length - 1;
const group = ["proofs", last, "groups", 0] as const;

describe("a certificate", () => {
  it("proves what a patient alone does not", () => {
    expect(checkCertificate(scarce, certificate)).toEqual({
      valid: true,
      given: { unscheduled: 10 },
      bound: { unscheduled: 10, visits: 3 },
      rests: "prices",
      problems: [],
      coarsePatients: [],
    });
    expect(certificate.bound).toEqual({ unscheduled: 10, visits: 3 });
  });

  it("is JSON and stays right on the way", () => {
    const sent = JSON.parse(JSON.stringify(certificate));
    expect(sent).toEqual(certificate);
    expect(checkCertificate(scarce, sent).valid).toBe(true);
  });

  it("is refused where it claims more than it proves", () => {
    const more = changed(["bound", "visits"], (visits) => Number(visits) + 1);
    const { valid, problems, bound } = checkCertificate(scarce, more);
    expect(valid).toBe(false);
    expect(bound).toEqual(certificate.bound);
    expect(problems).toEqual(["bound.visits is 4, but only 3 is proved"]);
    const less = changed(["bound", "unscheduled"], (unscheduled) => Number(unscheduled) + 1);
    expect(checkCertificate(scarce, less).valid).toBe(false);
  });

  it.each<[string, readonly (string | number)[], (value: unknown) => unknown]>([
    ["format", ["format"], () => undefined],
    ["bound", ["bound"], () => undefined],
    ["bound", ["bound", "visits"], () => 2.5],
    ["given.unscheduled", ["given", "unscheduled"], () => -1],
    ["visit", ["proofs", 0, "visit"], () => 2],
    ["priority", ["proofs", 0, "priority"], () => -1],
    ["minutes", [...group, "minutes", 3], () => -5],
    ["minutes", [...group, "minutes", 3], () => Number.POSITIVE_INFINITY],
    ["slice", [...group, "slice"], () => 0],
    ["no shift", [...group, "shifts", 0, "shift"], () => 7],
    ["no shift", [...group, "shifts", 0, "practitioner"], () => "nobody"],
    ["twice", ["proofs", last, "groups"], (groups) => [at(groups, 0), at(groups, 0)]],
    ["maxContactMinutes", [...group, "contact"], () => 1],
    ["rests", ["rests"], () => "faith"],
    ["plan", ["plan"], () => undefined],
    ["no patient", ["claims"], () => [{ patient: "nobody", before: 1, after: 1 }]],
    ["leaves out patient", ["proofs", last, "serving"], (serving) => (serving as unknown[]).slice(1)],
    ["out of place", ["proofs", last, "serving"], (serving) => [...(serving as unknown[])].reverse()],
    ["value must be", ["proofs", last, "value"], () => undefined],
  ])("is refused with a word on %s where that is wrong: %j", (word, path, to) => {
    const { valid, problems, bound } = checkCertificate(scarce, changed(path, to));
    expect(valid).toBe(false);
    expect(problems.join("\n")).toContain(word);
    expect(bound).toEqual({ unscheduled: 0, visits: 0 });
  });

  it.each<[string, readonly (string | number)[], (value: unknown) => unknown, RegExp]>([
    [
      "a patient's cost",
      ["proofs", last, "serving", 0, "cost"],
      (cost) => Number(cost) + 1,
      /serving .* is said to cost/,
    ],
    ["what staff is worth", ["proofs", last, "staff"], (staff) => Number(staff) + 1, /staff is .*, but comes to/],
    ["the sum", ["proofs", last, "value"], (value) => Number(value) + 1, /value is .*, but its parts add up to/],
    ["a price", [...group, "minutes"], (prices) => (prices as number[]).map((price) => 2 * price), /but comes to/],
    ["the bound of its plan", ["plan", "visits"], (visits) => Number(visits) + 1, /rests is "prices", but/],
    ["its caseload", ["caseload"], () => "0123456789abcdef", /made for another caseload/],
  ])("is refused where %s was changed by hand", (_, path, to, word) => {
    const { valid, problems } = checkCertificate(scarce, changed(path, to));
    expect(valid).toBe(false);
    expect(problems.join("\n")).toMatch(word);
  });

  it("is refused with another caseload, one patient fewer or one shift longer", () => {
    const fewer = { ...scarce, patients: scarce.patients.slice(1) };
    expect(checkCertificate(fewer, certificate).problems.join()).toContain("out of place");
    const [{ shifts, ...one }] = scarce.practitioners;
    const longer = { ...scarce, practitioners: [{ ...one, shifts: [{ ...shifts[0], end: "2026-03-02T12:00" }] }] };
    const { valid, bound, problems } = checkCertificate(longer, certificate);
    expect([valid, bound.unscheduled]).toEqual([false, 0]);
    expect(problems.join(" ")).toMatch(/another caseload.* bound\.unscheduled is 10, but only 0 is proved/);
  });

  it("says where its plan's bound rests on more than prices, and what is proved without it", () => {
    const bold = certify(
      scarce,
      { ...plan, status: "optimal", bound: { unscheduled: 10, visits: 3 } },
      { steps: 1, seconds: 60 },
    );
    expect(bold).toMatchObject({ rests: "branching", plan: { visits: 3 } });
    expect(bold.bound.visits).toBeLessThan(3);
    expect(checkCertificate(scarce, bold)).toMatchObject({ valid: true, rests: "branching", bound: bold.bound });
  });

  it("carries travel between doors, and claims no more than the way", () => {
    const places = ["a", "b", "c", "d"];
    const minutes = places.map((from) => places.map((to) => (from === to ? 0 : 6)));
    const patients = places.map((place, i) => ({ place, interventions: [care(`c${i}`, { minutes: 30 })] }));
    const travel = { model: "matrix" as const, places, minutes };
    const caseload = caseloadOf(patients, [carer("n", ["care"], [["08:00", "10:00"]])], { travel }) as Caseload;
    const found = consolidateSync(caseload, { iterations: 100 });
    const made = certify(caseload, found, { steps: 5000, seconds: 60 });
    expect(made.bound).toEqual({ unscheduled: 10, visits: 3 });
    expect(checkCertificate(caseload, made)).toMatchObject({ valid: true, bound: made.bound });
    const [first, ...rest] = made.claims;
    const far = { ...made, claims: [{ ...first!, after: first!.after + 1 }, ...rest] };
    expect(checkCertificate(caseload, far)).toMatchObject({ valid: false, bound: { unscheduled: 0, visits: 0 } });
    expect(checkCertificate(caseload, far).problems.join()).toContain("the way is shorter than what is claimed on it");
    const without = { ...made, claims: [] };
    expect(checkCertificate(caseload, without).bound.unscheduled).toBe(0);
  });

  it("claims no travel where a break fills the time between two visits to one patient", () => {
    const caseload = breakBetween();
    const claims = [{ patient: caseload.patients[0]!.id, before: 5, after: 5 }];
    const price = { shifts: [{ practitioner: "n", shift: 0 }], from: 480, slice: 240, minutes: [1] };
    const proof: Prices = { visit: 0, priority: 100, groups: [price] };
    const { bound } = certificateOf(caseload, [proof], claims, {
      unscheduled: 0,
      bound: { unscheduled: 0, visits: 2 },
    });
    expect(bound.unscheduled).toBe(0);
  });

  it("knows the order of care within one visit, and the least time from one to another", () => {
    const before = care("a", { minutes: 10 });
    const visitsFor = (more: object) => {
      const caseload = caseloadOf([[before, care("b", { minutes: 10, ...more })]], [carer("n")]);
      const plan = { unscheduled: 0, bound: { unscheduled: 0, visits: 0 } };
      const made = certificateOf(caseload, [{ visit: 1, priority: 2, groups: [] }], [], plan);
      expect(made.bound.visits).toBe(floorOf(caseload)[1]);
      return made.bound.visits;
    };
    expect(visitsFor({})).toBe(1);
    expect(visitsFor({ after: [{ intervention: "a", minMinutes: 10 }] })).toBe(1);
    expect(visitsFor({ after: [{ intervention: "a", minMinutes: 11 }] })).toBe(2);
    expect(visitsFor({ alongside: ["a"], after: [{ intervention: "a", maxMinutes: 9 }] })).toBe(2);
    expect(visitsFor({ precedesInVisit: ["a"], after: [{ intervention: "a" }] })).toBe(2);
  });

  it.each([undefined, null, 3, "certificate", [], {}])("is not %j", (value) => {
    expect(checkCertificate(scarce, value).valid).toBe(false);
  });

  it("is made of valid plans only", () => {
    expect(() => certify(scarce, { ...plan, visits: plan.visits.slice(1) })).toThrow(RangeError);
  });

  it("never proves more than a plan reaches, whatever its prices are", { timeout: 600_000 }, () => {
    let [plans, own, wild, positive, travelled] = [0, 0, 0, 0, 0];
    const random = new Random(29);
    for (let i = 0; i < CASELOADS; i++) {
      const sizes = { patients: random.between(1, 5), practitioners: random.between(1, 3), occurrences: 10 };
      const drawn = randomCaseload(random.fork(), { ...sizes, richness: random.pick([0.2, 0.6, 1]) }) as Caseload;
      const caseload = random.chance(0.5) ? withoutBreaks(drawn) : drawn;
      const best = consolidateSync(caseload, { seed: i, iterations: 150 });
      const { unscheduled, visits } = verifyPlan(caseload, best);
      const made = certify(caseload, best, { steps: 300, seconds: 60 });
      const story = JSON.stringify({ caseload, made, unscheduled, visits });
      expect(checkCertificate(caseload, made), story).toMatchObject({ valid: true, bound: made.bound });
      for (const reached of [{ unscheduled, visits }, ...luckyPlans(caseload, random, 15)]) {
        const { bound } = checkCertificate(caseload, { ...made, given: { unscheduled: reached.unscheduled } });
        if (made.claims.length > 0) travelled++;
        expect(bound.unscheduled, story).toBeLessThanOrEqual(reached.unscheduled);
        expect(bound.visits, story).toBeLessThanOrEqual(reached.visits);
        plans++;
        if (bound.unscheduled === reached.unscheduled) own++;
      }
      for (let k = 0; k < 5; k++) {
        const proofs = [wildPrices(caseload, random), wildPrices(caseload, random)];
        const { bound } = certificateOf(caseload, proofs, made.claims, { unscheduled, bound: made.plan });
        expect(bound.unscheduled, JSON.stringify({ caseload, proofs })).toBeLessThanOrEqual(unscheduled);
        expect(bound.visits, JSON.stringify({ caseload, proofs })).toBeLessThanOrEqual(visits);
        wild++;
        if (bound.unscheduled > 0 || bound.visits > 0) positive++;
      }
    }
    expect(plans).toBeGreaterThan(CASELOADS);
    expect(own).toBeGreaterThan(0);
    expect(wild).toBe(5 * CASELOADS);
    expect(positive).toBeGreaterThan(0);
    expect(travelled).toBeGreaterThan(0);
  });
});

/** Prices by luck, some of them beyond all measure. */
function wildPrices(caseload: Caseload, random: Random): Prices {
  const size = random.pick([1e-3, 1e-2, 0.1, 1, 1e6, 1e15, 1e300]);
  const price = () => (random.chance(0.4) ? 0 : size * random.between(0, 10) * random.pick([1, 1, 1e-9, 1e-3]));
  const shifts = caseload.practitioners.flatMap(({ id, shifts: own }) =>
    own.map((_, shift) => ({ practitioner: id, shift })),
  );
  const slice = random.pick([1, 7, 60, 240, 1440]);
  const slices = Math.min(400, Math.ceil((caseload.horizon.days * 1440) / slice) + 2);
  const groups = [shifts.filter((_, i) => i % 2 === 0), shifts.filter((_, i) => i % 2 === 1)].map((own) => ({
    shifts: own,
    from: random.pick([-600, 0, 480]),
    slice,
    minutes: Array.from({ length: slices }, price),
  }));
  return { visit: random.pick([0, 1] as const), priority: random.pick([0, 1e-6, 0.1, 1, 5, 1e12]), groups };
}
