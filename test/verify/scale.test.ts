import { expect, it } from "vitest";
import type { Caseload } from "../../src/caseload/schema.ts";
import { verifyPlan } from "../../src/verify/verify.ts";
import { care, carer, caseloadOf, patientOf, planOf, shiftOf, visit } from "./little.ts";

const DAYS = 25;
const PATIENTS = 800;

it("judges twenty thousand visits", () => {
  const dates = Array.from({ length: DAYS }, (_, day) => `2026-03-${String(day + 2).padStart(2, "0")}`);
  const meds = (i: number) =>
    care(`meds${i}`, {
      repeat: { times: 1, per: "day" },
      gapMinutes: { min: 60, max: 1440 },
      times: [{ from: "09:00", to: "10:00" }],
    });
  const patients = Array.from({ length: PATIENTS }, (_, i) =>
    patientOf(`p${i}`, [meds(i)], { available: dates.map((date) => ({ from: `${date}T08:00`, to: `${date}T12:00` })) }),
  );
  const shifts = dates.map((date) => shiftOf({ start: `${date}T08:00`, end: `${date}T16:00` }));
  const practitioners = patients.map((_, i) => carer(`n${i}`, { shifts }));
  const caseload: Caseload = caseloadOf(patients, practitioners, { horizon: { start: dates[0], days: DAYS } });
  const visits = patients.flatMap((_, i) =>
    dates.map((date, day) => ({
      ...visit(`v${i}-${day}`, `p${i}`, `n${i}`, `${date}T09:00`, `${date}T09:10`, `meds${i}#${day + 1} ${date}T09:00`),
      shift: day,
    })),
  );
  expect(verifyPlan(caseload, planOf(visits))).toMatchObject({ valid: true, visits: PATIENTS * DAYS });
  // A fifth of a second on an idle machine; a loop over the whole caseload for each visit would outlast the test's limit.
});
