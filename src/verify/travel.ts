// Minutes between two places, from the caseload's travel model.

import type { Caseload } from "../caseload/schema.ts";

/** A place as the travel model has it: coordinates, or the id of a row of the matrix. */
export type Place = Caseload["patients"][number]["place"];

/** Whole minutes from one place to another; not symmetric where the matrix is not. */
export type Travel = (from: Place, to: Place) => number;

type StraightLine = Extract<Caseload["travel"], { model: "straight-line" }>;
type Matrix = Extract<Caseload["travel"], { model: "matrix" }>;
type Coordinates = Extract<Place, { lat: number }>;

const EARTH_RADIUS_KM = 6371.0088;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The travel function of a caseload. */
export function travelOf({ travel }: Caseload): Travel {
  return travel.model === "matrix" ? byMatrix(travel) : byStraightLine(travel);
}

function byMatrix({ places, minutes }: Matrix): Travel {
  const rows = new Map<Place, number>(places.map((id, row) => [id, row]));
  const row = (place: Place): number => {
    const found = rows.get(place);
    if (found === undefined) throw new RangeError(`the travel matrix has no place ${JSON.stringify(place)}`);
    return found;
  };
  return (from, to) => minutes[row(from)][row(to)];
}

function byStraightLine({ kilometresPerHour, detour = 1.3, fixedMinutes = 0 }: StraightLine): Travel {
  return (from, to) => {
    const [a, b] = [from as Coordinates, to as Coordinates];
    if (a.lat === b.lat && a.lon === b.lon) return 0;
    // The contract's hair's breadth keeps an exact whole number of minutes from being rounded up.
    return fixedMinutes + Math.ceil(((haversineKm(a, b) * detour) / kilometresPerHour) * 60 - 1e-9);
  };
}

function haversineKm(a: Coordinates, b: Coordinates): number {
  const sinLat = Math.sin(radians(b.lat - a.lat) / 2);
  const sinLon = Math.sin(radians(b.lon - a.lon) / 2);
  const chord = sinLat * sinLat + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * sinLon * sinLon;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(Math.min(1, chord)));
}
