// How the library does on many tiny caseloads: false claims by name, everything else by number.

import { parseCaseload } from "../../../src/caseload/parse.ts";
import { consolidateSync } from "../../../src/consolidate.ts";
import { Truth } from "./compare.ts";
import { LIMIT } from "./known.ts";

export interface Census {
  /** Caseloads whose truth is known. */
  readonly known: number;
  /** Caseloads for which trying everything takes too long. */
  readonly unknown: number;
  /** Plans that nothing is better than, and plans said to be so. */
  readonly reached: number;
  readonly proved: number;
  /** Caseloads with something undone in the best plan, and with two visits or more. */
  readonly contended: number;
  readonly visited: number;
}

export const NOBODY: Census = { known: 0, unknown: 0, reached: 0, proved: 0, contended: 0, visited: 0 };

/** What one caseload adds to the census, and everything false that was said about it. */
export interface Finding {
  readonly census: Census;
  readonly lies: readonly string[];
  /** Bounds that met the truth, each alone, where they were looked at. */
  readonly tight?: readonly string[];
}

/** Plans a caseload with so many steps, and holds what is said of it against the truth. */
export function findingOf(json: unknown, iterations: number, seed: number, limit = LIMIT): Finding {
  const caseload = parseCaseload(json);
  const truth = Truth.of(caseload, limit);
  if (truth === undefined) return { census: { ...NOBODY, unknown: 1 }, lies: [] };
  const { lies, reached, proved } = truth.compare(consolidateSync(caseload, { iterations, seed }));
  const census = {
    known: 1,
    unknown: 0,
    reached: Number(reached),
    proved: Number(proved),
    contended: Number(truth.unscheduled > 0),
    visited: Number(truth.visits > 1),
  };
  return { census, lies: [...lies, ...truth.faults()] };
}

/** The census of many caseloads, and each that something false was said about. */
export function censusOf(
  caseloads: Iterable<unknown>,
  iterations: number,
): { readonly census: Census; readonly lies: readonly string[] } {
  let census = NOBODY;
  const all: string[] = [];
  for (const caseload of caseloads) {
    const finding = findingOf(caseload, iterations, 1);
    census = added(census, finding.census);
    if (finding.lies.length > 0) all.push(`${finding.lies.join("; ")}: ${JSON.stringify(caseload)}`);
  }
  return { census, lies: all };
}

export function added(a: Census, b: Census): Census {
  return {
    known: a.known + b.known,
    unknown: a.unknown + b.unknown,
    reached: a.reached + b.reached,
    proved: a.proved + b.proved,
    contended: a.contended + b.contended,
    visited: a.visited + b.visited,
  };
}
