// Orders of a few things.

/** Every order in which `unit` is somewhere among the others, which keep theirs. */
export function insertions(order: readonly number[], unit: number): (readonly number[])[] {
  return order.concat(unit).map((_, at) => [...order.slice(0, at), unit, ...order.slice(at)]);
}

export function permutations(items: readonly number[]): (readonly number[])[] {
  if (items.length <= 1) return [items];
  return items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
}
