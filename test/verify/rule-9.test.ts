import { describe, it } from "vitest";
import type { Shift } from "../../src/caseload/schema.ts";
import { care, carer, caseloadOf, expectBroken, expectKept, patientOf, planOf, shiftOf, visit } from "./little.ts";

const caseloadWith = (shift: Partial<Shift>) =>
  caseloadOf(
    [patientOf("p", [care("wash"), care("dress")], { setupMinutes: 5 })],
    [carer("n", { shifts: [shiftOf(shift)] })],
  );
const plan = planOf([
  visit("v", "p", "n", "09:00", "09:15", "wash 09:05"),
  visit("w", "p", "n", "10:00", "10:15", "dress 10:05"),
]);

describe("rule 9: what a shift bears", () => {
  it("has at most so many visits", () => {
    expectKept(caseloadWith({ maxVisits: 2 }), plan);
    expectBroken(caseloadWith({ maxVisits: 1 }), plan, 9, "too-many-visits");
  });

  it("has at most so many minutes in visits, setup included", () => {
    expectKept(caseloadWith({ maxContactMinutes: 30 }), plan);
    expectBroken(caseloadWith({ maxContactMinutes: 29 }), plan, 9, "too-much-contact");
  });
});
