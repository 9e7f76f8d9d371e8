// The shapes of a day's work in generated teams.

/** A shift shape: one or two stretches of a day, each with its break window. */
export interface ShiftPattern {
  readonly stretches: readonly {
    readonly from: string;
    readonly to: string;
    readonly breakIn?: readonly [string, string];
  }[];
  /** Minutes on shift in a day. */
  readonly minutes: number;
}

/** The shapes of a day's work. */
export const PATTERNS = {
  early: { stretches: [{ from: "07:00", to: "15:00", breakIn: ["11:30", "14:30"] }], minutes: 480 },
  late: { stretches: [{ from: "14:00", to: "22:00", breakIn: ["17:00", "20:30"] }], minutes: 480 },
  day: { stretches: [{ from: "08:30", to: "16:30", breakIn: ["11:30", "14:30"] }], minutes: 480 },
  split: {
    stretches: [
      { from: "07:00", to: "11:30" },
      { from: "16:30", to: "21:30" },
    ],
    minutes: 570,
  },
} as const satisfies Record<string, ShiftPattern>;

/** The name of a shift shape. */
export type PatternName = keyof typeof PATTERNS;
