// The brute force's clock against counting through every minute.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Clock, type Distance, settle, type Way } from "../support/brute-force/clock.ts";

const MINUTES = 9;
const THINGS = 3;

interface Case {
  readonly clock: Clock;
  /** Pairs that take turns: so many minutes the first, so many the second. */
  readonly turns: readonly {
    readonly a: number;
    readonly b: number;
    readonly first: number;
    readonly second: number;
  }[];
  /** A minute at which a thing may not start. */
  readonly holes: readonly { readonly of: number; readonly minute: number }[];
}

const thing = fc.integer({ min: 0, max: THINGS - 1 });
const distance = fc.record({ earlier: thing, later: thing, by: fc.integer({ min: -MINUTES, max: MINUTES }) });
const length = fc.integer({ min: 1, max: 5 });
const cases: fc.Arbitrary<Case> = fc.record({
  clock: fc.record({
    least: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: THINGS, maxLength: THINGS }),
    most: fc.array(fc.integer({ min: 3, max: MINUTES }), { minLength: THINGS, maxLength: THINGS }),
    distances: fc.array(distance, { maxLength: 3 }),
  }),
  turns: fc.array(
    fc.record({ a: thing, b: thing, first: length, second: length }).filter(({ a, b }) => a !== b),
    { maxLength: 3 },
  ),
  holes: fc.array(fc.record({ of: thing, minute: fc.integer({ min: 0, max: MINUTES }) }), { maxLength: 5 }),
});

const keeps = (starts: readonly number[], { earlier, later, by }: Distance) => starts[later] >= starts[earlier] + by;

function wrong({ turns, holes }: Case, starts: readonly number[]): Way[] | undefined {
  for (const { of, minute } of holes) if (starts[of] === minute) return [{ of, least: minute + 1 }];
  for (const { a, b, first, second } of turns) {
    const ways = [
      { earlier: a, later: b, by: first },
      { earlier: b, later: a, by: second },
    ];
    if (!ways.some((way) => keeps(starts, way))) return ways;
  }
  return undefined;
}

function isSound(one: Case, starts: readonly number[]): boolean {
  const { least, most, distances } = one.clock;
  return (
    starts.every((start, i) => least[i] <= start && start <= most[i]) &&
    distances.every((own) => keeps(starts, own)) &&
    wrong(one, starts) === undefined
  );
}

function* everything(things: number): Generator<number[]> {
  if (things === 0) yield [];
  else
    for (const rest of everything(things - 1))
      for (let minute = 0; minute <= MINUTES; minute++) yield [...rest, minute];
}

describe("the brute force's clock", () => {
  it("finds starts exactly where there are some", () => {
    const seen = { possible: 0, impossible: 0, turned: 0 };
    const all = [...everything(THINGS)];
    fc.assert(
      fc.property(cases, (one) => {
        const starts = settle(one.clock, (now) => wrong(one, now));
        expect(starts !== undefined).toBe(all.some((any) => isSound(one, any)));
        if (starts === undefined) seen.impossible++;
        else expect(isSound(one, starts)).toBe(true);
        if (starts !== undefined) seen.possible++;
        if (starts !== undefined && one.turns.length > 0) seen.turned++;
      }),
      { numRuns: 2000, seed: 5 },
    );
    expect(Math.min(seen.possible, seen.impossible, seen.turned)).toBeGreaterThan(200);
  });
});
