// Why an occurrence is not in the plan, in a code for programs and a sentence for a coordinator.

import { lastAtOrBefore } from "../base/search.ts";
import { mapped, type Steps } from "../base/steps.ts";
import type { Stretches } from "../base/stretches.ts";
import type { Caseload } from "../caseload/schema.ts";
import type { Compiled } from "../problem/compile.ts";
import { askedOf, competentOn, whatLacks } from "./lacking.ts";
import type { Unscheduled } from "./schema.ts";
import { Hands, leastVisitWith } from "./who-could.ts";

/**
 * Every code that `unscheduled[].reason.code` may have, with its meaning. Codes are stable: programs may rely on them.
 * The first that holds, in this order, is given. Only `no-room` and `stopped` leave it open whether another plan could
 * do the occurrence; the others say that no plan can, or (`waits-for`) that it hangs on another that is undone.
 */
export const REASON_CODES = {
  "no-allowed-start": "Its dates and times leave no minute of the horizon at which it may start.",
  "visit-too-long": "With the visit's setup it lasts longer than the patient's longest visit.",
  "patient-unavailable": "At no allowed start does the visit lie inside the patient's available hours.",
  "nobody-competent": "On no allowed date does anybody meet everything that it, or its second pair of hands, requires.",
  "nobody-available": "Those who are competent are not on shift at any allowed start, or must not visit the patient.",
  "waits-for": "It comes after an occurrence that is itself undone.",
  "no-pair": "Proved: two people who may do it together can never be there at once.",
  "no-visit-fits": "Proved: no visit that anybody could make can hold it.",
  stopped: "The work was stopped before a place for it was looked for.",
  "no-room": "Somebody could do it, but no room for it was found in this plan.",
} as const;

/** The stable kebab-case code of a reason; see `REASON_CODES` for what each means. */
export type ReasonCode = keyof typeof REASON_CODES;

/** Codes that leave it open whether another plan could do the occurrence. */
const OPEN: ReadonlySet<string> = new Set<ReasonCode>(["waits-for", "stopped", "no-room"]);

/** Whether a reason with this code says that no plan can do the occurrence. */
export function isProof(code: string): boolean {
  return !OPEN.has(code);
}

type Reason = readonly [code: ReasonCode, message: string];

/** Occurrences looked at between two yields. */
const AT_ONCE = 50;
/** People named in a message before "and others". */
const MOST_NAMED = 3;

/**
 * The occurrences left undone, each with the reason, in steps.
 *
 * @param undone indices of the occurrences left undone
 * @param impossible per occurrence, 1 where it is proved that no plan can do it
 * @param stopped the work was stopped before every occurrence had been looked at
 */
export function* reasonsOf(
  caseload: Caseload,
  compiled: Compiled,
  undone: readonly number[],
  impossible: Uint8Array,
  stopped: boolean,
): Steps<Unscheduled[]> {
  const why = new Why(caseload, compiled, undone, impossible, stopped);
  return yield* mapped(undone, AT_ONCE, (occurrence) => {
    const [code, message] = why.of(occurrence);
    return { id: compiled.occurrenceIds[occurrence]!, reason: { code, message } };
  });
}

class Why {
  readonly #caseload: Caseload;
  readonly #compiled: Compiled;
  readonly #undone: ReadonlySet<number>;
  readonly #impossible: Uint8Array;
  readonly #stopped: boolean;
  readonly #hands: Hands;
  /** Row of requirements and date, where it is known whether anybody is competent. */
  readonly #anybodyCompetent = new Map<string, boolean>();

  constructor(
    caseload: Caseload,
    compiled: Compiled,
    undone: readonly number[],
    impossible: Uint8Array,
    stopped: boolean,
  ) {
    this.#caseload = caseload;
    this.#compiled = compiled;
    this.#undone = new Set(undone);
    this.#impossible = impossible;
    this.#stopped = stopped;
    this.#hands = new Hands(compiled.problem);
  }

  of(occurrence: number): Reason {
    const allowed = this.#hands.allowedStarts(occurrence);
    const atHome = this.#hands.startsAtHome(occurrence, allowed);
    return (
      this.#noTime(occurrence, allowed, atHome) ??
      this.#noHands(occurrence, atHome) ??
      this.#waits(occurrence) ??
      this.#proved(occurrence) ??
      this.#noRoom(occurrence, atHome)
    );
  }

  #noTime(occurrence: number, allowed: Stretches, atHome: Stretches): Reason | undefined {
    const { problem } = this.#compiled;
    const patient = this.#patientOf(occurrence);
    if (allowed.length === 0) {
      return ["no-allowed-start", "Its dates and times leave no minute of the planning period in which it may start."];
    }
    const least = leastVisitWith(problem, occurrence);
    const most = problem.mostVisitOfPatient[problem.patientOfOccurrence[occurrence]!]!;
    if (least > most) {
      const message = `A visit with it takes ${least} minutes, and no visit to ${nameOf(patient)} may last longer than ${most}.`;
      return ["visit-too-long", message];
    }
    if (atHome.length > 0) return undefined;
    const when = this.#inWords(allowed);
    const message =
      patient.available === undefined
        ? `It may start ${when}, and a visit for that does not lie inside the planning period.`
        : `It may start ${when}, and ${nameOf(patient)} is not available for such a visit.`;
    return ["patient-unavailable", message];
  }

  /** Whether each pair of hands taken by itself could be there. */
  #noHands(occurrence: number, starts: Stretches): Reason | undefined {
    for (const unit of this.#unitsOf(occurrence)) {
      const { able, avoided } = this.#hands.whoCould(unit, starts, 1);
      if (able.length > 0) continue;
      return this.#nobodyCompetent(unit, starts) ?? this.#nobodyAvailable(unit, starts, avoided);
    }
    return undefined;
  }

  #nobodyCompetent(unit: number, starts: Stretches): Reason | undefined {
    const dates = this.#datesOf(starts);
    if (dates.some((date) => this.#isAnybodyCompetent(unit, date))) return undefined;
    const lacks = whatLacks(this.#caseload, this.#askedOf(unit), dates);
    const who = this.#isSecond(unit) ? "For the second pair of hands, " : "";
    return ["nobody-competent", `${capital(`${who}${lacks}`)}.`];
  }

  #nobodyAvailable(unit: number, starts: Stretches, avoided: readonly number[]): Reason {
    const patient = this.#patientOf(this.#compiled.problem.occurrenceOfUnit[unit]!);
    const asked = this.#askedOf(unit);
    const competent = new Set(this.#datesOf(starts).flatMap((date) => competentOn(this.#caseload, asked, date)));
    const role = this.#isSecond(unit) ? "as the second pair of hands" : "to do it";
    if (avoided.length > 0) {
      const barred = listed(avoided.map((index) => nameOf(this.#caseload.practitioners[index]!)));
      const message = `Of those who are competent ${role}, only ${barred} could come ${this.#inWords(starts)}, and must not visit ${nameOf(patient)}.`;
      return ["nobody-available", message];
    }
    const names = listed([...competent].map(nameOf));
    const when = `on shift for it ${this.#inWords(starts)}`;
    const message =
      competent.size === 1
        ? `Only ${names} is competent ${role}, and is not ${when}.`
        : `Only ${names} are competent ${role}, and none of them is ${when}.`;
    return ["nobody-available", message];
  }

  #waits(occurrence: number): Reason | undefined {
    const { problem, occurrenceIds } = this.#compiled;
    for (let i = problem.linkStart[occurrence]!; i < problem.linkStart[occurrence + 1]!; i++) {
      const { first, second, needed } = problem.links[problem.linkItem[i]!]!;
      if (!needed || second !== occurrence || !this.#undone.has(first)) continue;
      return ["waits-for", `It comes after ${occurrenceIds[first]}, which is left undone too.`];
    }
    return undefined;
  }

  #proved(occurrence: number): Reason | undefined {
    if (this.#impossible[occurrence] !== 1) return undefined;
    if (this.#unitsOf(occurrence).length > 1) {
      return ["no-pair", "Proved: two people who may do it together can never be there at the same time."];
    }
    const message =
      "Proved: no visit that anybody could make can hold it, given shifts with their travel and breaks, and the patient's hours.";
    return ["no-visit-fits", message];
  }

  #noRoom(occurrence: number, starts: Stretches): Reason {
    if (this.#stopped) return ["stopped", "The work was stopped before a place for it was looked for."];
    const units = this.#unitsOf(occurrence);
    const { able, when } = this.#hands.whoCould(units[0]!, starts, MOST_NAMED + 1);
    // Where not all are named, not all were looked at, and their hours neither.
    const hours = this.#inWords(able.length > MOST_NAMED ? starts : when);
    const names = listed(able.map((index) => nameOf(this.#caseload.practitioners[index]!)));
    const what = units.length > 1 ? "do it with somebody else" : "do it";
    return ["no-room", `${names} could ${what} ${hours}, but no room for it was found in this plan.`];
  }

  /** Units lie in the order of their occurrences. */
  #unitsOf(occurrence: number): number[] {
    const { occurrenceOfUnit, partnerOfUnit } = this.#compiled.problem;
    const last = lastAtOrBefore(occurrenceOfUnit, occurrence);
    return partnerOfUnit[last]! < 0 ? [last] : [last - 1, last];
  }

  #isSecond(unit: number): boolean {
    const partner = this.#compiled.problem.partnerOfUnit[unit]!;
    return partner >= 0 && partner < unit;
  }

  #patientOf(occurrence: number) {
    return this.#caseload.patients[this.#compiled.problem.patientOfOccurrence[occurrence]!]!;
  }

  #askedOf(unit: number) {
    const { problem } = this.#compiled;
    const occurrence = problem.occurrenceOfUnit[unit]!;
    const patient = this.#patientOf(occurrence);
    const intervention = patient.interventions[problem.interventionOfOccurrence[occurrence]!]!;
    return askedOf(patient, intervention, this.#isSecond(unit));
  }

  #isAnybodyCompetent(unit: number, date: string): boolean {
    const key = `${this.#compiled.problem.eligibilityOfUnit[unit]} ${date}`;
    const known = this.#anybodyCompetent.get(key);
    if (known !== undefined) return known;
    const found = competentOn(this.#caseload, this.#askedOf(unit), date).length > 0;
    this.#anybodyCompetent.set(key, found);
    return found;
  }

  #datesOf(starts: Stretches): string[] {
    const { problem, timeline } = this.#compiled;
    const dates = new Set<string>();
    for (let i = 0; i < starts.length; i += 2) {
      const last = lastAtOrBefore(problem.dateStart, starts[i + 1]!);
      for (let date = lastAtOrBefore(problem.dateStart, starts[i]!); date <= last; date++)
        dates.add(timeline.dateOf(date));
    }
    return [...dates];
  }

  /** `on 2026-03-02 from 08:00 to 10:00`, `… at 08:00`, or the first and the last instant of several stretches. */
  #inWords(starts: Stretches): string {
    const first = this.#compiled.timeline.instantOf(starts[0]!);
    const last = this.#compiled.timeline.instantOf(starts.at(-1)!);
    const [date, from] = first.split("T");
    const [lastDate, to] = last.split("T");
    if (date !== lastDate) return `between ${date} ${from} and ${lastDate} ${to}, when it may start`;
    if (from === to) return `on ${date} at ${from}`;
    return starts.length === 2
      ? `on ${date} from ${from} to ${to}`
      : `on ${date} between ${from} and ${to}, when it may start`;
  }
}

function nameOf({ id, name }: { readonly id: string; readonly name?: string }): string {
  return name ?? id;
}

/** `a`, `a and b`, `a, b and c`, `a, b, c and others`; semicolons where a name holds a comma itself. */
function listed(names: readonly string[]): string {
  if (names.length <= 1) return names.join("");
  const shown = names.length > MOST_NAMED ? [...names.slice(0, MOST_NAMED), "others"] : names;
  const commas = names.some((name) => name.includes(","));
  return `${shown.slice(0, -1).join(commas ? "; " : ", ")}${commas ? "; and" : " and"} ${shown.at(-1)}`;
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
