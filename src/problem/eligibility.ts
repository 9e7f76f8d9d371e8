// Who could do what: for each distinct set of requirements, the stints whose practitioner meets them on their date.

import type { Caseload, Practitioner, Requirement } from "../caseload/schema.ts";
import type { Staff } from "./staff.ts";
import type { Timeline } from "./timeline.ts";

/** What one pair of hands asks of a practitioner; `discipline` only where a patient is siloed. */
export interface Demand {
  readonly requires: readonly Requirement[];
  readonly discipline: string | undefined;
}

/** Rows of a bitset over stints, one for each distinct demand. */
export class Eligibility {
  readonly words: number;
  readonly #rows: Uint32Array[] = [];
  readonly #rowOfKey = new Map<string, number>();
  readonly #levels: readonly ReadonlyMap<string, number>[];
  readonly #disciplineOfStint: readonly (string | undefined)[];

  constructor(caseload: Caseload, staff: Staff, timeline: Timeline) {
    this.words = (staff.stints + 31) >>> 5;
    const practitionerOf = (stint: number) =>
      caseload.practitioners[staff.practitionerOfShift[staff.shiftOfStint[stint]!]!]!;
    const held = new HeldLevels();
    this.#levels = Array.from({ length: staff.stints }, (_, stint) =>
      held.of(practitionerOf(stint), timeline.dateOf(staff.dateOfStint[stint]!)),
    );
    this.#disciplineOfStint = Array.from({ length: staff.stints }, (_, stint) => practitionerOf(stint).discipline);
  }

  /** Index of the row of a demand, made when first asked for. */
  rowOf(demand: Demand): number {
    const key = JSON.stringify([demand.requires, demand.discipline]);
    const known = this.#rowOfKey.get(key);
    if (known !== undefined) return known;
    const row = new Uint32Array(this.words);
    for (let stint = 0; stint < this.#levels.length; stint++) {
      if (this.#meets(stint, demand)) row[stint >>> 5]! |= 1 << (stint & 31);
    }
    this.#rowOfKey.set(key, this.#rows.length);
    return this.#rows.push(row) - 1;
  }

  /** All rows, one after the other. */
  bits(): Uint32Array {
    const bits = new Uint32Array(this.words * this.#rows.length);
    for (const [i, row] of this.#rows.entries()) bits.set(row, i * this.words);
    return bits;
  }

  #meets(stint: number, { requires, discipline }: Demand): boolean {
    if (discipline !== undefined && this.#disciplineOfStint[stint] !== discipline) return false;
    const levels = this.#levels[stint]!;
    return requires.every((requirement) => meetsOne(levels, requirement));
  }
}

function meetsOne(levels: ReadonlyMap<string, number>, requirement: Requirement): boolean {
  if (typeof requirement === "string") return (levels.get(requirement) ?? 0) >= 1;
  if ("anyOf" in requirement) return requirement.anyOf.some((one) => meetsOne(levels, one));
  return (levels.get(requirement.competency) ?? 0) >= requirement.level;
}

/** The highest level held of each competency on a date; practitioners without dated entries have one map for all. */
class HeldLevels {
  readonly #undated = new Map<Practitioner, ReadonlyMap<string, number>>();

  of(practitioner: Practitioner, date: string): ReadonlyMap<string, number> {
    const known = this.#undated.get(practitioner);
    if (known !== undefined) return known;
    const levels = new Map<string, number>();
    let dated = false;
    for (const entry of practitioner.portfolio) {
      const held = typeof entry === "string" ? { competency: entry } : entry;
      dated ||= held.from !== undefined || held.until !== undefined;
      if ((held.from !== undefined && date < held.from) || (held.until !== undefined && date > held.until)) continue;
      levels.set(held.competency, Math.max(levels.get(held.competency) ?? 0, held.level ?? 1));
    }
    if (!dated) this.#undated.set(practitioner, levels);
    return levels;
  }
}
