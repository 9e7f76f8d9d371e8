// When the visits of a route could start, each by itself.

import { lastIn, nextIn } from "../../../base/stretches.ts";
import { arrival, departure } from "../../../problem/gaps.ts";
import { NEVER } from "../../../problem/problem.ts";
import type { Tour } from "./tour.ts";

/** Earliest and latest start of each visit of a route; `undefined` where the route cannot be made in time. */
export function routeTimes(tour: Tour, services: Int32Array): [from: number, to: number][] | undefined {
  const { rules, states, leg, firstLeg, latestEnd, lengthOf, patientOf } = tour;
  const count = tour.patients.length;
  const startsOf = (service: number) => tour.startItem.subarray(tour.startStart[service], tour.startStart[service + 1]);
  const road = (i: number) => {
    const to = patientOf[services[i]];
    return i === 0 ? firstLeg[to] : leg[patientOf[services[i - 1]] * count + to];
  };
  const earliest: number[][] = [];
  let ready: number[] = Array.from({ length: states }, (_, taken) => (taken === 0 ? tour.start : NEVER));
  for (const [i, service] of services.entries()) {
    const starts = Array.from(startsOf(service));
    const own = ready.map((_, taking) => {
      let sooner = NEVER;
      for (let taken = 0; taken <= taking; taken++)
        sooner = Math.min(sooner, arrival(rules, ready[taken], road(i), taken, taking));
      return sooner >= NEVER ? NEVER : nextIn(starts, sooner, NEVER);
    });
    earliest.push(own);
    ready = own.map((start) => (start >= NEVER ? NEVER : start + lengthOf[service]));
  }
  const times: [number, number][] = new Array(services.length);
  let next: number[] = [];
  for (let i = services.length - 1; i >= 0; i--) {
    const service = services[i];
    const starts = Array.from(startsOf(service));
    const last = Array.from({ length: states }, (_, taken) => {
      let end = -NEVER;
      if (i === services.length - 1) end = latestEnd[taken * count + patientOf[service]];
      else
        for (let taking = taken; taking < states; taking++)
          end = Math.max(end, departure(rules, next[taking], road(i + 1), taken, taking));
      return end <= -NEVER ? -NEVER : lastIn(starts, end - lengthOf[service], -NEVER);
    });
    const possible = [...last.keys()].filter((taken) => earliest[i][taken] <= last[taken]);
    if (possible.length === 0) return undefined;
    times[i] = [
      Math.min(...possible.map((taken) => earliest[i][taken])),
      Math.max(...possible.map((taken) => last[taken])),
    ];
    next = last;
  }
  return times;
}
