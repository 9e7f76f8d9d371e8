// Is a certificate right? Everything it claims is worked out again from the caseload and the prices, trusting nobody.

import { acceptedCaseload } from "../caseload/parse.ts";
import type { Caseload } from "../caseload/schema.ts";
import type { BoundProved, Certificate, Proof } from "./certificate.ts";
import { Claims, faultsOfClaims } from "./claims.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { readCertificate } from "./shape.ts";
import { boundOf, ERROR, grainOf } from "./sum.ts";
import { Values, type Worked } from "./value.ts";

/** What the check of a certificate finds. */
export interface CertificateCheck {
  /** Whether the certificate is well formed, of this caseload, right in every sum, and claims no more than it proves. */
  readonly valid: boolean;
  /** The certificate's own: `bound.visits` is proved for plans that leave at most this undone. */
  readonly given: { readonly unscheduled: number };
  /** What is proved, whatever the certificate claims: 0 where nothing is. */
  readonly bound: BoundProved;
  /** Whether the bound of the plan it was made for is proved here (`"prices"`), or rests on branching as well. */
  readonly rests: Certificate["rests"] | undefined;
  /** What is wrong, in sentences. */
  readonly problems: readonly string[];
  /** Patients of whom some care was taken to be done for nothing because there is too much of it to follow. */
  readonly coarsePatients: readonly string[];
}

const NOTHING_PROVED = { given: { unscheduled: 0 }, bound: { unscheduled: 0, visits: 0 }, rests: undefined };

/**
 * Checks a certificate against its caseload.
 *
 * The rules that a proof relies on are those of one visit (who may do what, when, in which order, how long), two pairs of
 * hands, the staff's time, `maxVisits`, `maxContactMinutes`, breaks, and the travel claimed around visits. Links between
 * visits and routes are not asked: plans lose rules, never gain any.
 *
 * @param certificate anything; what is no certificate is reported, not thrown.
 * @throws CaseloadError where the caseload itself has errors.
 */
export function checkCertificate(caseload: Caseload, certificate: unknown): CertificateCheck {
  const accepted = acceptedCaseload(caseload);
  const { problems, certificate: read } = readCertificate(accepted, certificate);
  if (read === undefined) return { valid: false, ...NOTHING_PROVED, problems, coarsePatients: [] };
  const claims = new Claims(read.claims);
  const faults = faultsOfClaims(accepted, claims);
  if (faults.length > 0) return { valid: false, ...NOTHING_PROVED, problems: faults, coarsePatients: [] };
  const values = new Values(accepted, claims);
  const worked = read.proofs.map((proof) => ({ ...proof, ...values.of(proof) }));
  const bound = boundOf(worked, read.given.unscheduled, grainOf(accepted));
  const wrong = [
    ...strangerIn(accepted, read),
    ...read.proofs.flatMap((proof, p) => wrongSums(proof, worked[p], `proofs[${p}]`)),
    ...tooMuchIn(read, bound),
  ];
  const { given, rests } = read;
  return { valid: wrong.length === 0, given, bound, rests, problems: wrong, coarsePatients: [...values.coarse] };
}

function strangerIn(caseload: Caseload, certificate: Certificate): string[] {
  const own = fingerprintOf(caseload);
  if (certificate.caseload === own) return [];
  return [`it was made for another caseload: ${certificate.caseload} is its fingerprint, that of this one is ${own}`];
}

/** Parts of a sum that are more than they come to. */
function wrongSums({ serving, staff, value }: Proof, worked: Worked, at: string): string[] {
  const isMore = (told: number, found: number) => !(told <= found + ERROR * (worked.size + 1));
  const wrong = serving.flatMap(({ patient, cost }, i) => {
    const found = worked.serving[i].cost;
    return isMore(cost, found) ? [`${at}: serving ${patient} is said to cost ${cost}, but may cost only ${found}`] : [];
  });
  if (isMore(staff, worked.staff)) wrong.push(`${at}.staff is ${staff}, but comes to ${worked.staff}`);
  const sum = serving.reduce((all, { cost }) => all + cost, staff);
  if (isMore(value, sum)) wrong.push(`${at}.value is ${value}, but its parts add up to ${sum}`);
  return wrong;
}

function tooMuchIn({ bound, plan, rests }: Certificate, proved: BoundProved): string[] {
  const wrong = (["unscheduled", "visits"] as const).flatMap((side) =>
    bound[side] > proved[side] ? [`bound.${side} is ${bound[side]}, but only ${proved[side]} is proved`] : [],
  );
  const isPlans = plan.unscheduled <= proved.unscheduled && plan.visits <= proved.visits;
  if (rests === "prices" && !isPlans) wrong.push('rests is "prices", but the bound of its plan is more than is proved');
  return wrong;
}
