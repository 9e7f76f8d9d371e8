// Random linear programs of several kinds, with ties, empty rows and columns, free variables and ranges among them.

import type { Random } from "../../../src/base/random.ts";
import { type LinearModel, ModelBuilder } from "../../../src/solver/exact/lp/model.ts";

/** Small whole numbers everywhere, so that ties abound; bounds and rows of every shape. */
export function anyModel(random: Random, rows: number, columns: number): LinearModel {
  const builder = new ModelBuilder();
  for (let i = 0; i < rows; i++) builder.addRow(...interval(random, 6));
  for (let j = 0; j < columns; j++) {
    const touched = Array.from({ length: rows }, (_, i) => i).filter(() => random.chance(Math.min(0.6, 3 / rows)));
    const values = touched.map(() => random.pick([-2, -1, 1, 1, 1, 2, 3, 0.5]));
    builder.addColumn(random.between(-4, 6), touched, values, ...interval(random, 4));
  }
  return builder.build();
}

function interval(random: Random, most: number): [number, number] {
  const low = random.between(-most, most);
  const high = low + random.int(most);
  return random.pick<[number, number]>([
    [low, Infinity],
    [0, Infinity],
    [-Infinity, high],
    [low, high],
    [low, low],
    random.chance(0.3) ? [-Infinity, Infinity] : [0, high < 0 ? 1 : high],
  ]);
}

/** Rows to be covered by columns of equal or nearly equal costs: as degenerate as they come. */
export function coveringModel(random: Random, rows: number, columns: number): LinearModel {
  const builder = new ModelBuilder();
  const dearest = random.pick([1, 2, 100]);
  const boxed = random.chance(0.5);
  for (let i = 0; i < rows; i++) builder.addRow(1, random.chance(0.2) ? 1 : Infinity);
  for (let j = 0; j < columns; j++) {
    const touched = new Set(Array.from({ length: random.between(1, 6) }, () => random.int(rows)));
    if (j < rows) touched.add(j);
    const values = Array.from(touched, () => 1);
    builder.addColumn(random.between(1, dearest), touched, values, 0, boxed ? 1 : Infinity);
  }
  return builder.build();
}

/** Work to be shared among people with so many minutes each, at most one of whom does it. */
export function allocationModel(random: Random, tasks: number, people: number): LinearModel {
  const builder = new ModelBuilder();
  for (let i = 0; i < tasks; i++) builder.addRow(1, 1);
  for (let k = 0; k < people; k++) builder.addRow(-Infinity, 60 + 5 * random.int(60));
  for (let i = 0; i < tasks; i++) {
    const minutes = 5 * random.between(1, 12);
    for (let k = 0; k < people; k++) {
      if (random.chance(0.6)) builder.addColumn(random.between(1, 3), [i, tasks + k], [1, minutes], 0, 1);
    }
    builder.addColumn(50, [i], [1], 0, 1);
  }
  return builder.build();
}
