// Where a random caseload plays: coordinates on a few streets, or a matrix that keeps no promise it need not.

import type { MatrixJson, PlaceJson, StraightLineJson } from "../../../bench/generator/format.ts";
import type { Draw } from "./draw.ts";

/** The travel model and the places that homes and shifts may use. */
export interface Country {
  readonly travel: StraightLineJson | MatrixJson;
  readonly places: readonly PlaceJson[];
}

/** Draws a country with about this many places; some are shared, so that two patients may live together. */
export function drawCountry(draw: Draw, size: number): Country {
  return draw.random.chance(0.5) ? drawMap(draw, size) : drawMatrix(draw, size);
}

function drawMap(draw: Draw, size: number): Country {
  const travel: StraightLineJson = { model: "straight-line", kilometresPerHour: draw.pick([4.5, 15, 30, 50]) };
  if (draw.maybe(0.5)) travel.detour = draw.pick([0.8, 1, 1.3, 1.45]);
  if (draw.maybe(0.5)) travel.fixedMinutes = draw.between(0, 5);
  const reach = travel.kilometresPerHour / 600;
  const [lat, lon] = draw.maybe(0.1) ? [-31.55, 179.95] : [52.95, -1.15];
  const degree = (middle: number) => Math.round((middle + (draw.random.next() - 0.5) * reach) * 1e5) / 1e5;
  return { travel, places: Array.from({ length: size }, () => ({ lat: degree(lat), lon: degree(lon) })) };
}

/** Asymmetric, and now and then with a detour shorter than the direct way. */
function drawMatrix(draw: Draw, size: number): Country {
  const places = Array.from({ length: size }, (_, i) => `place${i + 1}`);
  const most = draw.pick([5, 15, 30]);
  const leg = () => (draw.random.chance(0.1) ? draw.between(0, 2 * most) : draw.between(1, most));
  const symmetric = draw.random.chance(0.25);
  const minutes = places.map((_, i) => places.map((_, j) => (i === j ? 0 : leg())));
  if (symmetric) for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) minutes[i][j] = minutes[j][i];
  return { travel: { model: "matrix", places, minutes }, places };
}
