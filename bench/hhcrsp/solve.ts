// Solves one instance in both forms, checks the solutions by the benchmark's own rules, and says what came of it.

import { writeFileSync } from "node:fs";
import { PRECEDES } from "../../src/problem/problem.ts";
import type { Schedule } from "../../src/problem/schedule.ts";
import { Rounds } from "../../src/solver/rounds/rounds.ts";
import type { Job } from "../run/bench.ts";
import { hashOf, type Measures, meter, type Reached, Trace } from "../run/meter.ts";
import { check, type Verdict } from "./check.ts";
import { type CompiledInstance, combinable, compileInstance, type Form } from "./compile.ts";
import { type BestKnown, type Instance, nameOf, readInstance } from "./instance.ts";
import { type Solution, solutionOf } from "./solution.ts";

export interface Task {
  readonly file: string;
  readonly best: BestKnown | undefined;
}

/** What came of one form. */
export interface FormOutcome extends Omit<Verdict, "faults">, Measures {
  readonly iterations: number;
  /** Until the cost was near the best one known, or near its own last value where none is. */
  readonly reached: Reached;
  /** Of the solution in the benchmark's format. */
  readonly hash: string;
}

export interface Outcome {
  readonly name: string;
  readonly family: string;
  readonly seed: number;
  readonly patients: number;
  readonly services: number;
  readonly best: BestKnown | undefined;
  readonly plain: FormOutcome;
  readonly combined: FormOutcome;
}

/** The combined form takes this share of the time that the plain one takes. */
const COMBINED_SHARE = 1 / 8;
/** Steps between two looks at the clock. */
const STEPS = 20;

export function solve({ task, seed, seconds, iterations, out }: Job<Task>): Outcome {
  const { file, best } = task;
  const instance = readInstance(file);
  const attempt = (form: Form, share: number): FormOutcome => {
    const limit =
      iterations === undefined ? { seconds: seconds * share } : { iterations: Math.ceil(iterations * share) };
    const { solution, outcome } = solveForm(instance, form, seed, limit, form === "plain" ? best?.cost : undefined);
    if (out !== undefined) writeFileSync(`${out}.${form}.json`, `${JSON.stringify(solution, null, 2)}\n`);
    return outcome;
  };
  const plain = attempt("plain", 1);
  const combined = attempt("combined", COMBINED_SHARE);
  return {
    name: nameOf(file),
    family: best?.family ?? "",
    seed,
    patients: instance.patients.length,
    services: instance.patients.reduce((sum, one) => sum + one.required_caregivers.length, 0),
    best,
    plain,
    combined,
  };
}

type Limit = { readonly seconds: number } | { readonly iterations: number };

/** Solves one form; throws where the solution breaks a rule or does not cost what the search says. */
export function solveForm(
  instance: Instance,
  form: Form,
  seed: number,
  limit: Limit,
  target?: number,
): { solution: Solution; outcome: FormOutcome } {
  const measure = meter();
  const begun = performance.now();
  const elapsed = () => (performance.now() - begun) / 1000;
  const trace = new Trace();
  const compiled = compileInstance(instance, form);
  const rounds = new Rounds(compiled.problem, contents(instance, compiled, form), seed, compiled.strangers);
  if (!rounds.construct()) throw new Error("no first rounds were found");
  trace.add(elapsed(), rounds.cost / 3);
  const progress = () => ("seconds" in limit ? elapsed() / limit.seconds : rounds.iterations / limit.iterations);
  for (let done = progress(); done < 1; done = progress()) {
    for (let i = 0; i < STEPS && ("seconds" in limit || rounds.iterations < limit.iterations); i++) {
      if (rounds.step(done)) trace.add(elapsed(), rounds.cost / 3);
    }
  }
  const measures = measure();
  const solution = solutionOf(instance, compiled, rounds.schedule());
  const { faults, ...verdict } = check(instance, solution, form);
  if (faults.length > 0)
    throw new Error(`the solution breaks the rules of the benchmark: ${faults.slice(0, 3).join("; ")}`);
  if (Math.abs(verdict.cost - rounds.cost / 3) > 1e-6) throw new Error(`${verdict.cost} is not ${rounds.cost / 3}`);
  const { iterations } = rounds;
  const reached = trace.reached(target ?? verdict.cost);
  return { solution, outcome: { ...verdict, ...measures, iterations, reached, hash: hashOf(solution) } };
}

/**
 * What each visit holds: one service, or both of a patient where they may be combined. No shift ends, so that every
 * visit finds a place, and the fewest visits are each patient's own fewest.
 */
function contents(instance: Instance, { problem }: CompiledInstance, form: Form): Schedule {
  return instance.patients.flatMap((patient, index) => {
    const first = problem.occurrenceStart[index]!;
    const units = patient.required_caregivers.map((_, i) => first + i);
    const together = form === "combined" && combinable(instance, patient);
    const start = problem.startsItem[2 * first]!;
    const visits = together ? [inOrder(problem, units)] : units.map((unit) => [unit]);
    return visits.map((held) => ({ shift: 0, patient: index, start, units: held }));
  });
}

/** Two units in the order that the flags between their interventions ask for. */
function inOrder(
  { pairFlags, patientOfOccurrence }: CompiledInstance["problem"],
  units: readonly number[],
): readonly number[] {
  const [, , secondFirst] = pairFlags[patientOfOccurrence[units[0]!]!]!;
  return (secondFirst! & PRECEDES) === 0 ? units : [...units].reverse();
}
