// What the rest of a shift could gain at most from each moment on: time alone, with travel claimed by each visit.
//
// Visits claim minutes before and after them that fit together into every gap, as in `capacity/claims.ts`, but only those
// visits count here that are worth something on this shift, and only those that could come one right after the other. It
// is what a longest path over the ticks gives, from the end of the shift to its start.

import type { GapRules } from "../../../problem/gaps.ts";
import type { Menu } from "./menu.ts";

export class Outlook {
  /** Ticks claimed before and after the visits of each node. */
  before = new Int32Array(64);
  after = new Int32Array(64);
  /** By breaks taken, then by tick from the shift's start on: the most that may still be gained from then on. */
  #gain = new Float64Array(0);
  #origin = 0;
  #ticks = 0;
  #head = new Int32Array(0);
  #next = new Int32Array(64);
  #open = new Int32Array(64);
  #floor = new Int32Array(64);
  #service = new Int32Array(64);

  /** The most that may be gained by visits whose claimed time begins at a tick or later. */
  from(taken: number, tick: number): number {
    const at = tick - this.#origin;
    return at >= this.#ticks ? 0 : this.#gain[taken * this.#ticks + Math.max(0, at)];
  }

  look(menu: Menu, rules: GapRules, start: number, end: number): void {
    this.#claim(
      menu,
      rules.breaks.reduce((sum, { length }) => sum + length, 0),
    );
    this.#origin = start;
    this.#ticks = end - start + 1;
    const states = rules.breaks.length + 1;
    if (this.#gain.length < states * this.#ticks) this.#gain = new Float64Array(states * this.#ticks);
    if (this.#head.length < this.#ticks) this.#head = new Int32Array(this.#ticks);
    const count = this.#list(menu);
    this.#walk(menu, rules, count);
  }

  /**
   * Claims: first half of the way to the nearest that may follow or precede, then all that is left. Waiting is claimed like
   * a way where breaks leave some of it.
   */
  #claim(menu: Menu, breaks: number): void {
    const { nodes, leg, firstStart, lastStart, firstEnd, lastEnd } = menu;
    if (this.before.length < nodes) {
      this.before = new Int32Array(2 * nodes);
      this.after = new Int32Array(2 * nodes);
    }
    const { before, after } = this;
    before.fill(0, 0, nodes);
    after.fill(0, 0, nodes);
    for (let share = 2; share >= 1; share--) {
      for (let i = 0; i < nodes; i++) {
        let last = this.#ticks + FAR;
        let first = last;
        for (let j = 0; j < nodes; j++) {
          if (j === i) continue;
          const out = leg[i * nodes + j];
          if (firstEnd[i] + out <= lastStart[j]) {
            const gap = Math.max(out, firstStart[j] - lastEnd[i] - breaks);
            last = Math.min(last, share === 2 ? gap >> 1 : gap - before[j]);
          }
          const into = leg[j * nodes + i];
          if (firstEnd[j] + into <= lastStart[i]) {
            const gap = Math.max(into, firstStart[i] - lastEnd[j] - breaks);
            first = Math.min(first, share === 2 ? gap >> 1 : gap - after[j]);
          }
        }
        if (menu.several[i] === 1) [first, last] = [0, 0];
        before[i] = Math.max(before[i], Math.min(MOST_CLAIMED, first));
        after[i] = Math.max(after[i], Math.min(MOST_CLAIMED, last));
      }
    }
  }

  /** Stretches of starts by their last tick, claims before them included. */
  #list(menu: Menu): number {
    const { services, nodeOf, startStart, startItem } = menu;
    const head = this.#head.fill(-1, 0, this.#ticks);
    let count = 0;
    for (let s = 0; s < services; s++) {
      const claim = this.before[nodeOf[s]] + this.#origin;
      for (let i = startStart[s]; i < startStart[s + 1]; i += 2) {
        if (count === this.#next.length) this.#grow();
        const to = startItem[i + 1] - claim;
        if (to < 0) continue;
        this.#floor[count] = startItem[i] - claim;
        this.#service[count] = s;
        this.#next[count] = head[to];
        head[to] = count++;
      }
    }
    return count;
  }

  #walk({ net, lengthOf, nodeOf }: Menu, { breaks }: GapRules, count: number): void {
    const ticks = this.#ticks;
    const gain = this.#gain;
    const open = this.#open;
    let opened = 0;
    let widest = 0;
    for (let i = 0; i < count; i++) {
      const node = nodeOf[this.#service[i]];
      widest = Math.max(widest, this.before[node], this.after[node]);
    }
    for (let tick = ticks - 1; tick >= 0; tick--) {
      for (let i = this.#head[tick]; i >= 0; i = this.#next[i]) open[opened++] = i;
      for (let k = breaks.length; k >= 0; k--) {
        const own = k * ticks;
        let most = tick === ticks - 1 ? 0 : gain[own + tick + 1];
        if (k < breaks.length) {
          const { from, to, length } = breaks[k];
          const over = Math.max(tick, from - widest - this.#origin) + length;
          if (over <= to + widest - this.#origin) most = Math.max(most, over >= ticks ? 0 : gain[own + ticks + over]);
        }
        for (let i = 0; i < opened; i++) {
          const s = this.#service[open[i]];
          const node = nodeOf[s];
          const over = tick + this.before[node] + lengthOf[s] + this.after[node];
          const value = net[s] + (over >= ticks ? 0 : gain[own + over]);
          if (value > most) most = value;
        }
        gain[own + tick] = most;
      }
      for (let i = 0; i < opened; ) {
        if (this.#floor[open[i]] >= tick) open[i] = open[--opened];
        else i++;
      }
    }
  }

  #grow(): void {
    const longer = (array: Int32Array) => {
      const copy = new Int32Array(2 * array.length);
      copy.set(array);
      return copy;
    };
    this.#next = longer(this.#next);
    this.#open = longer(this.#open);
    this.#floor = longer(this.#floor);
    this.#service = longer(this.#service);
  }
}

/** More than any way that counts. */
const FAR = 1 << 20;
/** No claim is longer: it would only blur when breaks are taken. */
const MOST_CLAIMED = 20;
