// Which caseload a certificate belongs to.

import type { Caseload } from "../caseload/schema.ts";

/**
 * Sixteen hexadecimal digits of everything a caseload says, whatever the order of its keys: two runs of FNV-1a (Fowler,
 * Noll & Vo) over its text. It tells caseloads apart that were mixed up; it withstands nobody who forges one on purpose,
 * nor has it to, since everything a certificate claims is worked out from the caseload at hand.
 */
export function fingerprintOf(caseload: Caseload): string {
  const text = JSON.stringify(caseload, (_, value) => (isRecord(value) ? sorted(value) : value));
  return hash(text, 0x811c9dc5) + hash(text, 0x01000193);
}

function hash(text: string, basis: number): string {
  let state = basis;
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  return (state >>> 0).toString(16).padStart(8, "0");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sorted(record: Readonly<Record<string, unknown>>): unknown {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
