// Whether the lists of the current solution say the same as each other, and keep the rules that are about lists.

import type { Solution } from "../../../src/solver/search/solution.ts";

const PAIR = 6;

/** Where the solution's lists differ from each other or break a rule. */
export function bookkeepingFaults(solution: Solution): string[] {
  return [...slotFaults(solution), ...unitFaults(solution), ...clampFaults(solution), ...limitFaults(solution)];
}

/** Each visit stands once on its stint's shift and once with its patient, done by somebody who may. */
function slotFaults({ problem, routes, visits, visitsOfPatient }: Solution): string[] {
  const faults: string[] = [];
  const onShift = new Set<number>();
  for (const route of routes) {
    for (const slot of route.visits.subarray(0, route.size)) {
      if (onShift.has(slot)) faults.push(`slot ${slot} stands on two shifts`);
      onShift.add(slot);
      const { patient, units } = visits.bundle[slot]!;
      const stint = visits.stint[slot]!;
      if (visits.shift[slot] !== route.shift || problem.shiftOfStint[stint] !== route.shift) {
        faults.push(
          `slot ${slot} on shift ${route.shift} says ${visits.shift[slot]}, its stint ${problem.shiftOfStint[stint]}`,
        );
      }
      if (visits.patient[slot] !== patient || visitsOfPatient[patient]!.filter((own) => own === slot).length !== 1) {
        faults.push(`slot ${slot} is not once with patient ${patient}`);
      }
      for (const unit of units) if (!isEligible(problem, unit, stint)) faults.push(`unit ${unit} on stint ${stint}`);
      const avoided = problem.avoidItem.subarray(problem.avoidStart[patient]!, problem.avoidStart[patient + 1]!);
      if (avoided.includes(route.practitioner))
        faults.push(`patient ${patient} avoids practitioner ${route.practitioner}`);
    }
  }
  const known = visitsOfPatient.reduce((sum, own) => sum + own.length, 0);
  return known === onShift.size ? faults : [...faults, `${known} visits of patients, ${onShift.size} of shifts`];
}

/** Each unit is where `visitOfUnit` says; both hands of an occurrence are there, and what it comes after. */
function unitFaults(solution: Solution): string[] {
  const { problem, visits, visitsOfPatient, visitOfUnit } = solution;
  const faults: string[] = [];
  const slotOf = new Int32Array(problem.units).fill(-1);
  for (const slot of visitsOfPatient.flat()) {
    for (const unit of visits.bundle[slot]!.units) {
      if (slotOf[unit]! >= 0) faults.push(`unit ${unit} is in slots ${slotOf[unit]} and ${slot}`);
      slotOf[unit] = slot;
    }
  }
  for (let unit = 0; unit < problem.units; unit++) {
    if (visitOfUnit[unit] !== slotOf[unit])
      faults.push(`unit ${unit} is in ${slotOf[unit]}, said to be in ${visitOfUnit[unit]}`);
    const partner = problem.partnerOfUnit[unit]!;
    if (partner >= 0 && slotOf[unit]! >= 0 !== slotOf[partner]! >= 0) faults.push(`unit ${unit} without ${partner}`);
  }
  for (const { first, second, needed } of problem.links) {
    if (needed && solution.isDone(second) && !solution.isDone(first))
      faults.push(`occurrence ${second} without ${first}`);
  }
  return faults;
}

/** Each visit's [lo, hi] is its stint's, narrowed by the pairs it is part of. */
function clampFaults({ problem, visits, visitsOfPatient, pairsOfPatient }: Solution): string[] {
  return visitsOfPatient.flatMap((own, patient) => {
    const pairs = pairsOfPatient[patient]!;
    const strangers = pairs.filter((slot, i) => i % PAIR < 2 && !own.includes(slot));
    const faults = strangers.map((slot) => `patient ${patient} has a pair with slot ${slot}, which is gone`);
    for (const slot of own) {
      let lo = problem.loOfStint[visits.stint[slot]!]!;
      let hi = problem.hiOfStint[visits.stint[slot]!]!;
      for (let i = 0; i < pairs.length; i += PAIR) {
        const at = pairs[i] === slot ? i + 2 : i + 4;
        if (pairs[i] !== slot && pairs[i + 1] !== slot) continue;
        lo = Math.max(lo, pairs[at]!);
        hi = Math.min(hi, pairs[at + 1]!);
      }
      if (visits.lo[slot] !== lo || visits.hi[slot] !== hi) {
        faults.push(`slot ${slot} is held to ${visits.lo[slot]}–${visits.hi[slot]}, by its pairs ${lo}–${hi}`);
      }
    }
    return faults;
  });
}

/** At most so many visits and contact minutes on each shift. */
function limitFaults({ problem, routes, visits }: Solution): string[] {
  return routes.flatMap(({ shift, size, visits: slots, contact }) => {
    const minutes = slots.subarray(0, size).reduce((sum, slot) => sum + visits.bundle[slot]!.length, 0);
    const faults: string[] = [];
    if (contact !== minutes) faults.push(`shift ${shift} says ${contact} contact minutes of ${minutes}`);
    if (size > problem.mostVisitsOfShift[shift]!) faults.push(`shift ${shift} has ${size} visits`);
    if (minutes > problem.mostContactOfShift[shift]!) faults.push(`shift ${shift} has ${minutes} contact minutes`);
    return faults;
  });
}

function isEligible(
  { eligible, eligibleWords, eligibilityOfUnit }: Solution["problem"],
  unit: number,
  stint: number,
): boolean {
  const word = eligible[eligibilityOfUnit[unit]! * eligibleWords + Math.floor(stint / 32)]!;
  return Math.floor(word / 2 ** (stint % 32)) % 2 === 1;
}
