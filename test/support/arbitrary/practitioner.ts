// Random practitioners.

import type { Described, PlaceJson, PractitionerJson } from "../../../bench/generator/format.ts";
import { drawPortfolio } from "./competence.ts";
import type { Draw } from "./draw.ts";
import { drawShifts } from "./shift.ts";
import type { World } from "./world.ts";

/** The disciplines of random caseloads. */
export const DISCIPLINES = ["nursing", "therapy", "home-care"] as const;

/** Draws one practitioner; `traits` are competencies that only patients ask for. */
export function drawPractitioner(
  draw: Draw,
  id: string,
  world: World,
  competencies: readonly string[],
  traits: readonly string[],
  places: readonly PlaceJson[],
): PractitionerJson {
  const portfolio = drawPortfolio(draw.fork(), competencies, world);
  for (const trait of traits) if (draw.random.chance(0.6)) portfolio.push(trait);
  const practitioner: PractitionerJson = { id, portfolio, shifts: drawShifts(draw.fork(), world, places) };
  if (draw.maybe(0.25))
    practitioner.shifts.forEach((shift, i) => {
      shift.id = `${id} shift ${i + 1}`;
    });
  if (draw.random.chance(0.85)) practitioner.discipline = draw.pick(DISCIPLINES);
  if (draw.maybe(0.3)) practitioner.organisation = draw.pick(["trust", "agency"]);
  if (draw.maybe(0.3)) practitioner.hourlyCost = draw.pick([0, 17.5, 32, 54]);
  describe(draw, practitioner);
  return practitioner;
}

/** Now and then adds what means nothing to the solver. */
export function describe(draw: Draw, thing: Described): void {
  if (draw.maybe(0.08)) thing.name = draw.pick(["Mrs Ahmed", "Zoë", "日本", " "]);
  if (draw.maybe(0.08)) thing.notes = draw.pick(["", "key safe at the back door", "two\nlines"]);
  if (draw.maybe(0.08))
    thing.codes = [{ system: "http://snomed.info/sct", code: "1", ...(draw.maybe(0.5) ? { display: "one" } : {}) }];
}
