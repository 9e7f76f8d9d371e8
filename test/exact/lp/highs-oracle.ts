// HiGHS as an independent judge of linear programs.

import load, { type Highs } from "highs";
import type { LinearModel } from "../../../src/solver/exact/lp/model.ts";

export interface Verdict {
  readonly status: "optimal" | "infeasible" | "unbounded" | "infeasible or unbounded" | number;
  readonly objective: number;
}

const STATUS = { 7: "optimal", 8: "infeasible", 9: "infeasible or unbounded", 10: "unbounded" } as const;

let highs: Promise<Highs> | undefined;

export async function judge(model: LinearModel): Promise<Verdict> {
  highs ??= load();
  return (await highs).withModel((native) => {
    native.options.set({ output_flag: false });
    native.passModel({
      numCols: model.cost.length,
      numRows: model.rowLower.length,
      colCost: Float64Array.from(model.cost),
      colLower: Float64Array.from(model.lower),
      colUpper: Float64Array.from(model.upper),
      rowLower: Float64Array.from(model.rowLower),
      rowUpper: Float64Array.from(model.rowUpper),
      matrix: {
        format: "csc",
        numRows: model.rowLower.length,
        numCols: model.cost.length,
        starts: Int32Array.from(model.start),
        indices: Int32Array.from(model.row),
        values: Float64Array.from(model.value),
      },
    });
    native.run();
    const status = Number(native.getModelStatus());
    return { status: STATUS[status as keyof typeof STATUS] ?? status, objective: native.getObjectiveValue() };
  });
}
