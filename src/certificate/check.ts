// Is a certificate right? Everything it claims is worked out again from the caseload and the prices, trusting nobody.

import { acceptedCaseload } from "../caseload/parse.ts";
import type { Caseload } from "../caseload/schema.ts";
import { type Clock, clockOf } from "../verify/clock.ts";
import { competence } from "../verify/competence.ts";
import { openOut } from "../verify/occurrences.ts";
import { CERTIFICATE_FORMAT, type Certificate, type Proof } from "./certificate.ts";
import { needsOf } from "./needs.ts";
import { leastService } from "./patient.ts";
import { readCertificate } from "./shape.ts";
import { datesOf, Staff } from "./staff.ts";
import type { Door } from "./visits.ts";

/** What the check of a certificate finds. */
export interface CertificateCheck {
  /** Whether the certificate is well formed and claims no more than its proofs prove. */
  readonly valid: boolean;
  /** The certificate's own: `bound.visits` is proved for plans that leave at most this undone. */
  readonly given: { readonly unscheduled: number };
  /** What is proved, whatever the certificate claims: 0 where nothing is. */
  readonly bound: { readonly unscheduled: number; readonly visits: number };
  /** What is wrong, in sentences. */
  readonly problems: readonly string[];
  /** Patients of whom some care was taken to be done for nothing because there is too much of it to follow. */
  readonly coarsePatients: readonly string[];
}

const NOTHING_PROVED = { given: { unscheduled: 0 }, bound: { unscheduled: 0, visits: 0 } };
/** Share of all that is added up by which the sum may be wrong. */
const ERROR = 1e-9;

/**
 * Checks a certificate against its caseload.
 *
 * The rules that a proof relies on are those of one visit (who may do what, when, how long), of the staff's time, `maxVisits`,
 * `maxContactMinutes` and breaks. Travel, links between occurrences and orders are not asked: plans lose rules, never gain any.
 *
 * @param certificate anything; what is no certificate is reported, not thrown.
 * @throws CaseloadError where the caseload itself has errors.
 */
export function checkCertificate(caseload: Caseload, certificate: unknown): CertificateCheck {
  const accepted = acceptedCaseload(caseload);
  const { problems, certificate: read } = readCertificate(accepted, certificate);
  if (read === undefined) return { valid: false, ...NOTHING_PROVED, problems, coarsePatients: [] };
  const { bound, coarsePatients } = provedBy(accepted, read.proofs, read.given.unscheduled);
  const tooMuch = (["unscheduled", "visits"] as const).flatMap((side) =>
    read.bound[side] > bound[side] ? [`bound.${side} is ${read.bound[side]}, but only ${bound[side]} is proved`] : [],
  );
  return { valid: tooMuch.length === 0, given: read.given, bound, problems: tooMuch, coarsePatients };
}

/** The certificate that these proofs make, claiming exactly what they prove. */
export function certificateOf(caseload: Caseload, proofs: readonly Proof[], unscheduled: number): Certificate {
  const { bound } = provedBy(caseload, proofs, unscheduled);
  return { format: CERTIFICATE_FORMAT, given: { unscheduled }, bound, proofs };
}

function provedBy(caseload: Caseload, proofs: readonly Proof[], given: number) {
  const clock = clockOf(caseload.timeZone);
  let [unscheduled, visits] = [0, 0];
  const coarse = new Set<string>();
  for (const proof of proofs) {
    const { value, size } = rightHandSide(caseload, clock, proof, coarse);
    const sure = value - ERROR * (size + 1);
    if (!Number.isFinite(sure)) continue;
    if (proof.visit === 0 && proof.priority > 0) unscheduled = Math.max(unscheduled, wholeAbove(sure / proof.priority));
    if (proof.visit === 1) visits = Math.max(visits, wholeAbove(sure - proof.priority * given));
  }
  return { bound: { unscheduled, visits }, coarsePatients: [...coarse] };
}

/** U and V are whole. */
function wholeAbove(value: number): number {
  return Math.max(0, Math.ceil(value - 1e-9 * (1 + Math.abs(value))));
}

/** What `visit × V + priority × U` is at least; `size` sums the sizes of all that was added up. */
function rightHandSide(caseload: Caseload, clock: Clock, proof: Proof, coarse: Set<string>) {
  const staff = new Staff(caseload, clock, proof);
  const dates = datesOf(caseload);
  const meets = competence(caseload.practitioners);
  const occurrences = openOut(caseload);
  const ends = new Map(dates.map((date) => [date, Math.max(...(staff.onDate.get(date) ?? []).map(({ end }) => end))]));
  const [horizonStart, horizonEnd] = [clock.onDate(dates[0], "00:00"), clock.onDate(dates[dates.length - 1], "24:00")];
  let { value, size } = staff.worth();
  for (const patient of caseload.patients) {
    const own = patient.interventions.flatMap(({ id }) => occurrences.get(id) ?? []);
    const needs = needsOf(caseload, clock, patient, own, (date) => ends.get(date) ?? Number.NEGATIVE_INFINITY);
    const available = patient.available?.map(({ from, to }) => [clock.minute(from), clock.minute(to)] as const);
    const doorOn = (date: string): Door => ({
      caseload,
      meets,
      patient,
      date,
      available: available ?? [[horizonStart, horizonEnd]],
      visit: proof.visit,
    });
    const service = leastService(needs, dates, staff, doorOn, proof.priority);
    if (service.coarse) coarse.add(patient.id);
    value += service.cost;
    size += service.cost;
  }
  return { value, size };
}
