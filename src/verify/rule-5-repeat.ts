// Rule 5, `repeat`: occurrences of one intervention come in the order of their numbers, never two in a visit, and those
// that are due once in a while on dates of their own.

import { type Facts, refsOf, startOf } from "./facts.ts";
import type { Occurrence } from "./occurrences.ts";
import type { Report } from "./violation.ts";

/** Reports repeats that are out of order, on one date where each has its own, or in one visit. */
export function checkRepeat(facts: Facts, report: Report): void {
  checkVisits(facts, report);
  for (const list of facts.occurrences.values()) {
    const done = list.filter(({ id }) => facts.deliveries.has(id));
    // Neighbours are enough: where every one starts after the one before, the starts and their dates only grow.
    for (let i = 1; i < done.length; i++) checkNeighbours(facts, done[i - 1], done[i], report);
  }
}

function checkNeighbours(facts: Facts, earlier: Occurrence, later: Occurrence, report: Report): void {
  const [before, after] = [startOf(facts, earlier), startOf(facts, later)];
  if (before === undefined || after === undefined) return;
  const refs = { patient: later.patient.id, occurrences: [earlier.id, later.id] };
  const starts = `${earlier.id} starts at ${before.text} and ${later.id} at ${after.text}`;
  if (after.minute <= before.minute) report("repeats-out-of-order", `${starts}, which is no later`, refs);
  if (later.intervention.repeat?.per !== "day" && before.date === after.date) {
    report("repeats-on-one-date", `${starts}: one date for two that need one each`, refs);
  }
}

function checkVisits(facts: Facts, report: Report): void {
  for (const visit of facts.visits) {
    const seen = new Map<string, string>();
    for (const { occurrence } of visit.deliveries) {
      const { id, intervention } = occurrence;
      const twin = seen.get(intervention.id);
      if (twin !== undefined) {
        report(
          "repeats-share-visit",
          `visit ${visit.id} holds ${twin} and ${id} of one intervention`,
          refsOf(visit, twin, id),
        );
      }
      seen.set(intervention.id, id);
    }
  }
}
