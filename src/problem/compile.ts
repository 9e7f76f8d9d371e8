// From a checked caseload to the problem the solver works on, and back from indices to names.

import { createCalendar } from "../base/calendar.ts";
import type { Steps } from "../base/steps.ts";
import type { Caseload } from "../caseload/schema.ts";
import type { Weights } from "../plan/objective.ts";
import { Eligibility } from "./eligibility.ts";
import { Needs } from "./needs.ts";
import type { Problem } from "./problem.ts";
import { compileStaff } from "./staff.ts";
import { Timeline } from "./timeline.ts";
import { Gazetteer } from "./travel.ts";

/** The problem, with what is needed to name its parts again. */
export interface Compiled {
  readonly problem: Problem;
  readonly timeline: Timeline;
  readonly occurrenceIds: readonly string[];
}

const PATIENTS_A_STEP = 50;

/** Compiles in steps of some patients, so that a caller can breathe in between. */
export function* compile(caseload: Caseload, weights: Weights): Steps<Compiled> {
  const timeline = new Timeline(caseload, createCalendar(caseload.timeZone));
  const gazetteer = new Gazetteer(caseload.travel);
  const staff = compileStaff(caseload, timeline, gazetteer);
  const eligibility = new Eligibility(caseload, staff, timeline);
  yield;
  const needs = new Needs(caseload, timeline, gazetteer, eligibility);
  for (const [index, patient] of caseload.patients.entries()) {
    needs.add(patient);
    if (index % PATIENTS_A_STEP === 0) yield;
  }
  const problem: Problem = {
    ...staff,
    ...columnsOf(needs),
    ...linksOf(needs),
    practitioners: caseload.practitioners.length,
    places: gazetteer.places,
    horizon: timeline.horizon,
    dateStart: timeline.dateStart,
    clockOfDate: timeline.clockOfDate,
    secondPasses: timeline.secondPasses,
    eligible: eligibility.bits(),
    eligibleWords: eligibility.words,
    travel: gazetteer.travel(),
    weights,
  };
  return { problem, timeline, occurrenceIds: needs.occurrenceIds };
}

function columnsOf(needs: Needs) {
  const column = (numbers: readonly number[]) => Int32Array.from(numbers);
  return {
    patients: needs.setupOfPatient.length,
    occurrences: needs.patientOfOccurrence.length,
    units: needs.occurrenceOfUnit.length,
    placeOfPatient: column(needs.placeOfPatient),
    setupOfPatient: column(needs.setupOfPatient),
    leastVisitOfPatient: column(needs.leastVisitOfPatient),
    mostVisitOfPatient: column(needs.mostVisitOfPatient),
    availableStart: column(needs.available.start),
    availableItem: column(needs.available.item),
    avoidStart: column(needs.avoid.start),
    avoidItem: column(needs.avoid.item),
    preferStart: column(needs.prefer.start),
    preferItem: column(needs.prefer.item),
    occurrenceStart: column(needs.occurrenceStart),
    unitStart: column(needs.unitStart),
    interventionsOfPatient: column(needs.interventionsOfPatient),
    pairFlags: needs.pairFlags,
    patientOfOccurrence: column(needs.patientOfOccurrence),
    interventionOfOccurrence: column(needs.interventionOfOccurrence),
    minutesOfOccurrence: column(needs.minutesOfOccurrence),
    priorityOfOccurrence: Float64Array.from(needs.priorityOfOccurrence),
    startsStart: column(needs.starts.start),
    startsItem: column(needs.starts.item),
    preferredStart: column(needs.preferred.start),
    preferredItem: column(needs.preferred.item),
    exchangeOfOccurrence: column(needs.exchangeOfOccurrence),
    occurrenceOfUnit: column(needs.occurrenceOfUnit),
    partnerOfUnit: column(needs.partnerOfUnit),
    eligibilityOfUnit: column(needs.eligibilityOfUnit),
  };
}

/** Each link is listed under both of its occurrences, by the other one. */
function linksOf({ links, patientOfOccurrence }: Needs) {
  const occurrences = patientOfOccurrence.length;
  const linkStart = new Int32Array(occurrences + 1);
  for (const { first, second } of links) {
    linkStart[first + 1]!++;
    linkStart[second + 1]!++;
  }
  for (let o = 0; o < occurrences; o++) linkStart[o + 1]! += linkStart[o]!;
  const linkItem = new Int32Array(2 * links.length);
  const next = linkStart.slice();
  for (const [index, { first, second }] of links.entries()) {
    linkItem[next[first]!++] = index;
    linkItem[next[second]!++] = index;
  }
  for (let o = 0; o < occurrences; o++) {
    const other = (link: number) => (links[link]!.first === o ? links[link]!.second : links[link]!.first);
    const own = linkItem.subarray(linkStart[o]!, linkStart[o + 1]!);
    // Links of repeats come in this order already.
    if (own.some((link, i) => i > 0 && other(own[i - 1]!) > other(link))) own.sort((a, b) => other(a) - other(b));
  }
  return { links, linkStart, linkItem };
}
