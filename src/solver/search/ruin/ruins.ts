// Every way to take visits out, and how often each is picked.

import type { Random } from "../../../base/random.ts";
import { eject } from "./eject.ts";
import { merge } from "./merge.ts";
import { patientDates, wholePatient } from "./patients.ts";
import { rivals } from "./rivals.ts";
import type { Ruin } from "./ruin.ts";
import { strings } from "./strings.ts";

/** One way: its weight where hardly anything is left undone, and under full contention. */
interface Way {
  readonly ruin: Ruin;
  readonly calm: number;
  readonly contended: number;
  /** Makes room for care left undone, and is of no use where there is none. */
  readonly forAbsent: boolean;
}

const RUINS = {
  strings: { ruin: strings, calm: 40, contended: 40, forAbsent: false },
  patientDates: { ruin: patientDates, calm: 25, contended: 25, forAbsent: false },
  wholePatient: { ruin: wholePatient, calm: 5, contended: 5, forAbsent: false },
  merge: { ruin: merge, calm: 60, contended: 60, forAbsent: false },
  eject: { ruin: eject, calm: 20, contended: 20, forAbsent: true },
  rivals: { ruin: rivals, calm: 20, contended: 60, forAbsent: true },
} as const satisfies Record<string, Way>;

export const RUIN_NAMES = Object.keys(RUINS) as (keyof typeof RUINS)[];

/** Picks ways by their weights. */
export class Ruins {
  readonly #ways: readonly Way[];
  readonly #weights: Float64Array;

  /** @param without those never to be picked */
  constructor(without: ReadonlySet<string>) {
    this.#ways = Object.entries(RUINS)
      .filter(([name]) => !without.has(name))
      .map(([, way]) => way);
    this.#weights = new Float64Array(this.#ways.length);
  }

  pick(random: Random, contention: number, anyAbsent: boolean): Ruin {
    let sum = 0;
    for (let i = 0; i < this.#ways.length; i++) {
      const { calm, contended, forAbsent } = this.#ways[i]!;
      if (anyAbsent || !forAbsent) sum += calm + (contended - calm) * contention;
      this.#weights[i] = sum;
    }
    const picked = random.next() * sum;
    return this.#ways[this.#weights.findIndex((upTo) => picked < upTo)]!.ruin;
  }
}
