// The relaxation that the bound from capacity rests on, as a linear program: everybody's minutes in each slice of the day,
// visits at any minute that suits them, fractions of visits allowed.

import type { Allocation, Asked, Team } from "./allocation.ts";

/** What is minimised: visits × `visit` + priority left undone × `priority`. */
export interface Prices {
  readonly visit: number;
  readonly priority: number;
}

/** The program in the form that HiGHS reads, with slices of so many minutes. */
export function programOf(allocation: Allocation, prices: Prices, slice: number): string {
  const program = new Program(allocation, prices, slice);
  for (const asked of allocation.asked) program.serve(asked);
  return program.text();
}

class Program {
  readonly #allocation: Allocation;
  readonly #prices: Prices;
  readonly #slice: number;
  readonly #objective: string[] = [];
  readonly #rows: string[] = [];
  /** By team and slice, the minutes that each visit takes there. */
  readonly #use = new Map<string, string[]>();
  #columns = 0;

  constructor(allocation: Allocation, prices: Prices, slice: number) {
    this.#allocation = allocation;
    this.#prices = prices;
    this.#slice = slice;
  }

  /** One patient: the needs are parted into visits, and each of those is given by somebody at some minute. */
  serve(asked: Asked): void {
    const all = 2 ** asked.needs.length;
    const takenBy: string[][] = Array.from({ length: all }, () => []);
    const choices = partitions(all - 1).map((sets) => {
      const y = `y${this.#columns++}`;
      const done = sets.reduce((mask, set) => mask | set, 0);
      const undone = asked.needs.reduce((sum, { priority }, i) => sum + (((done >> i) & 1) === 1 ? 0 : priority), 0);
      if (undone > 0) this.#objective.push(`${this.#prices.priority * undone} ${y}`);
      for (const set of sets) takenBy[set].push(y);
      return y;
    });
    this.#rows.push(`${choices.join(" + ")} = 1`);
    for (let set = 1; set < all; set++) {
      const terms = [...this.#visits(asked, set), ...takenBy[set].map((y) => `- ${y}`)];
      this.#rows.push(`${terms.join(" + ").replaceAll("+ -", "-")} = 0`);
    }
  }

  /** Columns of the visits that do a set of needs, one for each team and minute. */
  #visits({ from, to, needs }: Asked, set: number): string[] {
    const { setup, teams } = this.#allocation;
    const own = needs.filter((_, i) => ((set >> i) & 1) === 1);
    const minutes = own.reduce((sum, need) => sum + need.minutes, 0);
    const last = to - setup - minutes + Math.max(...own.map((need) => need.minutes));
    const length = setup + minutes;
    return teams.flatMap(({ skills, shifts }, team) => {
      if (!own.every(({ skill }) => skills.includes(skill))) return [];
      const starts = new Set<number>();
      for (const [start, end] of shifts)
        for (let t = Math.max(from - setup, start); t <= Math.min(last, end - length); t++) starts.add(t);
      return [...starts].map((start) => this.#visit(team, start, length));
    });
  }

  #visit(team: number, start: number, length: number): string {
    const x = `x${this.#columns++}`;
    if (this.#prices.visit > 0) this.#objective.push(`${this.#prices.visit} ${x}`);
    for (let at = start - (start % this.#slice); at < start + length; at += this.#slice) {
      const key = `${team} ${at}`;
      const term = `${Math.min(start + length, at + this.#slice) - Math.max(start, at)} ${x}`;
      this.#use.set(key, [...(this.#use.get(key) ?? []), term]);
    }
    return x;
  }

  text(): string {
    const staff = [...this.#use].map(([key, terms]) => {
      const [team, at] = key.split(" ").map(Number);
      return `${terms.join(" + ")} <= ${minutesOf(this.#allocation.teams[team], at, at + this.#slice)}`;
    });
    const rows = [...this.#rows, ...staff].map((row, i) => ` r${i}: ${row}`);
    return `Minimize\n obj: ${this.#objective.join(" + ")}\nSubject To\n${rows.join("\n")}\nEnd\n`;
  }
}

/** Minutes that all shifts of a team have between two moments. */
function minutesOf({ shifts }: Team, from: number, to: number): number {
  return shifts.reduce((sum, [start, end]) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)), 0);
}

/** Every list of disjoint sets within a mask; what is in none is left undone. */
function partitions(mask: number): number[][] {
  if (mask === 0) return [[]];
  const low = mask & -mask;
  const rest = mask & ~low;
  const found = partitions(rest);
  for (let more = rest; ; more = (more - 1) & rest) {
    for (const others of partitions(rest & ~more)) found.push([low | more, ...others]);
    if (more === 0) return found;
  }
}
