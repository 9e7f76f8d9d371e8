import { describe, it } from "vitest";
import { care, carer, caseloadOf, expectBroken, expectKept, patientOf, planOf, visit } from "./little.ts";

const both = [care("wash", { precedesInVisit: ["dress"] }), care("dress")];
const caseload = caseloadOf([patientOf("p", both), patientOf("q", [care("other")])], [carer("n")], {
  setupMinutes: 5,
  minVisitMinutes: 20,
});

describe("rule 2: setup, then one intervention after the other", () => {
  it("takes setup, interventions back to back, and the end of the last", () => {
    expectKept(caseload, planOf([visit("v", "p", "n", "09:00", "09:25", "wash 09:05", "dress 09:15")], ["other"]));
  });

  it("pads a short visit to its least length", () => {
    const short = visit("v", "p", "n", "09:00", "09:20", "wash 09:05");
    expectKept(caseload, planOf([short], ["dress", "other"]));
    const unpadded = visit("v", "p", "n", "09:00", "09:15", "wash 09:05");
    expectBroken(caseload, planOf([unpadded], ["dress", "other"]), 2, "wrong-end");
  });

  it("takes a patient's own setup and length instead of the caseload's", () => {
    const own = { ...caseload, patients: [patientOf("p", [care("wash")], { setupMinutes: 0, minVisitMinutes: 12 })] };
    expectKept(own, planOf([visit("v", "p", "n", "09:00", "09:12", "wash 09:00")]));
    expectBroken(own, planOf([visit("v", "p", "n", "09:00", "09:20", "wash 09:00")]), 2, "wrong-end");
  });

  it("finds a start without setup, and idle time between interventions", () => {
    const hasty = visit("v", "p", "n", "09:00", "09:20", "wash 09:00");
    expectBroken(caseload, planOf([hasty], ["dress", "other"]), 2, "not-back-to-back");
    const idle = visit("v", "p", "n", "09:00", "09:26", "wash 09:05", "dress 09:16");
    expectBroken(caseload, planOf([idle], ["other"]), 2, "not-back-to-back");
  });

  it("finds a visit that lasts too long", () => {
    const long = visit("v", "p", "n", "09:00", "09:30", "wash 09:05", "dress 09:15");
    expectBroken(caseload, planOf([long], ["other"]), 2, "wrong-end");
  });

  it("finds a visit that holds nothing", () => {
    const empty = visit("v", "p", "n", "09:00", "09:20");
    expectBroken(caseload, planOf([empty], ["wash", "dress", "other"]), 2, "empty-visit");
  });

  it("finds an intervention of somebody else, which then is not done", () => {
    const wrong = visit("v", "p", "n", "09:00", "09:25", "wash 09:05", "other 09:15");
    expectBroken(caseload, planOf([wrong], ["dress", "other"]), 2, "foreign-occurrence");
  });
});

describe("rule 2: what goes together, and in which order", () => {
  it("finds dressing before washing, in one visit only", () => {
    const wrong = visit("v", "p", "n", "09:00", "09:25", "dress 09:05", "wash 09:15");
    expectBroken(caseload, planOf([wrong], ["other"]), 2, "wrong-order-in-visit");
    const dress = visit("v", "p", "n", "09:00", "09:20", "dress 09:05");
    const wash = visit("w", "p", "n", "10:00", "10:20", "wash 10:05");
    expectKept(caseload, planOf([dress, wash], ["other"]));
  });

  it("keeps apart what is apart, on whichever side it is stated", () => {
    for (const [one, other] of [
      [["meal"], undefined],
      [undefined, ["bins"]],
    ]) {
      const bins = care("bins", one ? { apartFrom: one } : {});
      const meal = care("meal", other ? { apartFrom: other } : {});
      const apart = caseloadOf([patientOf("p", [bins, meal])], [carer("n")]);
      const together = visit("v", "p", "n", "09:00", "09:20", "bins 09:00", "meal 09:10");
      expectBroken(apart, planOf([together]), 2, "not-apart");
      const twice = [
        visit("v", "p", "n", "09:00", "09:10", "bins 09:00"),
        visit("w", "p", "n", "09:10", "09:20", "meal 09:10"),
      ];
      expectKept(apart, planOf(twice));
    }
  });
});
