// Puts one rule of the catalogue on the interventions of one patient.

import type { Random } from "../../src/base/random.ts";
import type { Kind } from "./catalogue.ts";
import { occurrenceCount } from "./demand.ts";
import type { InterventionJson, LinkJson } from "./format.ts";
import type { Day } from "./horizon.ts";
import type { Rule } from "./rules.ts";

/** Applies a rule with its probability, where the patient has both kinds. */
export function applyRule(
  random: Random,
  rule: Rule,
  needs: ReadonlyMap<Kind, InterventionJson>,
  days: readonly Day[],
): void {
  const directed = rule.rule === "precedes" || rule.rule === "after";
  const one = needs.get(directed ? rule.earlier : rule.one);
  const other = needs.get(directed ? rule.later : rule.other);
  if (one === undefined || other === undefined || !random.chance(rule.chance)) return;
  if (rule.rule === "precedes") one.precedesInVisit = [...(one.precedesInVisit ?? []), other.id];
  else if (rule.rule === "apart") one.apartFrom = [...(one.apartFrom ?? []), other.id];
  else if (rule.rule === "alongside") one.alongside = [...(one.alongside ?? []), other.id];
  else if (canFollow(one, other, days)) {
    const link: LinkJson = { intervention: one.id };
    if (rule.minMinutes !== undefined) link.minMinutes = rule.minMinutes;
    if (rule.maxMinutes !== undefined) link.maxMinutes = rule.maxMinutes;
    other.after = [...(other.after ?? []), link];
  }
}

/** Links join two that both repeat equally often, or neither. */
function canFollow(earlier: InterventionJson, later: InterventionJson, days: readonly Day[]): boolean {
  if ((earlier.repeat === undefined) !== (later.repeat === undefined)) return false;
  return earlier.repeat === undefined || occurrenceCount(earlier, days) === occurrenceCount(later, days);
}
