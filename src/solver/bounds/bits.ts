// Sets of up to 31 rows as the bits of one number.

/** How many bits are set. */
export function count(mask: number): number {
  let bits = mask - ((mask >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Index of the lowest bit of a set that is not empty. */
export function lowest(mask: number): number {
  return 31 - Math.clz32(mask & -mask);
}

/** The sets that are in no other one of them, largest first. */
export function maximal(sets: readonly number[]): number[] {
  const kept: number[] = [];
  for (const set of [...sets].sort((a, b) => count(b) - count(a) || a - b)) {
    if (!kept.some((other) => (set & ~other) === 0)) kept.push(set);
  }
  return kept;
}

/** The set with its bits renumbered: bit `from[i]` becomes bit i, all others fall away. */
export function gathered(mask: number, from: readonly number[]): number {
  let set = 0;
  for (let i = 0; i < from.length; i++) if ((mask & (1 << from[i])) !== 0) set |= 1 << i;
  return set;
}
