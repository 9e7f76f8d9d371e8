import { type IssueCode, shown } from "../issues.ts";
import type { Check, Report } from "./check.ts";

/** The travel matrix is square over its places, whole, not negative, and zero on the diagonal. */
export const soundMatrix: Check = ({ caseload: { travel }, report }) => {
  if (travel.model !== "matrix") return;
  const places = travel.places.length;
  const rows: readonly unknown[] = travel.minutes;
  if (rows.length !== places) {
    const message = `the matrix has ${rows.length} rows, and there are ${places} places.`;
    report("matrix-not-square", ["travel", "minutes"], message, { rows: rows.length, places });
  }
  for (let i = 0; i < rows.length; i++) checkRow(rows[i], i, places, report);
};

function checkRow(row: unknown, i: number, places: number, report: Report): void {
  const path = ["travel", "minutes", i];
  if (!Array.isArray(row)) {
    report(row === null ? "null-value" : "wrong-type", path, `${shown(row)} is not a list of minutes.`, { value: row });
    return;
  }
  if (row.length !== places) {
    const message = `the row has ${row.length} columns, and there are ${places} places.`;
    report("matrix-not-square", path, message, { columns: row.length, places });
  }
  if (i < row.length && typeof row[i] === "number" && row[i] > 0) {
    const message = `${shown(row[i])} minutes from a place to itself: 0 is wanted.`;
    report("matrix-diagonal", [...path, i], message, { value: row[i] });
  }
  reportCells(row, path, report);
}

const NO_WAY = "Maybe there is no way: more minutes than a shift lasts say so.";

/** What is likely meant by a cell that is no number of minutes: tables of ways mark a missing one by null or −1. */
const ADVICE: Readonly<Partial<Record<IssueCode, string>>> = {
  "not-whole": "Maybe round every journey up to whole minutes.",
  "null-value": NO_WAY,
  "out-of-range": NO_WAY,
};

/** One issue for each fault in a row, at its first cell: a matrix in decimals would otherwise have millions. */
function reportCells(row: readonly unknown[], path: readonly PropertyKey[], report: Report): void {
  const faults = new Map<IssueCode, { readonly first: number; count: number }>();
  for (let j = 0; j < row.length; j++) {
    const code = faultOf(row[j]);
    if (code === undefined) continue;
    const fault = faults.get(code);
    if (fault === undefined) faults.set(code, { first: j, count: 1 });
    else fault.count += 1;
  }
  for (const [code, { first, count }] of faults) {
    const more = count > 1 ? ` (and ${count - 1} more in this row)` : "";
    const message = `${shown(row[first])} is not a whole number of minutes, at least 0${more}.`;
    report(code, [...path, first], message, { value: row[first], count }, ADVICE[code]);
  }
}

function faultOf(cell: unknown): IssueCode | undefined {
  if (typeof cell !== "number" || !Number.isFinite(cell)) return cell === null ? "null-value" : "wrong-type";
  if (cell < 0 || cell > Number.MAX_SAFE_INTEGER) return "out-of-range";
  return Number.isInteger(cell) ? undefined : "not-whole";
}
