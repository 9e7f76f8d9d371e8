// Caseloads that nobody sensible would write: each has a plan that both judges accept, or is refused with its issues.

import { describe, expect, it } from "vitest";
import { CaseloadError } from "../../src/caseload/issues.ts";
import { parseCaseload } from "../../src/caseload/parse.ts";
import { consolidateSync } from "../../src/consolidate.ts";
import { summaryOf } from "../../src/report/summary.ts";
import { faultsOf } from "../support/judged.ts";

// biome-ignore lint/suspicious/noExplicitAny: much of it is wrong on purpose.
type Raw = any;

const MONDAY = "2026-03-02";
const HUGE = Number.MAX_SAFE_INTEGER;
/** All priorities together may be a little above twice this. */
const DEAR = 3e10;
const HERE = { lat: 52.9, lon: -1.2 };
const ITERATIONS = 200;

const care = (id: string, more: Raw = {}): Raw => ({ id, minutes: 20, requires: ["care"], ...more });
const patient = (id: string, interventions: Raw[] = [care(`${id}-care`)], more: Raw = {}): Raw => ({
  id,
  place: HERE,
  interventions,
  ...more,
});
const shift = (from = "08:00", to = "16:00", date = MONDAY, more: Raw = {}): Raw => ({
  start: `${date}T${from}`,
  end: `${date}T${to}`,
  ...more,
});
const carer = (id = "n", shifts: Raw[] = [shift()], more: Raw = {}): Raw => ({
  id,
  portfolio: ["care"],
  shifts,
  ...more,
});
const caseload = (patients: Raw[] = [patient("p")], practitioners: Raw[] = [carer()], more: Raw = {}): Raw => ({
  format: "onevisit.caseload/1",
  timeZone: "Europe/London",
  horizon: { start: MONDAY, days: 1 },
  setupMinutes: 5,
  travel: { model: "straight-line", kilometresPerHour: 25 },
  competencies: [{ id: "care" }],
  patients,
  practitioners,
  ...more,
});
const dates = (start: string, days: number): string[] =>
  Array.from({ length: days }, (_, i) => new Date(Date.parse(start) + 86_400_000 * i).toISOString().slice(0, 10));
const every = (start: string, days: number, more: Raw = {}) =>
  dates(start, days).map((date) => shift("08:00", "16:00", date, more));
const many = (count: number, of: (i: number) => Raw): Raw[] => Array.from({ length: count }, (_, i) => of(i));

/** By story; how many occurrences are left undone by the best plan, where there is one. */
const PLANNED: readonly (readonly [story: string, undone: number, caseload: Raw])[] = [
  ["nothing at all", 0, caseload([], [], { competencies: [] })],
  ["nobody to visit", 0, caseload([])],
  ["nobody to go", 1, caseload([patient("p")], [])],
  ["one patient, one practitioner", 0, caseload()],
  ["nobody holds anything", 1, caseload([patient("p")], [carer("n", [shift()], { portfolio: [] })])],
  ["a practitioner without shifts", 1, caseload([patient("p")], [carer("n", [])])],
  ["a shift of one minute", 1, caseload([patient("p")], [carer("n", [shift("08:00", "08:01")])])],
  ["a shift as long as the visit", 0, caseload([patient("p")], [carer("n", [shift("08:00", "08:25")])])],
  ["everybody avoided", 1, caseload([patient("p", undefined, { avoid: ["n"] })])],
  [
    "one visit allowed on the shift, with not a minute more",
    0,
    caseload(
      [patient("p")],
      [carer("n", [shift(undefined, undefined, undefined, { maxVisits: 1, maxContactMinutes: 25 })])],
    ),
  ],
  ["an intervention longer than the day", 1, caseload([patient("p", [care("a", { minutes: 2000 })])])],
  ["an intervention of a billion minutes", 1, caseload([patient("p", [care("a", { minutes: 1e9 })])])],
  ["setup of a billion minutes", 1, caseload(undefined, undefined, { setupMinutes: 1e9 })],
  ["visits of a billion minutes at least", 1, caseload(undefined, undefined, { minVisitMinutes: 1e9 })],
  [
    "the largest of all priorities, twice",
    2,
    caseload([patient("p", [care("a", { priority: DEAR, requires: [] }), care("b", { priority: DEAR })])], []),
  ],
  [
    "a priority beyond all others beside a small one",
    1,
    caseload([
      patient("p", [
        care("a", { priority: DEAR, times: [{ from: "08:05", to: "08:05" }] }),
        care("b", { priority: 1, times: [{ from: "08:06", to: "08:06" }] }),
      ]),
    ]),
  ],
  [
    "travel of the largest number",
    2,
    caseload(
      [patient("p", undefined, { place: "a" }), patient("q", undefined, { place: "b" })],
      [carer("n", [shift(undefined, undefined, undefined, { startPlace: "c" })])],
      {
        travel: {
          model: "matrix",
          places: ["a", "b", "c"],
          minutes: [
            [0, HUGE, HUGE],
            [HUGE, 0, HUGE],
            [HUGE, HUGE, 0],
          ],
        },
      },
    ),
  ],
  [
    "doors at opposite ends of the earth",
    1,
    caseload([patient("p"), patient("q", undefined, { place: { lat: -52.9, lon: 178.8 } })]),
  ],
  [
    "a speed at which nobody arrives",
    1,
    caseload([patient("p"), patient("q", undefined, { place: { lat: 53, lon: -1.2 } })], undefined, {
      travel: { model: "straight-line", kilometresPerHour: 1e-9 },
    }),
  ],
  [
    "the speed of light",
    0,
    caseload([patient("p"), patient("q", undefined, { place: { lat: 53, lon: -1.2 } })], undefined, {
      travel: { model: "straight-line", kilometresPerHour: 1e300, detour: 1e-300 },
    }),
  ],
  [
    "the night the clocks go forward",
    0,
    caseload(
      [
        patient("p", [
          care("a", {
            dates: ["2026-03-29"],
            times: [{ from: "00:30", to: "03:30" }],
            repeat: { times: 2, per: "day" },
          }),
        ]),
      ],
      [
        carer("n", [
          { start: "2026-03-28T22:00", end: "2026-03-29T06:00", breaks: [{ from: "00:45", to: "03:00", minutes: 60 }] },
        ]),
      ],
      { horizon: { start: "2026-03-28", days: 2 } },
    ),
  ],
  [
    "the night they go back",
    0,
    caseload(
      [patient("p", [care("a", { times: [{ from: "00:30", to: "03:30" }], dates: ["2026-10-25"] })])],
      [
        carer("n", [
          { start: "2026-10-24T22:00", end: "2026-10-25T06:00", breaks: [{ from: "00:45", to: "03:00", minutes: 60 }] },
        ]),
      ],
      { horizon: { start: "2026-10-24", days: 2 } },
    ),
  ],
  [
    "a clock that changes by half an hour",
    0,
    caseload(
      [patient("p", [care("a", { times: [{ from: "01:00", to: "03:00" }] })])],
      [carer("n", [shift("00:00", "06:00", "2026-04-05")])],
      { timeZone: "Australia/Lord_Howe", horizon: { start: "2026-04-05", days: 1 } },
    ),
  ],
  [
    "the leap day",
    0,
    caseload([patient("p", [care("a", { dates: ["2028-02-29"] })])], [carer("n", every("2028-02-28", 3))], {
      horizon: { start: "2028-02-28", days: 3 },
    }),
  ],
  [
    "everybody of one name",
    0,
    caseload(
      [patient("x", [care("x")], { name: "Jo" }), patient("y", [care("y")], { name: "Jo" })],
      [carer("x", undefined, { name: "Jo" })],
    ),
  ],
  [
    "ids that look like something else",
    0,
    caseload(
      [patient("__proto__", [care("constructor")]), patient("NaN", [care("null")]), patient("toString", [care("0")])],
      [carer("hasOwnProperty")],
    ),
  ],
  [
    "a hundred times a day",
    0,
    caseload([patient("p", [care("a", { repeat: { times: 100, per: "day" }, minutes: 1 })], { setupMinutes: 0 })]),
  ],
  [
    "care pinned to a minute at which somebody else's care is pinned",
    1,
    caseload(many(2, (i) => patient(`p${i}`, [care("ab"[i]!, { times: [{ from: "09:00", to: "09:00" }] })]))),
  ],
  [
    "care pinned to a minute outside the hours at home",
    1,
    caseload([
      patient("p", [care("a", { times: [{ from: "09:00", to: "09:00" }] })], {
        available: [{ from: `${MONDAY}T10:00`, to: `${MONDAY}T12:00` }],
      }),
    ]),
  ],
  [
    "two who must come together, and one to do it",
    1,
    caseload([patient("p", [care("a", { second: { requires: ["care"] } })])]),
  ],
  [
    "a day of each week of a year in which it is due, but for the last, which is short",
    1,
    caseload(
      [patient("p", [care("a", { repeat: { times: 1, per: "week" } })])],
      [
        carer(
          "n",
          every("2026-01-01", 366).filter((_, i) => i % 7 === 3),
        ),
      ],
      { horizon: { start: "2026-01-01", days: 366 } },
    ),
  ],
  [
    "daily for a year",
    0,
    caseload(
      [patient("p", [care("a", { repeat: { times: 1, per: "day" } })])],
      [carer("n", every("2026-01-01", 366))],
      { horizon: { start: "2026-01-01", days: 366 } },
    ),
  ],
  [
    "a long queue of one after another",
    0,
    caseload([
      patient(
        "p",
        many(16, (i) =>
          care(`c${i}`, {
            minutes: 5,
            ...(i > 0 ? { after: [{ intervention: `c${i - 1}`, minMinutes: 10, maxMinutes: 20 }] } : {}),
          }),
        ),
      ),
    ]),
  ],
  [
    "everything apart from everything",
    0,
    caseload([
      patient(
        "p",
        many(9, (i) => care(`c${i}`, { minutes: 5, apartFrom: many(9, (j) => `c${j}`).filter((_, j) => j !== i) })),
      ),
    ]),
  ],
  [
    "twelve things alike in one visit",
    0,
    caseload([
      patient(
        "p",
        many(12, (i) => care(`c${i}`, { minutes: 10 })),
      ),
    ]),
  ],
  [
    "eight breaks of any order",
    0,
    caseload(
      [patient("p")],
      [
        carer("n", [
          shift(undefined, undefined, undefined, {
            breaks: many(8, (i) => ({ from: "08:00", to: "16:00", minutes: 10 + i })),
          }),
        ]),
      ],
    ),
  ],
  [
    "a break as long as the shift",
    1,
    caseload(
      [patient("p")],
      [
        carer("n", [
          shift(undefined, undefined, undefined, { breaks: [{ from: "08:00", to: "16:00", minutes: 480 }] }),
        ]),
      ],
    ),
  ],
  [
    "a window that no visit can meet, of no allowed date",
    1,
    caseload([patient("p", [care("a", { weekdays: ["sun"] })])]),
  ],
  [
    "requirements in requirements in requirements",
    0,
    caseload([
      patient("p", [
        care("a", { requires: [{ anyOf: [{ anyOf: [{ anyOf: [{ competency: "care", level: 1 }] }] }] }] }),
      ]),
    ]),
  ],
  [
    "a date that a whole country left out",
    1,
    caseload(
      [patient("p", [care("a", { repeat: { times: 1, per: "day" } })])],
      [carer("n", [...every("2011-12-28", 2), shift("08:00", "16:00", "2011-12-31")])],
      { timeZone: "Pacific/Apia", horizon: { start: "2011-12-28", days: 4 } },
    ),
  ],
  [
    "everything by two",
    0,
    caseload(
      many(6, (i) =>
        patient(
          `p${i}`,
          many(2, (j) => care(`a${i}-${j}`, { second: { requires: ["care"] } })),
        ),
      ),
      many(3, (i) => carer(`n${i}`)),
    ),
  ],
  [
    "ways that take a day back",
    0,
    caseload([patient("p", undefined, { place: "p" }), patient("q", undefined, { place: "q" })], undefined, {
      travel: {
        model: "matrix",
        places: ["p", "q"],
        minutes: [
          [0, 2],
          [1440, 0],
        ],
      },
    }),
  ],
  ["a level beyond all", 1, caseload([patient("p", [care("a", { requires: [{ competency: "care", level: HUGE }] })])])],
];

const REFUSED: readonly (readonly [story: string, codes: readonly string[], caseload: Raw])[] = [
  ["no caseload", ["wrong-type"], "caseload"],
  ["nothing", ["null-value"], null],
  ["a list", ["wrong-type"], []],
  [
    "numbers that are none",
    ["wrong-type", "wrong-type"],
    caseload([patient("p", [care("a", { minutes: "NaN" }), care("b", { minutes: Number.NaN })])]),
  ],
  [
    "a misspelt key and a dangling name",
    ["unknown-key", "unknown-practitioner"],
    caseload([patient("p", undefined, { avoids: ["n"], prefer: ["m"] })]),
  ],
  [
    "a circle",
    ["after-cycle"],
    caseload([
      patient("p", [care("a", { after: [{ intervention: "b" }] }), care("b", { after: [{ intervention: "a" }] })]),
    ]),
  ],
  ["two of one id", ["duplicate-id"], caseload([patient("p", [care("a")]), patient("p", [care("b")])])],
  [
    "a horizon of more than a year",
    ["out-of-range"],
    caseload(undefined, undefined, { horizon: { start: MONDAY, days: 367 } }),
  ],
  [
    "more repeats than dates",
    ["too-many-repeats"],
    caseload([patient("p", [care("a", { repeat: { times: 400, per: "horizon" } })])]),
  ],
  [
    "an hour that the clocks skip",
    ["skipped-instant"],
    caseload([patient("p")], [carer("n", [{ start: "2026-03-29T01:30", end: "2026-03-29T06:00" }])], {
      horizon: { start: "2026-03-29", days: 1 },
    }),
  ],
  [
    "a date that is none",
    ["not-a-date"],
    caseload(undefined, undefined, { horizon: { start: "2026-02-30", days: 1 } }),
  ],
];

describe("an odd caseload", () => {
  it.each(PLANNED)("is planned: %s", (_, undone, raw) => {
    const checked = parseCaseload(JSON.parse(JSON.stringify(raw)));
    const plan = consolidateSync(checked, { iterations: ITERATIONS });
    expect(faultsOf(checked, plan)).toEqual([]);
    expect(plan.unscheduled).toHaveLength(undone);
    expect(summaryOf(checked, plan)).not.toMatch(/NaN|undefined|Infinity/);
  });

  it.each(REFUSED)("is refused: %s", (_, codes, raw) => {
    const issues = (() => {
      try {
        parseCaseload(raw);
      } catch (error) {
        if (error instanceof CaseloadError) return error.issues;
        throw error;
      }
      return [];
    })();
    expect(issues.map(({ code }) => code)).toEqual(codes);
  });
});
