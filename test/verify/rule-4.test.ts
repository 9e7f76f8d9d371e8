import { describe, it } from "vitest";
import type { Intervention, Patient } from "../../src/caseload/schema.ts";
import { care, carer, caseloadOf, expectBroken, expectKept, patientOf, planOf, shiftOf, visit } from "./little.ts";

const plan = planOf([visit("v", "p", "n", "09:00", "09:10", "wash 09:00")]);
const withThe = (intervention: Partial<Intervention>, patient: Partial<Patient> = {}) =>
  caseloadOf([patientOf("p", [care("wash", intervention)], patient)], [carer("n")]);

describe("rule 4: allowed dates", () => {
  it("keeps the dates that every key given keeps", () => {
    const all = { dates: ["2026-03-02"], weekdays: ["mon" as const], notBefore: "2026-03-02", notAfter: "2026-03-02" };
    expectKept(withThe(all), plan);
    expectBroken(withThe({ ...all, dates: ["2026-03-03"] }), plan, 4, "wrong-date");
    expectBroken(withThe({ ...all, weekdays: ["tue"] }), plan, 4, "wrong-date");
    expectBroken(withThe({ ...all, notBefore: "2026-03-03", notAfter: "2026-03-03" }), plan, 4, "wrong-date");
    expectBroken(withThe({ notAfter: "2026-03-01" }), plan, 4, "wrong-date");
    expectBroken(withThe({ dates: [] }), plan, 4, "wrong-date");
  });

  it("keeps each daily occurrence to its own date", () => {
    const daily = withThe({ repeat: { times: 1, per: "day" } });
    expectKept(daily, planOf([visit("v", "p", "n", "09:00", "09:10", "wash#1 09:00")], ["wash#2"]));
    const wrong = planOf([visit("v", "p", "n", "09:00", "09:10", "wash#2 09:00")], ["wash#1"]);
    expectBroken(daily, wrong, 4, "wrong-date");
  });

  it("keeps each weekly occurrence to its own block of seven days", () => {
    const nine = { horizon: { start: "2026-03-02", days: 9 } };
    const weekly = caseloadOf(
      [patientOf("p", [care("wash", { repeat: { times: 1, per: "week" } })])],
      [carer("n")],
      nine,
    );
    const second = carer("n", { shifts: [shiftOf({ start: "2026-03-09T08:00", end: "2026-03-09T16:00" })] });
    const monday = { ...weekly, practitioners: [second] };
    const [start, end] = ["2026-03-09T09:00", "2026-03-09T09:10"];
    expectKept(monday, planOf([visit("v", "p", "n", start, end, `wash#2 ${start}`)], ["wash#1"]));
    expectBroken(monday, planOf([visit("v", "p", "n", start, end, `wash#1 ${start}`)], ["wash#2"]), 4, "wrong-date");
  });
});

describe("rule 4: allowed times", () => {
  it("starts an intervention inside a window, both ends included", () => {
    expectKept(withThe({ times: [{ from: "09:00", to: "09:00" }] }), plan);
    const others = [
      { from: "09:01", to: "24:00" },
      { from: "00:00", to: "08:59" },
    ];
    expectBroken(withThe({ times: others }), plan, 4, "wrong-time");
    expectBroken(withThe({ times: [] }), plan, 4, "wrong-time");
  });

  it("asks it of the intervention, not of the setup before it", () => {
    const caseload = withThe({ times: [{ from: "09:05", to: "09:05" }] }, { setupMinutes: 5 });
    expectKept(caseload, planOf([visit("v", "p", "n", "09:00", "09:15", "wash 09:05")]));
  });

  it("gives each of several a day its own window where there are as many, in order", () => {
    const times = [
      { from: "15:00", to: "16:00" },
      { from: "09:00", to: "10:00" },
    ];
    const twice = withThe({ times, repeat: { times: 2, per: "day" }, dates: ["2026-03-02"] });
    const [morning, noon] = [
      visit("v", "p", "n", "09:00", "09:10", "wash#1 09:00"),
      visit("w", "p", "n", "10:00", "10:10", "wash#2 10:00"),
    ];
    expectBroken(twice, planOf([morning, noon]), 4, "wrong-time");
    expectKept(twice, planOf([morning, visit("w", "p", "n", "15:00", "15:10", "wash#2 15:00")]));
    const thrice = withThe({ times, repeat: { times: 3, per: "day" }, dates: ["2026-03-02"] });
    expectKept(thrice, planOf([morning, noon], ["wash#3"]));
  });
});

describe("rule 4: the patient's time", () => {
  const window = (from: string, to: string) => ({ from: `2026-03-02T${from}`, to: `2026-03-02T${to}` });

  it("keeps the whole visit inside one window of the patient's", () => {
    expectKept(withThe({}, { available: [window("09:00", "09:10")] }), plan);
    const halves = [window("08:00", "09:05"), window("09:05", "10:00")];
    expectBroken(withThe({}, { available: halves }), plan, 4, "patient-unavailable");
    expectBroken(withThe({}, { available: [] }), plan, 4, "patient-unavailable");
  });

  it("bears no visit longer than the patient does", () => {
    expectKept(withThe({}, { maxVisitMinutes: 10 }), plan);
    expectBroken(withThe({}, { maxVisitMinutes: 9 }), plan, 4, "visit-too-long");
  });
});
