import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { minuteOfDay } from "../../src/base/calendar.ts";
import { allowedDates, type Occurrence, occurrenceCount, openOut } from "../../src/caseload/occurrences.ts";
import { parseCaseload } from "../../src/caseload/parse.ts";
import type { Caseload } from "../../src/caseload/schema.ts";
import { soundCaseload } from "./fixture.ts";

const SHARED = new URL("../../../shared/", import.meta.url);
const WEEK = ["02", "03", "04", "05", "06", "07", "08"].map((day) => `2026-03-${day}`);

/** The occurrences of one intervention, alone in a horizon from Monday 2026-03-02. */
function opened(intervention: object, days = 7): Occurrence[] {
  const caseload = soundCaseload();
  caseload.horizon.days = days;
  caseload.patients = [
    { id: "p", place: { lat: 0, lon: 0 }, interventions: [{ id: "x", minutes: 5, requires: [], ...intervention }] },
  ];
  const parsed = parseCaseload(caseload);
  const occurrences = openOut(parsed);
  expect(occurrenceCount(parsed.patients[0].interventions[0], parsed.horizon)).toBe(occurrences.length);
  return occurrences;
}

const brief = (occurrences: readonly Occurrence[]) =>
  occurrences.map(({ id, dates }) => [id, dates.map((d) => d.slice(8))]);

describe("an intervention without repeat", () => {
  it("has one occurrence of its own id, on every date at any time", () => {
    expect(opened({})).toEqual([{ id: "x", number: 1, patient: 0, intervention: 0, dates: WEEK, windows: undefined }]);
  });

  it("keeps the dates that every key keeps", () => {
    const keys = { dates: ["2026-03-05", "2026-03-02", "2026-03-04", "2026-04-01"], weekdays: ["mon", "wed"] };
    expect(brief(opened(keys))).toEqual([["x", ["02", "04"]]]);
    expect(brief(opened({ ...keys, notBefore: "2026-03-03" }))).toEqual([["x", ["04"]]]);
    expect(brief(opened({ notBefore: "2026-03-03", notAfter: "2026-03-04" }))).toEqual([["x", ["03", "04"]]]);
    expect(brief(opened({ weekdays: ["sun"] }))).toEqual([["x", ["08"]]]);
  });

  it("may have no dates or no times, and is there all the same", () => {
    expect(opened({ dates: [] })[0].dates).toEqual([]);
    expect(opened({ dates: ["2027-01-01"] })[0].dates).toEqual([]);
    expect(opened({ times: [] })[0].windows).toEqual([]);
  });
});

describe("a daily repeat", () => {
  const morning = { from: "07:00", to: "09:00" };
  const noon = { from: "11:00", to: "13:00" };
  const evening = { from: "17:00", to: "19:00" };

  it("has its times on each allowed date, numbered through", () => {
    const repeat = { times: 2, per: "day" };
    expect(brief(opened({ repeat, weekdays: ["mon", "tue"] }))).toEqual([
      ["x#1", ["02"]],
      ["x#2", ["02"]],
      ["x#3", ["03"]],
      ["x#4", ["03"]],
    ]);
  });

  it("takes the k-th window for the k-th of the day, in order of the clock, where there are as many", () => {
    const twice = opened({ repeat: { times: 2, per: "day" }, times: [evening, morning] }, 2);
    expect(twice.map(({ windows }) => windows)).toEqual([[morning], [evening], [morning], [evening]]);
    const sameStart = [{ from: "07:00", to: "24:00" }, morning];
    expect(opened({ repeat: { times: 2, per: "day" }, times: sameStart }, 1).map(({ windows }) => windows)).toEqual([
      [morning],
      [sameStart[0]],
    ]);
  });

  it("takes any window where there are more or fewer, or where it is once a day", () => {
    const all = [morning, noon, evening];
    for (const occurrence of opened({ repeat: { times: 2, per: "day" }, times: all })) {
      expect(occurrence.windows).toEqual(all);
    }
    expect(opened({ repeat: { times: 1, per: "day" }, times: [noon] }, 1)[0].windows).toEqual([noon]);
    expect(opened({ repeat: { times: 2, per: "day" } }, 1)[0].windows).toBeUndefined();
  });

  it("has no occurrences where it has no dates", () => {
    expect(opened({ repeat: { times: 3, per: "day" }, dates: [] })).toEqual([]);
  });
});

describe("a weekly repeat", () => {
  it("has its times in each block of seven days from the start, the last perhaps shorter", () => {
    expect(brief(opened({ repeat: { times: 2, per: "week" }, weekdays: ["mon", "tue", "sun"] }, 8))).toEqual([
      ["x#1", ["02", "03", "08"]],
      ["x#2", ["02", "03", "08"]],
      ["x#3", ["09"]],
    ]);
  });

  it("skips a block without dates", () => {
    const dates = ["2026-03-02", "2026-03-17"];
    expect(brief(opened({ repeat: { times: 3, per: "week" }, dates }, 21))).toEqual([
      ["x#1", ["02"]],
      ["x#2", ["17"]],
    ]);
  });

  it("shares one list of dates between the occurrences of a block", () => {
    const [first, second] = opened({ repeat: { times: 2, per: "week" } });
    expect(first.dates).toBe(second.dates);
  });
});

describe("a repeat over the horizon", () => {
  it("has its times, each on any allowed date, with all its windows", () => {
    const times = [
      { from: "07:00", to: "09:00" },
      { from: "10:00", to: "11:00" },
    ];
    const occurrences = opened({ repeat: { times: 2, per: "horizon" }, weekdays: ["mon", "fri"], times });
    expect(brief(occurrences)).toEqual([
      ["x#1", ["02", "06"]],
      ["x#2", ["02", "06"]],
    ]);
    expect(occurrences[1].windows).toEqual(times);
  });
});

describe("a whole caseload", () => {
  it("is opened out patient by patient, intervention by intervention, number by number", () => {
    const caseload = parseCaseload(soundCaseload());
    const occurrences = openOut(caseload);
    expect(occurrences.map(({ id }) => id)).toEqual([
      ...WEEK.map((_, i) => `wash#${i + 1}`),
      ...["dress#1", "dress#2", "sugar", "insulin", "review#1", "review#2"],
    ]);
    expect(occurrences.at(-1)).toMatchObject({ number: 2, patient: 1, intervention: 0 });
  });

  it("forgets nothing of an earlier horizon, and keeps nothing of it", () => {
    expect(allowedDates({}, { start: "2026-03-02", days: 1 })).toEqual(["2026-03-02"]);
    expect(allowedDates({}, { start: "2026-03-02", days: 2 })).toEqual(["2026-03-02", "2026-03-03"]);
    expect(allowedDates({}, { start: "2026-12-31", days: 2 })).toEqual(["2026-12-31", "2027-01-01"]);
  });

  it("shares the dates of the horizon, so that a quarter of a million occurrences are cheap", () => {
    const caseload = soundCaseload();
    const one = { minutes: 5, requires: [], repeat: { times: 4, per: "day" } };
    caseload.horizon.days = 28;
    caseload.patients = Array.from({ length: 2300 }, (_, i) => ({
      id: `p${i}`,
      place: { lat: 0, lon: 0 },
      interventions: [{ id: `x${i}`, ...one }],
    }));
    const occurrences = openOut(caseload);
    expect(occurrences).toHaveLength(257_600);
    expect(occurrences[0].dates).toBe(occurrences.at(-1 - 27 * 4)?.dates);
  });
});

describe("the shared caseloads", () => {
  const folder = new URL("data/caseloads/", SHARED);
  const refereeFile = new URL("referee/referee.mjs", SHARED);
  if (!existsSync(folder) || !existsSync(refereeFile)) {
    console.warn(`!!! No caseloads or no referee in ${SHARED.pathname}: nothing is compared with them. !!!`);
    it.skip(`or the referee are absent: ${SHARED.pathname}`, () => {});
    return;
  }
  it.each(readdirSync(folder).filter((name) => name.endsWith(".json")))(
    "%s is opened out as the referee does",
    async (name) => {
      const caseload = JSON.parse(readFileSync(new URL(name, folder), "utf8"));
      const { expand } = await import(/* @vite-ignore */ refereeFile.href);
      const theirs = [...expand(caseload).values()].map(({ id, number, dates, windows }) => ({
        id,
        number,
        dates: [...dates],
        windows,
      }));
      expect(theirs.length).toBeGreaterThan(0);
      expect(comparable(caseload)).toEqual(theirs);
    },
  );
});

function comparable(caseload: Caseload) {
  return openOut(caseload).map(({ id, number, dates, windows }) => ({
    id,
    number,
    dates: [...dates],
    windows: (windows ?? [{ from: "00:00", to: "24:00" }]).map(({ from, to }) => [minuteOfDay(from), minuteOfDay(to)]),
  }));
}
