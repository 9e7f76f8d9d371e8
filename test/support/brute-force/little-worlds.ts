// Every little world of an alphabet: up to three interventions, up to three shifts, and what the first two interventions
// owe each other. One hour of one morning, small enough to try everything.

import type { CaseloadJson, InterventionJson, PatientJson, ShiftJson } from "../../../bench/generator/format.ts";

const DATE = "2026-03-02";
const at = (time: string) => `${DATE}T${time}`;
const window = (from: string, to: string) => [{ from, to }];

interface Wish {
  readonly patient: "here" | "there";
  readonly asks: Omit<InterventionJson, "id">;
}

/** What may be asked for. */
const WISHES: readonly Wish[] = [
  { patient: "here", asks: { minutes: 10, requires: ["care"] } },
  { patient: "here", asks: { minutes: 10, requires: ["meds"], priority: 3 } },
  { patient: "here", asks: { minutes: 6, requires: ["care"], times: window("08:00", "08:07") } },
  { patient: "here", asks: { minutes: 15, requires: [{ anyOf: ["care", "meds"] }], times: window("08:20", "08:25") } },
  { patient: "here", asks: { minutes: 12, requires: ["care"], second: { requires: [] } } },
  { patient: "there", asks: { minutes: 10, requires: ["care"], priority: 25 } },
  { patient: "there", asks: { minutes: 8, requires: ["meds"], times: window("08:05", "08:15") } },
  { patient: "there", asks: { minutes: 5, requires: [{ competency: "care", level: 2 }] } },
];

interface Worker {
  readonly portfolio: CaseloadJson["practitioners"][number]["portfolio"];
  readonly shift: ShiftJson;
}

const hours = (from: string, to: string, more: Partial<ShiftJson> = {}): ShiftJson => ({
  start: at(from),
  end: at(to),
  ...more,
});

/** Who may be there. */
const WORKERS: readonly Worker[] = [
  { portfolio: ["care"], shift: hours("08:00", "08:45") },
  { portfolio: ["meds"], shift: hours("08:00", "08:45", { maxContactMinutes: 25 }) },
  { portfolio: [{ competency: "care", level: 2 }, "meds"], shift: hours("08:00", "08:32", { startPlace: "base" }) },
  { portfolio: ["care", "meds"], shift: hours("08:05", "08:40", { maxVisits: 1, endPlace: "base" }) },
  {
    portfolio: [{ competency: "care", level: 3 }, "meds"],
    shift: hours("08:00", "09:00", { breaks: [{ from: "08:15", to: "08:40", minutes: 10 }] }),
  },
];

/** What the second intervention at one place owes the first. */
const LINKS: readonly ((first: string) => Partial<InterventionJson>)[] = [
  () => ({}),
  (first) => ({ after: [{ intervention: first, minMinutes: 5, maxMinutes: 20 }] }),
  (first) => ({ after: [{ intervention: first, minMinutes: 20 }] }),
  (first) => ({ apartFrom: [first] }),
  (first) => ({ alongside: [first] }),
  (first) => ({ precedesInVisit: [first] }),
];

/** What visits are like. */
const VISITS: readonly Partial<CaseloadJson>[] = [{}, { setupMinutes: 4, minVisitMinutes: 15 }];

const MOST_WISHES = 3;
const MOST_WORKERS = 3;

type Choice = Parameters<typeof worldOf>;
let choices: readonly Choice[] | undefined;

/** All little worlds there are; made when they are asked for. */
function everyChoice(): readonly Choice[] {
  choices ??= [...upTo(MOST_WISHES, WISHES)].flatMap((wishes) =>
    [...upTo(MOST_WORKERS, WORKERS)].flatMap((workers) =>
      (hasTwoAtOnePlace(wishes) ? LINKS : LINKS.slice(0, 1)).flatMap((link) =>
        VISITS.map((visit): Choice => [wishes, workers, link, visit]),
      ),
    ),
  );
  return choices;
}

/** How many little worlds there are. */
export function littleWorldCount(): number {
  return everyChoice().length;
}

/** A little world by its number from 0; the numbers start over behind the last. */
export function littleWorld(number: number): CaseloadJson {
  const all = everyChoice();
  return worldOf(...all[number % all.length]);
}

function hasTwoAtOnePlace(wishes: readonly Wish[]): boolean {
  return wishes.length > 1 && wishes[0].patient === wishes[1].patient;
}

function worldOf(
  wishes: readonly Wish[],
  workers: readonly Worker[],
  link: (first: string) => Partial<InterventionJson>,
  visit: Partial<CaseloadJson>,
): CaseloadJson {
  const interventions = wishes.map(({ patient, asks }, i) => ({
    patient,
    intervention: { id: `i${i}`, ...asks, ...(i === 1 && hasTwoAtOnePlace(wishes) ? link("i0") : {}) },
  }));
  const patients: PatientJson[] = ["here", "there"].flatMap((place) => {
    const own = interventions.filter(({ patient }) => patient === place).map(({ intervention }) => intervention);
    return own.length === 0 ? [] : [{ id: place, place, interventions: own }];
  });
  return {
    format: "onevisit.caseload/1",
    timeZone: "UTC",
    horizon: { start: DATE, days: 1 },
    ...visit,
    travel: {
      model: "matrix",
      places: ["here", "there", "base"],
      minutes: [
        [0, 4, 9],
        [6, 0, 2],
        [7, 3, 0],
      ],
    },
    competencies: [{ id: "care" }, { id: "meds" }],
    patients,
    practitioners: workers.map(({ portfolio, shift }, i) => ({ id: `n${i}`, portfolio, shifts: [shift] })),
  };
}

/** Every choice of one to `most` items, with repetition, whatever their order. */
function* upTo<T>(most: number, items: readonly T[], first = 0): Generator<readonly T[]> {
  if (most === 0) return;
  for (let i = first; i < items.length; i++) {
    yield [items[i]];
    for (const rest of upTo(most - 1, items, i)) yield [items[i], ...rest];
  }
}
