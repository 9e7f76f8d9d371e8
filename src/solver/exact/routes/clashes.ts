// Parts of routes that are known not to go together: covers made of whole routes are kept from having all of them again.

import type { Clash } from "./assemble.ts";

/** Clashes remembered; the oldest is let go. */
const MOST_KNOWN = 200;

export class Clashes {
  readonly #known = new Map<string, Clash>();

  get all(): Clash[] {
    return [...this.#known.values()];
  }

  /** Takes clashes down; whether one of them was not known. */
  add(clashes: readonly Clash[]): boolean {
    let isNew = false;
    for (const clash of clashes) {
      const key = clash.map(({ group, visits }) => `${group}:${visits}`).join(" ");
      if (this.#known.has(key)) continue;
      isNew = true;
      this.#known.set(key, clash);
      if (this.#known.size > MOST_KNOWN) this.#known.delete(this.#known.keys().next().value!);
    }
    return isNew;
  }
}
