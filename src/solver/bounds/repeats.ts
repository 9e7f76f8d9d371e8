// What one intervention that repeats needs: its occurrences never share a visit, however many of them there are.
//
// Sets of a patient's care tell more, but where there is too much of it to list them, most is left out of sight.

import type { Problem } from "../../problem/problem.ts";
import { type Curve, trimmed } from "./curve.ts";

/**
 * At most v visits do at most v occurrences of any one intervention: what each intervention says of that, the strictest.
 *
 * @param impossible occurrences of the patient that nobody could ever do
 */
export function curveOfRepeats(problem: Problem, patient: number, impossible: ReadonlySet<number>): Curve {
  const { occurrenceStart, interventionOfOccurrence, priorityOfOccurrence } = problem;
  let never = 0;
  const possible = new Map<number, number[]>();
  for (let occurrence = occurrenceStart[patient]; occurrence < occurrenceStart[patient + 1]; occurrence++) {
    const priority = priorityOfOccurrence[occurrence];
    const intervention = interventionOfOccurrence[occurrence];
    const known = possible.get(intervention);
    if (impossible.has(occurrence)) never += priority;
    else if (known === undefined) possible.set(intervention, [priority]);
    else known.push(priority);
  }
  let curve: Curve = Float64Array.of(never);
  for (const priorities of possible.values()) curve = stricter(curve, curveOf(priorities, never));
  return curve;
}

/** With v visits the v dearest are done at best. */
function curveOf(priorities: readonly number[], never: number): Curve {
  const dearest = [...priorities].sort((a, b) => b - a);
  const undone = new Float64Array(dearest.length + 1).fill(never);
  for (let v = dearest.length - 1; v >= 0; v--) undone[v] = undone[v + 1] + dearest[v];
  return trimmed(undone);
}

/** What two curves of one patient say together. */
export function stricter(a: Curve, b: Curve): Curve {
  const [long, short] = a.length < b.length ? [b, a] : [a, b];
  return trimmed(long.map((undone, v) => Math.max(undone, short[Math.min(v, short.length - 1)])));
}
