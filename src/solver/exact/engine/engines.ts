// Engines by name.

import type { Engine, EngineName } from "./engine.ts";
import { loadHighs } from "./highs.ts";
import { JAVASCRIPT_LP_SOLVER } from "./javascript-lp-solver.ts";
import { OWN } from "./own.ts";

/** The engine of that name; `undefined` where it has to be loaded first. */
export function engineAtHand(name: EngineName): Engine | undefined {
  return [OWN, JAVASCRIPT_LP_SOLVER].find((engine) => engine.name === name);
}

/**
 * The engine of that name, loaded where it has to be.
 *
 * @throws Error, its `code` being `missing-engine`, where its package is not installed
 */
export async function openEngine(name: EngineName): Promise<Engine> {
  return engineAtHand(name) ?? (await loadHighs());
}
