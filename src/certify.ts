// The proof of a plan's bound, written down so that it can be checked without this solver.

import { finish } from "./base/steps.ts";
import { acceptedCaseload } from "./caseload/parse.ts";
import type { Caseload } from "./caseload/schema.ts";
import type { Certificate, GroupPrices, Prices, TravelClaim } from "./certificate/certificate.ts";
import { certificateOf } from "./certificate/write.ts";
import { DEFAULT_WEIGHTS } from "./plan/objective.ts";
import { compile } from "./problem/compile.ts";
import type { Problem } from "./problem/problem.ts";
import { boundProblem } from "./solver/bounds/bounds.ts";
import { CapacityBound, type Cut } from "./solver/bounds/capacity/capacity-bound.ts";
import { verifyPlan } from "./verify/verify.ts";

/** How long to look for prices. */
export interface CertifyOptions {
  /** Seconds to look for good prices, above 0; 10 where left out. Then each proof is worked out once more. */
  readonly seconds?: number;
  /** Steps of the search for prices; without limit where left out. The same number gives the same certificate. */
  readonly steps?: number;
}

/** Prices below this, in visits, are left out. */
const NOTHING = 1e-9;
/** Decimal places that prices keep. */
const PLACES = 1e7;

/**
 * Makes a certificate for a plan: prices at which it can be worked out, patient by patient, that no valid plan leaves less
 * undone than the certificate's bound, and that none which leaves as little undone as this plan has fewer visits.
 *
 * The bound of a certificate may be lower than the plan's own: it rests on what can be checked by plain means alone, and
 * leaves out links between visits, routes and whatever needed branching. Then its `rests` says so.
 *
 * @param plan a valid plan of the caseload.
 * @throws CaseloadError where the caseload is not valid; RangeError for a plan that is not valid or a bad option.
 */
export function certify(caseload: unknown, plan: unknown, options: CertifyOptions = {}): Certificate {
  const { seconds = 10, steps = Number.POSITIVE_INFINITY } = options;
  if (!(seconds > 0)) throw new RangeError(`seconds must be above 0, not ${seconds}`);
  if (!(steps >= 1)) throw new RangeError(`steps must be at least 1, not ${steps}`);
  const accepted = acceptedCaseload(caseload);
  const { valid, unscheduled, bound: told } = verifyPlan(accepted, plan);
  if (!valid || told === undefined)
    throw new RangeError("only a valid plan can be certified; verifyPlan says what is wrong with it");
  const { problem } = finish(compile(accepted, DEFAULT_WEIGHTS));
  const bound = new CapacityBound(problem, finish(boundProblem(problem)));
  const until = performance.now() + 1000 * seconds;
  let step = 0;
  for (const _ of bound.steps(unscheduled)) if (++step > steps || performance.now() > until) break;
  const claims = claimsOf(accepted, bound);
  return certificateOf(accepted, pricesOf(accepted, problem, bound), claims, { unscheduled, bound: told });
}

/** Patients in the order of the caseload. */
function claimsOf(caseload: Caseload, { dual }: CapacityBound): TravelClaim[] {
  if (dual === undefined) return [];
  const { before, after } = dual.claims;
  const all = caseload.patients.map(({ id }, p) => ({ patient: id, before: before[p], after: after[p] }));
  return all.filter((claim) => claim.before + claim.after > 0);
}

function pricesOf(caseload: Caseload, problem: Problem, bound: CapacityBound): Prices[] {
  const alone: Prices[] = [
    { visit: 0, priority: 1, groups: [] },
    { visit: 1, priority: 2, groups: [] },
  ];
  return [...alone, ...bound.cuts.map((cut) => pricesOfCut(caseload, problem, bound, cut))];
}

/** Any prices prove something: these are rounded, for fewer digits. */
function pricesOfCut(caseload: Caseload, problem: Problem, bound: CapacityBound, cut: Cut): Prices {
  const { resources } = bound.dual!;
  const rounded = (price: number) => (price < NOTHING ? 0 : Math.round(price * PLACES) / PLACES);
  const groups = resources.groups.flatMap((group, g): GroupPrices[] => {
    const own = Array.from(cut.prices.subarray(resources.start[g], resources.start[g + 1]), rounded);
    if (own.every((price) => price === 0)) return [];
    const [visit, contact] = own.splice(-2);
    return [
      {
        shifts: group.shifts.map((shift) => ({
          practitioner: caseload.practitioners[problem.practitionerOfShift[shift]].id,
          shift: problem.numberOfShift[shift],
        })),
        from: resources.firstSlice[g] * resources.slice,
        slice: resources.slice,
        minutes: own,
        ...(visit > 0 ? { visit } : {}),
        ...(contact > 0 ? { contact } : {}),
      },
    ];
  });
  return { visit: cut.visit === 0 ? 0 : 1, priority: Math.round(cut.priority * PLACES) / PLACES, groups };
}
