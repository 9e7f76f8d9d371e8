// The routes of a schedule, as columns of the master.

import type { Schedule } from "../../../problem/schedule.ts";
import type { Route } from "./master.ts";
import type { RouteModel } from "./model.ts";

export function routesOf({ groups, visits, visitsOfPatient }: RouteModel, schedule: Schedule): Route[] {
  const groupOf = new Map(groups.flatMap((shifts, group) => shifts.map((shift) => [shift, group] as const)));
  const byShift = new Map<number, [start: number, visit: number][]>();
  for (const { shift, patient, start, units } of schedule) {
    const key = [...units].sort((a, b) => a - b).join();
    const visit = visitsOfPatient[patient].find((one) => visits[one].units.join() === key);
    if (visit === undefined) continue;
    const own = byShift.get(shift);
    if (own === undefined) byShift.set(shift, [[start, visit]]);
    else own.push([start, visit]);
  }
  return [...byShift].flatMap(([shift, own]) => {
    const group = groupOf.get(shift);
    if (group === undefined) return [];
    return [{ group, visits: own.sort((a, b) => a[0] - b[0]).map(([, visit]) => visit) }];
  });
}
