// Minutes on the road, directly and by the shortest way round.

import { travelOf } from "../../../src/verify/travel.ts";
import type { World } from "./world.ts";

type Place = World["caseload"]["patients"][number]["place"];

/** Minutes between two places; 0 from or to nowhere in particular. */
export type Road = (from: Place | undefined, to: Place | undefined) => number;

const keyOf = (place: Place): string => (typeof place === "string" ? place : `${place.lat} ${place.lon}`);

/** The direct way, and the shortest by way of any other places: never longer, and no shorter with stops in between. */
export function roadsOf({ caseload, shifts }: World): { readonly direct: Road; readonly shortest: Road } {
  const travel = travelOf(caseload);
  const places = [
    ...caseload.patients.map(({ place }) => place),
    ...shifts.flatMap(({ shift }) => [shift.startPlace, shift.endPlace]),
  ].filter((place) => place !== undefined);
  const known = [...new Map(places.map((place) => [keyOf(place), place])).values()];
  const indexOf = new Map(known.map((place, index) => [keyOf(place), index]));
  const direct = known.map((from) => known.map((to) => travel(from, to)));
  const shortest = direct.map((row) => [...row]);
  for (const by of known.keys()) {
    for (const from of known.keys()) {
      for (const to of known.keys()) {
        shortest[from][to] = Math.min(shortest[from][to], shortest[from][by] + shortest[by][to]);
      }
    }
  }
  const road =
    (minutes: readonly (readonly number[])[]): Road =>
    (from, to) =>
      from === undefined || to === undefined
        ? 0
        : minutes[indexOf.get(keyOf(from)) as number][indexOf.get(keyOf(to)) as number];
  return { direct: road(direct), shortest: road(shortest) };
}
