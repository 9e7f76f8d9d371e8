// The kinds of patient in generated caseloads, and how common each is. Planning defaults.

import type { Kind } from "./catalogue.ts";

/** One kind of patient. */
export interface Archetype {
  readonly name: string;
  /** How common, relative to the others. */
  readonly share: number;
  /** What every such patient needs. */
  readonly always: readonly Kind[];
  /** One of these as well, drawn by weight. */
  readonly oneOf?: readonly (readonly [weight: number, kinds: readonly Kind[]])[];
  /** What some of them need too, with its probability. */
  readonly often: Partial<Record<Kind, number>>;
}

/** Every kind of patient. */
export const ARCHETYPES: readonly Archetype[] = [
  {
    name: "frail with insulin",
    share: 18,
    always: ["care-morning"],
    oneOf: [
      [56, ["insulin-once"]],
      [44, ["insulin-twice"]],
    ],
    often: {
      "care-evening": 0.62,
      meal: 0.46,
      "pressure-check": 0.4,
      bloods: 0.3,
      "falls-screen": 0.16,
      "care-act-review": 0.14,
      "glucose-review": 0.05,
      continence: 0.04,
    },
  },
  {
    name: "leg ulcers",
    share: 20,
    always: ["compression"],
    often: { "care-morning": 0.6, "complex-wound": 0.38, "simple-dressing": 0.3, aids: 0.16, vitals: 0.08 },
  },
  {
    name: "catheter",
    share: 10,
    always: ["catheter-care"],
    often: {
      bloods: 0.5,
      "catheter-change": 0.44,
      "medicine-prompt": 0.3,
      "care-act-review": 0.16,
      "bowel-care": 0.08,
      "catheter-blocked": 0.03,
    },
  },
  {
    name: "home from hospital",
    share: 14,
    always: ["rehab", "aids"],
    often: {
      "care-morning": 0.57,
      "home-assessment": 0.41,
      "falls-screen": 0.4,
      "care-evening": 0.33,
      "physio-review": 0.32,
      "simple-dressing": 0.28,
      "care-act-review": 0.25,
      "holistic-assessment": 0.02,
    },
  },
  {
    name: "at the end of life",
    share: 6,
    always: ["syringe-pump"],
    often: {
      "care-morning": 0.62,
      "pressure-check": 0.45,
      palliative: 0.43,
      "care-evening": 0.43,
      "care-act-review": 0.2,
    },
  },
  {
    name: "with dementia",
    share: 13,
    always: ["medicine-prompt"],
    often: {
      meal: 0.46,
      "care-morning": 0.46,
      welfare: 0.24,
      "care-act-review": 0.24,
      "eye-drops": 0.18,
      "falls-screen": 0.15,
      vitals: 0.1,
      "medicine-given": 0.05,
      "safeguarding-visit": 0.01,
    },
  },
  {
    name: "tube-fed and hoisted",
    share: 5,
    always: ["tube-feed", "hoist", "care-morning"],
    often: { "care-evening": 0.71, "pressure-check": 0.63, stoma: 0.26, "catheter-care": 0.19, continence: 0.1 },
  },
  {
    name: "on a short course",
    share: 9,
    always: [],
    oneOf: [
      [45, ["lmwh"]],
      [30, ["eye-drops"]],
      [15, ["lmwh", "eye-drops"]],
      [10, ["vitals"]],
    ],
    often: { "simple-dressing": 0.42, vitals: 0.3, parkinsons: 0.26, "clip-removal": 0.08 },
  },
  {
    name: "with few needs",
    share: 5,
    always: ["b12"],
    often: { welfare: 0.59, bloods: 0.52, "falls-screen": 0.33, inr: 0.1, depot: 0.05 },
  },
];
