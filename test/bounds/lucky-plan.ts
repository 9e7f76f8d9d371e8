// Valid plans found by luck, with visits that share: what no bound may exceed. Judged by the verifier, visit by visit.

import type { Random } from "../../src/base/random.ts";
import { finish } from "../../src/base/steps.ts";
import type { Caseload } from "../../src/caseload/schema.ts";
import { DEFAULT_WEIGHTS } from "../../src/plan/objective.ts";
import { compile } from "../../src/problem/compile.ts";
import type { Problem } from "../../src/problem/problem.ts";
import { verifyPlan } from "../../src/verify/verify.ts";

/** What a valid plan leaves undone and how many visits it has. */
export interface Reached {
  readonly unscheduled: number;
  readonly visits: number;
}

/** The caseload without breaks, which a plan made by luck would rarely take. */
export function withoutBreaks(caseload: Caseload): Caseload {
  const practitioners = caseload.practitioners.map((practitioner) => ({
    ...practitioner,
    shifts: practitioner.shifts.map(({ breaks: _, ...shift }) => shift),
  }));
  return { ...caseload, practitioners };
}

/** Adds visits where luck has it; every plan on the way is valid. */
export function luckyPlans(caseload: Caseload, random: Random, attempts: number): Reached[] {
  const { problem, timeline, occurrenceIds } = finish(compile(caseload, DEFAULT_WEIGHTS));
  const reached: Reached[] = [];
  const left = new Set(occurrenceIds);
  let visits: readonly unknown[] = [];
  for (let attempt = 0; attempt < attempts && left.size > 0; attempt++) {
    const order = someOf(
      problem,
      random,
      [...left].map((id) => occurrenceIds.indexOf(id)),
    );
    const start = random.pick([...startsOf(problem, order), -1]);
    if (start < 0 || shiftsAt(problem, start).length === 0) continue;
    const pairs = order.some((occurrence) => isDouble(problem, occurrence))
      ? order.filter((o) => isDouble(problem, o))
      : [];
    const added = [order, ...(pairs.length > 0 ? [pairs] : [])].map((held, i) =>
      visitOf(held, i === 0 ? start : offsetTo(order, held, start), i),
    );
    const rest = new Set([...left].filter((id) => !order.includes(occurrenceIds.indexOf(id))));
    const plan = planOf([...visits, ...added], rest);
    const verdict = verifyPlan(caseload, plan);
    if (!verdict.valid) continue;
    visits = plan.visits;
    for (const occurrence of order) left.delete(occurrenceIds[occurrence]);
    reached.push({ unscheduled: verdict.unscheduled, visits: verdict.visits });
  }
  return reached;

  /** When a second visit starts that holds only some of the order, at the same moments. */
  function offsetTo(order: readonly number[], held: readonly number[], start: number): number {
    const before = order.slice(0, order.indexOf(held[0]));
    return start + before.reduce((sum, occurrence) => sum + problem.minutesOfOccurrence[occurrence], 0);
  }

  function visitOf(order: readonly number[], start: number, second: number) {
    const patient = problem.patientOfOccurrence[order[0]];
    const shift = random.pick([...shiftsAt(problem, start), 0]);
    const practitioner = caseload.practitioners[problem.practitionerOfShift[shift]];
    let at = start + problem.setupOfPatient[patient];
    const interventions = order.map((occurrence) => {
      const begins = at;
      at += problem.minutesOfOccurrence[occurrence];
      return { id: occurrenceIds[occurrence], start: timeline.instantOf(begins) };
    });
    return {
      id: `v${visits.length + second}`,
      patient: caseload.patients[patient].id,
      practitioner: practitioner.id,
      shift: problem.numberOfShift[shift],
      start: timeline.instantOf(start),
      end: timeline.instantOf(Math.max(at, start + problem.leastVisitOfPatient[patient])),
      interventions,
    };
  }

  function planOf(all: readonly unknown[], undone: ReadonlySet<string>) {
    return {
      format: "onevisit.plan/1",
      status: "feasible",
      visits: all,
      breaks: [],
      unscheduled: [...undone].map((id) => ({ id, reason: { code: "luck", message: "no luck" } })),
      bound: { unscheduled: 0, visits: 0 },
    };
  }
}

/** One to three of these occurrences of one patient, in some order. */
function someOf(problem: Problem, random: Random, left: readonly number[]): number[] {
  const patient = problem.patientOfOccurrence[random.pick(left)];
  const own = left.filter((occurrence) => problem.patientOfOccurrence[occurrence] === patient);
  return random.shuffle(own).slice(0, random.pick([1, 2, 2, 3, 3]));
}

/** Shifts under way at a tick. */
function shiftsAt({ shifts, startOfShift, endOfShift }: Problem, tick: number): number[] {
  return Array.from({ length: shifts }, (_, shift) => shift).filter(
    (shift) => startOfShift[shift] <= tick && tick < endOfShift[shift],
  );
}

/** Visit starts that suit all of the order, whoever works then. */
function startsOf(problem: Problem, order: readonly number[]): number[] {
  const patient = problem.patientOfOccurrence[order[0]];
  const starts: number[] = [];
  const first = Math.min(...problem.startOfShift);
  for (let start = Math.max(0, first); start < problem.horizon; start++) {
    let at = start + problem.setupOfPatient[patient];
    const fits = order.every((occurrence) => {
      const begins = at;
      at += problem.minutesOfOccurrence[occurrence];
      return mayStart(problem, occurrence, begins);
    });
    if (fits) starts.push(start);
  }
  return starts;
}

function mayStart({ startsStart, startsItem }: Problem, occurrence: number, tick: number): boolean {
  for (let i = startsStart[occurrence]; i < startsStart[occurrence + 1]; i += 2) {
    if (startsItem[i] <= tick && tick <= startsItem[i + 1]) return true;
  }
  return false;
}

function isDouble(
  { unitStart, patientOfOccurrence, occurrenceOfUnit, partnerOfUnit }: Problem,
  occurrence: number,
): boolean {
  for (let unit = unitStart[patientOfOccurrence[occurrence]]; ; unit++) {
    if (occurrenceOfUnit[unit] === occurrence) return partnerOfUnit[unit] >= 0;
  }
}
