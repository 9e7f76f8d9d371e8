// The benchmark's own rules, looked at in a solution of its own format and in the original numbers alone: it knows
// nothing of the compiled problem. Strict about the opening of windows, which the authors' own checker lets pass for
// patients with one service.

import type { Form } from "./compile.ts";
import { combinable } from "./compile.ts";
import { durationOf, gapOf, type Instance, type Patient } from "./instance.ts";
import type { Location, Solution } from "./solution.ts";

/** Times with three decimals are sums of thousandths, which binary numbers hold nearly. */
const TINY = 1e-6;

export interface Verdict {
  /** What is wrong; nothing where the solution is valid. */
  readonly faults: readonly string[];
  readonly travel: number;
  readonly tardiness: number;
  readonly worstTardiness: number;
  /** A third of the sum of these. */
  readonly cost: number;
  /** Stops: services of one patient one after the other on one route are one. */
  readonly visits: number;
}

/** A service as a solution has it given. */
interface Given {
  readonly caregiver: string;
  readonly stop: Location;
  /** Position on its route. */
  readonly position: number;
}

export function check(instance: Instance, { routes }: Solution, form: Form): Verdict {
  const faults: string[] = [];
  const given = new Map<string, Given>();
  const indexOfPatient = new Map(instance.patients.map(({ id }, i) => [id, i]));
  let travel = 0;
  let visits = 0;
  if (
    new Set(routes.map(({ caregiver_id }) => caregiver_id)).size !== instance.caregivers.length ||
    routes.length !== instance.caregivers.length
  )
    faults.push("not one route for each caregiver");
  for (const { caregiver_id, locations } of routes) {
    const caregiver = instance.caregivers.find(({ id }) => id === caregiver_id);
    let place = 0;
    let free = 0;
    for (const [position, stop] of locations.entries()) {
      const name = `${stop.service} of ${stop.patient}`;
      const index = indexOfPatient.get(stop.patient);
      const patient = index === undefined ? undefined : instance.patients[index];
      const service = patient?.required_caregivers.find((one) => one.service === stop.service);
      if (index === undefined || patient === undefined || service === undefined) {
        faults.push(`${name} is not asked for`);
        continue;
      }
      if (given.has(name)) faults.push(`${name} is given twice`);
      given.set(name, { caregiver: caregiver_id, stop, position });
      if (!caregiver?.abilities.includes(stop.service)) faults.push(`${caregiver_id} is not able to give ${name}`);
      const there = instance.distances[place]![index + 1]!;
      travel += there;
      if (place !== index + 1) visits++;
      if (stop.arrival_time < free + there - TINY) faults.push(`${caregiver_id} cannot be at ${name} in time`);
      if (stop.arrival_time < patient.time_window[0] - TINY) faults.push(`${name} is too early`);
      if (Math.abs(stop.departure_time - stop.arrival_time - durationOf(instance, service)) > TINY)
        faults.push(`${name} does not take its time`);
      place = index + 1;
      free = stop.departure_time;
    }
    if (place !== 0) travel += instance.distances[place]![0]!;
  }
  const late = instance.patients.flatMap((patient) => lateness(patient, given, faults));
  for (const patient of instance.patients) pairFaults(instance, patient, given, form, faults);
  const tardiness = late.reduce((sum, minutes) => sum + minutes, 0);
  const worstTardiness = late.reduce((worst, minutes) => Math.max(worst, minutes), 0);
  return { faults, travel, tardiness, worstTardiness, cost: (travel + tardiness + worstTardiness) / 3, visits };
}

function lateness(
  { id, required_caregivers, time_window }: Patient,
  given: ReadonlyMap<string, Given>,
  faults: string[],
): number[] {
  return required_caregivers.map(({ service }) => {
    const one = given.get(`${service} of ${id}`);
    if (one === undefined) faults.push(`${service} of ${id} is not given`);
    return one === undefined ? 0 : Math.max(0, one.stop.arrival_time - time_window[1]);
  });
}

/** The two services of a patient: when they start, and by whom. */
function pairFaults(
  instance: Instance,
  patient: Patient,
  given: ReadonlyMap<string, Given>,
  form: Form,
  faults: string[],
): void {
  if (patient.required_caregivers.length !== 2) return;
  const [first, second] = patient.required_caregivers.map(({ service }) => given.get(`${service} of ${patient.id}`));
  if (first === undefined || second === undefined) return;
  const apart = second.stop.arrival_time - first.stop.arrival_time;
  const alone = first.caregiver === second.caregiver;
  if (alone && (form === "plain" || !combinable(instance, patient)))
    faults.push(`${patient.id} sees one caregiver for two`);
  if (alone && Math.abs(first.position - second.position) !== 1)
    faults.push(`${patient.id} is left between two services`);
  if (alone && patient.synchronization!.type === "simultaneous") {
    const [earlier, later] = apart > 0 ? [first, second] : [second, first];
    if (Math.abs(later.stop.arrival_time - earlier.stop.departure_time) > TINY)
      faults.push(`${patient.id} waits between two services that belong together`);
    return;
  }
  const [least, most] = gapOf(patient);
  if (apart < least - TINY || apart > most + TINY)
    faults.push(`${patient.id} has ${apart} minutes between its services`);
}
