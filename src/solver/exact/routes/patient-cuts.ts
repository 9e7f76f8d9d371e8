// What the visits to one patient have to be together, beyond covering each unit on average.
//
// A patient's three units may be covered by halves of three visits with two units each: one visit and a half, where no
// fewer than two do it. The cut that such a mixture breaks and every whole set of visits keeps is found exactly, as the
// deepest one: a linear program over its coefficients, with a row for each set of visits that covers everything, made
// when it is broken (Balas 1979, "Disjunctive programming", on the polar of a polyhedron; covers by dynamic program).
// Since a cut is about visits, it changes what visits are worth and leaves pricing as it is.

import { finish } from "../../../base/steps.ts";
import { LinearProgram } from "../lp/program.ts";

/** Σ (weight of a set × how often a visit holds it) ≥ least. */
export interface SetCut {
  /** By index of the set. */
  readonly weight: Float64Array;
  readonly least: number;
}

/** Units looked at together: the table has 2 to the power of that many entries. */
export const MOST_UNITS = 12;
const LEAST_VIOLATION = 1e-3;
const MOST_COVERS = 200;
/** What weight on sets that are not in use costs the cut: of two equally deep cuts the one with less weight is better. */
const IDLE = 1e-4;

/**
 * A cut that the mixture breaks, or `undefined`.
 *
 * @param sets distinct, as bits over the units
 * @param use how often each is in use
 */
export function brokenCut(units: number, sets: readonly number[], use: readonly number[]): SetCut | undefined {
  const program = new LinearProgram();
  for (const [i] of sets.entries()) program.addColumn(use[i] + IDLE, [], [], 0, 1);
  const covers = new Covers(units, sets);
  for (let made = 0; made < MOST_COVERS; made++) {
    if (finish(program.solve()) !== "optimal") return undefined;
    const weight = program.values;
    const { cost, cover } = covers.cheapest(weight);
    if (cost < 1 - 1e-7) {
      program.addRow(1, Infinity, cover, new Float64Array(cover.length).fill(1));
      continue;
    }
    const least = Math.min(1, cost) - 1e-9;
    const at = weight.reduce((sum, one, i) => sum + one * use[i], 0);
    return at < least - LEAST_VIOLATION ? { weight, least } : undefined;
  }
  return undefined;
}

/** Finds sets that cover all units at the least weight. */
class Covers {
  readonly #sets: readonly number[];
  readonly #cost: Float64Array;
  readonly #first: Int32Array;
  /** Sets with each unit. */
  readonly #with: readonly (readonly number[])[];

  constructor(units: number, sets: readonly number[]) {
    this.#sets = sets;
    this.#cost = new Float64Array(1 << units);
    this.#first = new Int32Array(1 << units);
    this.#with = Array.from({ length: units }, (_, unit) =>
      Array.from(sets.keys()).filter((i) => (sets[i] & (1 << unit)) !== 0),
    );
  }

  cheapest(weight: Float64Array): { cost: number; cover: number[] } {
    const cost = this.#cost;
    for (let left = 1; left < cost.length; left++) {
      cost[left] = Infinity;
      for (const i of this.#with[31 - Math.clz32(left & -left)]) {
        const sum = weight[i] + cost[left & ~this.#sets[i]];
        if (sum >= cost[left]) continue;
        cost[left] = sum;
        this.#first[left] = i;
      }
    }
    const cover: number[] = [];
    for (let left = cost.length - 1; left !== 0; left &= ~this.#sets[this.#first[left]]) cover.push(this.#first[left]);
    return { cost: cost[cost.length - 1], cover: [...new Set(cover)] };
  }
}
