// How generated practitioners get about: straight lines at an average speed, or a matrix as a road router gives it.

import type { Random } from "../../src/base/random.ts";
import type { CaseloadJson, MatrixJson, PlaceJson, StraightLineJson } from "./format.ts";
import { kilometresBetween, type Spot } from "./geography.ts";

/** A matrix of more places than this would not fit a sensible file. */
const MOST_PLACES = 3000;

/** Straight-line travel in town or country. */
export function straightLine(rural: boolean): StraightLineJson {
  return { model: "straight-line", kilometresPerHour: rural ? 45 : 28, detour: 1.35, fixedMinutes: 3 };
}

/**
 * The caseload with its coordinates replaced by the places of a matrix: about the straight-line times, but some ways
 * are slower than others, and slower in one direction.
 */
export function withMatrix(random: Random, caseload: CaseloadJson): CaseloadJson {
  const travel = caseload.travel as StraightLineJson;
  const spots: Spot[] = [];
  const indexOf = new Map<string, number>();
  const named = (place: PlaceJson): string => {
    const key = JSON.stringify(place);
    const index = indexOf.get(key) ?? spots.push(place as Spot) - 1;
    indexOf.set(key, index);
    return `x${index}`;
  };
  for (const patient of caseload.patients) patient.place = named(patient.place);
  for (const shift of caseload.practitioners.flatMap((one) => one.shifts)) {
    if (shift.startPlace !== undefined) shift.startPlace = named(shift.startPlace);
    if (shift.endPlace !== undefined) shift.endPlace = named(shift.endPlace);
  }
  return { ...caseload, travel: matrixOf(random, spots, travel) };
}

function matrixOf(random: Random, spots: readonly Spot[], travel: StraightLineJson): MatrixJson {
  if (spots.length > MOST_PLACES) throw new RangeError(`a matrix of ${spots.length} places; at most ${MOST_PLACES}`);
  const { kilometresPerHour, detour = 1.3, fixedMinutes = 0 } = travel;
  const minutes = spots.map((from) =>
    spots.map((to) => {
      if (from === to) return 0;
      const road = (kilometresBetween(from, to) * detour * (0.9 + 0.3 * random.next())) / kilometresPerHour;
      return fixedMinutes + Math.ceil(road * 60);
    }),
  );
  return { model: "matrix", places: spots.map((_, i) => `x${i}`), minutes };
}
