// The public benchmark of home health care routing and scheduling, as its files have it: Mankowska, Meisel & Bierwirth
// (2014, "The home health care routing and scheduling problem with interdependent services") and the instances of
// Ceschia, Di Gaspero, Rosati & Schaerf (2024), whose JSON format this is.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gunzipSync } from "node:zlib";

/** One task, read-only; times in minutes, perhaps with decimals. */
export interface Instance {
  readonly patients: readonly Patient[];
  readonly services: readonly { readonly id: string; readonly default_duration: number }[];
  readonly caregivers: readonly { readonly id: string; readonly abilities: readonly string[] }[];
  /** Row and column 0 are the office, i the i-th patient. */
  readonly distances: readonly (readonly number[])[];
}

export interface Patient {
  readonly id: string;
  /** A service starts no earlier than the first; after the second it is late. */
  readonly time_window: readonly [number, number];
  readonly required_caregivers: readonly { readonly service: string; readonly duration?: number }[];
  /** Where two services are required. */
  readonly synchronization?: Synchronization;
}

export type Synchronization =
  | { readonly type: "simultaneous" }
  /** Minutes between the starts, at least and at most, the first listed service first. */
  | { readonly type: "sequential"; readonly distance: readonly [number, number] };

/** What is known of an instance from elsewhere. */
export interface BestKnown {
  readonly instance: string;
  readonly family: string;
  readonly cost: number;
  /** The fewest stops where pairs may be combined. */
  readonly fewestVisits: number;
  readonly proven: boolean;
}

/** Minutes that a patient's service takes. */
export function durationOf(
  { services }: Instance,
  { service, duration }: Patient["required_caregivers"][number],
): number {
  return duration ?? services.find(({ id }) => id === service)!.default_duration;
}

/** Least and most minutes between the starts of a patient's two services. */
export function gapOf({ synchronization }: Patient): readonly [number, number] {
  return synchronization?.type === "sequential" ? synchronization.distance : [0, 0];
}

export function readInstance(file: string): Instance {
  const bytes = readFileSync(file);
  return JSON.parse((file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8"));
}

/** Files of the benchmark in a folder, smallest first; none where the folder is not there. */
export function instanceFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => /\.json(\.gz)?$/.test(name));
  const sized = names.map((name) => ({
    file: join(folder, name),
    size: readInstance(join(folder, name)).patients.length,
  }));
  return sized.sort((a, b) => a.size - b.size || (a.file < b.file ? -1 : 1)).map(({ file }) => file);
}

export function nameOf(file: string): string {
  return basename(file).replace(/\.json(\.gz)?$/, "");
}

/** `best_known.csv` of a folder, by instance; empty where there is none. */
export function readBestKnown(folder: string): ReadonlyMap<string, BestKnown> {
  const file = join(folder, "best_known.csv");
  if (!existsSync(file)) return new Map();
  const [heading, ...rows] = readFileSync(file, "utf8").trim().split(/\r?\n/);
  const column = (name: string) => heading!.split(",").indexOf(name);
  return new Map(
    rows.map((row) => {
      const cell = row.split(",");
      const instance = cell[column("instance")]!;
      return [
        instance,
        {
          instance,
          family: cell[column("family")]!,
          cost: Number(cell[column("best_known_cost")]),
          fewestVisits: Number(cell[column("min_visits_if_combined")]),
          proven: cell[column("proven_optimal")] === "yes",
        },
      ];
    }),
  );
}
