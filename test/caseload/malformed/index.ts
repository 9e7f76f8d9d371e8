// Every way we know to get a caseload wrong.

import * as references from "./references.ts";
import type { Malformed } from "./row.ts";
import * as times from "./times.ts";
import * as values from "./values.ts";

/** The table, family by family. */
export const MALFORMED: readonly Malformed[] = [values, references, times].flatMap((file) =>
  Object.values(file).flat(),
);
