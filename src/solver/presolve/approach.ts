// How soon somebody can be at a patient's door, and how late they must leave it, whatever calls they make on the way.

import { NEVER, type Problem } from "../../problem/problem.ts";

/** Up to so many places with patients the shortest ways round are looked for; above, the way is taken to cost nothing. */
const MOST_PLACES = 400;

/** Least minutes between a shift's places and patients' doors. Rows are made when first asked for and kept. */
export class Approach {
  readonly #problem: Problem;
  readonly #doors: readonly number[];
  readonly #from = new Map<number, Int32Array>();
  readonly #to = new Map<number, Int32Array>();

  constructor(problem: Problem) {
    this.#problem = problem;
    this.#doors = [...new Set(problem.placeOfPatient)];
  }

  /** Minutes at least from the start of a shift to the first minute at a patient's door. */
  before(shift: number, patient: number): number {
    return this.#minutes(this.#from, this.#problem.startPlaceOfShift[shift], patient, true);
  }

  /** Minutes at least from the last minute at a patient's door to the end of a shift. */
  after(shift: number, patient: number): number {
    return this.#minutes(this.#to, this.#problem.endPlaceOfShift[shift], patient, false);
  }

  #minutes(rows: Map<number, Int32Array>, place: number, patient: number, outward: boolean): number {
    if (place < 0) return 0;
    let row = rows.get(place);
    if (row === undefined) {
      row = this.#row(place, outward);
      rows.set(place, row);
    }
    return row[this.#problem.placeOfPatient[patient]];
  }

  /**
   * On straight lines no way round is shorter: rounding up may win a minute with two legs in place of one, and the call
   * in between takes that minute at least.
   */
  #row(place: number, outward: boolean): Int32Array {
    const { travel } = this.#problem;
    const direct = outward ? travel.from(place) : travel.to(place);
    if (travel.roads.model === "straight-line") return direct;
    return this.#doors.length > MOST_PLACES ? new Int32Array(travel.places) : this.#roundabout(direct, outward);
  }

  /** The shortest way to each door by way of others, with a minute spent at each (Dijkstra 1959). */
  #roundabout(direct: Int32Array, outward: boolean): Int32Array {
    const { travel } = this.#problem;
    const least = Int32Array.from(direct);
    const open = new Set(this.#doors);
    while (open.size > 0) {
      let nearest = -1;
      for (const door of open) if (nearest < 0 || least[door] < least[nearest]) nearest = door;
      open.delete(nearest);
      const onward = outward ? travel.from(nearest) : travel.to(nearest);
      for (const door of open) least[door] = Math.min(least[door], least[nearest] + 1 + onward[door], NEVER);
    }
    return least;
  }
}
