// Stints of one date that nothing tells apart for some eligibility rows: they hold visits at the same times and may do the
// same. Many patients ask for the same rows, so that each list is made once, and no patient has to look at every stint.

import type { Problem } from "../../problem/problem.ts";

export interface Kind {
  /** Which of the rows they may do, as bits in the order of the rows; never 0. */
  readonly able: number;
  /** Index into the spans of `Days`. */
  readonly span: number;
  /** Some of the practitioners: all of them, or more than any patient for whom the list is kept avoids. */
  readonly practitioners: readonly number[];
}

/** Practitioners kept of each kind in the lists that patients share. */
const MOST_PRACTITIONERS = 4;

/** What of the stints the kinds are made from. */
interface Stints {
  readonly stintStart: Int32Array;
  readonly spanOfStint: Int32Array;
  readonly spans: readonly unknown[];
}

export class Kinds {
  readonly #problem: Problem;
  readonly #stints: Stints;
  readonly #known = new Map<string, readonly Kind[]>();

  constructor(problem: Problem, stints: Stints) {
    this.#problem = problem;
    this.#stints = stints;
  }

  /**
   * Kinds of a date, by their first stint, for somebody whom the patient does not avoid.
   *
   * @param rows distinct rows of eligibility, at most 31
   */
  of(patient: number, rows: readonly number[], date: number): readonly Kind[] {
    const { avoidStart, avoidItem } = this.#problem;
    const avoided = avoidItem.subarray(avoidStart[patient], avoidStart[patient + 1]);
    if (avoided.length >= MOST_PRACTITIONERS) return this.#find(rows, date, (who) => avoided.includes(who));
    const kinds = this.#shared(rows, date);
    if (avoided.length === 0) return kinds;
    return kinds.filter(({ practitioners }) => practitioners.some((who) => !avoided.includes(who)));
  }

  #shared(rows: readonly number[], date: number): readonly Kind[] {
    const key = `${date}:${rows.join()}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const made = this.#find(rows, date, () => false);
    this.#known.set(key, made);
    return made;
  }

  #find(rows: readonly number[], date: number, isAvoided: (practitioner: number) => boolean): readonly Kind[] {
    const { eligible, eligibleWords, practitionerOfShift, shiftOfStint } = this.#problem;
    const { stintStart, spanOfStint, spans } = this.#stints;
    const kinds = new Map<number, { able: number; span: number; practitioners: number[] }>();
    for (let stint = stintStart[date]; stint < stintStart[date + 1]; stint++) {
      const span = spanOfStint[stint];
      if (span < 0) continue;
      let able = 0;
      for (let i = 0; i < rows.length; i++) {
        able |= ((eligible[rows[i] * eligibleWords + (stint >>> 5)] >>> (stint & 31)) & 1) << i;
      }
      if (able === 0) continue;
      const key = able * spans.length + span;
      const kind = kinds.get(key);
      if (kind !== undefined && kind.practitioners.length >= MOST_PRACTITIONERS) continue;
      const who = practitionerOfShift[shiftOfStint[stint]];
      if (isAvoided(who)) continue;
      if (kind === undefined) kinds.set(key, { able, span, practitioners: [who] });
      else if (!kind.practitioners.includes(who)) kind.practitioners.push(who);
    }
    return [...kinds.values()];
  }
}
