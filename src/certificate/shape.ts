// Whether something is a certificate at all, and one that fits the caseload.

import type { Caseload } from "../caseload/schema.ts";
import { CERTIFICATE_FORMAT, type Certificate } from "./certificate.ts";

/** The certificate, if it is one; else what is wrong with it. */
export function readCertificate(
  caseload: Caseload,
  value: unknown,
): { readonly problems: readonly string[]; readonly certificate?: Certificate } {
  const reader = new Reader(caseload);
  reader.read(object(value));
  const { problems } = reader;
  return problems.length === 0 ? { problems, certificate: value as Certificate } : { problems };
}

class Reader {
  readonly problems: string[] = [];
  readonly #patients: readonly string[];
  readonly #known: ReadonlySet<unknown>;
  readonly #shiftsOf: ReadonlyMap<unknown, Caseload["practitioners"][number]["shifts"]>;

  constructor({ patients, practitioners }: Caseload) {
    this.#patients = patients.map(({ id }) => id);
    this.#known = new Set<unknown>(this.#patients);
    this.#shiftsOf = new Map(practitioners.map(({ id, shifts }) => [id, shifts]));
  }

  read({ format, caseload, given, bound, plan, rests, claims, proofs }: Fields): void {
    this.#expect(format === CERTIFICATE_FORMAT, `format must be "${CERTIFICATE_FORMAT}"`);
    this.#expect(typeof caseload === "string", "caseload must be the fingerprint of a caseload");
    this.#expect(isPrice(object(given).unscheduled), "given.unscheduled must be a number ≥ 0");
    this.#expect(isBound(bound), "bound.unscheduled and bound.visits must be whole and ≥ 0");
    this.#expect(isBound(plan), "plan.unscheduled and plan.visits must be whole and ≥ 0");
    this.#expect(rests === "prices" || rests === "branching", 'rests must be "prices" or "branching"');
    if (this.#expect(Array.isArray(claims), "claims must be an array")) this.#readClaims(list(claims).map(object));
    this.#expect(Array.isArray(proofs), "proofs must be an array");
    for (const [p, proof] of list(proofs).entries()) this.#readProof(object(proof), `proofs[${p}]`);
  }

  #expect(holds: boolean, what: string): boolean {
    if (!holds) this.problems.push(what);
    return holds;
  }

  #readClaims(claims: readonly Fields[]): void {
    const seen = new Set<unknown>();
    for (const [c, { patient, before, after }] of claims.entries()) {
      const at = `claims[${c}]`;
      this.#expect(this.#known.has(patient), `${at} names ${told(patient)}, who is no patient`);
      this.#expect(!seen.has(patient), `${at} names ${told(patient)} twice`);
      this.#expect(isWhole(before) && isWhole(after), `${at}: before and after must be whole and ≥ 0`);
      seen.add(patient);
    }
  }

  #readProof({ visit, priority, groups, serving, staff, value }: Fields, at: string): void {
    this.#expect(visit === 0 || visit === 1, `${at}.visit must be 0 or 1`);
    this.#expect(isPrice(priority), `${at}.priority must be a number ≥ 0`);
    this.#expect(Array.isArray(groups), `${at}.groups must be an array`);
    this.#expect(isNumber(staff) && isNumber(value), `${at}: staff and value must be numbers`);
    if (this.#expect(Array.isArray(serving), `${at}.serving must be an array`)) this.#readServing(list(serving), at);
    const seen = new Set<string>();
    for (const [g, group] of list(groups).entries()) this.#readGroup(object(group), seen, at, `${at}.groups[${g}]`);
  }

  /** Every patient once, in the order of the caseload. */
  #readServing(serving: readonly unknown[], at: string): void {
    const named = serving.map((one) => object(one).patient);
    const all = new Set(named);
    const missing = this.#patients.find((patient) => !all.has(patient));
    if (!this.#expect(missing === undefined, `${at}.serving leaves out patient ${told(missing)}`)) return;
    const stranger = named.findIndex((patient, i) => patient !== this.#patients[i]);
    const wanted = "every patient once, in the order of the caseload";
    this.#expect(stranger < 0, `${at}.serving has ${told(named[stranger])} out of place: ${wanted}`);
    this.#expect(
      serving.every((one) => isPrice(object(one).cost)),
      `${at}.serving: costs must be numbers ≥ 0`,
    );
  }

  #readGroup({ from, slice, minutes, shifts, ...more }: Fields, seen: Set<string>, at: string, here: string): void {
    this.#expect(Number.isSafeInteger(from), `${here}.from must be whole`);
    this.#expect(isWhole(slice) && (slice as number) > 0, `${here}.slice must be whole and above 0`);
    this.#expect(Array.isArray(minutes) && minutes.every(isPrice), `${here}.minutes must be numbers ≥ 0`);
    for (const key of ["visit", "contact"]) {
      this.#expect(more[key] === undefined || isPrice(more[key]), `${here}.${key} must be a number ≥ 0`);
    }
    this.#expect(Array.isArray(shifts), `${here}.shifts must be an array`);
    for (const { practitioner, shift: index } of list(shifts).map(object)) {
      const name = JSON.stringify([practitioner, index]);
      const shift = isWhole(index) ? this.#shiftsOf.get(practitioner)?.[index as number] : undefined;
      if (!this.#expect(shift !== undefined, `${here} names ${name}, which is no shift`)) continue;
      this.#expect(!seen.has(name), `${at} names shift ${name} twice`);
      seen.add(name);
      const isLimited = (limit: number | undefined, price: unknown) => limit !== undefined || (price ?? 0) === 0;
      this.#expect(isLimited(shift!.maxVisits, more.visit), `${here}.visit: ${name} has no maxVisits`);
      const contact = isLimited(shift!.maxContactMinutes, more.contact);
      this.#expect(contact, `${here}.contact: ${name} has no maxContactMinutes`);
    }
  }
}

type Fields = Readonly<Record<string, unknown>>;

function isNumber(one: unknown): boolean {
  return typeof one === "number" && Number.isFinite(one);
}

function isPrice(one: unknown): boolean {
  return isNumber(one) && (one as number) >= 0;
}

function isWhole(one: unknown): boolean {
  return Number.isSafeInteger(one) && (one as number) >= 0;
}

function isBound(one: unknown): boolean {
  const { unscheduled, visits } = object(one);
  return isWhole(unscheduled) && isWhole(visits);
}

function told(one: unknown): string {
  return JSON.stringify(one) ?? "nobody";
}

function object(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
