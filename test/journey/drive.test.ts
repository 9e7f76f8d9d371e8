// Rounds are made better as long as steps, time and hope last, and no longer.

import { describe, expect, it } from "vitest";
import type { Steps } from "../../src/base/steps.ts";
import { finish } from "../../src/base/steps.ts";
import { Clock } from "../../src/journey/clock.ts";
import { Drive } from "../../src/journey/drive.ts";
import { settingsOf } from "../../src/options.ts";
import type { Rounds } from "../../src/solver/rounds/rounds.ts";

const VISITS = 2;

/** Rounds of which each dive takes a unit off the cost, down to `least`; every step takes a moment of the clock. */
class Told {
  cost = 100;
  now = 0;
  dives = 0;
  choices = 0;
  readonly progress: number[] = [];
  readonly #least: number;

  constructor(least: number) {
    this.#least = least;
  }

  step(progress: number): boolean {
    this.progress.push(progress);
    this.now++;
    return false;
  }

  *dive(): Steps<void> {
    this.dives++;
    this.cost = Math.max(this.#least, this.cost - 1);
    yield;
  }

  *recombine(): Steps<void> {
    this.choices++;
    yield;
  }
}

function driven(told: Told, limit: Parameters<typeof settingsOf>[0], end = Number.POSITIVE_INFINITY): Drive {
  const clock = new Clock(() => told.now, 0, end);
  const drive = new Drive(told as unknown as Rounds, VISITS, 0, settingsOf(limit), clock);
  finish(drive.run());
  return drive;
}

describe("a drive", () => {
  it("ends where courses, dives and choices bring nothing any more", () => {
    const told = new Told(95);
    const { iterations } = driven(told, { iterations: 1_000_000 });
    expect(told.cost).toBe(95);
    expect(told.choices).toBe(2);
    // Five dives that bring something, and twice as many as may bring nothing.
    expect(told.dives).toBe(5 + 2 * 12);
    expect(iterations).toBe(told.progress.length);
    expect(iterations).toBeLessThan(1_000_000);
  });

  it("makes no more steps than asked for, at temperatures from the first to nearly the last", () => {
    const told = new Told(0);
    const { iterations } = driven(told, { iterations: 5000 });
    expect(iterations).toBe(5000);
    expect(told.dives).toBeGreaterThan(1);
    expect(Math.min(...told.progress)).toBe(0);
    expect(Math.max(...told.progress)).toBeGreaterThan(0.99);
    expect(Math.max(...told.progress)).toBeLessThanOrEqual(1);
  });

  it("makes none once its time is over", () => {
    const told = new Told(0);
    driven(told, { seconds: 3 }, 3000);
    expect(told.now).toBeGreaterThan(2000);
    expect(told.now).toBeLessThanOrEqual(3000);
    expect(told.dives).toBeGreaterThan(1);
  });
});
