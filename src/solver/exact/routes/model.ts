// What the route bound works on: possible visits, shifts in classes of identical ones, and the pricing of each class.

import type { Steps } from "../../../base/steps.ts";
import type { Problem } from "../../../problem/problem.ts";
import { identicalShifts } from "../../presolve/classes.ts";
import { narrowedStarts, withStarts } from "../../presolve/windows.ts";
import { Beside } from "./beside.ts";
import { Narrowing } from "./narrowing.ts";
import { type PossibleVisit, possibleVisits } from "./possible-visits.ts";
import { Pricing } from "./pricing.ts";
import { shortestTravel } from "./shortest-travel.ts";
import { UnitTimes } from "./unit-times.ts";

export interface RouteModel {
  /** With starts narrowed to those that some plan could use. */
  readonly problem: Problem;
  /** 1 for occurrences that nobody could ever do: they are left aside. */
  readonly out: Uint8Array;
  readonly visits: readonly PossibleVisit[];
  /** Possible visits to each patient. */
  readonly visitsOfPatient: readonly (readonly number[])[];
  /** Identical shifts. */
  readonly groups: readonly (readonly number[])[];
  /** By group. */
  readonly pricings: readonly Pricing[];
  readonly narrowing: Narrowing;
  readonly unitTimes: UnitTimes;
  readonly beside: Beside;
}

/** The model of a problem, with starts narrowed first; `undefined` where there are too many possible visits for it. */
export function* routeModel(whole: Problem, out: Uint8Array): Steps<RouteModel | undefined> {
  const problem = withStarts(whole, narrowedStarts(whole));
  const visits = yield* possibleVisits(problem, out);
  if (visits === undefined) return undefined;
  const minutes = yield* shortestTravel(problem);
  const classOf = identicalShifts(problem);
  const all: number[][] = [];
  for (let shift = 0; shift < problem.shifts; shift++) {
    all[classOf[shift]] ??= [];
    all[classOf[shift]].push(shift);
  }
  const groups: number[][] = [];
  const pricings: Pricing[] = [];
  for (const group of all) {
    const pricing = new Pricing(problem, group[0], visits, minutes);
    yield;
    if (pricing.tour.visitOf.length === 0) continue;
    groups.push(group);
    pricings.push(pricing);
  }
  const visitsOfPatient: number[][] = Array.from({ length: problem.patients }, () => []);
  for (const [index, { patient }] of visits.entries()) visitsOfPatient[patient].push(index);
  const [narrowing, unitTimes] = [new Narrowing(problem, out), new UnitTimes(problem, visits)];
  const beside = new Beside(problem, visits, unitTimes);
  return { problem, out, visits, visitsOfPatient, groups, pricings, narrowing, unitTimes, beside };
}
