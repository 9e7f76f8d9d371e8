// The allocation problem as one integer program, as anybody would write it down.

import type { IntegerModel } from "../../src/solver/exact/engine/integer-model.ts";
import { ModelBuilder } from "../../src/solver/exact/lp/model.ts";
import type { AllocatedVisit, Allocation } from "./allocation.ts";

interface Person {
  readonly group: number;
  readonly person: number;
  readonly portfolio: readonly number[];
}

/** One column for each visit that somebody could make, one for each thing that could be done in it. */
export class Monolith {
  readonly model: IntegerModel;
  readonly #care: { column: number; patient: number; index: number; who: Person }[] = [];

  constructor({ patients, groups, setupMinutes, minutesOfPerson }: Allocation) {
    const builder = new ModelBuilder();
    const people: Person[] = groups.flatMap(({ portfolio, people: count }, group) =>
      Array.from({ length: count }, (_, person) => ({ group, person, portfolio })),
    );
    const minutesRow = people.map(() => builder.addRow(Number.NEGATIVE_INFINITY, minutesOfPerson));
    for (const [patient, care] of patients.entries()) {
      const doneRow = care.map(() => builder.addRow(1, 1));
      for (const [k, who] of people.entries()) {
        const can = care.flatMap(({ competency }, i) => (who.portfolio.includes(competency) ? i : []));
        if (can.length === 0) continue;
        const within = can.map(() => builder.addRow(Number.NEGATIVE_INFINITY, 0));
        builder.addColumn(1, [minutesRow[k]!, ...within], [setupMinutes, ...within.map(() => -1)], 0, 1);
        for (const [at, index] of can.entries()) {
          const rows = [minutesRow[k]!, doneRow[index]!, within[at]!];
          const column = builder.addColumn(0, rows, [care[index]!.minutes, 1, 1]);
          this.#care.push({ column, patient, index, who });
        }
      }
    }
    const model = builder.build();
    this.model = { ...model, integer: new Uint8Array(model.cost.length).fill(1) };
  }

  visitsOf(values: ArrayLike<number>): AllocatedVisit[] {
    const visits = new Map<string, { patient: number; group: number; person: number; care: number[] }>();
    for (const { column, patient, index, who } of this.#care) {
      if (values[column]! < 0.5) continue;
      const key = `${patient}/${who.group}/${who.person}`;
      const visit = visits.get(key) ?? { patient, group: who.group, person: who.person, care: [] };
      visit.care.push(index);
      visits.set(key, visit);
    }
    return [...visits.values()];
  }
}
