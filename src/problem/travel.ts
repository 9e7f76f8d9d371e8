// Travel times between places, a row at a time: routes ask "from here to everyone" and "from everyone to here".

import type { Caseload } from "../caseload/schema.ts";
import { NEVER } from "./problem.ts";

/** Minutes between places by index. Rows are made when first asked for and kept. */
export class Travel {
  readonly places: number;
  readonly #minutes: (from: number, to: number) => number;
  readonly #from: (Int32Array | undefined)[];
  readonly #to: (Int32Array | undefined)[];

  /** @param symmetric rows to a place equal the rows from it, so one is kept for both */
  constructor(places: number, minutes: (from: number, to: number) => number, symmetric: boolean) {
    this.places = places;
    this.#minutes = minutes;
    this.#from = new Array(places).fill(undefined);
    this.#to = symmetric ? this.#from : new Array(places).fill(undefined);
  }

  /** Minutes from `place` to every place. */
  from(place: number): Int32Array {
    return this.#from[place] ?? this.#fill(this.#from, place, true);
  }

  /** Minutes from every place to `place`. */
  to(place: number): Int32Array {
    return this.#to[place] ?? this.#fill(this.#to, place, this.#to === this.#from);
  }

  #fill(rows: (Int32Array | undefined)[], place: number, outward: boolean): Int32Array {
    const row = new Int32Array(this.places);
    for (let other = 0; other < this.places; other++) {
      row[other] = outward ? this.#minutes(place, other) : this.#minutes(other, place);
    }
    rows[place] = row;
    return row;
  }
}

/** A place as the caseload writes it: coordinates, or an id of the travel matrix. */
export type Place = string | { readonly lat: number; readonly lon: number };

/** Gives each distinct place an index while the problem is compiled; then becomes its `Travel`. */
export class Gazetteer {
  readonly #model: Caseload["travel"];
  readonly #indexOfKey = new Map<string, number>();
  readonly #lat: number[] = [];
  readonly #lon: number[] = [];
  readonly #row: number[] = [];
  readonly #rowOfId: ReadonlyMap<string, number>;

  constructor(model: Caseload["travel"]) {
    this.#model = model;
    this.#rowOfId = new Map(model.model === "matrix" ? model.places.map((id, row) => [id, row]) : []);
  }

  /** How many places there are so far. */
  get places(): number {
    return this.#indexOfKey.size;
  }

  indexOf(place: Place): number {
    const key = typeof place === "string" ? place : `${place.lat} ${place.lon}`;
    const known = this.#indexOfKey.get(key);
    if (known !== undefined) return known;
    const index = this.#indexOfKey.size;
    this.#indexOfKey.set(key, index);
    if (typeof place === "string") this.#row.push(this.#rowOfId.get(place) ?? -1);
    else {
      this.#lat.push(place.lat);
      this.#lon.push(place.lon);
    }
    return index;
  }

  travel(): Travel {
    const places = this.#indexOfKey.size;
    const model = this.#model;
    if (model.model === "matrix") {
      const row = this.#row;
      const { minutes } = model;
      return new Travel(
        places,
        (from, to) => (from === to ? 0 : Math.min(NEVER, minutes[row[from]!]![row[to]!]!)),
        false,
      );
    }
    const lat = Float64Array.from(this.#lat);
    const lon = Float64Array.from(this.#lon);
    const detour = model.detour ?? 1.3;
    const fixed = model.fixedMinutes ?? 0;
    const speed = model.kilometresPerHour;
    const minutes = (from: number, to: number): number => {
      if (from === to) return 0;
      const km = haversineKilometres(lat[from]!, lon[from]!, lat[to]!, lon[to]!);
      return Math.min(NEVER, fixed + Math.ceil(((km * detour) / speed) * 60 - 1e-9));
    };
    return new Travel(places, minutes, true);
  }
}

const EARTH_KILOMETRES = 6371.0088;

/** Great-circle distance; degrees in, kilometres out. */
function haversineKilometres(fromLat: number, fromLon: number, toLat: number, toLon: number): number {
  const rad = Math.PI / 180;
  const h =
    Math.sin(((toLat - fromLat) * rad) / 2) ** 2 +
    Math.cos(fromLat * rad) * Math.cos(toLat * rad) * Math.sin(((toLon - fromLon) * rad) / 2) ** 2;
  return 2 * EARTH_KILOMETRES * Math.asin(Math.min(1, Math.sqrt(h)));
}
