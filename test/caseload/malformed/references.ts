// Ids, what refers to them, and places.

import {
  bad,
  DRESS,
  EARLY,
  INSULIN,
  LATE,
  type Malformed,
  matrixRow,
  N1,
  N2,
  P1,
  P2,
  REVIEW,
  row,
  WASH,
} from "./row.ts";

export const IDS: readonly Malformed[] = [
  row("two competencies of one id", "duplicate-id", "competencies[3].id", { "competencies[3]": { id: "wound" } }),
  bad("two patients of one id", "duplicate-id", `${P2}.id`, "p1"),
  row("two practitioners of one id", "duplicate-id", `${N2}.id`, { [`${N2}.id`]: "n1", [`${P1}.avoid`]: [] }),
  bad("interventions of two patients with one id", "duplicate-id", `${REVIEW}.id`, "wash"),
  bad("two shifts of one id", "duplicate-id", `${LATE}.id`, "early"),
  matrixRow("two places of one id", "duplicate-id", "travel.places[2]", {
    "travel.places[2]": "home",
    [`${P2}.place`]: "home",
  }),
  bad("an intervention id with #", "hash-in-id", `${REVIEW}.id`, "review#1"),
];

export const COMPETENCIES: readonly Malformed[] = [
  bad("an unknown requirement", "unknown-competency", `${WASH}.requires[0]`, "wounds", "`wound`"),
  bad("an unknown leveled one", "unknown-competency", `${DRESS}.requires[0].competency`, "xyz"),
  bad("a deep one", "unknown-competency", `${DRESS}.requires[1].anyOf[1].anyOf[0]`, "insuline", "`insulin`"),
  bad("one of the second practitioner", "unknown-competency", `${DRESS}.second.requires[0]`, "hoist"),
  bad("one of the patient", "unknown-competency", `${P1}.requires[0]`, "polish"),
  bad("one held", "unknown-competency", `${N1}.portfolio[0]`, "caring"),
  bad("one held at a level", "unknown-competency", `${N1}.portfolio[1].competency`, "wond", "`wound`"),
  bad("a requirement twice", "doubled-reference", `${WASH}.requires[1]`, "care"),
  bad("twice, in two spellings", "doubled-reference", `${WASH}.requires[1]`, { competency: "care", level: 1 }),
  bad("a choice with an entry twice", "doubled-reference", `${DRESS}.requires[1].anyOf[2]`, "care"),
  bad("the same held twice", "doubled-reference", `${N1}.portfolio[3]`, { competency: "wound", level: 2 }),
  bad("the same held twice for good", "doubled-reference", `${N1}.portfolio[3]`, "care"),
];

export const PEOPLE: readonly Malformed[] = [
  bad("avoiding a stranger", "unknown-practitioner", `${P1}.avoid[0]`, "n9"),
  bad("preferring a stranger", "unknown-practitioner", `${P1}.prefer[1]`, "nurse"),
  bad("avoiding somebody twice", "doubled-reference", `${P1}.avoid[1]`, "n2"),
  bad("preferring somebody twice", "doubled-reference", `${P1}.prefer[1]`, "n1"),
];

const SUGAR_LINK = `${INSULIN}.after[0].intervention`;

export const RELATIONS: readonly Malformed[] = [
  bad("coming after something unknown", "unknown-intervention", SUGAR_LINK, "suger", "`sugar`"),
  bad("apart from something unknown", "unknown-intervention", `${INSULIN}.apartFrom[0]`, "bath"),
  bad("alongside something unknown", "unknown-intervention", `${WASH}.alongside[0]`, "bath"),
  bad("preceding another patient's", "other-patients-intervention", `${WASH}.precedesInVisit[0]`, "review"),
  bad("coming after another patient's", "other-patients-intervention", SUGAR_LINK, "review"),
  bad("alongside itself", "self-reference", `${WASH}.alongside[0]`, "wash"),
  bad("apart from itself", "self-reference", `${INSULIN}.apartFrom[0]`, "insulin"),
  bad("preceding itself", "self-reference", `${WASH}.precedesInVisit[0]`, "wash"),
  bad("coming after itself", "self-reference", SUGAR_LINK, "insulin"),
  bad("apart from one thing twice", "doubled-reference", `${INSULIN}.apartFrom[1]`, "wash"),
  bad("alongside one thing twice", "doubled-reference", `${WASH}.alongside[1]`, "sugar"),
  bad("preceding one thing twice", "doubled-reference", `${WASH}.precedesInVisit[1]`, "dress"),
  row("coming after one thing twice", "doubled-reference", `${INSULIN}.after[1].intervention`, {
    [`${INSULIN}.after[1]`]: { intervention: "sugar" },
  }),
];

const HOME = `${P1}.place`;

export const PLACES: readonly Malformed[] = [
  bad("a place id without a matrix", "wrong-place-kind", HOME, "home"),
  matrixRow("coordinates beside a matrix", "wrong-place-kind", HOME, { [HOME]: { lat: 1, lon: 1 } }),
  matrixRow("a place the matrix lacks", "unknown-place", `${EARLY}.endPlace`, { [`${EARLY}.endPlace`]: "office" }),
  matrixRow("a misspelt place", "unknown-place", HOME, { [HOME]: "hom e" }, "`home`"),
  matrixRow("a matrix with a row too many", "matrix-not-square", "travel.minutes", { "travel.minutes[3]": [0, 0, 0] }),
  matrixRow("a matrix with a column too few", "matrix-not-square", "travel.minutes[1]", {
    "travel.minutes[1]": [6, 0],
  }),
  matrixRow("a way from home to home", "matrix-diagonal", "travel.minutes[2][2]", { "travel.minutes[2][2]": 1 }),
  matrixRow("a journey in decimals", "not-whole", "travel.minutes[0][1]", { "travel.minutes[0][1]": 5.5 }, "round"),
  matrixRow("a negative journey", "out-of-range", "travel.minutes[0][2]", { "travel.minutes[0][2]": -1 }, "no way"),
  matrixRow("a hole in the matrix", "null-value", "travel.minutes[1][0]", { "travel.minutes[1][0]": null }, "no way"),
  matrixRow("text in the matrix", "wrong-type", "travel.minutes[1][0]", { "travel.minutes[1][0]": "6" }),
  matrixRow("a matrix whose row is none", "wrong-type", "travel.minutes[1]", { "travel.minutes[1]": 6 }),
  matrixRow("a matrix that is none", "wrong-type", "travel.minutes", { "travel.minutes": "0" }, '`["0"]`'),
  matrixRow("no matrix", "missing-key", "travel.minutes", { "travel.minutes": undefined }),
];
