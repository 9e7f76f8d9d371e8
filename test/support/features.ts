// What of the format a caseload uses, so that a property can say what it has really tried.

import type {
  CaseloadJson,
  InterventionJson,
  PatientJson,
  PractitionerJson,
  RequirementJson,
  ShiftJson,
} from "../../bench/generator/format.ts";
import type { Feature, Note } from "./arbitrary/feature.ts";
import { elapsedBetween, minuteOfDay } from "./arbitrary/wall-clock.ts";

export { FEATURES, type Feature } from "./arbitrary/feature.ts";

/** The features that this (valid) caseload uses. */
export function featuresOf(caseload: CaseloadJson): Set<Feature> {
  const found = new Set<Feature>();
  const note: Note = (feature, used = true) => {
    if (used) found.add(feature);
  };
  noteCaseload(note, caseload);
  noteTravel(note, caseload.travel);
  for (const patient of caseload.patients) {
    notePatient(note, patient);
    for (const intervention of patient.interventions) noteIntervention(note, intervention);
  }
  for (const practitioner of caseload.practitioners) {
    notePortfolio(note, practitioner, caseload);
    for (const shift of practitioner.shifts) noteShift(note, shift, caseload.timeZone);
  }
  return found;
}

function noteCaseload(note: Note, caseload: CaseloadJson): void {
  const { patients, practitioners, competencies, horizon, timeZone } = caseload;
  note("caseload.setupMinutes", caseload.setupMinutes !== undefined);
  note("caseload.minVisitMinutes", caseload.minVisitMinutes !== undefined);
  note("caseload.several-weeks", horizon.days > 7);
  // From the noon before to the last noon, so that midnight changes of the first date count.
  const noon = new Date(Date.parse(`${horizon.start}T12:00Z`) - 86_400_000).toISOString().slice(0, 16);
  note("caseload.clock-change", elapsedBetween(timeZone, noon, noon, horizon.days).changes);
  note("patient.shared-place", new Set(patients.map((one) => JSON.stringify(one.place))).size < patients.length);
  for (const one of [...patients, ...practitioners, ...competencies, ...patients.flatMap((p) => p.interventions)]) {
    note("described.name", one.name !== undefined);
    note("described.notes", one.notes !== undefined);
    note("described.codes", one.codes !== undefined);
  }
}

function noteTravel(note: Note, travel: CaseloadJson["travel"]): void {
  note(`travel.${travel.model}`);
  if (travel.model === "straight-line") {
    note("travel.detour", travel.detour !== undefined);
    note("travel.fixedMinutes", travel.fixedMinutes !== undefined);
    return;
  }
  const { minutes } = travel;
  minutes.forEach((row, i) => {
    row.forEach((direct, j) => {
      note("travel.asymmetric", direct !== minutes[j][i]);
      const shortcut = minutes.some((other, k) => k !== i && k !== j && row[k] + other[j] < direct);
      note("travel.triangle-violated", shortcut);
    });
  });
}

function notePatient(note: Note, patient: PatientJson): void {
  const keys = ["requires", "available", "avoid", "setupMinutes", "minVisitMinutes", "maxVisitMinutes"] as const;
  for (const key of keys) note(`patient.${key}`, patient[key] !== undefined);
  for (const requirement of patient.requires ?? []) noteRequirement(note, requirement);
  note("patient.prefer", (patient.prefer?.length ?? 0) > 0);
  note("patient.prefer-empty", patient.prefer?.length === 0);
  note("patient.siloed", patient.siloed === true && patient.interventions.some((one) => one.discipline !== undefined));
  note("patient.available-several", (patient.available?.length ?? 0) > 1);
  note("patient.several-interventions", patient.interventions.length > 1);
}

function noteRequirement(note: Note, requirement: RequirementJson): void {
  if (typeof requirement === "string") note("requirement.id");
  else if ("competency" in requirement) note("requirement.level", (requirement.level ?? 1) > 1);
  else {
    note("requirement.anyOf", requirement.anyOf.length > 1);
    for (const one of requirement.anyOf) {
      note("requirement.anyOf-nested", typeof one !== "string" && "anyOf" in one);
      noteRequirement(note, one);
    }
  }
}

function noteIntervention(note: Note, intervention: InterventionJson): void {
  const { requires, second } = intervention;
  const keys = ["second", "discipline", "dates", "weekdays", "notBefore", "notAfter", "times"] as const;
  for (const key of keys) note(`intervention.${key}`, intervention[key] !== undefined);
  const more = ["preferredTimes", "apartFrom", "alongside", "precedesInVisit", "priority"] as const;
  for (const key of more) note(`intervention.${key}`, intervention[key] !== undefined);
  for (const requirement of [...requires, ...(second?.requires ?? [])]) noteRequirement(note, requirement);
  note("requirement.none", requires.length === 0);
  note("requirement.several", requires.length > 1);
  note("intervention.second-requires-none", second?.requires.length === 0);
  note("intervention.any-time", intervention.times === undefined);
  note("intervention.times-several", (intervention.times?.length ?? 0) > 1);
  for (const window of intervention.times ?? []) {
    note("intervention.times-until-24", window.to === "24:00");
    note("intervention.times-one-instant", window.from === window.to);
  }
  noteRepeat(note, intervention);
  noteAfter(note, intervention);
}

function noteRepeat(note: Note, { repeat, times, gapMinutes }: InterventionJson): void {
  if (repeat === undefined) return;
  note(`intervention.repeat-${repeat.per}`);
  const severalADay = repeat.per === "day" && repeat.times > 1;
  note("intervention.repeat-several-a-day", severalADay);
  note("intervention.times-one-to-one", severalADay && times?.length === repeat.times);
  note("intervention.gap-min", gapMinutes?.min !== undefined);
  note("intervention.gap-max", gapMinutes?.max !== undefined);
}

function noteAfter(note: Note, { after, repeat }: InterventionJson): void {
  if (after === undefined) return;
  note("intervention.after");
  note("intervention.after-several", after.length > 1);
  note("intervention.after-repeating", repeat !== undefined);
  for (const link of after) {
    note("intervention.after-min", (link.minMinutes ?? 0) > 0);
    note("intervention.after-max", link.maxMinutes !== undefined);
  }
}

function notePortfolio(note: Note, practitioner: PractitionerJson, { horizon }: CaseloadJson): void {
  const { portfolio, shifts } = practitioner;
  for (const key of ["discipline", "organisation", "hourlyCost"] as const) {
    note(`practitioner.${key}`, practitioner[key] !== undefined);
  }
  note("practitioner.no-shifts", shifts.length === 0);
  note("practitioner.several-shifts", shifts.length > 1);
  const names = portfolio.map((held) => (typeof held === "string" ? held : held.competency));
  note("portfolio.competency-twice", new Set(names).size < names.length);
  for (const held of portfolio) {
    if (typeof held === "string") {
      note("portfolio.id");
      continue;
    }
    note("portfolio.level", held.level !== undefined);
    note("portfolio.from", held.from !== undefined);
    note("portfolio.until", held.until !== undefined);
    if (held.until === undefined) continue;
    const day = (Date.parse(held.until) - Date.parse(horizon.start)) / 86_400_000;
    note("portfolio.until-inside", day >= 0 && day < horizon.days - 1);
  }
}

function noteShift(note: Note, shift: ShiftJson, timeZone: string): void {
  const { start, end, startPlace, endPlace, breaks = [] } = shift;
  for (const key of ["id", "startPlace", "endPlace", "maxVisits", "maxContactMinutes"] as const) {
    note(`shift.${key}`, shift[key] !== undefined);
  }
  note("shift.no-startPlace", startPlace === undefined);
  note("shift.no-endPlace", endPlace === undefined);
  note("shift.breaks", breaks.length > 0);
  note("shift.breaks-several", breaks.length > 1);
  note(
    "shift.break-next-day",
    breaks.some((one) => minuteOfDay(one.from) < minuteOfDay(start.slice(11))),
  );
  note("shift.overnight", start.slice(0, 10) < end.slice(0, 10) && !end.endsWith("T00:00"));
  note("shift.clock-change", elapsedBetween(timeZone, start, end).changes);
}
