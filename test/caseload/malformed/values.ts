// Single values of the wrong form.

import { bad, DRESS, EARLY, INSULIN, type Malformed, N1, N2, P1, P2, row, SUGAR, WASH, whole } from "./row.ts";

const aWindow = { from: "08:00", to: "09:00" };

export const WHOLE: readonly Malformed[] = [
  whole("a list for a caseload", "wrong-type", []),
  whole("null for a caseload", "null-value", null),
  whole("nothing for a caseload", "wrong-type", undefined),
  whole("a caseload still as text", "wrong-type", '{"format":1}', "JSON.parse"),
];

export const KEYS: readonly Malformed[] = [
  bad("a misspelt key of an intervention", "unknown-key", `${SUGAR}.notAftr`, "2026-03-06", "`notAfter`"),
  bad("a key in another style", "unknown-key", `${P1}.max_visit_minutes`, 30, "`maxVisitMinutes`"),
  bad("a key at the top", "unknown-key", "practitoners", [], "`practitioners`"),
  bad("a key that resembles none", "unknown-key", "version", 1),
  bad("a key with a blank", "unknown-key", `${EARLY}["start place"]`, {}, "`startPlace`"),
  bad("a key in a requirement", "unknown-key", `${DRESS}.requires[0].levl`, 3, "`level`"),
  bad("a key in a deep requirement", "unknown-key", `${DRESS}.requires[1].anyOf[1].some`, []),
  bad("a key in a portfolio entry", "unknown-key", `${N1}.portfolio[1].untl`, "2026-03-05", "`until`"),
  bad("a key in a place", "unknown-key", `${P1}.place.lng`, 1),
  bad("a key in the travel model", "unknown-key", "travel.speed", 30),
  bad("a key in a repeat", "unknown-key", `${WASH}.repeat.time`, 1, "`times`"),
  bad("a key in a link", "unknown-key", `${INSULIN}.after[0].minMinute`, 1, "`minMinutes`"),
  bad("a key in a break", "unknown-key", `${EARLY}.breaks[0].until`, "13:00"),
  bad("a key in a code", "unknown-key", "competencies[0].codes[0].text", ""),
  bad("a key that is a prototype", "unknown-key", "__proto__", 1),
  bad("no horizon", "missing-key", "horizon", undefined),
  bad("no format", "missing-key", "format", undefined),
  bad("no time zone", "missing-key", "timeZone", undefined),
  bad("a patient without place", "missing-key", `${P1}.place`, undefined),
  bad("an intervention without requires", "missing-key", `${WASH}.requires`, undefined),
  bad("a leveled requirement without level", "missing-key", `${DRESS}.requires[0].level`, undefined),
  bad("a second without requires", "missing-key", `${DRESS}.second.requires`, undefined),
  bad("a travel model without model", "missing-key", "travel.model", undefined),
  bad("straight lines without speed", "missing-key", "travel.kilometresPerHour", undefined),
  bad("a practitioner without portfolio", "missing-key", `${N2}.portfolio`, undefined),
  bad("null for an optional key", "null-value", `${P1}.maxVisitMinutes`, null, "leave `maxVisitMinutes` out"),
  bad("null for a required key", "null-value", `${WASH}.minutes`, null),
  bad("null in a list", "null-value", `${WASH}.requires[0]`, null),
  bad("null for a place", "null-value", `${P1}.place`, null),
  bad("null for a weekday", "null-value", `${DRESS}.weekdays[0]`, null),
];

export const TYPES: readonly Malformed[] = [
  bad("a format that is a number", "wrong-type", "format", 1),
  bad("minutes as text", "wrong-type", `${WASH}.minutes`, "30", "`30`"),
  bad("an id that is a number", "wrong-type", `${P1}.id`, 7, '`"7"`'),
  bad("one window where a list of them stands", "wrong-type", `${WASH}.times`, aWindow, '`[{"from"'),
  bad("one id where a list of them stands", "wrong-type", `${P1}.avoid`, "n2", '`["n2"]`'),
  bad("siloed as text", "wrong-type", `${P1}.siloed`, "true", "`true`"),
  bad("a number for a requirement", "wrong-type", `${WASH}.requires[0]`, 3, '`"3"`'),
  bad("a list for a place", "wrong-type", `${P1}.place`, [52.9, -1.1]),
  bad("a number that is none", "wrong-type", `${WASH}.minutes`, Number.NaN),
  bad("a name that is an object", "wrong-type", `${P1}.name`, { family: "X" }),
];

export const NUMBERS: readonly Malformed[] = [
  bad("half a minute", "not-whole", `${WASH}.minutes`, 12.5),
  bad("half a level", "not-whole", `${N1}.portfolio[1].level`, 2.5),
  bad("half a day", "not-whole", "horizon.days", 0.5),
  bad("an intervention of no minutes", "out-of-range", `${WASH}.minutes`, 0),
  bad("an intervention without end", "out-of-range", `${WASH}.minutes`, 1e300),
  bad("a setup of less than nothing", "out-of-range", "setupMinutes", -1),
  bad("a level below 1", "out-of-range", `${DRESS}.requires[0].level`, 0),
  bad("a level held below 1", "out-of-range", `${N1}.portfolio[1].level`, 0),
  bad("a priority of nothing", "out-of-range", `${SUGAR}.priority`, 0),
  bad("a repeat of no times", "out-of-range", `${WASH}.repeat.times`, 0),
  bad("a gap below nothing", "out-of-range", `${DRESS}.gapMinutes.min`, -5),
  bad("a link that leads back", "out-of-range", `${INSULIN}.after[0].minMinutes`, -5),
  bad("no days", "out-of-range", "horizon.days", 0),
  bad("more days than a year", "out-of-range", "horizon.days", 367),
  bad("fewer visits than none", "out-of-range", `${EARLY}.maxVisits`, -1),
  bad("a negative cost", "out-of-range", `${N1}.hourlyCost`, -1),
  bad("standing still", "out-of-range", "travel.kilometresPerHour", 0),
  bad("no detour at all", "out-of-range", "travel.detour", 0),
  bad("a negative journey", "out-of-range", "travel.fixedMinutes", -1),
  bad("a latitude beyond the pole", "out-of-range", `${P1}.place.lat`, 90.5),
  bad("a longitude beyond the date line", "out-of-range", `${EARLY}.startPlace.lon`, -180.5),
];

export const TEXTS: readonly Malformed[] = [
  bad("another format", "not-one-of", "format", "onevisit.caseload/2", "`onevisit.caseload/1`"),
  bad("a weekday in full", "not-one-of", `${DRESS}.weekdays[0]`, "Monday", "`mon`"),
  bad("a repeat per month", "not-one-of", `${WASH}.repeat.per`, "month"),
  bad("an unknown travel model", "not-one-of", "travel.model", "straightline", "`straight-line`"),
  bad("the 30th of February", "not-a-date", "horizon.start", "2026-02-30"),
  bad("a date of single digits", "not-a-date", `${INSULIN}.dates[0]`, "2026-3-4", "`2026-03-04`"),
  bad("an instant for a date", "not-a-date", `${SUGAR}.notBefore`, "2026-03-02T00:00", "`2026-03-02`"),
  bad("a time of one digit", "not-a-time", `${DRESS}.times[0].from`, "8:00", "`08:00`"),
  bad("24:00 as the start of a window", "not-a-time", `${DRESS}.times[0].from`, "24:00"),
  bad("an hour past 24:00", "not-a-time", `${DRESS}.times[0].to`, "24:30"),
  bad("an instant with seconds", "not-an-instant", `${EARLY}.start`, "2026-03-02T07:00:00Z", "`2026-03-02T07:00`"),
  bad("an instant at 24:00", "not-an-instant", `${EARLY}.end`, "2026-03-02T24:00", "`2026-03-03T00:00`"),
  bad("an instant that is a date", "not-an-instant", `${P1}.available[0].from`, "2026-03-02"),
  bad("an empty id", "empty-id", `${P1}.id`, ""),
  bad("an empty reference", "empty-id", `${P1}.avoid[0]`, ""),
  bad("an empty requirement", "empty-id", `${WASH}.requires[0]`, ""),
  bad("a discipline without a name", "empty-id", `${DRESS}.discipline`, ""),
  bad("a patient who needs nothing", "empty-list", `${P2}.interventions`, []),
  row("a choice of nothing", "empty-list", `${DRESS}.requires[1].anyOf`, { [`${DRESS}.requires[1]`]: { anyOf: [] } }),
];
