// The allocation problem alone: who visits whom, doing what, within minutes; no times of day, no routes.

import { Random } from "../../src/base/random.ts";

export interface Care {
  readonly competency: number;
  readonly minutes: number;
}

/** People of one portfolio, all with the same minutes: exchangeable. */
export interface Group {
  readonly portfolio: readonly number[];
  readonly people: number;
}

export interface Allocation {
  readonly patients: readonly (readonly Care[])[];
  readonly groups: readonly Group[];
  readonly setupMinutes: number;
  readonly minutesOfPerson: number;
}

/** A visit: its patient, who makes it (a group, and the how-manieth of it), and the care done by index. */
export interface AllocatedVisit {
  readonly patient: number;
  readonly group: number;
  readonly person: number;
  readonly care: readonly number[];
}

/** What the groups can do, from the broadest to the narrowest. */
const PORTFOLIOS: readonly (readonly number[])[] = [[0, 1, 2, 3, 4], [0, 1, 2, 3], [2, 3, 4], [0, 1], [0, 4], [3]];

/** How people of each group come about by hundred minutes of all care: scarce where broad, so that capacity binds. */
const SHARE = [0.12, 0.26, 0.22, 0.3, 0.18, 0.14];

/** A day of so many patients with two to five things to be done each, and hardly more people than they need. */
export function randomAllocation(patients: number, seed: number): Allocation {
  const random = new Random(seed);
  const list = Array.from({ length: patients }, () =>
    Array.from({ length: random.between(2, 5) }, () => ({
      competency: random.int(5),
      minutes: 5 * random.between(2, 8),
    })),
  );
  const [setupMinutes, minutesOfPerson] = [10, 360];
  const minutes = list.flat().reduce((sum, care) => sum + care.minutes, 0) + 1.6 * patients * setupMinutes;
  const groups = PORTFOLIOS.map((portfolio, g) => ({
    portfolio,
    people: Math.max(1, Math.round((minutes * SHARE[g]!) / minutesOfPerson)),
  }));
  return { patients: list, groups, setupMinutes, minutesOfPerson };
}

/** What is wrong with a choice of visits; empty where everything is done once, by the competent, in their minutes. */
export function faultsOf(allocation: Allocation, visits: readonly AllocatedVisit[]): string[] {
  const { patients, groups, setupMinutes, minutesOfPerson } = allocation;
  const done = new Map<string, number>();
  const worked = new Map<string, number>();
  const faults: string[] = [];
  for (const { patient, group, person, care } of visits) {
    if (person >= groups[group]!.people) faults.push(`group ${group} has nobody numbered ${person}`);
    const who = `${group}/${person}`;
    let minutes = setupMinutes;
    for (const index of care) {
      const { competency, minutes: own } = patients[patient]![index]!;
      if (!groups[group]!.portfolio.includes(competency)) faults.push(`group ${group} cannot do ${competency}`);
      minutes += own;
      done.set(`${patient}/${index}`, (done.get(`${patient}/${index}`) ?? 0) + 1);
    }
    worked.set(who, (worked.get(who) ?? 0) + minutes);
  }
  for (const [who, minutes] of worked) if (minutes > minutesOfPerson) faults.push(`${who} works ${minutes} minutes`);
  const wanted = patients.reduce((sum, care) => sum + care.length, 0);
  if (done.size !== wanted || [...done.values()].some((times) => times !== 1))
    faults.push("not everything is done once");
  return faults;
}
