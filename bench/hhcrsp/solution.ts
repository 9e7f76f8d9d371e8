// Solutions in the benchmark's own format.

import type { Schedule } from "../../src/problem/schedule.ts";
import type { CompiledInstance } from "./compile.ts";
import type { Instance } from "./instance.ts";
import { durationOf } from "./instance.ts";

/** One route a caregiver, empty ones included; `arrival_time` is the start of the service, `departure_time` its end. */
export interface Solution {
  readonly routes: readonly Route[];
}

export interface Route {
  readonly caregiver_id: string;
  readonly locations: readonly Location[];
}

export interface Location {
  readonly patient: string;
  readonly service: string;
  readonly arrival_time: number;
  readonly departure_time: number;
}

export function solutionOf(
  instance: Instance,
  { problem, ticksPerMinute }: CompiledInstance,
  schedule: Schedule,
): Solution {
  const routes = instance.caregivers.map(({ id }, shift) => {
    const own = schedule.filter((visit) => visit.shift === shift).sort((a, b) => a.start - b.start);
    const locations = own.flatMap(({ patient, start, units }) => {
      let at = start;
      return units.map((unit) => {
        const { id, required_caregivers } = instance.patients[patient]!;
        const service = required_caregivers[problem.interventionOfOccurrence[unit]!]!;
        const arrival_time = at / ticksPerMinute;
        at += problem.minutesOfOccurrence[unit]!;
        const departure_time = arrival_time + durationOf(instance, service);
        return { patient: id, service: service.service, arrival_time, departure_time };
      });
    });
    return { caregiver_id: id, locations };
  });
  return { routes };
}
