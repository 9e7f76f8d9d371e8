// Every cross-check, in the order in which their issues are told.

import { breaksInShifts } from "./breaks.ts";
import type { Check } from "./check.ts";
import { noCycles } from "./cycles.ts";
import { uniqueIds } from "./ids.ts";
import { soundLinks } from "./links.ts";
import { soundMatrix } from "./matrix.ts";
import { knownPlaces } from "./places.ts";
import { knownReferences } from "./references.ts";
import { knownRelations } from "./relations.ts";
import { soundRepeats } from "./repeats.ts";
import { soundShifts } from "./shifts.ts";
import { soundSizes } from "./sizes.ts";
import { knownTimeZone } from "./time-zone.ts";
import { soundVisitLengths } from "./visit-lengths.ts";
import { orderedWindows } from "./windows.ts";

/** One family each; see their files. */
export const CHECKS: readonly Check[] = [
  knownTimeZone,
  uniqueIds,
  knownReferences,
  knownRelations,
  soundMatrix,
  knownPlaces,
  orderedWindows,
  soundShifts,
  breaksInShifts,
  soundVisitLengths,
  soundRepeats,
  soundSizes,
  soundLinks,
  noCycles,
];
