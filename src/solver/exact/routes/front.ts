// Labels of one tour: beginnings of routes that no other beginning outdoes.
//
// A kernel: typed arrays, no allocation in the loops. A label stands at the end of a visit. It outdoes another at the
// same patient that is no earlier, has taken no more breaks and has no more left of the shift's limits if it is no dearer
// even after losing, in whatever comes next, all that it has done and the other has not (Feillet, Dejax, Gendreau & Gueguen 2004, "An exact algorithm for the
// elementary shortest path problem with resource constraints", with the covering prices of set covering for the
// comparison of what has been done). Doing something again gains nothing, and time keeps the triangle inequality, so a
// visit that gains nothing may be dropped.

import { doubled } from "../../../base/doubled.ts";
import type { Steps } from "../../../base/steps.ts";
import { NEVER } from "../../../problem/problem.ts";
import { Allowance } from "./allowance.ts";
import type { Offers } from "./offers.ts";
import type { Tour } from "./tour.ts";

const EPSILON = 1e-9;
/** Labels looked at between two yields. */
const LABELS_A_STEP = 2000;

export class Front {
  readonly tour: Tour;
  /** Fields of labels, in parallel. Label 0 is the start of the shift. */
  end = new Int32Array(1024);
  patient = new Int32Array(1024);
  taken = new Int32Array(1024);
  service = new Int32Array(1024);
  parent = new Int32Array(1024);
  cost = new Float64Array(1024);
  done: Uint32Array;
  /** Labels that nothing outdoes, in the order of time. */
  kept = new Int32Array(1024);
  keptCount = 0;
  count = 0;
  /** Labels made, with those that were outdone at once. */
  tried = 0;
  readonly offers: Offers;
  readonly #words: number;
  readonly #allowance: Allowance;
  #next = new Int32Array(1024);
  /** The first label that ends at a tick with a patient, at [tick since the start of the shift × patients + patient]. */
  readonly #head: Int32Array;
  #ending = new Int32Array(256);
  readonly #best: Int32Array[];
  readonly #bestCount: Int32Array;
  /** Bits of units that some active service could still do, from each tick of the shift on. */
  readonly #reachable: Uint32Array;
  readonly #arrival: Int32Array;
  readonly #clear: Int32Array;
  readonly #onBreak: Int32Array;
  #rest: Float64Array | undefined;
  #most = Infinity;

  constructor(tour: Tour, offers: Offers) {
    this.tour = tour;
    this.offers = offers;
    this.#words = offers.words;
    this.#allowance = new Allowance(tour);
    this.done = new Uint32Array(1024 * this.#words);
    const ticks = tour.end - tour.start + 1;
    this.#head = new Int32Array(ticks * tour.patients.length);
    this.#reachable = new Uint32Array(ticks * this.#words);
    this.#best = Array.from(tour.patients, () => new Int32Array(16));
    this.#bestCount = new Int32Array(tour.patients.length);
    this.#arrival = new Int32Array(tour.states);
    this.#clear = new Int32Array(tour.states);
    this.#onBreak = new Int32Array(tour.states);
  }

  /**
   * Makes the labels.
   *
   * @param blind what has been done is no excuse: the cheaper label wins (a heuristic; few labels)
   * @param rest what the rest of a route costs at least, as `arrivals` of the tour with time running the other way
   * @param most routes that cost more are of no use
   * @param mostTried more labels are not tried
   * @returns whether all are made
   */
  *run(blind: boolean, rest?: Float64Array, most = Infinity, mostTried = Infinity): Steps<boolean> {
    const { tour } = this;
    const patients = tour.patients.length;
    this.#rest = rest;
    this.#most = most;
    this.#head.fill(-1);
    this.#bestCount.fill(0);
    this.#reach();
    this.keptCount = 0;
    this.count = 1;
    this.tried = 0;
    this.end[0] = tour.start;
    this.patient[0] = -1;
    this.taken[0] = 0;
    this.service[0] = -1;
    this.parent[0] = -1;
    this.cost[0] = 0;
    this.done.fill(0, 0, this.#words);
    this.#allowance.begin();
    this.#extend(0, blind);
    let looked = 0;
    for (let tick = 0; tick <= tour.end - tour.start; tick++) {
      for (let p = 0; p < patients; p++) {
        const ending = this.#read(tick * patients + p, blind);
        for (let i = 0; i < ending; i++) {
          const label = this.#ending[i];
          if (this.#isOutdone(label, blind)) continue;
          this.#keep(label);
          this.#extend(label, blind);
          if (++looked % LABELS_A_STEP === 0) yield;
        }
      }
      if (this.tried > mostTried) return false;
    }
    return true;
  }

  /** Puts the labels of a slot that nothing kept outdoes in the order of their costs; how many. */
  #read(slot: number, blind: boolean): number {
    const { cost } = this;
    let count = 0;
    for (let label = this.#head[slot]; label >= 0; label = this.#next[label]) {
      if (this.#isOutdone(label, blind)) continue;
      if (count === this.#ending.length) this.#ending = doubled(this.#ending);
      this.#ending[count++] = label;
    }
    const ending = this.#ending;
    // Shell 1959, "A high-speed sorting procedure": no comparisons through a function.
    let gap = 1;
    while (gap < count / 3) gap = 3 * gap + 1;
    for (; gap > 0; gap = Math.floor(gap / 3)) {
      for (let i = gap; i < count; i++) {
        const label = ending[i];
        let at = i;
        for (; at >= gap && cost[ending[at - gap]] > cost[label]; at -= gap) ending[at] = ending[at - gap];
        ending[at] = label;
      }
    }
    return count;
  }

  #reach(): void {
    const { tour } = this;
    const { active, activeStart, word, mask } = this.offers;
    const words = this.#words;
    const reachable = this.#reachable.fill(0);
    const ticks = tour.end - tour.start + 1;
    for (let i = 0; i < activeStart[tour.patients.length]; i++) {
      const service = active[i];
      const last = Math.min(tour.end, tour.startItem[tour.startStart[service + 1] - 1]) - tour.start;
      if (last >= 0) reachable[last * words + word[service]] |= mask[service];
    }
    for (let tick = ticks - 2; tick >= 0; tick--)
      for (let w = 0; w < words; w++) reachable[tick * words + w] |= reachable[(tick + 1) * words + w];
  }

  #isOutdone(label: number, blind: boolean): boolean {
    const { cost, taken, done } = this;
    const words = this.#words;
    const { loss, lossStart, patientOfBit, shiftOfPatient } = this.offers;
    const own = cost[label] + EPSILON;
    const state = taken[label];
    const patient = this.patient[label];
    const best = this.#best[patient];
    const count = this.#bestCount[patient];
    const tick = this.end[label];
    const reach = (tick - this.tour.start) * words;
    const { isLimited } = this.#allowance;
    for (let i = 0; i < count; i++) {
      const other = best[i];
      let sum = cost[other];
      if (sum > own) return false;
      if (taken[other] < state) continue;
      if (blind) return true;
      if (isLimited && this.#allowance.isScarcer(other, label, tick)) continue;
      for (let w = 0; w < words && sum <= own; w++) {
        let bits = done[other * words + w] & ~done[label * words + w] & this.#reachable[reach + w];
        while (bits !== 0) {
          const p = patientOfBit[32 * w + 31 - Math.clz32(bits & -bits)];
          const shift = shiftOfPatient[p];
          const all = lossStart[p + 1] - lossStart[p] - 1;
          sum += loss[lossStart[p] + ((bits >>> shift) & all)];
          if (sum > own) break;
          bits &= ~(all << shift);
        }
      }
      if (sum <= own) return true;
    }
    return false;
  }

  /** Notes a label among the best of its patient, by cost. */
  #keep(label: number): void {
    const patient = this.patient[label];
    let best = this.#best[patient];
    const count = this.#bestCount[patient]++;
    if (count === best.length) {
      best = doubled(best);
      this.#best[patient] = best;
    }
    let at = count;
    for (; at > 0 && this.cost[best[at - 1]] > this.cost[label]; at--) best[at] = best[at - 1];
    best[at] = label;
    if (this.keptCount === this.kept.length) this.kept = doubled(this.kept);
    this.kept[this.keptCount++] = label;
  }

  /** Adds every visit that may come next. */
  #extend(label: number, blind: boolean): void {
    const { tour } = this;
    const { patients, states, startStart, startItem, lengthOf, latestEnd } = tour;
    const { active, activeStart, word, mask, net } = this.offers;
    const words = this.#words;
    const count = patients.length;
    const from = this.patient[label];
    const ready = this.end[label];
    const state = this.taken[label];
    const cost = this.cost[label];
    const { isLimited } = this.#allowance;
    this.#pauses(ready, state);
    for (let p = 0; p < count; p++) {
      const first = activeStart[p];
      const after = activeStart[p + 1];
      if (first === after) continue;
      const travel = from < 0 ? tour.firstLeg[p] : tour.leg[from * count + p];
      let earliest = NEVER;
      for (let taking = state; taking < states; taking++) {
        const arriving = Math.max(this.#clear[taking], ready + travel + this.#onBreak[taking]);
        this.#arrival[taking] = arriving;
        if (arriving < earliest) earliest = arriving;
      }
      const done = this.done[label * words + word[active[first]]];
      for (let i = first; i < after; i++) {
        const service = active[i];
        if (startItem[startStart[service + 1] - 1] < earliest) break;
        let gain = net[service];
        const again = done & mask[service];
        if (again !== 0) {
          gain = this.offers.netWithout(service, again);
          if (gain <= EPSILON) continue;
        }
        const length = lengthOf[service];
        if (isLimited && !this.#allowance.permits(label, length)) continue;
        let sooner = NEVER;
        for (let taking = states - 1; taking >= state; taking--) {
          const arriving = this.#arrival[taking];
          if (arriving >= sooner) continue;
          let at = startStart[service];
          const last = startStart[service + 1];
          while (at < last && startItem[at + 1] < arriving) at += 2;
          if (at === last) continue;
          const start = Math.max(startItem[at], arriving);
          if (start >= sooner || start + length > latestEnd[taking * count + p]) continue;
          sooner = start;
          this.#add(label, service, p, taking, start + length, cost - gain, blind);
        }
      }
    }
  }

  /**
   * The least cost of what comes before a visit, at [(service × states + breaks taken) × ticks + its start since that of
   * the shift]: starts that are no earlier than one given here may cost as little. What has been done already of such a
   * visit counts as lost.
   */
  *arrivals(least: Float64Array): Steps<void> {
    least.fill(Infinity);
    this.#arrive(0, least);
    for (let i = 0; i < this.keptCount; i++) {
      this.#arrive(this.kept[i], least);
      if (i % LABELS_A_STEP === LABELS_A_STEP - 1) yield;
    }
  }

  #arrive(label: number, least: Float64Array): void {
    const { tour } = this;
    const { states, startStart, startItem, lengthOf, latestEnd, serviceStart } = tour;
    const { barred, word, mask, net, loss, lossStart, shiftOfPatient } = this.offers;
    const count = tour.patients.length;
    const ticks = tour.end - tour.start + 1;
    const from = this.patient[label];
    const ready = this.end[label];
    const state = this.taken[label];
    const { isLimited } = this.#allowance;
    this.#pauses(ready, state);
    for (let p = 0; p < count; p++) {
      const travel = from < 0 ? tour.firstLeg[p] : tour.leg[from * count + p];
      const all = lossStart[p + 1] - lossStart[p] - 1;
      for (let service = serviceStart[p]; service < serviceStart[p + 1]; service++) {
        if (barred[service] === 1) continue;
        if (isLimited && !this.#allowance.permits(label, lengthOf[service])) continue;
        const again = this.done[label * this.#words + word[service]] & mask[service];
        const lost =
          again === 0 || net[service] <= EPSILON ? 0 : loss[lossStart[p] + ((again >>> shiftOfPatient[p]) & all)];
        const cost = this.cost[label] + lost;
        for (let taking = state; taking < states; taking++) {
          const arriving = Math.max(this.#clear[taking], ready + travel + this.#onBreak[taking]);
          let at = startStart[service];
          const last = startStart[service + 1];
          while (at < last && startItem[at + 1] < arriving) at += 2;
          if (at === last) continue;
          const start = Math.max(startItem[at], arriving);
          if (start + lengthOf[service] > latestEnd[taking * count + p]) continue;
          const cell = (service * states + taking) * ticks + start - tour.start;
          if (cost < least[cell]) least[cell] = cost;
        }
      }
    }
  }

  /** When the breaks up to each number are over, if they begin once a visit has ended. */
  #pauses(ready: number, state: number): void {
    const { states, rules } = this.tour;
    this.#clear[state] = ready;
    this.#onBreak[state] = 0;
    for (let taking = state + 1; taking < states; taking++) {
      const { from, to, length } = rules.breaks[taking - 1];
      let start = Math.max(this.#clear[taking - 1], from);
      for (const [begins, ends] of rules.secondPasses) {
        if (begins <= start && start < ends) start = ends;
        if (begins <= start + length && start + length < ends) start = ends - length;
        if (begins <= start && start < ends) start = ends;
      }
      const late = this.#clear[taking - 1] >= NEVER || start + length > to;
      this.#clear[taking] = late ? NEVER : start + length;
      this.#onBreak[taking] = this.#onBreak[taking - 1] + length;
    }
  }

  #add(
    parent: number,
    service: number,
    patient: number,
    taken: number,
    end: number,
    cost: number,
    blind: boolean,
  ): void {
    this.tried++;
    if (this.#rest !== undefined) {
      const { states, end: last, start } = this.tour;
      const cell = (service * states + states - 1 - taken) * (last - start + 1) + last - end;
      if (cost + this.#rest[cell] > this.#most) return;
    }
    if (this.count === this.end.length) this.#grow();
    const words = this.#words;
    const label = this.count;
    const to = label * words;
    const from = parent * words;
    for (let w = 0; w < words; w++) this.done[to + w] = this.done[from + w];
    this.done[to + this.offers.word[service]] |= this.offers.mask[service];
    this.end[label] = end;
    this.patient[label] = patient;
    this.taken[label] = taken;
    this.service[label] = service;
    this.parent[label] = parent;
    this.cost[label] = cost;
    if (this.#allowance.isLimited) this.#allowance.spend(parent, label, this.tour.lengthOf[service]);
    // Most labels go no further than this: what outdoes them is kept already. The rest are asked again in their turn.
    if (this.#isOutdone(label, blind)) return;
    const slot = (end - this.tour.start) * this.tour.patients.length + patient;
    this.#next[label] = this.#head[slot];
    this.#head[slot] = label;
    this.count++;
  }

  /** Services of a label's route, the first one first. */
  servicesOf(label: number): number[] {
    const services: number[] = [];
    for (let at = label; this.service[at] >= 0; at = this.parent[at]) services.push(this.service[at]);
    return services.reverse();
  }

  #grow(): void {
    this.end = doubled(this.end);
    this.patient = doubled(this.patient);
    this.taken = doubled(this.taken);
    this.service = doubled(this.service);
    this.parent = doubled(this.parent);
    this.cost = doubled(this.cost);
    this.done = doubled(this.done);
    this.#next = doubled(this.#next);
  }
}
