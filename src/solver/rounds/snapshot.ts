// A timetable as it was at some moment, to go back to.

import type { Timetable } from "./timetable.ts";

export interface Snapshot {
  readonly next: Int32Array;
  readonly previous: Int32Array;
  readonly shift: Int32Array;
  readonly start: Int32Array;
  readonly onward: Int32Array;
  readonly size: Int32Array;
  readonly contact: Int32Array;
  travel: number;
  offPeak: number;
  worst: number;
}

export function snapshotOf(table: Timetable): Snapshot {
  const { next, previous, shift, start, onward, size, contact, travel, offPeak, worst } = table;
  const copies = { next, previous, shift, start, onward, size, contact };
  for (const name of Object.keys(copies) as (keyof typeof copies)[]) copies[name] = copies[name].slice();
  return { ...copies, travel, offPeak, worst };
}

/** Makes one timetable what another is, or was. */
export function copyTimetable(from: Snapshot, into: Snapshot): void {
  into.next.set(from.next);
  into.previous.set(from.previous);
  into.shift.set(from.shift);
  into.start.set(from.start);
  into.onward.set(from.onward);
  into.size.set(from.size);
  into.contact.set(from.contact);
  into.travel = from.travel;
  into.offPeak = from.offPeak;
  into.worst = from.worst;
}
