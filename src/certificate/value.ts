// What prices prove: the inequality `visit × V + priority × U ≥ value`, part by part.

import type { Caseload } from "../caseload/schema.ts";
import { type Clock, clockOf } from "../verify/clock.ts";
import { competence } from "../verify/competence.ts";
import { type Occurrences, openOut } from "../verify/occurrences.ts";
import type { Prices, Proof } from "./certificate.ts";
import type { Claims } from "./claims.ts";
import { needsOf } from "./needs.ts";
import { leastService } from "./patient.ts";
import { datesOf, Staff } from "./staff.ts";
import type { Door } from "./visits.ts";

/** What a proof comes to, worked out from prices and caseload. */
export interface Worked extends Pick<Proof, "serving" | "staff" | "value"> {
  /** Sum of the sizes of all that was added up, for the error of doing so. */
  readonly size: number;
}

/** Works out proofs of one caseload. */
export class Values {
  /** Patients of whom some care was taken to be done for nothing because there is too much of it to follow. */
  readonly coarse = new Set<string>();
  readonly #caseload: Caseload;
  readonly #claims: Claims;
  readonly #clock: Clock;
  readonly #dates: readonly string[];
  readonly #occurrences: Occurrences;

  constructor(caseload: Caseload, claims: Claims) {
    this.#caseload = caseload;
    this.#claims = claims;
    this.#clock = clockOf(caseload.timeZone);
    this.#dates = datesOf(caseload);
    this.#occurrences = openOut(caseload);
  }

  of(prices: Prices): Worked {
    const caseload = this.#caseload;
    const dates = this.#dates;
    const staff = new Staff(caseload, this.#clock, prices, this.#claims.most);
    const meets = competence(caseload.practitioners);
    const ends = new Map(
      dates.map((date) => [date, Math.max(...(staff.onDate.get(date) ?? []).map(({ end }) => end))]),
    );
    const { value: worth, size } = staff.worth();
    const worked = { serving: [] as { patient: string; cost: number }[], staff: worth, value: worth, size };
    for (const patient of caseload.patients) {
      const own = patient.interventions.flatMap(({ id }) => this.#occurrences.get(id) ?? []);
      const latestEnd = (date: string) => ends.get(date) ?? Number.NEGATIVE_INFINITY;
      const needs = needsOf(caseload, this.#clock, patient, own, latestEnd);
      const available = this.#availableTo(patient);
      const claim = this.#claims.of(patient.id);
      const doorOn = (date: string): Door => ({
        caseload,
        meets,
        patient,
        date,
        available,
        claim,
        visit: prices.visit,
      });
      const { cost, coarse } = leastService(needs, dates, staff, doorOn, prices.priority);
      if (coarse) this.coarse.add(patient.id);
      worked.serving.push({ patient: patient.id, cost });
      worked.value += cost;
      worked.size += cost;
    }
    return worked;
  }

  #availableTo({ available }: Caseload["patients"][number]): Door["available"] {
    const clock = this.#clock;
    if (available !== undefined)
      return available.map(({ from, to }) => [clock.minute(from), clock.minute(to)] as const);
    const [first, last] = [this.#dates[0], this.#dates[this.#dates.length - 1]];
    return [[clock.onDate(first, "00:00"), clock.onDate(last, "24:00")]];
  }
}
