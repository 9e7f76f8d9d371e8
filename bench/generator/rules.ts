// What interventions of one patient owe one another in generated caseloads, as data.

import type { Kind } from "./catalogue.ts";

/** A rule between two kinds that one patient has, used with its probability. */
export type Rule =
  | { readonly rule: "precedes"; readonly earlier: Kind; readonly later: Kind; readonly chance: number }
  | { readonly rule: "apart"; readonly one: Kind; readonly other: Kind; readonly chance: number }
  | { readonly rule: "alongside"; readonly one: Kind; readonly other: Kind; readonly chance: number }
  | {
      readonly rule: "after";
      readonly earlier: Kind;
      readonly later: Kind;
      readonly minMinutes?: number;
      readonly maxMinutes?: number;
      readonly chance: number;
    };

const clean = 0.7;

/** Every rule. Neither "precedes" nor "after" goes round in a circle. */
export const RULES: readonly Rule[] = [
  // Observations and bloods come first; washing before anything sterile.
  { rule: "precedes", earlier: "vitals", later: "simple-dressing", chance: 0.3 },
  { rule: "precedes", earlier: "vitals", later: "lmwh", chance: 0.3 },
  { rule: "precedes", earlier: "bloods", later: "catheter-change", chance: 0.3 },
  { rule: "precedes", earlier: "bowel-care", later: "care-morning", chance: clean },
  { rule: "precedes", earlier: "bowel-care", later: "catheter-change", chance: clean },
  { rule: "precedes", earlier: "care-morning", later: "simple-dressing", chance: clean },
  { rule: "precedes", earlier: "care-morning", later: "compression", chance: clean },
  { rule: "precedes", earlier: "care-morning", later: "complex-wound", chance: 0.3 },
  { rule: "precedes", earlier: "hoist", later: "tube-feed", chance: 0.2 },
  // Insulin, then breakfast with the morning care; drops after the medicine round; what was found leads to aids.
  { rule: "after", earlier: "insulin-once", later: "care-morning", maxMinutes: 150, chance: 0.45 },
  { rule: "after", earlier: "medicine-prompt", later: "eye-drops", minMinutes: 0, maxMinutes: 240, chance: 0.5 },
  { rule: "after", earlier: "falls-screen", later: "aids", minMinutes: 0, maxMinutes: 2880, chance: 0.3 },
  { rule: "after", earlier: "physio-review", later: "home-assessment", minMinutes: 60, chance: 0.15 },
  // Privacy, and what would be too much at once.
  { rule: "apart", one: "care-act-review", other: "welfare", chance: 0.5 },
  { rule: "apart", one: "home-assessment", other: "physio-review", chance: 0.5 },
  { rule: "apart", one: "safeguarding-visit", other: "care-morning", chance: 1 },
  { rule: "apart", one: "catheter-change", other: "bowel-care", chance: 1 },
  // The occupational therapist watches the wash; somebody cooks while somebody measures.
  { rule: "alongside", one: "home-assessment", other: "care-morning", chance: 0.4 },
  { rule: "alongside", one: "vitals", other: "meal", chance: 0.3 },
];
