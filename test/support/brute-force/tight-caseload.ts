// Tiny caseloads in which everything falls on a coarse grid of time, so that what has to meet for a bound to be false does
// meet: a break as long as the time between two visits, a way as long as a shift has room for, visits back to back.

import type {
  BreakJson,
  CaseloadJson,
  InterventionJson,
  MatrixJson,
  PatientJson,
  PractitionerJson,
  ShiftJson,
  WindowJson,
} from "../../../bench/generator/format.ts";
import type { Random } from "../../../src/base/random.ts";
import { datePlus, timeOf } from "../arbitrary/world.ts";

const START = "2026-03-02";
const DAY = 1440;
const PLACES = ["a", "b", "c"];
const COMPETENCIES = ["care", "meds"];

/** The stretch of each date in which all happens, in minutes of the first date: a little longer than what there is to do. */
interface Hours {
  readonly days: number;
  readonly from: number;
  readonly to: number;
}

/** One or two patients, seldom three, and one to three practitioners; a few occurrences. */
export function tightCaseload(random: Random): CaseloadJson {
  const isNight = random.chance(0.2);
  const days = (isNight ? 2 : 1) + (random.chance(0.2) ? 1 : 0);
  const from = isNight ? 1380 : 480;
  const hours = { days, from, to: from + 10 * random.between(5, 13) };
  const patients = random.pick([1, 1, 2, 2, 3]);
  const most = Math.max(1, Math.floor(random.between(3, 6) / patients));
  return {
    format: "onevisit.caseload/1",
    timeZone: "UTC",
    horizon: { start: START, days },
    setupMinutes: random.pick([0, 0, 5, 10]),
    minVisitMinutes: random.pick([0, 0, 0, 20, 30]),
    travel: drawTravel(random),
    competencies: COMPETENCIES.map((id) => ({ id })),
    patients: Array.from({ length: patients }, (_, i) => drawPatient(random.fork(), `p${i}`, most, hours)),
    practitioners: Array.from({ length: random.pick([1, 1, 2, 3]) }, (_, i) =>
      drawPractitioner(random.fork(), `n${i}`, hours),
    ),
  };
}

/** Nothing at all, the same everywhere, or anything: longer than round about, and one way only. */
function drawTravel(random: Random): MatrixJson {
  const legs = random.pick([[0], [5], [10], [0, 5, 10, 20], [0, 10, 30]]);
  const minutes = PLACES.map((_, i) => PLACES.map((_, j) => (i === j ? 0 : random.pick(legs))));
  return { model: "matrix", places: PLACES, minutes };
}

function drawPatient(random: Random, id: string, most: number, hours: Hours): PatientJson {
  const count = random.between(1, most);
  const interventions = Array.from({ length: count }, (_, i) =>
    drawIntervention(random.fork(), `${id}i${i}`, hours, count === 1 ? most : 1),
  );
  for (const [i, one] of interventions.entries()) {
    for (const other of interventions.slice(0, i)) owe(random, other, one);
  }
  const patient: PatientJson = { id, place: random.pick(PLACES), interventions };
  if (random.chance(0.15)) patient.available = [drawAvailable(random, hours)];
  if (random.chance(0.15)) patient.setupMinutes = random.pick([0, 5, 20]);
  if (random.chance(0.15)) patient.maxVisitMinutes = random.pick([30, 40]);
  return patient;
}

function drawAvailable(random: Random, { from, to }: Hours): WindowJson {
  const cut = from + 10 * random.between(1, 4);
  return { from: instantOf(random.chance(0.5) ? cut : from), to: instantOf(Math.max(cut + 30, to)) };
}

function drawIntervention(random: Random, id: string, hours: Hours, most: number): InterventionJson {
  const intervention: InterventionJson = {
    id,
    minutes: random.pick([5, 10, 10, 20, 30]),
    requires: drawRequires(random),
  };
  if (random.chance(0.65)) {
    const count = random.pick([1, 1, 2, 3]);
    intervention.times = Array.from({ length: count }, () => drawWindow(random, hours));
  }
  if (random.chance(0.12)) intervention.second = { requires: random.chance(0.5) ? [] : drawRequires(random) };
  if (random.chance(0.7)) intervention.priority = random.pick([1, 2, 3, 5, 20]);
  if (hours.days > 1 && random.chance(0.5)) intervention.dates = [datePlus(START, random.between(0, hours.days - 1))];
  if (most > 1 && random.chance(0.4)) drawRepeat(random, intervention, hours, most);
  return intervention;
}

function drawRepeat(random: Random, intervention: InterventionJson, { days }: Hours, most: number): void {
  const dates = intervention.dates?.length ?? days;
  const times = Math.min(random.between(2, 3), Math.floor(most / dates));
  if (times < 1 || times * dates < 2) return;
  intervention.repeat = { times, per: "day" };
  if (random.chance(0.6)) {
    const min = random.pick([0, 10, 30, 40]);
    intervention.gapMinutes = random.pick([{ min }, { max: min + 20 }, { min, max: min + random.pick([0, 10, 40]) }]);
  }
}

/** What the later owes the earlier. */
function owe(random: Random, earlier: InterventionJson, later: InterventionJson): void {
  if (random.chance(0.15) && earlier.repeat === undefined && later.repeat === undefined) {
    const minMinutes = random.pick([0, 10, 30, 50]);
    const maxMinutes = minMinutes + random.pick([0, 10, 40]);
    later.after = [{ intervention: earlier.id, minMinutes, ...(random.chance(0.5) ? { maxMinutes } : {}) }];
  }
  if (random.chance(0.2)) later.apartFrom = [...(later.apartFrom ?? []), earlier.id];
  if (random.chance(0.15)) later.alongside = [...(later.alongside ?? []), earlier.id];
  if (random.chance(0.1)) later.precedesInVisit = [earlier.id];
}

function drawRequires(random: Random): InterventionJson["requires"] {
  if (random.chance(0.2)) return [];
  const competency = random.chance(0.7) ? COMPETENCIES[0] : COMPETENCIES[1];
  return [random.chance(0.3) ? { competency, level: 2 } : competency];
}

/** Mostly one minute. */
function drawWindow(random: Random, { from, to }: Hours): WindowJson {
  const first = random.between(from / 10, to / 10 - 1) * 10;
  const last = first + random.pick([0, 0, 0, 10, 30]);
  const isSplit = Math.floor(first / DAY) !== Math.floor(last / DAY);
  return { from: timeOf(first % DAY), to: isSplit ? "24:00" : timeOf(last % DAY) };
}

function drawPractitioner(random: Random, id: string, hours: Hours): PractitionerJson {
  const portfolio: PractitionerJson["portfolio"] = COMPETENCIES.filter(() => random.chance(0.8));
  const held = portfolio.map((competency) =>
    random.chance(0.5) ? { competency: competency as string, level: 2 } : competency,
  );
  const nights = hours.to > DAY ? 1 : 0;
  const shifts: ShiftJson[] = [];
  for (let day = 0; day < hours.days - nights; day++) {
    if (!random.chance(0.9)) continue;
    const cut = random.chance(0.2) ? 10 * random.between(2, 4) : 0;
    const own = { from: day * DAY + hours.from - random.pick([0, 0, 10]), to: day * DAY + hours.to };
    if (cut > 0) shifts.push(drawShift(random, own.from, own.from + cut));
    shifts.push(drawShift(random, own.from + cut, own.to));
  }
  return { id, portfolio: held, shifts };
}

function drawShift(random: Random, from: number, to: number): ShiftJson {
  const shift: ShiftJson = { start: instantOf(from), end: instantOf(to) };
  if (random.chance(0.6)) shift.startPlace = random.pick(PLACES);
  if (random.chance(0.6)) shift.endPlace = random.pick(PLACES);
  const breaks = random.pick([0, 0, 1, 1, 2, 3]);
  if (breaks > 0) shift.breaks = Array.from({ length: breaks }, () => drawBreak(random, from, to));
  if (random.chance(0.15)) shift.maxVisits = random.between(1, 2);
  if (random.chance(0.15)) shift.maxContactMinutes = 5 * random.between(3, 10);
  return shift;
}

/** In a window just as long as it is, in one somewhat longer, or at any time. */
function drawBreak(random: Random, from: number, to: number): BreakJson {
  const minutes = Math.min(random.pick([5, 10, 10, 20, 30]), to - from);
  const room = to - from - minutes;
  const begin = from + 5 * random.between(0, Math.floor(room / 5));
  const end = Math.min(to, begin + minutes + random.pick([0, 0, 10, 30]));
  const [first, last] = random.chance(0.25) ? [from, to] : [begin, end];
  return { from: timeOf(first % DAY), to: last % DAY === 0 ? "24:00" : timeOf(last % DAY), minutes };
}

function instantOf(minute: number): string {
  return `${datePlus(START, Math.floor(minute / DAY))}T${timeOf(minute % DAY)}`;
}
