// The types of caseloads and plans are written from their JSON Schemas (`npm run reprint`), and are those that are read.

import { describe, expect, expectTypeOf, it } from "vitest";
import type { z } from "zod";
import { caseloadJsonSchema } from "../src/caseload/json-schema.ts";
import type { Caseload, caseloadSchema } from "../src/caseload/schema.ts";
import type * as caseloads from "../src/caseload/types.ts";
import { planJsonSchema } from "../src/plan/json-schema.ts";
import type { Plan, planSchema } from "../src/plan/schema.ts";
import { declarationsOf } from "./support/declarations.ts";

/** `T` with every property and every list in it readonly, however deep; an optional key is absent, never undefined. */
type DeepReadonly<T> = T extends object ? { readonly [Key in keyof T]: DeepReadonly<Exclude<T[Key], undefined>> } : T;

const opening = (what: string) => `// ${what}, from its schema: \`npm run reprint\` writes this file anew.\n`;

describe("the types of", () => {
  it("a caseload are those of its schema, each key with its meaning", async () => {
    const written = declarationsOf("Caseload", caseloadJsonSchema(), opening("A caseload"));
    await expect(written).toMatchFileSnapshot("../src/caseload/types.ts");
    expectTypeOf<Caseload>().toEqualTypeOf<DeepReadonly<z.infer<typeof caseloadSchema>>>();
    expectTypeOf<caseloads.Caseload>().toEqualTypeOf<Caseload>();
  });

  it("a plan are those of its schema, each key with its meaning", async () => {
    const written = declarationsOf("Plan", planJsonSchema(), opening("A plan"));
    await expect(written).toMatchFileSnapshot("../src/plan/types.ts");
    expectTypeOf<Plan>().toEqualTypeOf<DeepReadonly<z.infer<typeof planSchema>>>();
  });
});
