// Bundles that are let go for want of room are made again, the same as before.

import { describe, expect, it } from "vitest";
import { Random } from "../../src/base/random.ts";
import { type Bundle, Bundles } from "../../src/solver/bundles.ts";
import { randomCaseload } from "../support/random-caseload.ts";
import { readied } from "./decompose/readied.ts";

const FEW = 12;
const CASELOADS = 30;
const WALKS = 60;

const shown = ({ number: _, ...bundle }: Bundle) => bundle;

describe("bundles kept within bounds", () => {
  it("are what they would be if all were kept, also where one in use was let go", () => {
    let letGo = 0;
    for (let seed = 1; seed <= CASELOADS; seed++) {
      const random = new Random(seed);
      const { problem } = readied(randomCaseload(random, { patients: 3, practitioners: 4, occurrences: 18 }));
      const all = new Bundles(problem);
      const few = new Bundles(problem, FEW);
      for (let walk = 0; walk < WALKS; walk++) {
        const patient = random.int(problem.patients);
        const units = Array.from(
          { length: problem.unitStart[patient + 1]! - problem.unitStart[patient]! },
          (_, i) => problem.unitStart[patient]! + i,
        );
        const first = random.pick(units);
        let [one, other] = [all.single(first), few.single(first)];
        for (const unit of random.shuffle(units.filter((unit) => unit !== first))) {
          const before = few.single(first);
          few.trim();
          if (few.single(first) !== before) letGo++;
          const [grown, same] = [all.extensions(one, unit), few.extensions(other, unit)];
          expect(same.map(shown)).toEqual(grown.map(shown));
          if (grown.length === 0) continue;
          const pick = random.int(grown.length);
          [one, other] = [grown[pick]!, same[pick]!];
          expect(few.stints(other)).toEqual(all.stints(one));
        }
      }
    }
    expect(letGo).toBeGreaterThan(100);
  });
});
