// Distances and turns of two visits, settled: nothing is allowed or forbidden by it, and no turn is left without a choice.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NEVER } from "../../src/problem/problem.ts";
import { BETWEEN, EITHER, NEVER_BOTH, RelationList } from "../../src/solver/routing/relation-list.ts";

const FAR = 40;

/** Whether a − x may be `later`. */
function allows(list: RelationList, later: number): boolean {
  for (let i = 0; i < list.count; i++) {
    const one = list.one[i]!;
    const two = list.two[i]!;
    if (list.kind[i] === NEVER_BOTH) return false;
    if (list.kind[i] === EITHER && later < one && -later < two) return false;
    if (list.kind[i] === BETWEEN && (later < one || later > two)) return false;
  }
  return true;
}

function allowed(list: RelationList): number[] {
  return Array.from({ length: 2 * FAR + 1 }, (_, i) => i - FAR).filter((later) => allows(list, later));
}

const turn = fc.record({
  kind: fc.constant(EITHER),
  one: fc.integer({ min: 1, max: 12 }),
  two: fc.integer({ min: 1, max: 12 }),
});
const low = fc.oneof(fc.constant(-NEVER), fc.integer({ min: -20, max: 10 }));
const high = fc.oneof(fc.constant(NEVER), fc.integer({ min: -10, max: 20 }));
const distance = fc.record({ kind: fc.constant(BETWEEN), one: low, two: high });

describe("relations of two visits", () => {
  it("allow after settling what they allowed before, by at most one distance and turns that are open", () => {
    const seen = { directed: 0, impossible: 0, open: 0 };
    const relations = fc.array(fc.oneof(turn, distance), { maxLength: 5 });
    fc.assert(
      fc.property(relations, (all) => {
        const list = new RelationList();
        for (const { kind, one, two } of all) list.add(kind, one, two);
        const before = allowed(list);
        const turns = all.filter(({ kind }) => kind === EITHER).length;
        list.settle();
        expect(allowed(list)).toEqual(before);
        const kinds = Array.from(list.kind.subarray(0, list.count));
        const open = kinds.filter((kind) => kind === EITHER).length;
        if (!all.some(({ kind }) => kind === BETWEEN)) return;
        if (open < turns) seen.directed++;
        if (kinds.includes(NEVER_BOTH)) {
          seen.impossible++;
          return;
        }
        expect(kinds.filter((kind) => kind === BETWEEN)).toHaveLength(1);
        const at = kinds.indexOf(BETWEEN);
        for (let i = 0; i < list.count; i++) {
          if (list.kind[i] !== EITHER) continue;
          seen.open++;
          expect(list.two[at]!).toBeGreaterThanOrEqual(list.one[i]!);
          expect(list.one[at]!).toBeLessThanOrEqual(-list.two[i]!);
        }
      }),
      { numRuns: 500 },
    );
    for (const [name, count] of Object.entries(seen)) expect(count, name).toBeGreaterThan(10);
  });
});
