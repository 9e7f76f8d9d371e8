import { describe, expect, it } from "vitest";
import type { Intervention, Patient, PortfolioEntry, Practitioner } from "../../src/caseload/schema.ts";
import { verifyPlan } from "../../src/verify/verify.ts";
import { care, carer, caseloadOf, expectBroken, expectKept, patientOf, planOf, shiftOf, visit } from "./little.ts";

const plan = planOf([visit("v", "p", "n", "09:00", "09:10", "wash 09:00")]);
const withThe = (
  intervention: Partial<Intervention>,
  practitioner: Partial<Practitioner>,
  patient: Partial<Patient> = {},
) => caseloadOf([patientOf("p", [care("wash", intervention)], patient)], [carer("n", practitioner)]);

describe("rule 3: competence", () => {
  const holds = (...portfolio: PortfolioEntry[]) => ({ portfolio });

  it("compares levels, and takes a bare id for level 1", () => {
    const level2 = { requires: [{ competency: "care", level: 2 }] };
    expectKept(withThe(level2, holds({ competency: "care", level: 3 })), plan);
    expectKept(withThe({}, holds({ competency: "care" })), plan);
    expectBroken(withThe(level2, holds("care")), plan, 3, "not-competent");
    expectBroken(withThe({}, holds("meds")), plan, 3, "not-competent");
  });

  it("wants every requirement, and one of each anyOf, however deep", () => {
    const either = { anyOf: ["meds", { anyOf: [{ competency: "care", level: 2 }, "lift"] }] };
    expectKept(withThe({ requires: ["care", either] }, holds("care", "lift")), plan);
    expectBroken(withThe({ requires: ["care", either] }, holds("care")), plan, 3, "not-competent");
  });

  it("counts a competency from its first to its last date, both included", () => {
    const on = (from: string, until: string) => withThe({}, holds({ competency: "care", from, until }));
    expectKept(on("2026-03-02", "2026-03-02"), plan);
    expectBroken(on("2026-03-03", "2026-03-09"), plan, 3, "not-competent");
    expectBroken(on("2026-02-01", "2026-03-01"), plan, 3, "not-competent");
  });

  it("takes the level and the dates from one entry, not from two", () => {
    const entries = [{ competency: "care", level: 2, until: "2026-03-01" }, { competency: "care" }];
    expectBroken(
      withThe({ requires: [{ competency: "care", level: 2 }] }, holds(...entries)),
      plan,
      3,
      "not-competent",
    );
  });

  it("goes by the date on which the visit starts, even past midnight", () => {
    const caseload = caseloadOf(
      [patientOf("p", [care("wash")], { setupMinutes: 5 })],
      [
        carer("n", {
          portfolio: [{ competency: "care", until: "2026-03-02" }],
          shifts: [shiftOf({ start: "20:00", end: "2026-03-03T04:00" })],
        }),
      ],
    );
    const late = visit("v", "p", "n", "23:58", "2026-03-03T00:13", "wash 2026-03-03T00:03");
    expectKept(caseload, planOf([late]));
    const later = visit("v", "p", "n", "2026-03-03T00:00", "2026-03-03T00:15", "wash 2026-03-03T00:05");
    expectBroken(caseload, planOf([later]), 3, "not-competent");
  });

  it("wants what the patient requires of everyone", () => {
    expectKept(withThe({}, holds("care", "meds"), { requires: ["meds"] }), plan);
    expectBroken(withThe({}, holds("care"), { requires: ["meds"] }), plan, 3, "patient-requirement-unmet");
  });
});

describe("rule 3: double-handed care", () => {
  const lift = care("lift", { second: { requires: ["meds"] }, discipline: "nursing" });
  const pair = planOf([
    visit("v", "p", "n", "09:00", "09:10", "lift 09:00"),
    visit("w", "p", "m", "09:00", "09:10", "lift 09:00"),
  ]);
  const people = (n: string[], m: string[], patient: Partial<Patient> = {}) =>
    caseloadOf(
      [patientOf("p", [lift], patient)],
      [carer("n", { portfolio: n, discipline: "nursing" }), carer("m", { portfolio: m, discipline: "therapy" })],
    );

  it("lets either of the two lead", () => {
    expectKept(people(["care"], ["meds"]), pair);
    expectKept(people(["meds"], ["care"]), pair);
  });

  it("finds two who could both lead, and neither be second", () => {
    expectBroken(people(["care"], ["care"]), pair, 3, "pair-not-competent");
    expectBroken(people(["care", "meds"], []), pair, 3, "pair-not-competent");
  });

  it("asks the discipline of the one who leads, where the patient is siloed", () => {
    expectKept(people(["care"], ["meds"], { siloed: true }), pair);
    expectBroken(people(["meds"], ["care"], { siloed: true }), pair, 3, "pair-not-competent");
    expectKept(people(["meds", "care"], ["care", "meds"], { siloed: true }), pair);
  });
});

describe("rule 3: discipline, welcome and shift", () => {
  const nursing = { discipline: "nursing" };

  it("asks the discipline only where the patient, or the whole caseload, is siloed", () => {
    const shared = withThe(nursing, { discipline: "therapy" });
    expectKept(shared, plan);
    expectBroken(shared, plan, 3, "wrong-discipline", { siloed: true });
    expectBroken(withThe(nursing, {}, { siloed: true }), plan, 3, "wrong-discipline");
    expectKept(withThe(nursing, nursing, { siloed: true }), plan, { siloed: true });
    expectKept(withThe({}, { discipline: "therapy" }, { siloed: true }), plan, { siloed: true });
  });

  it("keeps away whom the patient avoids", () => {
    expectKept(withThe({}, {}, { avoid: [] }), plan);
    expectBroken(withThe({}, {}, { avoid: ["n"] }), plan, 3, "avoided-practitioner");
  });

  it("keeps a visit inside the shift, both ends included", () => {
    const worksFrom = (start: string, end: string) => withThe({}, { shifts: [shiftOf({ start, end })] });
    expectKept(worksFrom("09:00", "09:10"), plan);
    expectBroken(worksFrom("09:01", "12:00"), plan, 3, "outside-shift");
    expectBroken(worksFrom("08:00", "09:09"), plan, 3, "outside-shift");
  });

  it("names whom and what it is about", () => {
    const [violation] = verifyPlan(withThe({}, {}, { avoid: ["n"] }), plan).violations;
    expect(violation).toEqual({
      rule: 3,
      code: "avoided-practitioner",
      message: "visit v: n must not visit p",
      visit: "v",
      patient: "p",
      practitioner: "n",
      shift: 0,
    });
  });
});
