// What a search can do without, so that its worth can be measured.

import { RUIN_NAMES } from "./ruin/ruins.ts";

export const IDEAS = [
  ...RUIN_NAMES,
  "chains",
  "blinks",
  "across",
  "scarcity",
  "chances",
  "surplus",
  "refusals",
] as const;
export type Idea = (typeof IDEAS)[number];
