// A dive for whole routes: a route in much use is settled, the rest is priced anew around it, and so on until no fractions
// are left (Sadykov, Vanderbeck, Pessoa, Tahiri & Uchoa 2019, "Primal heuristics for branch and price: the assets of
// diving methods"). What is settled keeps to the times that its route allows, so that routes still to come fit in with
// it; where routes clash, one of them is settled and the others are priced anew. Where that leads nowhere the last choice
// is taken back, a few times. What was chosen first is hardly ever taken back, so dives begin in different ways. That a
// dive finds nothing proves nothing.

import { Random } from "../../../base/random.ts";
import type { Steps } from "../../../base/steps.ts";
import { type Assembled, assemble, type Clash } from "./assemble.ts";
import { WHOLE } from "./branching.ts";
import { type Decision, restrict } from "./decisions.ts";
import type { Route } from "./master.ts";
import type { RouteModel } from "./model.ts";
import type { Relaxation } from "./relaxation.ts";
import { keeping } from "./time-branching.ts";
import { holds } from "./whole-routes.ts";

/** Choices taken back in one dive, and clashes come upon: another dive is worth more than many of them. */
const MOST_BACK = 6;
/** Choices tried at one stage. */
const MOST_CHOICES = 2;
/** Up to so much of its use a route loses by chance, in every dive but the first: so that dives differ. */
const CHANCE = 0.5;

/** Where a dive stands. */
interface Stage {
  readonly decisions: readonly Decision[];
  /** Routes that are settled. */
  readonly settled: readonly Route[];
}

/**
 * What goes together of routes whose value is at most what `cutoff` says, or `undefined`. Leaves the master restricted.
 *
 * @param aim no solution is below this: one that reaches it is as good as any to go on from
 * @param decided where to begin
 * @param turn dives of different turns differ; the first, 0, takes the routes in most use
 */
export function* dive(
  relaxation: Relaxation,
  fewest: Int32Array,
  aim: number,
  cutoff: number,
  decided: readonly Decision[],
  turn: number,
): Steps<Assembled | undefined> {
  const random = new Random(turn);
  const rank = turn === 0 ? (use: number) => use : (use: number) => use * (1 - CHANCE * random.next());
  const stages: Stage[] = [{ decisions: decided, settled: [] }];
  let best: Assembled | undefined;
  for (let back = 0; stages.length > 0 && back <= MOST_BACK; ) {
    const { decisions, settled } = stages.pop()!;
    yield* restrict(relaxation, fewest, decisions);
    const solved = yield* relaxation.reach(aim, cutoff);
    if (!solved || relaxation.whole(relaxation.bound) > cutoff || relaxation.master.isLacking()) {
      back++;
      continue;
    }
    const { assembled, isWhole, choices } = yield* next(relaxation, settled, rank);
    if (isWhole && assembled.clashes.length === 0) return assembled;
    if (assembled.clashes.length > 0) back++;
    for (const routes of choices.reverse())
      stages.push({ decisions: [...decided, ...settling(relaxation.model, routes, decided)], settled: routes });
    if (!isWhole) continue;
    if (best === undefined || assembled.schedule.length > best.schedule.length) best = assembled;
  }
  return best;
}

/** Where to go from a stage. */
interface Reached {
  /** Routes to be settled, the most promising choice first. */
  readonly choices: Route[][];
  /** What goes together of the routes that are settled, or of all where none has a fraction. */
  readonly assembled: Assembled;
  readonly isWhole: boolean;
}

/** Goes on from a stage whose relaxation is solved. */
function* next(relaxation: Relaxation, settled: readonly Route[], rank: (use: number) => number): Steps<Reached> {
  const { master, model } = relaxation;
  const used = [...master.routes.keys()].filter((j) => master.value(j) > WHOLE);
  const whole = used.filter((j) => master.value(j) > 1 - WHOLE).map((j) => master.routes[j]);
  const isWhole = whole.length === used.length;
  const held = isWhole ? whole : settled.filter((route) => whole.includes(route));
  const assembled = yield* assemble(model, held);
  if (assembled.clashes.length > 0) return { choices: oneOf(assembled.clashes, held, settled), assembled, isWhole };
  if (isWhole) return { choices: [], assembled, isWhole };
  const open = used.filter((j) => !settled.includes(master.routes[j]));
  const ranked = open.map((j) => [rank(master.value(j)), j] as const).sort((a, b) => b[0] - a[0]);
  const choices = ranked.slice(0, MOST_CHOICES).map(([, j]) => [...new Set([...settled, ...whole, master.routes[j]])]);
  return { choices, assembled, isWhole };
}

/** Settled routes with one more of those that clash: the others have to suit it. Where all are settled, one stays so. */
function oneOf(clashes: readonly Clash[], held: readonly Route[], settled: readonly Route[]): Route[][] {
  const clashing = held.filter((route) => clashes.some((clash) => clash.some((part) => holds(route, part))));
  const open = clashing.filter((route) => !settled.includes(route));
  const rest = open.length > 0 ? settled : settled.filter((route) => !clashing.includes(route));
  return (open.length > 0 ? open : clashing).slice(0, MOST_CHOICES).map((route) => [...rest, route]);
}

/** That routes are made as they are, by their groups and at the times that they allow. */
function settling(model: RouteModel, routes: readonly Route[], decided: readonly Decision[]): Decision[] {
  const made = routes.flatMap(({ group, visits }) =>
    visits.flatMap((visit) =>
      model.visits[visit].units.map((unit) => ({ kind: "group", unit, group, inside: true }) as const),
    ),
  );
  return [...made, ...keeping(model, routes, decided)];
}
