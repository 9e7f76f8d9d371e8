// The services of a tour at today's prices: which are worth a visit, and what is lost where some of it is done already.

import type { PossibleVisit } from "./possible-visits.ts";
import type { Prices } from "./prices.ts";
import type { Tour } from "./tour.ts";

/** Units of one patient that have bits of their own; what a patient has beyond that may be gained again and again. */
const MOST_BITS = 10;
const WORD = 32;

export class Offers {
  readonly tour: Tour;
  /** Words of a set of units; each patient's units lie in one word. */
  readonly words: number;
  /** By service: the word and the bits of its units. */
  readonly word: Int32Array;
  readonly mask: Int32Array;
  /** By service: gain less cost of a visit in which all is new. */
  readonly net: Float64Array;
  /** Where the bits of a patient's units are. */
  readonly wordOfPatient: Int32Array;
  readonly shiftOfPatient: Int32Array;
  /** The patient of each bit. */
  readonly patientOfBit: Int32Array;
  /**
   * The most that what follows loses where units of patient p are done already, by set of them: bits from 0, at
   * lossStart[p] on.
   */
  readonly loss: Float64Array;
  readonly lossStart: Int32Array;
  /** Services worth making, of patient p: [activeStart[p], activeStart[p + 1]) of `active`; the latest first. */
  readonly activeStart: Int32Array;
  readonly active: Int32Array;
  /** By service: 1 where branching forbids it. */
  readonly barred: Uint8Array;
  readonly #visits: readonly PossibleVisit[];
  readonly #unitOfBit: Int32Array;
  readonly #sums = new Float64Array(1 << MOST_BITS);
  #prices: Prices | undefined;

  constructor(tour: Tour, visits: readonly PossibleVisit[]) {
    const services = tour.visitOf.length;
    this.tour = tour;
    this.#visits = visits;
    this.word = new Int32Array(services);
    this.mask = new Int32Array(services);
    this.net = new Float64Array(services);
    this.barred = new Uint8Array(services);
    this.active = new Int32Array(services);
    this.activeStart = new Int32Array(tour.patients.length + 1);
    this.wordOfPatient = new Int32Array(tour.patients.length);
    this.shiftOfPatient = new Int32Array(tour.patients.length);
    this.lossStart = new Int32Array(tour.patients.length + 1);
    const bitOfUnit = new Map<number, number>();
    const room: number[] = [];
    for (let p = 0; p < tour.patients.length; p++) {
      const units = this.#unitsOf(p);
      const bits = Math.min(MOST_BITS, units.length);
      let word = room.findIndex((left) => left >= bits);
      if (word < 0) word = room.push(WORD) - 1;
      this.wordOfPatient[p] = word;
      this.shiftOfPatient[p] = WORD - room[word];
      this.lossStart[p + 1] = this.lossStart[p] + (1 << bits);
      for (let i = 0; i < bits; i++) bitOfUnit.set(units[i], WORD * (word + 1) - room[word] + i);
      room[word] -= bits;
      for (let s = tour.serviceStart[p]; s < tour.serviceStart[p + 1]; s++) {
        this.word[s] = word;
        for (const unit of visits[tour.visitOf[s]].units) {
          const bit = bitOfUnit.get(unit);
          if (bit !== undefined) this.mask[s] |= 1 << (bit & 31);
        }
      }
    }
    this.words = Math.max(1, room.length);
    this.loss = new Float64Array(this.lossStart[tour.patients.length]);
    this.#unitOfBit = new Int32Array(WORD * this.words).fill(-1);
    for (const [unit, bit] of bitOfUnit) this.#unitOfBit[bit] = unit;
    this.patientOfBit = new Int32Array(WORD * this.words);
    for (let p = 0; p < tour.patients.length; p++) {
      const first = WORD * this.wordOfPatient[p] + this.shiftOfPatient[p];
      const size = this.lossStart[p + 1] - this.lossStart[p];
      this.patientOfBit.fill(p, first, first + 31 - Math.clz32(size));
    }
  }

  #unitsOf(p: number): number[] {
    const { serviceStart, visitOf } = this.tour;
    const units = new Set<number>();
    for (let s = serviceStart[p]; s < serviceStart[p + 1]; s++)
      for (const unit of this.#visits[visitOf[s]].units) units.add(unit);
    return [...units].sort((a, b) => a - b);
  }

  /** Works out what each service is worth. */
  price(prices: Prices): void {
    this.#prices = prices;
    const { tour, net, active, activeStart } = this;
    let count = 0;
    for (let p = 0; p < tour.patients.length; p++) {
      activeStart[p] = count;
      for (let s = tour.serviceStart[p]; s < tour.serviceStart[p + 1]; s++) {
        net[s] = this.#gain(s);
        if (net[s] > 1e-9 && this.barred[s] === 0) active[count++] = s;
      }
      const last = (s: number) => tour.startItem[tour.startStart[s + 1] - 1];
      active.subarray(activeStart[p], count).sort((a, b) => last(b) - last(a));
    }
    activeStart[tour.patients.length] = count;
    this.#losses();
  }

  /**
   * What the rest of a route loses at most where some units of a patient are done already. Each visit that would have
   * done some of them either does only what is new, without its bonus, or is not made at all; several visits share the
   * units out among them.
   */
  #losses(): void {
    const { tour, loss, lossStart, mask, net, shiftOfPatient } = this;
    loss.fill(0);
    for (let p = 0; p < tour.patients.length; p++) {
      const from = this.activeStart[p];
      const to = this.activeStart[p + 1];
      if (from === to) continue;
      const size = lossStart[p + 1] - lossStart[p];
      const table = loss.subarray(lossStart[p], lossStart[p + 1]);
      const sums = this.#sumsOf(p, size);
      for (let i = from; i < to; i++) {
        const s = this.active[i];
        const own = (mask[s] >>> shiftOfPatient[p]) & (size - 1);
        const bonus = this.#prices!.bonus[tour.visitOf[s]];
        for (let part = own; part !== 0; part = (part - 1) & own)
          table[part] = Math.max(table[part], Math.min(net[s], sums[part] + bonus));
      }
      for (let done = 1; done < size; done++) {
        const low = done & -done;
        const rest = done ^ low;
        let most = Math.max(table[done], table[rest]);
        for (let part = rest; part !== 0; part = (part - 1) & rest)
          most = Math.max(most, table[part] + table[done ^ part]);
        table[done] = most;
      }
    }
  }

  /** What sets of units of a patient are worth, as bits. */
  #sumsOf(p: number, size: number): Float64Array {
    const sums = this.#sums.subarray(0, size);
    const first = 32 * this.wordOfPatient[p] + this.shiftOfPatient[p];
    for (let set = 1; set < size; set++) {
      const unit = this.#unitOfBit[first + 31 - Math.clz32(set & -set)];
      sums[set] = sums[set & (set - 1)] + this.#prices!.unit[unit];
    }
    return sums;
  }

  #gain(service: number): number {
    const prices = this.#prices!;
    const visit = this.tour.visitOf[service];
    const { patient, units } = this.#visits[visit];
    let gain = prices.bonus[visit] - prices.visit[patient];
    for (const unit of units) gain += prices.unit[unit];
    return gain;
  }

  /** Gain less cost of a service some of whose units (as bits) are done already. */
  netWithout(service: number, done: number): number {
    const prices = this.#prices!;
    let net = this.net[service] - prices.bonus[this.tour.visitOf[service]];
    const first = WORD * this.word[service] + 31;
    for (let bits = done; bits !== 0; bits &= bits - 1)
      net -= prices.unit[this.#unitOfBit[first - Math.clz32(bits & -bits)]];
    return net;
  }
}
