// Which town each practitioner works from: where the care of their discipline is asked for, and evenly, so that a large
// caseload has its staff where its patients are, as a small one has.

import type { Random } from "../../src/base/random.ts";
import type { Discipline } from "./catalogue.ts";
import type { Town } from "./geography.ts";

/**
 * Steps of the golden ratio around a circle leave no large part of it unvisited, whenever one stops: the additive
 * recurrence of Weyl (1916), "Über die Gleichverteilung von Zahlen mod. Eins".
 */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** How far chance may move somebody along the walk, in towns. */
const LEEWAY = 0.1;

/** Hands-on minutes asked for in one town, by discipline. */
export type Demand = ReadonlyMap<Discipline, number>;

export class Stations {
  readonly #towns: readonly Town[];
  readonly #demands: readonly Demand[];
  /** Towns in the order of a walk through all of them. */
  readonly #walk: readonly number[];
  readonly #drawn = new Map<Discipline, number>();

  /** @param demands one for each town */
  constructor(towns: readonly Town[], demands: readonly Demand[]) {
    this.#towns = towns;
    this.#demands = demands;
    this.#walk = towns.map((_, town) => town).sort((a, b) => towns[a]!.stop - towns[b]!.stop);
  }

  /** The town of the next practitioner of a discipline. */
  next(random: Random, discipline: Discipline): number {
    const before = this.#drawn.get(discipline) ?? 0;
    this.#drawn.set(discipline, before + 1);
    const share = (before * GOLDEN + (LEEWAY * random.next()) / this.#towns.length) % 1;
    const weights = this.#weightsOf(discipline);
    let left = share * weights.reduce((sum, weight) => sum + weight, 0);
    const index = weights.findIndex((weight) => {
      left -= weight;
      return left < 0;
    });
    return this.#walk[Math.max(0, index)]!;
  }

  /** Along the walk: what is asked for, or, where nobody asks for anything, how many live there. */
  #weightsOf(discipline: Discipline): number[] {
    const minutes = this.#walk.map((town) => this.#demands[town]!.get(discipline) ?? 0);
    return minutes.some((asked) => asked > 0) ? minutes : this.#walk.map((town) => this.#towns[town]!.size);
  }
}
