// A certificate written, claiming exactly what its prices prove.

import type { Caseload } from "../caseload/schema.ts";
import {
  type BoundProved,
  CERTIFICATE_FORMAT,
  type Certificate,
  type Prices,
  type TravelClaim,
} from "./certificate.ts";
import { Claims } from "./claims.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { boundOf, grainOf } from "./sum.ts";
import { Values } from "./value.ts";

/** @param plan U of the plan it is for, and the bound that it tells. */
export function certificateOf(
  caseload: Caseload,
  prices: readonly Prices[],
  claims: readonly TravelClaim[],
  plan: { readonly unscheduled: number; readonly bound: BoundProved },
): Certificate {
  const values = new Values(caseload, new Claims(claims));
  const worked = prices.map((own) => ({ ...own, ...values.of(own) }));
  const proofs = worked.filter(({ value }) => Number.isFinite(value));
  const bound = boundOf(proofs, plan.unscheduled, grainOf(caseload));
  const isAll = plan.bound.unscheduled <= bound.unscheduled && plan.bound.visits <= bound.visits;
  return {
    format: CERTIFICATE_FORMAT,
    caseload: fingerprintOf(caseload),
    given: { unscheduled: plan.unscheduled },
    bound,
    plan: plan.bound,
    rests: isAll ? "prices" : "branching",
    claims,
    proofs: proofs.map(({ size: _, ...proof }) => proof),
  };
}
