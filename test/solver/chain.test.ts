// What makes way for a visit moves on: down a chain of people of whom each can take over from the one before.

import { describe, expect, it } from "vitest";
import { Random } from "../../src/base/random.ts";
import { Bundles } from "../../src/solver/bundles.ts";
import { NOWHERE } from "../../src/solver/routing/insertion.ts";
import { Chances } from "../../src/solver/search/chances.ts";
import { Neighbours } from "../../src/solver/search/neighbours.ts";
import { Prices } from "../../src/solver/search/prices.ts";
import { Placement } from "../../src/solver/search/recreate/placement.ts";
import { forceInChain } from "../../src/solver/search/ruin/chain.ts";
import { Losses } from "../../src/solver/search/ruin/losses.ts";
import type { Ruined } from "../../src/solver/search/ruin/ruin.ts";
import { Solution } from "../../src/solver/search/solution.ts";
import { care, carer, caseloadOf, problemOf, times } from "../bounds/little.ts";

const LINKS = 4;
const SEEDS = 40;
const numbers = Array.from({ length: LINKS }, (_, i) => i);

/** All care is at nine. Person i is with patient i + 1 and could be with patient i; the last of them is free. */
function waiting(seed: number, chains: boolean): Ruined {
  const nine = { ...times("09:00-09:00"), minutes: 60 };
  const caseload = caseloadOf(
    numbers.map((i) => [care(`care${i}`, { ...nine, requires: [`c${i}`] })]),
    numbers.map((i) => carer(`n${i}`, [`c${i}`, `c${i + 1}`])),
    { competencies: [...numbers, LINKS].map((i) => ({ id: `c${i}` })) },
  );
  const problem = problemOf(caseload);
  const solution = new Solution(new Bundles(problem));
  const [random, prices] = [new Random(seed), new Prices(problem)];
  const placement = new Placement(solution, prices, random);
  const [neighbours, chances] = [new Neighbours(problem), new Chances(problem)];
  solution.begin();
  for (let unit = 1; unit < LINKS; unit++) {
    const bundle = solution.bundles.single(unit);
    placement.insertion.meet(bundle.patient);
    placement.insertion.find(bundle, placement.starts(bundle), Int32Array.of(unit - 1), NOWHERE);
    placement.open(bundle);
  }
  const losses = new Losses(solution, prices, chances);
  return { solution, random, neighbours, placement, prices, chances, losses, chains, absent: [0], surplus: [] };
}

/** How often everybody is visited once the first patient has been made room for. */
function settled(chains: boolean): number {
  let all = 0;
  for (let seed = 1; seed <= SEEDS; seed++) {
    const ruined = waiting(seed, chains);
    expect(ruined.solution.totals.visits).toBe(LINKS - 1);
    forceInChain(ruined, ruined.solution.bundles.single(0));
    if (ruined.solution.totals.visits === LINKS) all++;
  }
  return all;
}

describe("a chain of visits that make way", () => {
  it("ends where there is room", () => {
    expect(settled(true)).toBeGreaterThan(SEEDS / 4);
  });

  it("is not begun where chains are left out", () => {
    expect(settled(false)).toBe(0);
  });
});
