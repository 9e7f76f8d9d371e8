import { describe, it } from "vitest";
import type { Intervention } from "../../src/caseload/schema.ts";
import type { Visit } from "../../src/plan/schema.ts";
import { care, carer, caseloadOf, expectBroken, expectKept, patientOf, planOf, shiftOf, visit } from "./little.ts";

const TUESDAY = "2026-03-03";
const days = [shiftOf(), shiftOf({ start: `${TUESDAY}T08:00`, end: `${TUESDAY}T16:00` })];
const caseloadWith = (...interventions: readonly Intervention[]) =>
  caseloadOf([patientOf("p", interventions)], [carer("n", { shifts: days })]);

/** Ten minutes of an occurrence, on Monday at `HH:M0` or on Tuesday at `tue HH:M0`. */
const at = (id: string, when: string): Visit => {
  const date = when.startsWith("tue ") ? `${TUESDAY}T` : "";
  const [hour, tens] = when.slice(-5).split(":");
  const start = `${date}${hour}:${tens}`;
  const end = `${date}${hour}:${Number(tens) + 10}`;
  return { ...visit(`v-${id}`, "p", "n", start, end, `${id} ${start}`), shift: date === "" ? 0 : 1 };
};

describe("rule 5: repeats", () => {
  const twice = (per: "day" | "horizon") => care("meds", { repeat: { times: 2, per } });
  const daily = caseloadWith({ ...twice("day"), dates: ["2026-03-02"] });
  const sometime = caseloadWith(twice("horizon"));

  it("wants occurrences in the order of their numbers", () => {
    expectKept(daily, planOf([at("meds#1", "09:00"), at("meds#2", "10:00")]));
    expectBroken(daily, planOf([at("meds#1", "10:00"), at("meds#2", "09:00")]), 5, "repeats-out-of-order");
  });

  it("wants a date for each that is not daily", () => {
    expectKept(sometime, planOf([at("meds#1", "10:00"), at("meds#2", "tue 09:00")]));
    expectBroken(sometime, planOf([at("meds#1", "09:00"), at("meds#2", "10:00")]), 5, "repeats-on-one-date");
  });

  it("never lets two share a visit", () => {
    const shared = visit("v", "p", "n", "09:00", "09:20", "meds#1 09:00", "meds#2 09:10");
    expectBroken(daily, planOf([shared]), 5, "repeats-share-visit");
  });
});

describe("rule 5: gaps", () => {
  const thrice = (gapMinutes: { min?: number; max?: number }) =>
    caseloadWith(care("meds", { repeat: { times: 3, per: "day" }, dates: ["2026-03-02"], gapMinutes }));

  it("holds between neighbours, ends included", () => {
    const visits = [at("meds#1", "09:00"), at("meds#2", "10:00"), at("meds#3", "11:00")];
    expectKept(thrice({ min: 60, max: 60 }), planOf(visits));
    expectBroken(thrice({ min: 61 }), planOf(visits), 5, "gap-too-short");
    expectBroken(thrice({ max: 59 }), planOf(visits), 5, "gap-too-long");
  });

  it("keeps its least, but not its most, across one that is left out", () => {
    const visits = [at("meds#1", "09:00"), at("meds#3", "11:00")];
    expectKept(thrice({ min: 120, max: 130 }), planOf(visits, ["meds#2"]));
    expectKept(thrice({ max: 60 }), planOf(visits, ["meds#2"]));
    expectBroken(thrice({ min: 121 }), planOf(visits, ["meds#2"]), 5, "gap-too-short");
  });

  it("lets several a day be far apart overnight, but not one a day", () => {
    const overnight = [at("meds#2", "10:00"), at("meds#3", "tue 09:00")];
    const several = caseloadWith(care("meds", { repeat: { times: 2, per: "day" }, gapMinutes: { max: 120 } }));
    expectKept(several, planOf(overnight, ["meds#1", "meds#4"]));
    const once = caseloadWith(care("meds", { repeat: { times: 1, per: "day" }, gapMinutes: { max: 120 } }));
    expectBroken(once, planOf([at("meds#1", "10:00"), at("meds#2", "tue 09:00")]), 5, "gap-too-long");
  });
});

describe("rule 5: after", () => {
  const linked = (link: { minMinutes?: number; maxMinutes?: number }) =>
    caseloadWith(care("insulin"), care("meal", { after: [{ intervention: "insulin", ...link }] }));

  it("counts from start to start, ends included", () => {
    const visits = [at("insulin", "09:00"), at("meal", "09:30")];
    expectKept(linked({ minMinutes: 30, maxMinutes: 30 }), planOf(visits));
    expectBroken(linked({ minMinutes: 31 }), planOf(visits), 5, "after-too-soon");
    expectBroken(linked({ maxMinutes: 29 }), planOf(visits), 5, "after-too-late");
  });

  it("does not do what comes after something undone", () => {
    expectKept(linked({}), planOf([at("insulin", "09:00")], ["meal"]));
    expectBroken(linked({}), planOf([at("meal", "09:30")], ["insulin"]), 5, "after-undone");
  });

  it("does not do it before", () => {
    expectBroken(linked({}), planOf([at("insulin", "09:30"), at("meal", "09:00")]), 5, "after-too-soon");
  });

  it("binds equal numbers of two that repeat", () => {
    const repeat = { times: 1, per: "day" as const };
    const insulin = care("insulin", { repeat });
    const caseload = caseloadWith(
      insulin,
      care("meal", { repeat, after: [{ intervention: "insulin", maxMinutes: 30 }] }),
    );
    const both = [at("insulin#1", "09:00"), at("meal#1", "09:20")];
    expectKept(caseload, planOf(both, ["insulin#2", "meal#2"]));
    const later = at("meal#2", "tue 09:00");
    expectBroken(caseload, planOf([...both, later], ["insulin#2"]), 5, "after-undone");
    expectBroken(caseload, planOf([...both, at("insulin#2", "tue 08:00"), later]), 5, "after-too-late");
  });
});
