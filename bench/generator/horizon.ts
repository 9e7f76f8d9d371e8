// The dates of a generated caseload.

import type { GenerateOptions } from "./options.ts";

const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;

/** One date of the horizon. */
export interface Day {
  readonly date: string;
  readonly weekday: (typeof WEEKDAYS)[number];
  readonly weekend: boolean;
}

/** The dates of the horizon, in order. */
export function daysOf({ start = "2026-03-02", days }: Pick<GenerateOptions, "start" | "days">): readonly Day[] {
  const first = Date.parse(`${start}T00:00Z`);
  return Array.from({ length: days }, (_, i) => {
    const moment = new Date(first + i * 86_400_000);
    const day = moment.getUTCDay();
    return { date: moment.toISOString().slice(0, 10), weekday: WEEKDAYS[day], weekend: day === 0 || day === 6 };
  });
}
