// Everything that is done for a patient and for some neighbours: on one date, or in the whole horizon.

import { dateOf, type Ruined, spareVisit } from "./ruin.ts";

const MOST_REMOVED = 10;

/** A patient's whole date, and the same date of near neighbours. */
export function patientDates(ruined: Ruined): void {
  const { solution, random, neighbours } = ruined;
  const seed = spareVisit(ruined);
  if (seed < 0) return;
  const date = dateOf(solution, seed);
  const most = 1 + random.int(MOST_REMOVED);
  let gone = 0;
  for (const patient of neighbours.of(solution.visits.patient[seed]!)) {
    if (gone >= most) break;
    if (gone > 0 && random.next() < 0.3) continue;
    for (const slot of [...solution.visitsOfPatient[patient]!]) {
      if (!solution.visitsOfPatient[patient]!.includes(slot) || dateOf(solution, slot) !== date) continue;
      solution.remove(slot);
      gone++;
    }
  }
  solution.settle();
}

/** All visits of one patient, whatever the date. */
export function wholePatient(ruined: Ruined): void {
  const { solution, random } = ruined;
  const seed = spareVisit(ruined);
  if (seed < 0) return;
  const own = random.shuffle([...solution.visitsOfPatient[solution.visits.patient[seed]!]!]);
  for (const slot of own.slice(0, 2 * MOST_REMOVED)) solution.remove(slot);
  solution.settle();
}
