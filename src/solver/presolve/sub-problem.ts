// Part of a problem as a problem of its own: some occurrences, some shifts, everything else as it was.

import type { Link, Problem } from "../../problem/problem.ts";
import type { Schedule } from "../../problem/schedule.ts";
import { type Components, componentsOf } from "./components.ts";

/** A part, and what each of its indices is in the whole problem. */
export interface SubProblem {
  readonly problem: Problem;
  readonly patientOf: Int32Array;
  readonly occurrenceOf: Int32Array;
  readonly unitOf: Int32Array;
  readonly shiftOf: Int32Array;
  readonly stintOf: Int32Array;
}

/**
 * The problem that has only the given occurrences and shifts, and the patients of these occurrences.
 *
 * Practitioners, places, dates and interventions keep their indices, and ticks are those of the whole horizon; patients,
 * occurrences, units, shifts and stints are numbered anew, in their old order. Links to occurrences that are left out
 * are left out too, as is taking turns with them: where the part is not a component, that is for the caller to mind.
 *
 * @param occurrences ascending
 * @param shifts ascending
 */
export function subProblem(problem: Problem, occurrences: readonly number[], shifts: readonly number[]): SubProblem {
  const occurrenceOf = Int32Array.from(occurrences);
  const shiftOf = Int32Array.from(shifts);
  const newOccurrence = inverse(occurrenceOf, problem.occurrences);
  const newShift = inverse(shiftOf, problem.shifts);
  const patientOf = Int32Array.from(new Set(occurrences.map((o) => problem.patientOfOccurrence[o])));
  const unitOf = indices(problem.units, (unit) => newOccurrence[problem.occurrenceOfUnit[unit]] >= 0);
  const stintOf = indices(problem.stints, (stint) => newShift[problem.shiftOfStint[stint]] >= 0);
  return {
    problem: {
      ...problem,
      ...patientsOf(problem, patientOf, occurrenceOf, unitOf),
      ...occurrencesOf(problem, occurrenceOf, patientOf),
      ...linksOf(problem, occurrenceOf, newOccurrence),
      ...unitsOf(problem, unitOf, newOccurrence),
      ...eligibilityOf(problem, stintOf),
      ...shiftsOf(problem, shiftOf),
      stints: stintOf.length,
      shiftOfStint: stintOf.map((stint) => newShift[problem.shiftOfStint[stint]]),
      dateOfStint: pick(problem.dateOfStint, stintOf),
      loOfStint: pick(problem.loOfStint, stintOf),
      hiOfStint: pick(problem.hiOfStint, stintOf),
    },
    patientOf,
    occurrenceOf,
    unitOf,
    shiftOf,
    stintOf,
  };
}

/** Each component as a problem of its own, in the order of their numbers. */
export function componentProblems(
  problem: Problem,
  components: Components = componentsOf(problem, new Uint8Array(problem.occurrences), "visits"),
): SubProblem[] {
  const occurrences = members(components.ofOccurrence, components.count);
  const shifts = members(components.ofShift, components.count);
  return occurrences.map((own, component) => subProblem(problem, own, shifts[component]));
}

/** A schedule of a part as (part of) one of the whole problem. */
export function inWhole(part: SubProblem, schedule: Schedule): Schedule {
  return schedule.map(({ shift, patient, start, units }) => ({
    shift: part.shiftOf[shift],
    patient: part.patientOf[patient],
    start,
    units: units.map((unit) => part.unitOf[unit]),
  }));
}

function members(groupOf: Int32Array, groups: number): number[][] {
  const lists: number[][] = Array.from({ length: groups }, () => []);
  for (const [member, group] of groupOf.entries()) if (group >= 0) lists[group].push(member);
  return lists;
}

function patientsOf(problem: Problem, patientOf: Int32Array, occurrenceOf: Int32Array, unitOf: Int32Array) {
  const [availableStart, availableItem] = pickLists(problem.availableStart, problem.availableItem, patientOf);
  const [avoidStart, avoidItem] = pickLists(problem.avoidStart, problem.avoidItem, patientOf);
  const [preferStart, preferItem] = pickLists(problem.preferStart, problem.preferItem, patientOf);
  const ownerOfUnit = unitOf.map((unit) => problem.patientOfOccurrence[problem.occurrenceOfUnit[unit]]);
  return {
    patients: patientOf.length,
    placeOfPatient: pick(problem.placeOfPatient, patientOf),
    setupOfPatient: pick(problem.setupOfPatient, patientOf),
    leastVisitOfPatient: pick(problem.leastVisitOfPatient, patientOf),
    mostVisitOfPatient: pick(problem.mostVisitOfPatient, patientOf),
    availableStart,
    availableItem,
    avoidStart,
    avoidItem,
    preferStart,
    preferItem,
    occurrenceStart: startsBy(patientOf, pick(problem.patientOfOccurrence, occurrenceOf)),
    unitStart: startsBy(patientOf, ownerOfUnit),
    interventionsOfPatient: pick(problem.interventionsOfPatient, patientOf),
    pairFlags: Array.from(patientOf, (patient) => problem.pairFlags[patient]),
  };
}

function occurrencesOf(problem: Problem, occurrenceOf: Int32Array, patientOf: Int32Array) {
  const [startsStart, startsItem] = pickLists(problem.startsStart, problem.startsItem, occurrenceOf);
  const [preferredStart, preferredItem] = pickLists(problem.preferredStart, problem.preferredItem, occurrenceOf);
  const newPatient = inverse(patientOf, problem.patients);
  return {
    occurrences: occurrenceOf.length,
    patientOfOccurrence: occurrenceOf.map((o) => newPatient[problem.patientOfOccurrence[o]]),
    interventionOfOccurrence: pick(problem.interventionOfOccurrence, occurrenceOf),
    minutesOfOccurrence: pick(problem.minutesOfOccurrence, occurrenceOf),
    priorityOfOccurrence: Float64Array.from(occurrenceOf, (o) => problem.priorityOfOccurrence[o]),
    startsStart,
    startsItem,
    preferredStart,
    preferredItem,
    exchangeOfOccurrence: pick(problem.exchangeOfOccurrence, occurrenceOf),
  };
}

function linksOf(problem: Problem, occurrenceOf: Int32Array, newOccurrence: Int32Array) {
  const linkOf = indices(
    problem.links.length,
    (link) => newOccurrence[problem.links[link].first] >= 0 && newOccurrence[problem.links[link].second] >= 0,
  );
  const newLink = inverse(linkOf, problem.links.length);
  const links: Link[] = Array.from(linkOf, (link) => ({
    ...problem.links[link],
    first: newOccurrence[problem.links[link].first],
    second: newOccurrence[problem.links[link].second],
  }));
  const [linkStart, linkItem] = pickLists(
    problem.linkStart,
    problem.linkItem,
    occurrenceOf,
    (link) => newLink[link] >= 0,
  );
  return { links, linkStart, linkItem: pick(newLink, linkItem) };
}

function unitsOf(problem: Problem, unitOf: Int32Array, newOccurrence: Int32Array) {
  const newUnit = inverse(unitOf, problem.units);
  return {
    units: unitOf.length,
    occurrenceOfUnit: unitOf.map((unit) => newOccurrence[problem.occurrenceOfUnit[unit]]),
    partnerOfUnit: unitOf.map((unit) => (problem.partnerOfUnit[unit] < 0 ? -1 : newUnit[problem.partnerOfUnit[unit]])),
    eligibilityOfUnit: pick(problem.eligibilityOfUnit, unitOf),
  };
}

/** All rows stay, with the bits of the stints that do. */
function eligibilityOf(problem: Problem, stintOf: Int32Array) {
  const words = (stintOf.length + 31) >>> 5;
  const rows = problem.eligibleWords === 0 ? 0 : problem.eligible.length / problem.eligibleWords;
  const eligible = new Uint32Array(words * rows);
  for (let row = 0; row < rows; row++) {
    for (const [stint, old] of stintOf.entries()) {
      const bit = (problem.eligible[row * problem.eligibleWords + (old >>> 5)] >>> (old & 31)) & 1;
      eligible[row * words + (stint >>> 5)] |= bit << (stint & 31);
    }
  }
  return { eligible, eligibleWords: words };
}

function shiftsOf(problem: Problem, shiftOf: Int32Array) {
  return {
    shifts: shiftOf.length,
    practitionerOfShift: pick(problem.practitionerOfShift, shiftOf),
    numberOfShift: pick(problem.numberOfShift, shiftOf),
    startOfShift: pick(problem.startOfShift, shiftOf),
    endOfShift: pick(problem.endOfShift, shiftOf),
    startPlaceOfShift: pick(problem.startPlaceOfShift, shiftOf),
    endPlaceOfShift: pick(problem.endPlaceOfShift, shiftOf),
    mostVisitsOfShift: pick(problem.mostVisitsOfShift, shiftOf),
    mostContactOfShift: pick(problem.mostContactOfShift, shiftOf),
    breaksOfShift: Array.from(shiftOf, (shift) => problem.breaksOfShift[shift]),
  };
}

function pick(column: Int32Array, rows: Int32Array): Int32Array {
  return rows.map((row) => column[row]);
}

/** The lists of some owners, without the items not kept. */
function pickLists(
  start: Int32Array,
  item: Int32Array,
  owners: Int32Array,
  keeps: (item: number) => boolean = () => true,
): [Int32Array, Int32Array] {
  const kept: number[] = [];
  const starts = new Int32Array(owners.length + 1);
  for (const [index, owner] of owners.entries()) {
    for (let i = start[owner]; i < start[owner + 1]; i++) {
      if (keeps(item[i])) kept.push(item[i]);
    }
    starts[index + 1] = kept.length;
  }
  return [starts, Int32Array.from(kept)];
}

/** Where each owner's items begin in a column that names their owners, in the order of the owners. */
function startsBy(owners: Int32Array, ownerOfItem: Int32Array): Int32Array {
  const starts = new Int32Array(owners.length + 1);
  let next = 0;
  for (const [index, owner] of owners.entries()) {
    while (next < ownerOfItem.length && ownerOfItem[next] === owner) next++;
    starts[index + 1] = next;
  }
  return starts;
}

/** By index in the whole, the index in the part; nothing of what is not in it. @param of by index in the part */
export function indexIn(of: Int32Array): ReadonlyMap<number, number> {
  return new Map(Array.from(of, (whole, own) => [whole, own]));
}

function inverse(of: Int32Array, size: number): Int32Array {
  const index = new Int32Array(size).fill(-1);
  for (const [own, old] of of.entries()) index[old] = own;
  return index;
}

function indices(count: number, keep: (index: number) => boolean): Int32Array {
  const kept: number[] = [];
  for (let index = 0; index < count; index++) if (keep(index)) kept.push(index);
  return Int32Array.from(kept);
}
