// Whether something is a certificate at all, and one that fits the caseload.

import type { Caseload } from "../caseload/schema.ts";
import { CERTIFICATE_FORMAT, type Certificate } from "./certificate.ts";

/** The certificate, if it is one; else what is wrong with it. */
export function readCertificate(
  caseload: Caseload,
  value: unknown,
): { readonly problems: readonly string[]; readonly certificate?: Certificate } {
  const problems: string[] = [];
  const expect = (holds: boolean, what: string): boolean => {
    if (!holds) problems.push(what);
    return holds;
  };
  const known = new Map(caseload.practitioners.map(({ id, shifts }) => [id, shifts]));
  const isPrice = (one: unknown): boolean => typeof one === "number" && Number.isFinite(one) && one >= 0;
  const isWhole = (one: unknown): boolean => Number.isSafeInteger(one) && (one as number) >= 0;

  const root = object(value);
  expect(root.format === CERTIFICATE_FORMAT, `format must be "${CERTIFICATE_FORMAT}"`);
  expect(isPrice(object(root.given).unscheduled), "given.unscheduled must be a number ≥ 0");
  const bound = object(root.bound);
  expect(
    isWhole(bound.unscheduled) && isWhole(bound.visits),
    "bound.unscheduled and bound.visits must be whole and ≥ 0",
  );
  expect(Array.isArray(root.proofs), "proofs must be an array");
  for (const [p, proofValue] of list(root.proofs).entries()) {
    const proof = object(proofValue);
    const at = `proofs[${p}]`;
    expect(proof.visit === 0 || proof.visit === 1, `${at}.visit must be 0 or 1`);
    expect(isPrice(proof.priority), `${at}.priority must be a number ≥ 0`);
    expect(Array.isArray(proof.groups), `${at}.groups must be an array`);
    const seen = new Set<string>();
    for (const [g, groupValue] of list(proof.groups).entries()) {
      const group = object(groupValue);
      const here = `${at}.groups[${g}]`;
      expect(Number.isSafeInteger(group.from), `${here}.from must be whole`);
      expect(isWhole(group.slice) && (group.slice as number) > 0, `${here}.slice must be whole and above 0`);
      expect(Array.isArray(group.minutes) && group.minutes.every(isPrice), `${here}.minutes must be numbers ≥ 0`);
      for (const key of ["visit", "contact"]) {
        expect(group[key] === undefined || isPrice(group[key]), `${here}.${key} must be a number ≥ 0`);
      }
      expect(Array.isArray(group.shifts), `${here}.shifts must be an array`);
      for (const named of list(group.shifts).map(object)) {
        const shift = known.get(named.practitioner as string)?.[named.shift as number];
        const name = JSON.stringify([named.practitioner, named.shift]);
        if (!expect(shift !== undefined && isWhole(named.shift), `${here} names ${name}, which is no shift`)) continue;
        expect(!seen.has(name), `${at} names shift ${name} twice`);
        seen.add(name);
        const unlimited = (limit: number | undefined, price: unknown) => limit === undefined && (price ?? 0) !== 0;
        expect(!unlimited(shift!.maxVisits, group.visit), `${here}.visit: ${name} has no maxVisits`);
        expect(
          !unlimited(shift!.maxContactMinutes, group.contact),
          `${here}.contact: ${name} has no maxContactMinutes`,
        );
      }
    }
  }
  return problems.length === 0 ? { problems, certificate: value as Certificate } : { problems };
}

function object(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
