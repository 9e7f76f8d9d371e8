// Things that are joined one pair at a time, and the groups that come of it (Tarjan 1975, "Efficiency of a Good But Not
// Linear Set Union Algorithm").

/** Members 0 … n − 1, each alone at first. */
export class Partition {
  readonly #parent: Int32Array;

  constructor(members: number) {
    this.#parent = Int32Array.from({ length: members }, (_, member) => member);
  }

  /** The member that stands for the group. */
  of(member: number): number {
    const parent = this.#parent;
    let at = member;
    while (parent[at]! !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  }

  /** The smaller member stands for both groups. */
  join(a: number, b: number): void {
    const [one, other] = [this.of(a), this.of(b)];
    this.#parent[Math.max(one, other)] = Math.min(one, other);
  }
}
