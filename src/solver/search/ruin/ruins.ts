// Every way to take visits out, and how often each is picked.

import type { Random } from "../../../base/random.ts";
import { eject } from "./eject.ts";
import { merge } from "./merge.ts";
import { patientDates, wholePatient } from "./patients.ts";
import { rivals } from "./rivals.ts";
import type { Ruin } from "./ruin.ts";
import { strings } from "./strings.ts";

/** Whether there is care left undone that somebody could do, and whether anybody has more visits than needed. */
export interface Needs {
  readonly absent: boolean;
  readonly surplus: boolean;
}

/** One way: its weight where hardly anything is left undone, and under full contention. */
interface Way {
  readonly ruin: Ruin;
  readonly calm: number;
  readonly contended: number;
  /** What it is for, without which it is of no use. */
  readonly needs: keyof Needs | undefined;
}

const RUINS = {
  strings: { ruin: strings, calm: 40, contended: 40, needs: undefined },
  patientDates: { ruin: patientDates, calm: 25, contended: 25, needs: undefined },
  wholePatient: { ruin: wholePatient, calm: 5, contended: 5, needs: undefined },
  merge: { ruin: merge, calm: 60, contended: 60, needs: "surplus" },
  eject: { ruin: eject, calm: 20, contended: 20, needs: "absent" },
  rivals: { ruin: rivals, calm: 20, contended: 60, needs: "absent" },
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

  pick(random: Random, contention: number, given: Needs): Ruin {
    let sum = 0;
    for (let i = 0; i < this.#ways.length; i++) {
      const { calm, contended, needs } = this.#ways[i]!;
      if (needs === undefined || given[needs]) sum += calm + (contended - calm) * contention;
      this.#weights[i] = sum;
    }
    const picked = random.next() * sum;
    return this.#ways[this.#weights.findIndex((upTo) => picked < upTo)]!.ruin;
  }
}
