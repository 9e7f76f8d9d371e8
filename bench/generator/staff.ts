// The practitioners of a generated caseload: as many as its hands-on minutes ask for, role by role.

import type { Random } from "../../src/base/random.ts";
import type { Discipline } from "./catalogue.ts";
import type { Competency } from "./competencies.ts";
import type { HeldJson, PractitionerJson, ShiftJson } from "./format.ts";
import { drawHome, type Spot, type Town } from "./geography.ts";
import type { Day } from "./horizon.ts";
import { PATTERNS, type PatternName } from "./patterns.ts";
import { HANDS_ON_SHARE, ROLES, type Role } from "./roles.ts";
import type { Stations } from "./stations.ts";

/** Part of a team's days that somebody works: weekends are thinner. */
const WORKS_ON_WEEKDAY = 0.88;
const WORKS_ON_WEEKEND = 0.6;
/** One more comes where at least this part of their time is needed. */
const WORTH_A_PERSON = 0.35;
const TRAITS: readonly (readonly [Competency, number])[] = [
  ["female", 0.76],
  ["bengali", 0.2],
  ["polish", 0.2],
];

/** A practitioner and the town they live in. */
export interface Member {
  readonly practitioner: PractitionerJson;
  readonly town: number;
}

/** What a team is built for. */
export interface TeamPlan {
  readonly handsOn: ReadonlyMap<Discipline, number>;
  readonly days: readonly Day[];
  readonly towns: readonly Town[];
  readonly stations: Stations;
  /** Multiplies the hours. */
  readonly staffing: number;
  /** False for very small caseloads, which need no whole team. */
  readonly wholeTeam: boolean;
  /** Whether portfolios run out, shifts are capped, and some begin at the first patient's door. */
  readonly full: boolean;
}

/** Draws the practitioners of a caseload. */
export function drawStaff(random: Random, plan: TeamPlan): Member[] {
  const members: Member[] = [];
  // Minutes on shift that one role left to the next of its discipline, because they made no whole person.
  const carried = new Map<Discipline, number>();
  for (const role of ROLES) {
    const minutes = shiftMinutes(role, plan) + (carried.get(role.discipline) ?? 0);
    carried.set(role.discipline, drawRole(random, role, minutes, plan, members));
  }
  return members;
}

function shiftMinutes(role: Role, { handsOn, staffing }: TeamPlan): number {
  return ((handsOn.get(role.discipline) ?? 0) / HANDS_ON_SHARE[role.discipline]) * role.share * staffing;
}

/** Adds members of a role for this many minutes on shift. @returns the minutes left over, or above it (negative) */
function drawRole(random: Random, role: Role, minutes: number, plan: TeamPlan, members: Member[]): number {
  const least = plan.wholeTeam ? role.least : Number(minutes > 0 && role.least > 0);
  let left = minutes;
  for (let drawn = 0; drawn < least || left > 0; drawn++) {
    const pattern = role.patterns[drawn % role.patterns.length];
    const member = drawMember(random.fork(), role, pattern, members.length + 1, plan);
    // Somebody who happens to work on none of the days still counts as staff, or this would not end.
    const own = Math.max(
      PATTERNS[pattern].minutes / 2,
      member.practitioner.shifts.reduce((sum, shift) => sum + minutesOf(shift), 0),
    );
    if (drawn >= least && left < own * WORTH_A_PERSON) break;
    members.push(member);
    left = drawn < least ? Math.max(0, left - own) : left - own;
  }
  return left;
}

function drawMember(random: Random, role: Role, pattern: PatternName, number: number, plan: TeamPlan): Member {
  const town = plan.stations.next(random, role.discipline);
  const home = drawHome(random, plan.towns[town]);
  const practitioner: PractitionerJson = {
    id: `s${number}`,
    name: `${role.name} ${number}`,
    discipline: role.discipline,
    organisation: role.organisation,
    hourlyCost: role.hourlyCost,
    portfolio: drawPortfolio(random, role, plan),
    shifts: plan.days
      .filter((day) => isAtWork(random, role, day, plan))
      .flatMap((day) => drawDay(random, pattern, day, home, plan)),
  };
  return { practitioner, town };
}

function isAtWork(random: Random, role: Role, day: Day, { days }: TeamPlan): boolean {
  if (day.weekend && !role.weekends) return false;
  // A single day is a day somebody works.
  return days.length === 1 || random.chance(day.weekend ? WORKS_ON_WEEKEND : WORKS_ON_WEEKDAY);
}

function drawPortfolio(random: Random, role: Role, { days, full }: TeamPlan): HeldJson[] {
  const levels = new Map<string, number>(Object.entries(role.holds));
  for (const [competency, [level, probability]] of Object.entries(role.mayHold)) {
    if (random.chance(probability)) levels.set(competency, Math.max(level, levels.get(competency) ?? 0));
  }
  const portfolio = [...levels].map(([competency, level]): HeldJson => {
    const luck = random.next();
    const date = random.pick(days).date;
    if (!full || luck > 0.045) return { competency, level };
    if (luck > 0.03) return { competency, level, from: date };
    return { competency, level, until: luck > 0.018 ? date : addDays(days[0].date, -random.between(1, 30)) };
  });
  for (const [trait, probability] of TRAITS) if (random.chance(probability)) portfolio.push(trait);
  return portfolio;
}

function drawDay(random: Random, pattern: PatternName, day: Day, home: Spot, plan: TeamPlan): ShiftJson[] {
  return PATTERNS[pattern].stretches.map((stretch) => {
    const shift: ShiftJson = { start: `${day.date}T${stretch.from}`, end: `${day.date}T${stretch.to}` };
    // Some begin at their first patient's door: the way there is not work time.
    if (!plan.full || random.chance(0.92)) shift.startPlace = { ...home };
    shift.endPlace = { ...home };
    if ("breakIn" in stretch) shift.breaks = [{ from: stretch.breakIn[0], to: stretch.breakIn[1], minutes: 30 }];
    if (plan.full && random.chance(0.09)) shift.maxVisits = random.between(7, 12);
    if (plan.full && random.chance(0.05)) shift.maxContactMinutes = "breakIn" in stretch ? 360 : 210;
    return shift;
  });
}

function minutesOf({ start, end }: ShiftJson): number {
  return (Date.parse(`${end}Z`) - Date.parse(`${start}Z`)) / 60_000;
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
