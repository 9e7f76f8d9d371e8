// A benchmark instance as the compiled problem, in ticks as fine as its decimals ask for.
//
// A due time is a preferred time: an occurrence would rather start in [e, l] and can only start from e on, so that its
// minutes off peak are its tardiness. Patients with two services have two occurrences tied by a link; they are alongside
// each other and, in the plain form, never in one visit.

import { ALONGSIDE, APART, type Link, NEVER, PRECEDES, type Problem } from "../../src/problem/problem.ts";
import { Travel } from "../../src/problem/travel.ts";
import { durationOf, gapOf, type Instance, type Patient } from "./instance.ts";

/** Whether both services of a patient may be done by one caregiver in one stop. */
export type Form = "plain" | "combined";

export interface CompiledInstance {
  readonly problem: Problem;
  readonly ticksPerMinute: number;
  /** Pairs of units that are never done by one caregiver. */
  readonly strangers: readonly (readonly [number, number])[];
}

/**
 * Whether one caregiver may do both services in one stop: somebody is able to, and the second may begin in time when
 * the first is over. (Services that start together are then done back to back.)
 */
export function combinable(instance: Instance, patient: Patient): boolean {
  const services = patient.required_caregivers;
  if (services.length !== 2) return false;
  if (!instance.caregivers.some(({ abilities }) => services.every(({ service }) => abilities.includes(service))))
    return false;
  return patient.synchronization!.type === "simultaneous" || durationOf(instance, services[0]!) <= gapOf(patient)[1];
}

export function compileInstance(instance: Instance, form: Form): CompiledInstance {
  const ticksPerMinute = finenessOf(instance);
  const ticks = (minutes: number) => Math.round(minutes * ticksPerMinute);
  const horizon = ticks(longEnough(instance));
  const care = careOf(instance, form, ticks, horizon);
  const { patients, caregivers, distances } = instance;
  const zeros = (count: number) => new Int32Array(count);
  const all = (count: number, value: number) => new Int32Array(count).fill(value);
  const numbers = (count: number) => Int32Array.from({ length: count }, (_, i) => i);
  const shifts = caregivers.length;
  const problem: Problem = {
    ...care.columns,
    patients: patients.length,
    practitioners: shifts,
    shifts,
    stints: shifts,
    places: distances.length,
    horizon,
    dateStart: Int32Array.of(0, horizon),
    clockOfDate: [[{ from: 0, to: horizon, minute: 0 }]],
    secondPasses: [],
    placeOfPatient: numbers(patients.length).map((patient) => patient + 1),
    setupOfPatient: zeros(patients.length),
    leastVisitOfPatient: zeros(patients.length),
    mostVisitOfPatient: all(patients.length, NEVER),
    availableStart: numbers(patients.length + 1).map((patient) => 2 * patient),
    availableItem: numbers(2 * patients.length).map((i) => (i % 2 === 0 ? 0 : horizon)),
    avoidStart: zeros(patients.length + 1),
    avoidItem: zeros(0),
    preferStart: zeros(patients.length + 1),
    preferItem: zeros(0),
    ...abilitiesOf(instance),
    practitionerOfShift: numbers(shifts),
    numberOfShift: zeros(shifts),
    startOfShift: zeros(shifts),
    endOfShift: all(shifts, horizon),
    startPlaceOfShift: zeros(shifts),
    endPlaceOfShift: zeros(shifts),
    mostVisitsOfShift: all(shifts, NEVER),
    mostContactOfShift: all(shifts, NEVER),
    breaksOfShift: caregivers.map(() => []),
    shiftOfStint: numbers(shifts),
    dateOfStint: zeros(shifts),
    loOfStint: zeros(shifts),
    hiOfStint: all(shifts, horizon),
    travel: new Travel({
      model: "table",
      places: distances.length,
      minutes: Int32Array.from(distances.flat(), ticks),
    }),
    weights: {
      travelMinute: 1 / ticksPerMinute,
      extraFace: 0,
      unpreferredVisit: 0,
      offPeakMinute: 1 / ticksPerMinute,
      worstOffPeakMinute: 1 / ticksPerMinute,
    },
  };
  return { problem, ticksPerMinute, strangers: form === "plain" ? care.pairs : [] };
}

/** Occurrences of all patients in turn, one unit each, in the order in which the services are listed. */
function careOf(instance: Instance, form: Form, ticks: (minutes: number) => number, horizon: number) {
  const patientOfOccurrence: number[] = [];
  const interventionOfOccurrence: number[] = [];
  const minutesOfOccurrence: number[] = [];
  const startsItem: number[] = [];
  const preferredItem: number[] = [];
  const occurrenceStart = [0];
  const pairFlags: Uint8Array[] = [];
  const links: Link[] = [];
  const pairs: [number, number][] = [];
  for (const [index, patient] of instance.patients.entries()) {
    const services = patient.required_caregivers;
    const first = patientOfOccurrence.length;
    const together = form === "combined" && combinable(instance, patient);
    for (const [i, service] of services.entries()) {
      const minutes = ticks(durationOf(instance, service));
      patientOfOccurrence.push(index);
      interventionOfOccurrence.push(i);
      // Whoever gives the second service too waits on site until it may begin.
      minutesOfOccurrence.push(together && i === 0 ? Math.max(minutes, ticks(gapOf(patient)[0])) : minutes);
      startsItem.push(ticks(patient.time_window[0]), horizon - minutes);
      preferredItem.push(ticks(patient.time_window[0]), ticks(patient.time_window[1]));
    }
    occurrenceStart.push(patientOfOccurrence.length);
    pairFlags.push(services.length === 1 ? new Uint8Array(1) : flagsOf(instance, patient, together));
    if (services.length !== 2) continue;
    if (!together) pairs.push([first, first + 1]);
    // Services that start together, combined, are one after the other: then no gap is left to keep.
    if (together && patient.synchronization!.type === "simultaneous") continue;
    const [least, most] = gapOf(patient).map(ticks) as [number, number];
    links.push({ first, second: first + 1, least, most, symmetric: false, otherDate: false, needed: false });
  }
  const occurrences = patientOfOccurrence.length;
  const column = (numbers: readonly number[]) => Int32Array.from(numbers);
  const columns = {
    occurrences,
    units: occurrences,
    occurrenceStart: column(occurrenceStart),
    unitStart: column(occurrenceStart),
    interventionsOfPatient: column(pairFlags.map((flags) => Math.sqrt(flags.length))),
    pairFlags,
    patientOfOccurrence: column(patientOfOccurrence),
    interventionOfOccurrence: column(interventionOfOccurrence),
    minutesOfOccurrence: column(minutesOfOccurrence),
    // Everything has to be done: an undone service outweighs every journey.
    priorityOfOccurrence: new Float64Array(occurrences).fill(MUST),
    startsStart: column(Array.from({ length: occurrences + 1 }, (_, i) => 2 * i)),
    startsItem: column(startsItem),
    preferredStart: column(Array.from({ length: occurrences + 1 }, (_, i) => 2 * i)),
    preferredItem: column(preferredItem),
    ...linkColumns(links, occurrences),
    exchangeOfOccurrence: new Int32Array(occurrences).fill(-1),
    occurrenceOfUnit: column(patientOfOccurrence.map((_, i) => i)),
    partnerOfUnit: new Int32Array(occurrences).fill(-1),
  };
  return { columns, pairs };
}

/** Priority of a service. */
const MUST = 1000;

function flagsOf(
  instance: Instance,
  { required_caregivers: services, synchronization }: Patient,
  together: boolean,
): Uint8Array {
  const both = ALONGSIDE | (together ? 0 : APART);
  const flags = Uint8Array.of(0, both, both, 0);
  if (!together || synchronization!.type !== "simultaneous") return flags;
  // Back to back the shorter one goes first: the visit is as long, and the other one begins the sooner.
  const [first, second] = services.map((service) => durationOf(instance, service)) as [number, number];
  flags[first <= second ? 1 : 2]! |= PRECEDES;
  return flags;
}

function linkColumns(links: readonly Link[], occurrences: number) {
  const linkStart = new Int32Array(occurrences + 1);
  const linkItem: number[] = [];
  for (let occurrence = 0; occurrence < occurrences; occurrence++) {
    for (const [index, { first, second }] of links.entries())
      if (first === occurrence || second === occurrence) linkItem.push(index);
    linkStart[occurrence + 1] = linkItem.length;
  }
  return { links, linkStart, linkItem: Int32Array.from(linkItem) };
}

/** Who is able to do what: a row of `eligible` for each service. */
function abilitiesOf({ patients, services, caregivers }: Instance) {
  const eligibleWords = (caregivers.length + 31) >>> 5;
  const eligible = new Uint32Array(services.length * eligibleWords);
  for (const [row, { id }] of services.entries()) {
    for (const [who, { abilities }] of caregivers.entries())
      if (abilities.includes(id)) eligible[row * eligibleWords + (who >>> 5)]! |= 1 << (who & 31);
  }
  const rowOfService = new Map(services.map(({ id }, row) => [id, row]));
  const eligibilityOfUnit = Int32Array.from(
    patients.flatMap(({ required_caregivers }) => required_caregivers.map(({ service }) => rowOfService.get(service)!)),
  );
  return { eligible, eligibleWords, eligibilityOfUnit };
}

/** Ticks in a minute: the least power of ten that makes every time of the instance whole. */
function finenessOf(instance: Instance): number {
  const { patients, distances } = instance;
  const times = [
    ...distances.flat(),
    ...patients.flatMap((patient) => [
      ...patient.time_window,
      ...gapOf(patient),
      ...patient.required_caregivers.map((service) => durationOf(instance, service)),
    ]),
  ];
  for (let fineness = 1; fineness <= 1000; fineness *= 10) {
    if (times.every((time) => Math.abs(time * fineness - Math.round(time * fineness)) < 1e-6)) return fineness;
  }
  throw new RangeError("times with more than three decimals do not become whole ticks");
}

/** Minutes in which one caregiver could do everything after the last window has opened. */
function longEnough(instance: Instance): number {
  const { patients, distances } = instance;
  const farthest = distances.map((row) => Math.max(...row));
  return patients.reduce(
    (sum, patient, i) => {
      const services = patient.required_caregivers.reduce((all, service) => all + durationOf(instance, service), 0);
      return sum + services + gapOf(patient)[1] + farthest[0]! + farthest[i + 1]!;
    },
    Math.max(...patients.map(({ time_window }) => time_window[1])),
  );
}
