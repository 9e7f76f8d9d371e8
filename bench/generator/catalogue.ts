// The interventions of generated caseloads: what takes how long, needs what, comes when and how often. Hands-on
// minutes, without the overhead of a visit. Planning defaults that a team would change.

import type { Competency } from "./competencies.ts";
import type { RepeatJson, RequirementJson, WindowJson } from "./format.ts";

/** Who does it where every discipline visits on its own. */
export type Discipline =
  | "nursing"
  | "physiotherapy"
  | "occupational-therapy"
  | "social-work"
  | "home-care"
  | "voluntary";

/** One kind of intervention. */
export interface CatalogueEntry {
  readonly minutes: number;
  readonly requires: readonly RequirementJson[];
  readonly discipline: Discipline;
  /** What leaving it undone costs; 10 where left out, as in the format. */
  readonly priority?: number;
  readonly times?: readonly WindowJson[];
  readonly preferredTimes?: readonly WindowJson[];
  readonly repeat?: RepeatJson;
  readonly gapMinutes?: { readonly min?: number; readonly max?: number };
  /** What the second pair of hands needs. */
  readonly second?: readonly RequirementJson[];
  /** How the dates of one that is done once may be narrowed. */
  readonly dated?: "any" | "weekdays" | "appointment";
}

const needs = (competency: Competency, level = 1): RequirementJson =>
  level === 1 ? competency : { competency, level };
const eitherOf = (...anyOf: RequirementJson[]): RequirementJson => ({ anyOf });
const at = (from: string, to: string): WindowJson => ({ from, to });

const daily: RepeatJson = { times: 1, per: "day" };
const twiceDaily: RepeatJson = { times: 2, per: "day" };
const threeTimesDaily: RepeatJson = { times: 3, per: "day" };
const weekly = (times: number): RepeatJson => ({ times, per: "week" });

const officeHours = [at("09:00", "16:30")];
const clinicHours = [at("08:00", "16:30")];
const breakfast = [at("07:00", "09:30")];
const wash = [at("07:00", "10:30")];

/** An intervention of a discipline: minutes, requirements, and the rest by name. */
const of =
  (discipline: Discipline, always: Partial<CatalogueEntry> = {}) =>
  (minutes: number, requires: RequirementJson[], rest: Partial<CatalogueEntry> = {}): CatalogueEntry => ({
    minutes,
    requires,
    discipline,
    ...always,
    ...rest,
  });

const nursing = of("nursing");
const care = of("home-care");
const physio = of("physiotherapy", { times: officeHours });
const therapy = of("occupational-therapy", { times: officeHours });
const social = of("social-work", { times: [at("09:00", "16:00")] });
const voluntary = of("voluntary", { times: [at("10:00", "18:00")] });

const entries = {
  // medicines
  "insulin-once": nursing(12, [needs("insu", 3)], {
    priority: 50,
    times: breakfast,
    preferredTimes: [at("07:30", "08:30")],
    repeat: daily,
  }),
  "insulin-twice": nursing(12, [needs("insu", 3)], {
    priority: 50,
    times: [...breakfast, at("16:30", "19:00")],
    repeat: twiceDaily,
    gapMinutes: { min: 450 },
  }),
  "glucose-review": nursing(20, [needs("obs", 3), needs("insu", 4)], { dated: "any" }),
  "medicine-prompt": care(10, [needs("medp", 2)], {
    priority: 15,
    times: [at("07:30", "09:30"), at("17:00", "19:30")],
    repeat: twiceDaily,
  }),
  "medicine-given": care(15, [needs("meda", 3)], {
    priority: 30,
    times: [at("07:30", "09:30"), at("12:00", "14:00"), at("18:00", "20:00")],
    repeat: threeTimesDaily,
    gapMinutes: { min: 240 },
  }),
  parkinsons: care(10, [needs("meda", 3)], {
    priority: 40,
    times: [at("07:30", "08:30"), at("11:30", "12:30"), at("16:30", "17:30")],
    repeat: threeTimesDaily,
  }),
  "eye-drops": nursing(8, [needs("meda", 3)], {
    times: [at("08:00", "10:00"), at("16:00", "18:30")],
    repeat: twiceDaily,
    gapMinutes: { min: 360 },
  }),
  b12: nursing(10, [needs("inj", 3)], { priority: 5, times: clinicHours, dated: "any" }),
  lmwh: nursing(10, [needs("inj", 3)], { priority: 40, times: [at("09:00", "11:00")], repeat: daily }),
  depot: nursing(25, [needs("inj", 4)], { priority: 20, times: clinicHours, dated: "weekdays" }),
  "syringe-pump": nursing(45, [needs("syr", 3)], {
    priority: 60,
    times: [at("09:00", "12:00")],
    repeat: daily,
    gapMinutes: { max: 1560 },
  }),
  palliative: nursing(45, [needs("syr", 3), needs("obs", 4)], { priority: 40, times: clinicHours, dated: "any" }),
  // wounds, catheters, tubes
  "simple-dressing": nursing(20, [needs("wnd1", 3)], { priority: 20, times: clinicHours, repeat: weekly(3) }),
  "complex-wound": nursing(40, [needs("wnd2", 4)], { priority: 20, times: clinicHours, dated: "any" }),
  compression: nursing(45, [needs("wnd2", 3)], {
    priority: 20,
    times: [at("08:00", "16:00")],
    repeat: weekly(2),
    gapMinutes: { min: 2880 },
  }),
  "pressure-check": nursing(10, [needs("obs", 2), needs("pc", 3)], { repeat: weekly(2) }),
  "clip-removal": nursing(20, [needs("wnd1", 3)], { times: clinicHours, dated: "appointment" }),
  "catheter-care": nursing(10, [needs("cat1", 3)], { dated: "any" }),
  "catheter-change": nursing(35, [needs("cat2", 3)], { priority: 30, times: clinicHours, dated: "any" }),
  "catheter-blocked": nursing(40, [needs("cat2", 4)], {
    priority: 60,
    times: [at("08:00", "20:00")],
    dated: "appointment",
  }),
  "bowel-care": nursing(40, [eitherOf(needs("pc", 4), needs("cat2", 3))], {
    priority: 25,
    times: [at("07:00", "10:00")],
    repeat: weekly(3),
    gapMinutes: { min: 1200 },
  }),
  stoma: nursing(15, [eitherOf(needs("stm", 3), needs("wnd2", 4))], {
    times: [at("07:30", "12:00")],
    repeat: weekly(2),
  }),
  "tube-feed": nursing(20, [needs("ent", 3)], {
    priority: 40,
    times: [at("08:00", "09:30"), at("17:00", "18:30")],
    repeat: twiceDaily,
  }),
  // observations and bloods
  vitals: nursing(12, [needs("obs", 3)], { times: [at("08:00", "12:00")], repeat: daily }),
  bloods: nursing(12, [needs("ven", 3)], { times: [at("08:00", "13:00")], dated: "weekdays" }),
  inr: nursing(12, [needs("ven", 3)], { times: [at("08:00", "12:00")], dated: "appointment" }),
  // personal care
  "care-morning": care(35, [needs("pc", 3)], {
    priority: 25,
    times: wash,
    preferredTimes: [at("07:30", "09:30")],
    repeat: daily,
  }),
  "care-evening": care(30, [needs("pc", 3)], { priority: 25, times: [at("18:00", "21:00")], repeat: daily }),
  hoist: care(25, [needs("mh", 3)], { second: [needs("mh", 3)], priority: 30, times: wash, repeat: daily }),
  meal: care(20, [needs("food")], { times: [at("11:30", "13:30")], repeat: daily }),
  continence: care(20, [needs("pc", 3)], {
    priority: 15,
    times: [at("11:00", "15:00"), at("14:30", "19:30")],
    repeat: twiceDaily,
    gapMinutes: { min: 180, max: 330 },
  }),
  // therapy
  rehab: physio(40, [needs("rehab", 3)], { repeat: weekly(2), gapMinutes: { min: 2000 } }),
  "physio-review": physio(50, [needs("rehab", 5)], { dated: "any" }),
  "falls-screen": physio(40, [needs("fall", 3)], { dated: "any" }),
  aids: therapy(30, [needs("eqp", 3)], { dated: "any" }),
  "home-assessment": therapy(75, [needs("func", 4)], { dated: "any" }),
  // social care and company
  "care-act-review": social(60, [needs("cact", 3)], { dated: "appointment" }),
  "safeguarding-visit": social(60, [needs("cact", 4)], { second: [needs("obs", 3)], priority: 40, dated: "any" }),
  "holistic-assessment": nursing(60, [needs("obs", 3), needs("fall", 3), needs("eqp", 3), needs("cact", 2)], {
    times: officeHours,
    dated: "any",
  }),
  welfare: voluntary(30, [needs("companion")], { priority: 3, dated: "any" }),
};

/** The name of a kind of intervention. */
export type Kind = keyof typeof entries;

/** Every kind of intervention, by its name. */
export const CATALOGUE: Readonly<Record<Kind, CatalogueEntry>> = entries;
