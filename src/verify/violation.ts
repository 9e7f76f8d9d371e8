// What the verifier finds: one entry for each way in which a plan can break the contract.

/** The rule of the contract that is broken: 1 to 9, the plan's format, or what it says of its own bounds. */
export type Rule = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | "shape" | "bound";

/** Every code with its rule. The codes are stable: programs may switch on them. */
export const RULE_OF_VIOLATION = {
  misshapen: "shape",
  "doubled-visit-id": "shape",
  "unknown-patient": "shape",
  "unknown-practitioner": "shape",
  "unknown-shift": "shape",
  "unreadable-instant": "shape",
  "unknown-occurrence": 1,
  "unknown-unscheduled": 1,
  "unscheduled-twice": 1,
  "done-and-unscheduled": 1,
  "neither-done-nor-unscheduled": 1,
  "done-too-often": 1,
  "wrong-number-of-practitioners": 1,
  "same-practitioner-twice": 1,
  "not-started-together": 1,
  "empty-visit": 2,
  "foreign-occurrence": 2,
  "not-back-to-back": 2,
  "wrong-end": 2,
  "not-apart": 2,
  "wrong-order-in-visit": 2,
  "patient-requirement-unmet": 3,
  "not-competent": 3,
  "pair-not-competent": 3,
  "wrong-discipline": 3,
  "avoided-practitioner": 3,
  "outside-shift": 3,
  "wrong-date": 4,
  "wrong-time": 4,
  "patient-unavailable": 4,
  "visit-too-long": 4,
  "repeats-share-visit": 5,
  "repeats-out-of-order": 5,
  "repeats-on-one-date": 5,
  "gap-too-short": 5,
  "gap-too-long": 5,
  "after-undone": 5,
  "after-too-soon": 5,
  "after-too-late": 5,
  "interventions-overlap": 6,
  "visits-overlap": 7,
  "no-time-to-travel": 7,
  "break-without-visits": 8,
  "wrong-number-of-breaks": 8,
  "break-overlaps-visit": 8,
  "breaks-overlap": 8,
  "break-misplaced": 8,
  "no-time-for-break-and-travel": 8,
  "too-many-visits": 9,
  "too-much-contact": 9,
  "unscheduled-bound-too-high": "bound",
  "visits-bound-too-high": "bound",
  "optimal-without-proof": "bound",
  "proved-but-feasible": "bound",
} as const satisfies Record<string, Rule>;

/** A stable kebab-case name of one way to break the contract. */
export type ViolationCode = keyof typeof RULE_OF_VIOLATION;

/** Whom and what a violation is about, by id; each where it applies. */
export interface ViolationRefs {
  /** Visit id. */
  readonly visit?: string;
  /** Patient id. */
  readonly patient?: string;
  /** Practitioner id. */
  readonly practitioner?: string;
  /** Index in the practitioner's shifts. */
  readonly shift?: number;
  /** Occurrence ids. */
  readonly occurrences?: readonly string[];
}

/** One broken rule. */
export interface Violation extends ViolationRefs {
  /** Which rule is broken. */
  readonly rule: Rule;
  /** In which way; stable. */
  readonly code: ViolationCode;
  /** One English sentence without a full stop, with the values and instants that clash. */
  readonly message: string;
}

/** Takes down one violation; its rule follows from its code. */
export type Report = (code: ViolationCode, message: string, refs?: ViolationRefs) => void;

/** An empty list, and the `Report` that fills it. */
export function violationList(): { readonly violations: Violation[]; readonly report: Report } {
  const violations: Violation[] = [];
  const report: Report = (code, message, refs) => {
    violations.push({ rule: RULE_OF_VIOLATION[code], code, message, ...refs });
  };
  return { violations, report };
}
