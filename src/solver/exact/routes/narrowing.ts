// When the occurrences of one patient may start under decisions on times, and the possible visits under them.

import type { Steps } from "../../../base/steps.ts";
import { intersect, merge, type Stretches, without } from "../../../base/stretches.ts";
import type { Link, Problem } from "../../../problem/problem.ts";
import { Clock } from "../../bounds/clock.ts";
import { Days } from "../../bounds/days.ts";
import { Distances } from "../../bounds/distances.ts";
import { withStarts } from "../../presolve/windows.ts";
import { areAlongside } from "../../routing/members.ts";
import { type PossibleVisit, visitsTo } from "./possible-visits.ts";

/** An occurrence starts in [from, to], or is left undone. */
export interface Span {
  readonly occurrence: number;
  readonly from: number;
  readonly to: number;
}

/** Narrowed patients that are remembered: nodes ask for the same ones again and again. */
const MOST_KNOWN = 2000;

export class Narrowing {
  readonly #problem: Problem;
  readonly #out: Uint8Array;
  readonly #days: Days;
  readonly #distances: Distances;
  readonly #starts: readonly Stretches[];
  /** What was found, by question. */
  readonly #answered = new Map<string, ReadonlyMap<string, Stretches>>();
  /** The same by the windows that follow from the question. */
  readonly #known = new Map<string, ReadonlyMap<string, Stretches>>();

  constructor(problem: Problem, out: Uint8Array) {
    this.#problem = problem;
    this.#out = out;
    this.#days = new Days(problem);
    this.#distances = new Distances(problem);
    this.#starts = Array.from({ length: problem.occurrences }, (_, occurrence) =>
      Array.from(problem.startsItem.subarray(problem.startsStart[occurrence], problem.startsStart[occurrence + 1])),
    );
  }

  /**
   * Starts of the visits that are left to a patient, by their units; of the others there is none.
   *
   * @param sure whether an occurrence is done in every plan that is looked for
   */
  *visits(
    patient: number,
    spans: readonly Span[],
    sure: (occurrence: number) => boolean,
  ): Steps<ReadonlyMap<string, Stretches>> {
    const asked = this.#askedFor(patient, spans, sure);
    const answered = this.#answered.get(asked);
    if (answered !== undefined) return answered;
    const windows = this.#windows(patient, spans, sure);
    const first = this.#problem.occurrenceStart[patient];
    const key = `${patient}:${windows.slice(first, this.#problem.occurrenceStart[patient + 1]).join(";")}`;
    const known = this.#known.get(key);
    if (known !== undefined) return this.#answer(asked, known);
    const clock = new Clock(withStarts(this.#problem, windows), this.#days, patient, this.#distances);
    const visits = yield* visitsTo(clock, this.#out);
    const found = new Map((visits as PossibleVisit[]).map(({ units, starts }) => [units.join(), starts] as const));
    if (this.#known.size === MOST_KNOWN) this.#known.clear();
    this.#known.set(key, found);
    return this.#answer(asked, found);
  }

  #askedFor(patient: number, spans: readonly Span[], sure: (occurrence: number) => boolean): string {
    let text = `${patient}`;
    for (const { occurrence, from, to } of spans) text += `,${occurrence}:${from}-${to}`;
    const { occurrenceStart } = this.#problem;
    for (let one = occurrenceStart[patient]; one < occurrenceStart[patient + 1]; one++) text += sure(one) ? "!" : "?";
    return text;
  }

  #answer(asked: string, found: ReadonlyMap<string, Stretches>): ReadonlyMap<string, Stretches> {
    if (this.#answered.size === MOST_KNOWN) this.#answered.clear();
    this.#answered.set(asked, found);
    return found;
  }

  /** The starts of all occurrences, those of the patient narrowed by the decisions and by what it owes its others. */
  #windows(patient: number, spans: readonly Span[], sure: (occurrence: number) => boolean): Stretches[] {
    const problem = this.#problem;
    const windows = this.#starts.slice();
    for (const { occurrence, from, to } of spans) windows[occurrence] = intersect(windows[occurrence], [from, to]);
    const from = problem.occurrenceStart[patient];
    const to = problem.occurrenceStart[patient + 1];
    for (let changed = true; changed; ) {
      changed = false;
      for (let a = from; a < to; a++) {
        const before = windows[a];
        for (let b = from; b < to; b++)
          if (a !== b && this.#out[b] === 0 && windows[b].length > 0 && sure(b))
            windows[a] = besides(problem, a, b, windows[a], windows[b]);
        for (let i = problem.linkStart[a]; i < problem.linkStart[a + 1]; i++) {
          const link = problem.links[problem.linkItem[i]];
          const b = link.first === a ? link.second : link.first;
          const binds = sure(b) || (link.needed && link.second === a);
          if (binds && this.#out[b] === 0) windows[a] = linked(link, a, windows[a], windows[b]);
        }
        if (windows[a].join() !== before.join()) changed = true;
      }
    }
    return windows;
  }
}

/** Of the starts of occurrence a those from which it need not overlap b, which is done in its window. */
function besides(problem: Problem, a: number, b: number, own: Stretches, other: Stretches): Stretches {
  const { patientOfOccurrence, minutesOfOccurrence } = problem;
  if (areAlongside(problem, patientOfOccurrence[a], a, b)) return own;
  return outside(own, other[other.length - 1] - minutesOfOccurrence[a], other[0] + minutesOfOccurrence[b]);
}

/** Of the starts of occurrence a those that keep the link with some start of the other, which is done. */
function linked({ first, least, most, symmetric }: Link, a: number, own: Stretches, other: Stretches): Stretches {
  if (other.length === 0) return [];
  if (symmetric) return outside(own, other[other.length - 1] - least, other[0] + least);
  const near = other.map((tick, side) => {
    if (first === a) return tick - (side % 2 === 0 ? most : least);
    return tick + (side % 2 === 0 ? least : most);
  });
  return intersect(own, merge(near));
}

/** Without what lies strictly between the two. */
function outside(own: Stretches, last: number, next: number): Stretches {
  return last + 1 <= next - 1 ? without(own, last + 1, next - 1) : own;
}
