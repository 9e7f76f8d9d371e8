// Indices put in and taken out in any order: the list holds what a set would.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IndexList } from "../../src/base/index-list.ts";

const LIMIT = 6;

describe("a list of indices", () => {
  it("holds what a set holds after the same changes", () => {
    const change = fc.record({ add: fc.boolean(), index: fc.nat(LIMIT - 1) });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const list = new IndexList(LIMIT);
        const set = new Set<number>();
        for (const { add, index } of changes) {
          if (add) {
            list.add(index);
            set.add(index);
          } else {
            list.delete(index);
            set.delete(index);
          }
          expect([...list.list].sort()).toEqual([...set].sort());
          for (let i = 0; i < LIMIT; i++) expect(list.has(i)).toBe(set.has(i));
        }
      }),
    );
  });
});
