// Random patients: who they are at home to, and what they need.

import type {
  InterventionJson,
  PatientJson,
  PlaceJson,
  PractitionerJson,
  WindowJson,
} from "../../../bench/generator/format.ts";
import { drawRequires } from "./competence.ts";
import { occurrenceCount } from "./dates.ts";
import type { Draw } from "./draw.ts";
import { drawIntervention, type Usual } from "./intervention.ts";
import { drawLinks } from "./link.ts";
import { describe } from "./practitioner.ts";
import { instantOf, isSkipped, type World, wallLength } from "./world.ts";

/** What a patient's part of the caseload is drawn from. */
export interface Surroundings {
  readonly world: World;
  readonly competencies: readonly string[];
  readonly traits: readonly string[];
  readonly practitioners: readonly PractitionerJson[];
  readonly places: readonly PlaceJson[];
  /** The caseload's own `minVisitMinutes`. */
  readonly minVisitMinutes: number;
}

/** Draws one patient with at most `budget` occurrences, most of which one keyworker could do. */
export function drawPatient(draw: Draw, id: string, around: Surroundings, budget: number): PatientJson {
  const { practitioners, traits } = around;
  const keyworker = practitioners.length > 0 ? draw.pick(practitioners) : undefined;
  const usual: Usual = { keyworker, usualDay: draw.pick(around.world.workDays) };
  const interventions = drawInterventions(draw.fork(), id, around, usual, budget);
  drawLinks(draw.fork(), interventions, around.world);
  const patient: PatientJson = { id, place: draw.pick(around.places), interventions };
  if (draw.maybe(0.2)) patient.requires = drawRequires(draw, draw.between(0, 2), traits, keyworker);
  if (draw.maybe(0.2)) patient.available = drawAvailable(draw, around.world);
  drawPeople(draw, patient, practitioners, keyworker);
  drawVisitLengths(draw, patient, around.minVisitMinutes);
  if (draw.maybe(0.25)) patient.siloed = draw.random.chance(0.8);
  describe(draw, patient);
  return patient;
}

function drawInterventions(
  draw: Draw,
  patient: string,
  { world, competencies }: Surroundings,
  usual: Usual,
  budget: number,
): InterventionJson[] {
  const interventions: InterventionJson[] = [];
  let left = budget;
  for (let wanted = draw.pick([1, 2, 3, 3, 4]); wanted > 0 && left > 0; wanted--) {
    const id = `${patient}-i${interventions.length + 1}`;
    const one = drawIntervention(draw.fork(), id, world, competencies, usual, left);
    interventions.push(one);
    left -= occurrenceCount(one, world);
  }
  return interventions;
}

/** Windows around the focus of some work days; now and then one that reaches beyond the horizon. */
function drawAvailable(draw: Draw, world: World): WindowJson[] {
  const windows: WindowJson[] = [];
  for (const day of world.workDays) {
    const from = day * 1440 + world.focus.from + draw.minutes(-90, 30);
    const to = from + draw.minutes(120, 540);
    windows.push(...(draw.random.chance(0.3) ? split(draw, from, to) : [[from, to] as const]).map(toWindow(world)));
  }
  if (draw.random.chance(0.15)) windows.push(toWindow(world)([-300, draw.between(0, wallLength(world) + 200)]));
  return draw.random.shuffle(windows);
}

function split(draw: Draw, from: number, to: number): (readonly [number, number])[] {
  const middle = draw.between(from, to);
  return [
    [from, middle],
    [Math.min(to, middle + draw.minutes(0, 45)), to],
  ];
}

const toWindow =
  (world: World) =>
  ([from, to]: readonly [number, number]): WindowJson => {
    const shown = (wall: number) => instantOf(world, isSkipped(world, wall) ? world.change!.to : wall);
    return { from: shown(from), to: shown(to) };
  };

function drawPeople(
  draw: Draw,
  patient: PatientJson,
  all: readonly PractitionerJson[],
  keyworker?: PractitionerJson,
): void {
  const ids = all.map((practitioner) => practitioner.id);
  if (draw.maybe(0.2)) {
    patient.avoid = draw
      .sample(ids, draw.between(0, 2))
      .filter((id) => id !== keyworker?.id || draw.random.chance(0.2));
  }
  if (draw.maybe(0.3)) patient.prefer = draw.sample(ids, draw.between(0, 2));
}

function drawVisitLengths(draw: Draw, patient: PatientJson, caseloads: number): void {
  if (draw.maybe(0.2)) patient.setupMinutes = draw.minutes(0, 20);
  if (draw.maybe(0.2)) patient.minVisitMinutes = draw.minutes(0, 45);
  if (draw.maybe(0.25))
    patient.maxVisitMinutes = Math.max(1, patient.minVisitMinutes ?? caseloads, draw.minutes(30, 120));
}
