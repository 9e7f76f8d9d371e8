// The clock, shifts, repeats, links and lengths.

import { bad, DRESS, EARLY, INSULIN, LATE, type Malformed, N2, P1, P2, REVIEW, row, SUGAR, WASH } from "./row.ts";

/** A shift in the week of the spring change. */
const springShift = (start: string, end: string) => ({
  "horizon.start": "2026-03-27",
  [EARLY]: { start, end },
  [LATE]: { start: "2026-03-30T08:00", end: "2026-03-30T09:00" },
});

export const CLOCK: readonly Malformed[] = [
  bad("an unknown time zone", "unknown-time-zone", "timeZone", "Europe/Londn", "`Europe/London`"),
  bad("no time zone to speak of", "unknown-time-zone", "timeZone", ""),
  row(
    "a shift that starts in the skipped hour",
    "skipped-instant",
    `${EARLY}.start`,
    springShift("2026-03-29T01:30", "2026-03-29T15:00"),
    "`2026-03-29T02:00`",
  ),
  bad(
    "availability that ends in the skipped hour",
    "skipped-instant",
    `${P1}.available[0].to`,
    "2026-03-29T01:00",
    "`2026-03-29T02:00`",
  ),
];

const backwards = (path: string, from: string, to: string) => ({ [path]: { from, to } });

export const ORDER: readonly Malformed[] = [
  row("a window", "ends-before-start", `${DRESS}.times[0]`, backwards(`${DRESS}.times[0]`, "12:00", "11:59")),
  row("a preferred one", "ends-before-start", `${DRESS}.preferredTimes[0]`, {
    [`${DRESS}.preferredTimes[0].to`]: "07:00",
  }),
  row("availability", "ends-before-start", `${P1}.available[0]`, { [`${P1}.available[0].to`]: "2026-03-02T06:59" }),
  row(
    "availability in the night in which the clocks go back",
    "ends-before-start",
    `${P1}.available[0]`,
    backwards(`${P1}.available[0]`, "2026-10-25T02:00", "2026-10-25T01:59"),
  ),
  bad("dates", "ends-before-start", `${SUGAR}.notAfter`, "2026-03-01"),
  bad("a competency held", "ends-before-start", `${N2}.portfolio[0].until`, "2025-12-31"),
  row("a shift", "ends-before-start", EARLY, { [`${EARLY}.end`]: "2026-03-02T06:00" }),
];

/** Seven days of which the last is 9999-12-31, with nothing else wrong. */
const LAST_DAYS = {
  "horizon.start": "9999-12-25",
  [`${EARLY}`]: { start: "9999-12-25T07:00", end: "9999-12-25T15:00" },
  [`${LATE}`]: { start: "9999-12-25T15:00", end: "9999-12-25T23:00" },
};

export const SIZES: readonly Malformed[] = [
  bad("more times a day than it has minutes", "too-many-repeats", `${WASH}.repeat.times`, 1441),
  bad("a million times a day", "too-many-repeats", `${WASH}.repeat.times`, 1_000_000),
  row(
    "repeats whose pairs no memory holds",
    "too-large",
    "patients",
    { "horizon.days": 366, [`${WASH}.repeat.times`]: 1440 },
    "fewer dates",
  ),
  row(
    "priorities beyond exact arithmetic",
    "priorities-too-large",
    `${SUGAR}.priority`,
    { [`${SUGAR}.priority`]: Number.MAX_SAFE_INTEGER },
    "divide",
  ),
  row("a horizon that ends after the last date", "out-of-range", "horizon", LAST_DAYS),
];

export const SHIFTS: readonly Malformed[] = [
  row("a shift of no length", "empty-shift", EARLY, { [`${EARLY}.end`]: "2026-03-02T07:00" }),
  row("a shift before the horizon", "shift-outside-horizon", EARLY, {
    [EARLY]: { start: "2026-03-01T23:59", end: "2026-03-02T08:00" },
  }),
  row("a shift past the horizon", "shift-outside-horizon", LATE, {
    [LATE]: { start: "2026-03-08T20:00", end: "2026-03-09T00:01" },
  }),
  row("two shifts at one time", "shifts-overlap", LATE, { [`${LATE}.start`]: "2026-03-02T14:59" }),
  row("a shift inside another", "shifts-overlap", EARLY, { [`${LATE}.start`]: "2026-03-02T06:00" }),
  row("a break past the shift", "break-outside-shift", `${EARLY}.breaks[0]`, { [`${EARLY}.breaks[0].to`]: "15:01" }),
  row("a break before the shift", "break-outside-shift", `${EARLY}.breaks[0]`, {
    [`${EARLY}.breaks[0]`]: { from: "06:00", to: "08:00", minutes: 10 },
  }),
  row("a break longer than its window", "break-longer-than-window", `${EARLY}.breaks[0]`, {
    [`${EARLY}.breaks[0].minutes`]: 121,
  }),
  row("a break longer than what the clocks leave", "break-longer-than-window", `${EARLY}.breaks[0]`, {
    ...springShift("2026-03-28T22:00", "2026-03-29T06:00"),
    [`${EARLY}.breaks`]: [{ from: "00:30", to: "02:30", minutes: 61 }],
  }),
];

export const LENGTHS: readonly Malformed[] = [
  bad("a least visit above the longest", "min-above-max", `${P1}.maxVisitMinutes`, 19),
  bad("the caseload's least visit above the longest", "min-above-max", `${P2}.maxVisitMinutes`, 14),
  bad("a least gap above the greatest", "min-above-max", `${DRESS}.gapMinutes`, { min: 61, max: 60 }),
  row("a link whose least is above its most", "min-above-max", `${INSULIN}.after[0]`, {
    [`${INSULIN}.after[0].maxMinutes`]: 4,
  }),
  bad("a gap without repeat", "gap-without-repeat", `${SUGAR}.gapMinutes`, { min: 60 }),
  bad("more repeats than dates", "too-many-repeats", `${REVIEW}.repeat.times`, 8),
  row("more repeats than dates left", "too-many-repeats", `${REVIEW}.repeat.times`, {
    [`${REVIEW}.weekdays`]: ["mon"],
  }),
  row("more repeats than no dates", "too-many-repeats", `${REVIEW}.repeat.times`, { [`${REVIEW}.dates`]: [] }),
];

const after = (of: string, intervention: string) => ({ [`${of}.after`]: [{ intervention }] });

export const LINKS: readonly Malformed[] = [
  row("once after something repeated", "repeat-mismatch", `${INSULIN}.after[0]`, after(INSULIN, "wash")),
  row("repeatedly after something done once", "repeat-mismatch", `${WASH}.after[0]`, after(WASH, "insulin")),
  row("seven after two", "unequal-repeats", `${WASH}.after[0]`, after(WASH, "dress")),
  row("each after the other", "after-cycle", `${SUGAR}.after[0]`, after(SUGAR, "insulin")),
  row("each preceding the other", "precedence-cycle", `${WASH}.precedesInVisit[0]`, {
    [`${DRESS}.precedesInVisit`]: ["wash"],
  }),
  row("three preceding round in a circle", "precedence-cycle", `${WASH}.precedesInVisit[0]`, {
    [`${DRESS}.precedesInVisit`]: ["sugar"],
    [`${SUGAR}.precedesInVisit`]: ["wash"],
  }),
];
