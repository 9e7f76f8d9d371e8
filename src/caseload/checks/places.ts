import { shown } from "../issues.ts";
import type { Place } from "../schema.ts";
import { type Check, createAdviser } from "./check.ts";

/** Every place is one that the travel model knows: coordinates for straight lines, a listed id for a matrix. */
export const knownPlaces: Check = ({ caseload: { travel, patients, practitioners }, report }) => {
  const known = travel.model === "matrix" ? new Set(travel.places) : undefined;
  const advise = createAdviser(known ?? new Set());

  const checkPlace = (place: Place | undefined, path: () => readonly PropertyKey[]): void => {
    if (place === undefined) return;
    if (known === undefined) {
      if (typeof place !== "string") return;
      const message = `${shown(place)} is a place id, and straight-line travel has coordinates {lat, lon}.`;
      report("wrong-place-kind", path(), message, { place });
    } else if (typeof place !== "string") {
      report("wrong-place-kind", path(), `${shown(place)} has coordinates, and matrix travel has place ids.`, {
        place,
      });
    } else if (!known.has(place)) {
      report("unknown-place", path(), `the travel matrix has no place ${shown(place)}.`, { place }, advise(place));
    }
  };

  patients.forEach(({ place }, i) => {
    checkPlace(place, () => ["patients", i, "place"]);
  });
  practitioners.forEach(({ shifts }, i) => {
    shifts.forEach(({ startPlace, endPlace }, j) => {
      checkPlace(startPlace, () => ["practitioners", i, "shifts", j, "startPlace"]);
      checkPlace(endPlace, () => ["practitioners", i, "shifts", j, "endPlace"]);
    });
  });
};
