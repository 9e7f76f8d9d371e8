// What is known of one patient's bundles.

import type { Bundle } from "../bundles.ts";
import type { Near, Reach } from "./openings.ts";

export class Known {
  /** The number of the first of them: older ones, still in use here and there, are made anew when more is asked of them. */
  readonly first: number;
  /** By units; `undefined` of those that no start suits. */
  readonly bundles = new Map<number | string, Bundle | undefined>();
  /** By unit among the patient's. */
  readonly singles: (Bundle | undefined)[] = [];
  /** By number from the first on: bundles of one more unit, by that unit among the patient's; nothing before one is asked for. */
  readonly extensions: ((readonly Bundle[] | undefined)[] | undefined)[] = [];
  readonly stints: (Int32Array | undefined)[] = [];
  readonly near: Readonly<Record<Reach, (Near | undefined)[]>> = { close: [], wide: [] };

  constructor(first: number) {
    this.first = first;
  }

  get next(): number {
    return this.first + this.extensions.length;
  }
}
