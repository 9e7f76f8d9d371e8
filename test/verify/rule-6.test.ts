import { describe, it } from "vitest";
import { care, carer, caseloadOf, expectBroken, expectKept, patientOf, planOf, visit } from "./little.ts";

const people = [carer("n"), carer("m")];

describe("rule 6: a patient receives one intervention at a time", () => {
  const caseload = caseloadOf([patientOf("p", [care("wash"), care("dress")])], people);
  const wash = visit("v", "p", "n", "09:00", "09:10", "wash 09:00");

  it("takes the next one when the one before it has ended", () => {
    expectKept(caseload, planOf([wash, visit("w", "p", "m", "09:10", "09:20", "dress 09:10")]));
  });

  it("finds two people busy with one patient at once", () => {
    const early = visit("w", "p", "m", "09:09", "09:19", "dress 09:09");
    expectBroken(caseload, planOf([wash, early]), 6, "interventions-overlap");
  });

  it("lets what is alongside overlap, on whichever side it is stated", () => {
    for (const sides of [["wash"], ["dress"]]) {
      const beside = ["wash", "dress"].map((id) =>
        care(id, sides.includes(id) ? { alongside: [id === "wash" ? "dress" : "wash"] } : {}),
      );
      const together = caseloadOf([patientOf("p", beside)], people);
      expectKept(together, planOf([wash, visit("w", "p", "m", "09:05", "09:15", "dress 09:05")]));
    }
  });

  it("lets setup and padding overlap", () => {
    const padded = { ...caseload, setupMinutes: 5, minVisitMinutes: 30 };
    const first = visit("v", "p", "n", "09:00", "09:30", "wash 09:05");
    expectKept(padded, planOf([first, visit("w", "p", "m", "09:10", "09:40", "dress 09:15")]));
  });

  it("takes a double-handed occurrence for one span, which others must not overlap", () => {
    const lift = care("lift", { second: { requires: [] } });
    const three = caseloadOf([patientOf("p", [lift, care("wash")])], [...people, carer("o")]);
    const pair = ["n", "m"].map((id) => visit(`v-${id}`, "p", id, "09:00", "09:10", "lift 09:00"));
    expectKept(three, planOf(pair, ["wash"]));
    const third = visit("w", "p", "o", "09:05", "09:15", "wash 09:05");
    expectBroken(three, planOf([...pair, third]), 6, "interventions-overlap");
  });
});
