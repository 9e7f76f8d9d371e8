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

/** Those that read ids and whatever names them, and nothing else: values of other keys may be malformed. */
export const ID_CHECKS: readonly Check[] = [uniqueIds, knownReferences, knownRelations, knownPlaces];

/** The keys on the way to everything that `ID_CHECKS` read. */
export const KEYS_OF_IDS: ReadonlySet<PropertyKey> = new Set([
  ...["competencies", "patients", "interventions", "practitioners", "shifts", "id"],
  ...["requires", "second", "anyOf", "portfolio", "competency", "level", "from", "until", "avoid", "prefer"],
  ...["after", "intervention", "apartFrom", "alongside", "precedesInVisit"],
  ...["travel", "model", "places", "place", "startPlace", "endPlace"],
]);
