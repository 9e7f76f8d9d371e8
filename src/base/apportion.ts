// A whole number shared out in whole numbers that add up to it.

/**
 * Shares out `total` by these weights: no share is a whole one away from its exact value, and nothing is lost. Endless
 * where `total` is.
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  if (!Number.isFinite(total)) return weights.map(() => total);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  let [weighed, given] = [0, 0];
  return weights.map((weight) => {
    weighed += weight;
    const before = given;
    given = Math.round((total * weighed) / sum);
    return given - before;
  });
}
