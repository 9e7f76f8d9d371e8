// Each shift with the visits it could hold.

import { Pace, type Steps } from "../../../base/steps.ts";
import type { GapRules } from "../../../problem/gaps.ts";
import type { Problem } from "../../../problem/problem.ts";
import { tourOf } from "../../exact/routes/tour.ts";
import type { Days } from "../days.ts";
import { isAvoided, isEligible } from "../staff.ts";
import type { WayTable } from "./way-table.ts";

/** Ways looked at between two yields. */
const WAYS_A_STEP = 2000;

export interface ShiftTour {
  readonly shift: number;
  /** Breaks in the order they are taken in, those left out that fit in none. */
  readonly rules: GapRules;
  readonly start: number;
  readonly end: number;
  readonly startPlace: number;
  readonly endPlace: number;
  /** Ways it could make, by cell, and when each may start at the earliest and the latest. */
  readonly way: Int32Array;
  readonly lo: Int32Array;
  readonly hi: Int32Array;
}

/** The tours of all shifts that could make one of the ways. */
export function* shiftTours(problem: Problem, days: Days, table: WayTable): Steps<ShiftTour[]> {
  const found: { way: number; lo: number; hi: number }[][] = Array.from({ length: problem.shifts }, () => []);
  const pace = new Pace(WAYS_A_STEP);
  for (const [way, cell] of table.cell.entries()) {
    const date = table.date[cell];
    const starts = table.starts[way];
    const length = table.length[way];
    for (let stint = days.stintStart[date]; stint < days.stintStart[date + 1]; stint++) {
      if (days.spanOfStint[stint] < 0) continue;
      const span = days.spans[days.spanOfStint[stint]];
      const hi = Math.min(span.hi, span.end - length);
      if (length > span.most || starts[starts.length - 1] < span.lo || starts[0] > hi) continue;
      if (!table.units[way].every((unit) => isEligible(problem, unit, stint))) continue;
      if (isAvoided(problem, table.patient[cell], stint)) continue;
      found[problem.shiftOfStint[stint]].push({ way, lo: span.lo, hi });
    }
    if (pace.due(1)) yield;
  }
  const tours: ShiftTour[] = [];
  for (const [shift, own] of found.entries()) {
    if (own.length === 0) continue;
    const { rules, start, end } = tourOf(problem, shift, [], NOWHERE);
    tours.push({
      shift,
      rules,
      start,
      end,
      startPlace: problem.startPlaceOfShift[shift],
      endPlace: problem.endPlaceOfShift[shift],
      way: Int32Array.from(own, ({ way }) => way),
      lo: Int32Array.from(own, ({ lo }) => lo),
      hi: Int32Array.from(own, ({ hi }) => hi),
    });
  }
  return tours;
}

/** No places are asked for where there are no visits. */
const NOWHERE = new Int32Array();
