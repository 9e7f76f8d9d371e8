// Small random caseloads in which every field of the format is in play. Always valid, mostly solvable.

import type { CaseloadJson, CompetencyJson, PatientJson } from "../../bench/generator/format.ts";
import type { Random } from "../../src/base/random.ts";
import { occurrenceCount } from "./arbitrary/dates.ts";
import { Draw } from "./arbitrary/draw.ts";
import { drawPatient, type Surroundings } from "./arbitrary/patient.ts";
import { drawCountry } from "./arbitrary/place.ts";
import { describe, drawPractitioner } from "./arbitrary/practitioner.ts";
import { drawWorld } from "./arbitrary/world.ts";

/** How large a random caseload is; what is left out is drawn. */
export interface RandomCaseloadOptions {
  /** How many patients; drawn from 1 to 4. Each has at least one intervention. */
  readonly patients?: number;
  /** How many practitioners; drawn from 1 to 4, rarely 0. */
  readonly practitioners?: number;
  /** How many days the horizon has; drawn from 1 to 9. */
  readonly days?: number;
  /** The most occurrences of all patients together, beyond one for each; 5 to 8 where left out. */
  readonly occurrences?: number;
  /** From 0 (only what the format requires, and windows) to 1: how often optional things are used; 1 where left out. */
  readonly richness?: number;
}

/** Draws a caseload that keeps every input rule of the format. The same stream and options give the same caseload. */
export function randomCaseload(random: Random, options: RandomCaseloadOptions = {}): CaseloadJson {
  const draw = new Draw(random, options.richness ?? 1);
  const sizes = drawSizes(draw, options);
  const name = draw.maybe(0.12) ? oddName : plainName;
  const world = drawWorld(draw.fork(), sizes.days);
  const country = drawCountry(draw.fork(), 5);
  const competencies = Array.from({ length: draw.between(2, 5) }, (_, i) => name("c", i));
  const traits = ["female", "polish", "bengali"];
  const practitioners = forks(draw, sizes.practitioners).map((own, i) =>
    drawPractitioner(own, name("n", i), world, competencies, traits, country.places),
  );
  const visit = drawVisit(draw.fork());
  const around: Surroundings = {
    world,
    competencies,
    traits,
    practitioners,
    places: country.places,
    minVisitMinutes: visit.minVisitMinutes ?? 0,
  };
  const patients = drawPatients(draw, sizes, around, name);
  return {
    format: "onevisit.caseload/1",
    timeZone: world.timeZone,
    horizon: { start: world.start, days: world.days },
    ...visit,
    travel: country.travel,
    competencies: [...competencies, ...traits].map((id) => described(draw, { id })),
    patients,
    practitioners,
  };
}

function drawSizes(draw: Draw, options: RandomCaseloadOptions): Required<Omit<RandomCaseloadOptions, "richness">> {
  // Drawn whether or not they are given, so that one more option does not change everything else.
  const patients = draw.pick([1, 1, 2, 2, 3, 4]);
  const practitioners = draw.random.chance(0.02) ? 0 : draw.between(1, 4);
  const days = draw.random.chance(0.5) ? draw.between(1, 3) : draw.between(1, 9);
  const drawn = { patients, practitioners, days, occurrences: draw.between(5, 8) };
  return { ...drawn, ...options };
}

/** Streams of their own, so that one patient fewer leaves the others as they are. */
function forks(draw: Draw, count: number): Draw[] {
  const source = draw.fork();
  return Array.from({ length: count }, () => source.fork());
}

function drawPatients(
  draw: Draw,
  sizes: { patients: number; occurrences: number },
  around: Surroundings,
  name: Name,
): PatientJson[] {
  let left = sizes.occurrences;
  return forks(draw, sizes.patients).map((own, i) => {
    const patient = drawPatient(own, name("p", i), around, Math.max(1, left - (sizes.patients - 1 - i)));
    left -= patient.interventions.reduce((sum, one) => sum + occurrenceCount(one, around.world), 0);
    return patient;
  });
}

function drawVisit(draw: Draw): { setupMinutes?: number; minVisitMinutes?: number } {
  const visit: { setupMinutes?: number; minVisitMinutes?: number } = {};
  if (draw.maybe(0.7)) visit.setupMinutes = draw.pick([0, 5, 8, 10, 15]);
  if (draw.maybe(0.4)) visit.minVisitMinutes = draw.pick([0, 15, 20, 30]);
  return visit;
}

function described(draw: Draw, competency: CompetencyJson): CompetencyJson {
  describe(draw, competency);
  return competency;
}

type Name = (kind: string, index: number) => string;

const plainName: Name = (kind, index) => `${kind}${index + 1}`;

/** Ids that a careless program trips over: names of object properties, spaces, slashes, other scripts. */
const oddName: Name = (kind, index) =>
  [`${kind} 1/2`, kind === "p" ? "__proto__" : "constructor", `${kind}é😀`, `0${kind}`, `${kind}"\\`][index] ??
  plainName(kind, index);
