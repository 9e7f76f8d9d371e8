// What two occurrences of one patient owe each other where both are done.

import type { World } from "./world.ts";

/** With d = start of `second` − start of `first`: least ≤ d ≤ most. */
export interface Relation {
  readonly first: number;
  readonly second: number;
  readonly least: number;
  readonly most: number;
  /** They never start on one date. */
  readonly otherDate: boolean;
  /** The second is not done where the first is left undone. */
  readonly needed: boolean;
}

export function relationsOf(world: World): Relation[] {
  const relations: Relation[] = [];
  for (const [a, first] of world.dues.entries()) {
    for (const [b, second] of world.dues.entries()) {
      if (a === b || first.patient !== second.patient) continue;
      if (first.intervention === second.intervention) {
        if (first.number < second.number) relations.push(between(world, a, b));
        continue;
      }
      if (first.number !== second.number) continue;
      for (const { intervention, minMinutes = 0, maxMinutes = Infinity } of second.intervention.after ?? []) {
        if (intervention !== first.intervention.id) continue;
        relations.push({ first: a, second: b, least: minMinutes, most: maxMinutes, otherDate: false, needed: true });
      }
    }
  }
  return relations;
}

/** Two occurrences of one intervention, the first with the lower number. */
function between({ dues }: World, a: number, b: number): Relation {
  const [first, second] = [dues[a], dues[b]];
  const { repeat, gapMinutes = {} } = first.intervention;
  const daily = repeat?.per === "day";
  const bound = !daily || repeat.times === 1 || first.dates[0] === second.dates[0];
  return {
    first: a,
    second: b,
    least: Math.max(1, gapMinutes.min ?? 0),
    most: second.number === first.number + 1 && bound ? (gapMinutes.max ?? Infinity) : Infinity,
    otherDate: !daily,
    needed: false,
  };
}

/** Whether both may be under way at once. */
export function areAlongside({ dues }: World, a: number, b: number): boolean {
  const [one, other] = [dues[a].intervention, dues[b].intervention];
  return (one.alongside?.includes(other.id) || other.alongside?.includes(one.id)) ?? false;
}
