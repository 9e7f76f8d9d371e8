// A program that changes between solves ends where the same program solved from nothing does.

import { describe, expect, it } from "vitest";
import { Random } from "../../../src/base/random.ts";
import type { LinearModel } from "../../../src/solver/exact/lp/model.ts";
import { LinearProgram } from "../../../src/solver/exact/lp/program.ts";
import { faultsOf, provesInfeasible } from "./optimality.ts";

interface Column {
  cost: number;
  lower: number;
  upper: number;
  entries: Map<number, number>;
}

/** The program kept a second time, as plainly as can be. */
class Twin {
  readonly rows: [number, number][] = [];
  columns: Column[] = [];

  model(): LinearModel {
    const start = [0];
    const row: number[] = [];
    const value: number[] = [];
    for (const { entries } of this.columns) {
      row.push(...entries.keys());
      value.push(...entries.values());
      start.push(row.length);
    }
    return {
      cost: this.columns.map(({ cost }) => cost),
      lower: this.columns.map(({ lower }) => lower),
      upper: this.columns.map(({ upper }) => upper),
      rowLower: this.rows.map(([lower]) => lower),
      rowUpper: this.rows.map(([, upper]) => upper),
      start,
      row,
      value,
    };
  }

  /** The same program, never solved before. */
  fresh(): LinearProgram {
    const program = new LinearProgram();
    for (const [lower, upper] of this.rows) program.addRow(lower, upper);
    for (const { cost, entries, lower, upper } of this.columns) {
      program.addColumn(cost, [...entries.keys()], [...entries.values()], lower, upper);
    }
    return program;
  }
}

type Change = (random: Random, twin: Twin, program: LinearProgram) => void;

const CHANGES: Readonly<Record<string, Change>> = {
  "columns come": (random, twin, program) => {
    for (let k = random.between(1, 12); k > 0; k--) {
      const entries = someEntries(random, twin.rows.length);
      const column = { cost: random.between(1, 9), lower: 0, upper: random.pick([1, 3, Infinity]), entries };
      twin.columns.push(column);
      program.addColumn(column.cost, [...entries.keys()], [...entries.values()], column.lower, column.upper);
    }
  },
  "a row comes": (random, twin, program) => {
    const entries = someEntries(random, twin.columns.length);
    const [lower, upper] = random.pick([
      [1, Infinity],
      [-Infinity, 4],
      [0, 2],
    ]);
    for (const [column, value] of entries) twin.columns[column].entries.set(twin.rows.length, value);
    twin.rows.push([lower, upper]);
    program.addRow(lower, upper, [...entries.keys()], [...entries.values()]);
  },
  "bounds change": (random, twin, program) => {
    for (let k = random.between(1, 4); k > 0; k--) {
      const j = random.int(twin.columns.length);
      const lower = random.pick([0, 0, 1]);
      Object.assign(twin.columns[j], { lower, upper: lower + random.pick([0, 1, Infinity]) });
      program.setBounds(j, lower, twin.columns[j].upper);
    }
  },
  "rows' bounds change": (random, twin, program) => {
    const i = random.int(twin.rows.length);
    twin.rows[i] = random.pick<[number, number]>([
      [1, Infinity],
      [0, 5],
      [2, 2],
      [-Infinity, 3],
    ]);
    program.setRowBounds(i, ...twin.rows[i]);
  },
  "costs change": (random, twin, program) => {
    const j = random.int(twin.columns.length);
    twin.columns[j].cost = random.between(1, 9);
    program.setCost(j, twin.columns[j].cost);
  },
  "columns go": (random, twin, program) => {
    const going = new Set(twin.columns.map((_, j) => j).filter(() => random.chance(0.15)));
    if (going.size === twin.columns.length) going.clear();
    twin.columns = twin.columns.filter((_, j) => !going.has(j));
    program.removeColumns(going);
  },
};

describe("a program that changes between solves", () => {
  it("ends where it would have ended from nothing, through every kind of change", () => {
    const random = new Random(7);
    const seen: Record<string, number> = {};
    for (let trial = 0; trial < 60; trial++) {
      const twin = new Twin();
      const program = new LinearProgram();
      CHANGES["a row comes"](random, twin, program);
      CHANGES["columns come"](random, twin, program);
      for (let turn = 0; turn < 25; turn++) {
        const name = random.pick(Object.keys(CHANGES));
        CHANGES[name](random, twin, program);
        if (random.chance(0.3)) continue;
        compare(twin, program, `trial ${trial}, turn ${turn}, after ${name}`);
        const key = `${name}: ${program.status}`;
        seen[key] = (seen[key] ?? 0) + 1;
      }
    }
    for (const name of Object.keys(CHANGES)) {
      for (const status of ["optimal", "infeasible"]) expect(seen[`${name}: ${status}`], name).toBeGreaterThan(2);
    }
  });

  it("takes up the basis it left: the same program once more costs no pivot, a change few", () => {
    const random = new Random(3);
    const program = new LinearProgram();
    for (let i = 0; i < 150; i++) program.addRow(1, Infinity);
    const columns = () => {
      for (let j = 0; j < 300; j++) {
        const rows = new Set(Array.from({ length: 5 }, () => random.int(150)).concat(j % 150));
        program.addColumn(
          random.between(1, 50),
          [...rows],
          [...rows].map(() => 1),
          0,
          1,
        );
      }
    };
    const pivotsOf = () => {
      const before = program.pivots;
      expect(program.solveNow()).toBe("optimal");
      return program.pivots - before;
    };
    columns();
    const first = pivotsOf();
    expect(first).toBeGreaterThan(50);
    expect(pivotsOf()).toBe(0);
    const used = program.values.findIndex((value) => value > 0.5);
    program.setBounds(used, 0, 0);
    expect(pivotsOf()).toBeLessThan(first / 3);
    columns();
    expect(pivotsOf()).toBeGreaterThan(0);
  });

  it("may be left at a number of pivots and taken up again", () => {
    const twin = new Twin();
    const program = new LinearProgram();
    const random = new Random(11);
    for (let i = 0; i < 30; i++) {
      twin.rows.push([1, Infinity]);
      program.addRow(1, Infinity);
    }
    for (let k = 0; k < 20; k++) CHANGES["columns come"](random, twin, program);
    for (let i = 0; i < 30; i++) {
      twin.columns.push({ cost: 20, lower: 0, upper: Infinity, entries: new Map([[i, 1]]) });
      program.addColumn(20, [i], [1]);
    }
    expect(program.solveNow({ pivots: 3 })).toBe("stopped");
    let turns = 1;
    while (program.solveNow({ pivots: 3 }) === "stopped") turns++;
    expect(turns).toBeGreaterThan(3);
    compare(twin, program, "in portions");
  });
});

function someEntries(random: Random, among: number): Map<number, number> {
  const entries = new Map<number, number>();
  for (let k = 0; k < among; k++)
    if (random.chance(Math.min(0.7, 4 / among))) entries.set(k, random.pick([1, 1, 2, -1]));
  return entries;
}

function compare(twin: Twin, program: LinearProgram, told: string): void {
  const model = twin.model();
  const fresh = twin.fresh();
  expect(program.solveNow(), told).toBe(fresh.solveNow());
  if (program.status === "optimal") {
    expect(faultsOf(model, program), told).toEqual([]);
    expect(Math.abs(program.objective - fresh.objective), told).toBeLessThan(1e-6 * (1 + Math.abs(fresh.objective)));
  } else if (program.status === "infeasible") expect(provesInfeasible(model, program.duals), told).toBe(true);
}
