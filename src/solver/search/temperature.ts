// How much worse a solution may be than the one before it and still be kept: the schedule of the annealing.

import type { Prices } from "./prices.ts";

/** Temperatures at the start and end of the search, in the units of C. */
const HOT = 30;
const COLD = 1;
/** Under full contention the search starts hotter by this factor: what is left undone weighs much, and must move. */
const CONTENDED_HEAT = 2;
/** Under full contention, the temperature at the share of the search from which it falls to cold. */
const CONTENDED_COLD = 30;
const QUENCH_FROM = 0.85;

/**
 * Falls evenly, in its logarithm, from hot to cold. Under contention it starts hotter and stays well above cold until
 * the last stretch of the search: what is left undone weighs so much that nothing moves at low temperatures.
 */
export function temperatureAt(progress: number, { unit, contention }: Prices): number {
  const hot = HOT * (1 + (CONTENDED_HEAT - 1) * contention);
  const even = HOT * (COLD / HOT) ** QUENCH_FROM;
  const settled = even * (CONTENDED_COLD / even) ** contention;
  if (progress < QUENCH_FROM) return unit * hot * (settled / hot) ** (progress / QUENCH_FROM);
  return unit * settled * (COLD / settled) ** ((progress - QUENCH_FROM) / (1 - QUENCH_FROM));
}
