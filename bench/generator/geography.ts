// Where generated patients and practitioners live: towns on a loose grid, so that more patients mean more towns and
// never more crowded ones.

import type { Random } from "../../src/base/random.ts";

/** Coordinates in degrees. */
export interface Spot {
  readonly lat: number;
  readonly lon: number;
}

/** A town: the territory of one team. */
export interface Town {
  readonly middle: Spot;
  /** How far most of it reaches, in kilometres (a standard deviation). */
  readonly reach: number;
  /** Patients living here, relative to the other towns. */
  readonly size: number;
  /** When a walk through all towns comes by, row by row and back again. */
  readonly stop: number;
}

const KILOMETRES_PER_LATITUDE = 111;
const KILOMETRES_PER_LONGITUDE = 67;
const MIDDLE: Spot = { lat: 52.95, lon: -1.15 };
const PATIENTS_PER_TOWN = 200;
/**
 * Kilometres from one town to the next, by how much it may lie beside its place on the grid in all, and how far one reaches;
 * villages stretch all of it. Towns run into each other, as in a city region: where there are thousands of patients, half of them
 * have 20 others within some 1.1 km, and 200 within 3.7.
 */
const TOWN = { apart: 6.5, astray: 4.25, reach: 2.3 };
const RURAL_STRETCH = 4.2;

/** Lays out the towns for this many patients. */
export function layOutTowns(random: Random, patients: number, rural: boolean): readonly Town[] {
  const count = Math.max(1, Math.round(patients / PATIENTS_PER_TOWN));
  const stretch = rural ? RURAL_STRETCH : 1;
  const columns = Math.ceil(Math.sqrt(count));
  const cells = random.shuffle(Array.from({ length: columns * Math.ceil(count / columns) }, (_, i) => i));
  return cells.slice(0, count).map((cell) => {
    const size = 0.6 + random.next() * 0.8;
    const along = (index: number) =>
      ((index - (columns - 1) / 2) * TOWN.apart + (random.next() - 0.5) * TOWN.astray) * stretch;
    const [row, column] = [Math.floor(cell / columns), cell % columns];
    const middle = move(MIDDLE, along(row), along(column));
    const stop = row * columns + (row % 2 === 0 ? column : columns - 1 - column);
    // The area grows with the size, so that the density does not.
    return { middle, reach: TOWN.reach * stretch * Math.sqrt(size), size, stop };
  });
}

/** Draws the town somebody lives in, larger ones more often. */
export function drawTown(random: Random, towns: readonly Town[]): number {
  let left = random.next() * towns.reduce((sum, town) => sum + town.size, 0);
  return Math.max(
    0,
    towns.findIndex((town) => {
      left -= town.size;
      return left < 0;
    }),
  );
}

/** Draws a home in a town, the nearer its middle the likelier. */
export function drawHome(random: Random, town: Town): Spot {
  // Two normally distributed numbers (Box & Muller 1958, "A note on the generation of random normal deviates").
  const distance = town.reach * Math.sqrt(-2 * Math.log(1 - random.next()));
  const direction = 2 * Math.PI * random.next();
  const { lat, lon } = move(town.middle, distance * Math.sin(direction), distance * Math.cos(direction));
  return { lat: Math.round(lat * 1e5) / 1e5, lon: Math.round(lon * 1e5) / 1e5 };
}

function move(from: Spot, north: number, east: number): Spot {
  return { lat: from.lat + north / KILOMETRES_PER_LATITUDE, lon: from.lon + east / KILOMETRES_PER_LONGITUDE };
}

/** About how many kilometres lie between two spots as the crow flies. */
export function kilometresBetween(a: Spot, b: Spot): number {
  return Math.hypot((a.lat - b.lat) * KILOMETRES_PER_LATITUDE, (a.lon - b.lon) * KILOMETRES_PER_LONGITUDE);
}
