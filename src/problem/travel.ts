// Travel times between places, a row at a time: routes ask "from here to everyone" and "from everyone to here".

import { detourOf, fixedMinutesOf } from "../caseload/defaults.ts";
import type { Caseload } from "../caseload/schema.ts";
import { NEVER } from "./problem.ts";

/** How places lie to each other, as plain data: it can be sent to another thread. */
export type Roads =
  | StraightLines
  | {
      readonly model: "table";
      readonly places: number;
      /** Minutes from place to place, row by row. */
      readonly minutes: Int32Array;
    };

interface StraightLines {
  readonly model: "straight-line";
  /** Degrees, by place. */
  readonly lat: Float64Array;
  readonly lon: Float64Array;
  readonly kilometresPerHour: number;
  readonly detour: number;
  readonly fixedMinutes: number;
}

/** Minutes between places by index. Rows are made when first asked for and kept. */
export class Travel {
  readonly places: number;
  readonly roads: Roads;
  readonly #from: (Int32Array | undefined)[];
  readonly #to: (Int32Array | undefined)[];
  /** By place, along a straight line: cosine of its latitude, and where it is on a sphere of radius 1. */
  readonly #cosine: Float64Array;
  readonly #onSphere: Points;

  constructor(roads: Roads) {
    this.roads = roads;
    this.places = roads.model === "table" ? roads.places : roads.lat.length;
    this.#from = new Array(this.places).fill(undefined);
    // A straight line is as long there as back, so one row is kept for both.
    this.#to = roads.model === "table" ? new Array(this.places).fill(undefined) : this.#from;
    this.#cosine = roads.model === "table" ? new Float64Array(0) : roads.lat.map((lat) => Math.cos(lat * RADIAN));
    this.#onSphere = onSphere(roads, this.#cosine);
  }

  /** Minutes from `place` to every place. */
  from(place: number): Int32Array {
    const known = this.#from[place];
    if (known !== undefined) return known;
    const { roads, places } = this;
    let row: Int32Array;
    if (roads.model === "table") row = roads.minutes.subarray(place * places, (place + 1) * places);
    else row = this.#alongStraightLines(place, roads);
    this.#from[place] = row;
    return row;
  }

  /**
   * Half the chord between two places is the sine of half the angle, and of that a few terms give the angle, much sooner
   * than the haversine does. Where that is not sure to round up to the same minute, or the angle is large, `between` tells.
   */
  #alongStraightLines(from: number, { detour, kilometresPerHour, fixedMinutes }: StraightLines): Int32Array {
    const { x, y, z } = this.#onSphere;
    const row = new Int32Array(this.places);
    const scale = ((2 * EARTH_KILOMETRES * detour) / kilometresPerHour) * 60;
    const doubt = DOUBT + DOUBT_OF_SCALE * scale;
    const [x0, y0, z0] = [x[from]!, y[from]!, z[from]!];
    for (let to = 0; to < row.length; to++) {
      const [dx, dy, dz] = [x[to]! - x0, y[to]! - y0, z[to]! - z0];
      const square = (dx * dx + dy * dy + dz * dz) / 4;
      const minutes = scale * Math.sqrt(square) * (1 + square * (1 / 6 + square * (3 / 40 + square * (5 / 112))));
      const whole = Math.floor(minutes);
      const rest = minutes - whole;
      const isSure = square < SHORT && rest > doubt && rest < 1 - doubt && fixedMinutes + whole < NEVER;
      row[to] = isSure ? fixedMinutes + whole + 1 : this.between(from, to);
    }
    return row;
  }

  /** Minutes from every place to `place`. */
  to(place: number): Int32Array {
    const known = this.#to[place];
    if (known !== undefined) return known;
    if (this.#to === this.#from) return this.from(place);
    const row = Int32Array.from({ length: this.places }, (_, from) => this.between(from, place));
    this.#to[place] = row;
    return row;
  }

  /** Minutes from one place to another; keeps nothing, for callers that ask here and there among many places. */
  between(from: number, to: number): number {
    const { roads } = this;
    if (roads.model === "table") return roads.minutes[from * roads.places + to]!;
    if (from === to) return 0;
    const { lat, lon, detour, kilometresPerHour, fixedMinutes } = roads;
    const cosines = this.#cosine[from]! * this.#cosine[to]!;
    const km = haversineKilometres(lat[to]! - lat[from]!, lon[to]! - lon[from]!, cosines);
    return Math.min(NEVER, fixedMinutes + Math.ceil(((km * detour) / kilometresPerHour) * 60 - 1e-9));
  }

  /** How some of the places lie to each other, numbered as they stand in `chosen`. */
  among(chosen: Int32Array): Roads {
    const { roads } = this;
    if (roads.model === "table") return tableOf(chosen.length, (from, to) => this.between(chosen[from]!, chosen[to]!));
    const column = (all: Float64Array) => Float64Array.from(chosen, (place) => all[place]!);
    return { ...roads, lat: column(roads.lat), lon: column(roads.lon) };
  }
}

interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
}

function onSphere(roads: Roads, cosine: Float64Array): Points {
  if (roads.model === "table") return { x: cosine, y: cosine, z: cosine };
  return {
    x: cosine.map((radius, place) => radius * Math.cos(roads.lon[place]! * RADIAN)),
    y: cosine.map((radius, place) => radius * Math.sin(roads.lon[place]! * RADIAN)),
    z: roads.lat.map((lat) => Math.sin(lat * RADIAN)),
  };
}

function tableOf(places: number, minutesBetween: (from: number, to: number) => number): Roads {
  const minutes = new Int32Array(places * places);
  for (let from = 0; from < places; from++) {
    for (let to = 0; to < places; to++) minutes[from * places + to] = minutesBetween(from, to);
  }
  return { model: "table", places, minutes };
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
    const model = this.#model;
    if (model.model === "matrix") {
      const row = this.#row;
      const { minutes } = model;
      return new Travel(
        tableOf(this.places, (from, to) => (from === to ? 0 : Math.min(NEVER, minutes[row[from]!]![row[to]!]!))),
      );
    }
    return new Travel({
      model: "straight-line",
      lat: Float64Array.from(this.#lat),
      lon: Float64Array.from(this.#lon),
      kilometresPerHour: model.kilometresPerHour,
      detour: detourOf(model),
      fixedMinutes: fixedMinutesOf(model),
    });
  }
}

const EARTH_KILOMETRES = 6371.0088;
const RADIAN = Math.PI / 180;
/** Squares of sines below which four terms are exact enough. */
const SHORT = 0.0025;
/** Minutes from a whole one, and share of the minutes that a sine of 1 stands for, within which rounding up is not sure. */
const DOUBT = 1e-6;
const DOUBT_OF_SCALE = 1e-12;

/** Great-circle distance, from differences in degrees and the product of the cosines of both latitudes. */
function haversineKilometres(lat: number, lon: number, cosines: number): number {
  const h = Math.sin((lat * RADIAN) / 2) ** 2 + cosines * Math.sin((lon * RADIAN) / 2) ** 2;
  return 2 * EARTH_KILOMETRES * Math.asin(Math.min(1, Math.sqrt(h)));
}
