// Every reason for leaving something undone: when it is given, and in which words.

import { describe, expect, test } from "vitest";
import { finish } from "../../src/base/steps.ts";
import type { Caseload, Intervention, Patient } from "../../src/caseload/schema.ts";
import { DEFAULT_WEIGHTS } from "../../src/plan/objective.ts";
import { REASON_CODES, reasonsOf } from "../../src/plan/reasons.ts";
import type { Unscheduled } from "../../src/plan/schema.ts";
import { compile } from "../../src/problem/compile.ts";
import { care, carer, caseloadOf, patientOf, shiftOf } from "../verify/little.ts";

const told = new Set<string>();

/** Why everything is left undone, or only the occurrences with the indices given. */
function reasonsFor(
  caseload: Caseload,
  more: { undone?: number[]; impossible?: number[]; stopped?: boolean } = {},
): Unscheduled[] {
  const compiled = finish(compile(caseload, DEFAULT_WEIGHTS));
  const { occurrences } = compiled.problem;
  const impossible = new Uint8Array(occurrences);
  for (const occurrence of more.impossible ?? []) impossible[occurrence] = 1;
  const undone = more.undone ?? Array.from({ length: occurrences }, (_, occurrence) => occurrence);
  const reasons = finish(reasonsOf(caseload, compiled, undone, impossible, more.stopped ?? false));
  for (const { reason } of reasons) told.add(reason.code);
  return reasons;
}

/** What surrounds the only occurrence. */
interface Setting {
  readonly patient: Partial<Patient>;
  readonly practitioners: Caseload["practitioners"];
  readonly impossible: number[];
  readonly stopped: boolean;
}

/** The reason for the only occurrence of the only patient, as `code: message`. */
function reasonFor(
  intervention: Partial<Intervention>,
  { patient = {}, practitioners = [carer("ann", { name: "Ann" })], ...more }: Partial<Setting> = {},
): string {
  const caseload = caseloadOf(
    [patientOf("p", [care("wash", intervention)], { name: "Mr P", ...patient })],
    practitioners,
  );
  const [{ id, reason }] = reasonsFor(caseload, more);
  expect(id).toBe("wash");
  return `${reason.code}: ${reason.message}`;
}
describe("no time", () => {
  test("no date is left by its dates", () => {
    expect(reasonFor({ weekdays: ["sun"] })).toBe(
      "no-allowed-start: Its dates and times leave no minute of the planning period in which it may start.",
    );
    expect(reasonFor({ times: [] })).toMatch(/^no-allowed-start:/);
  });

  test("longer than the patient's longest visit", () => {
    expect(reasonFor({ minutes: 50 }, { patient: { setupMinutes: 15, maxVisitMinutes: 60 } })).toBe(
      "visit-too-long: A visit with it takes 65 minutes, and no visit to Mr P may last longer than 60.",
    );
  });

  test("the patient is out at the allowed times", () => {
    const available = [{ from: "2026-03-02T10:00", to: "2026-03-02T12:00" }];
    const times = [{ from: "08:00", to: "09:55" }];
    expect(reasonFor({ times, notAfter: "2026-03-02" }, { patient: { available } })).toBe(
      "patient-unavailable: It may start on 2026-03-02 from 08:00 to 09:55, and Mr P is not available for such a visit.",
    );
    // Setup takes it past ten.
    expect(reasonFor({ times: [{ from: "08:00", to: "10:05" }] }, { patient: { available, setupMinutes: 5 } })).toMatch(
      /^no-room:/,
    );
  });

  test("a visit would end after the planning period", () => {
    const late = { times: [{ from: "23:55", to: "24:00" }], notBefore: "2026-03-03" };
    expect(reasonFor(late)).toBe(
      "patient-unavailable: It may start on 2026-03-03 from 23:55 to 23:59, and a visit for that does not lie inside the planning period.",
    );
  });
});

describe("no hands", () => {
  const ann = (portfolio: Caseload["practitioners"][number]["portfolio"], more = {}) => [
    carer("ann", { name: "Ann", portfolio, ...more }),
  ];

  test("nobody holds the competency", () => {
    expect(reasonFor({ requires: ["meds"] })).toBe("nobody-competent: Nobody holds meds.");
  });

  test("somebody holds it at too low a level", () => {
    expect(
      reasonFor(
        { requires: [{ competency: "care", level: 3 }] },
        { practitioners: ann([{ competency: "care", level: 2 }]) },
      ),
    ).toBe("nobody-competent: Nobody holds care at level 3; the highest level held is 2.");
  });

  test("somebody holds it, but not then", () => {
    expect(reasonFor({}, { practitioners: ann([{ competency: "care", until: "2026-03-01" }]) })).toBe(
      "nobody-competent: Nobody holds care on an allowed date, only on others.",
    );
  });

  test("each is held by somebody, all of them by nobody", () => {
    const practitioners = [...ann(["care"]), carer("bob", { portfolio: ["meds"] })];
    expect(
      reasonFor({ requires: ["care", { anyOf: ["meds", { competency: "care", level: 2 }] }] }, { practitioners }),
    ).toBe("nobody-competent: Nobody holds all of this on one date: care; meds or care at level 2.");
  });

  test("what the patient requires of everyone counts", () => {
    expect(reasonFor({}, { patient: { requires: ["meds"] } })).toBe("nobody-competent: Nobody holds meds.");
  });

  test("a siloed patient's discipline lacks it, or is not there at all", () => {
    const practitioners = [
      ...ann(["care"], { discipline: "nursing" }),
      carer("cy", { discipline: "physio", portfolio: [] }),
    ];
    const patient = { siloed: true };
    expect(reasonFor({ discipline: "physio" }, { patient, practitioners })).toBe(
      "nobody-competent: Nobody in physio, who alone may do it, holds care.",
    );
    expect(reasonFor({ discipline: "social-work" }, { patient, practitioners })).toBe(
      "nobody-competent: There is nobody in social-work.",
    );
    expect(reasonFor({ discipline: "nursing" }, { patient, practitioners })).toMatch(/^no-room: Ann could/);
  });

  test("the second pair of hands counts, and is said to be the second", () => {
    expect(reasonFor({ second: { requires: ["meds"] } })).toBe(
      "nobody-competent: For the second pair of hands, nobody holds meds.",
    );
  });

  test("without practitioners", () => {
    expect(reasonFor({}, { practitioners: [] })).toBe("nobody-competent: There are no practitioners.");
  });

  test("names of competencies are shown", () => {
    const caseload = caseloadOf([patientOf("p", [care("i", { requires: ["insulin"] })])], [carer("n")], {
      competencies: [{ id: "care" }, { id: "insulin", name: "Insulin and glucose" }],
    });
    expect(reasonsFor(caseload)[0].reason.message).toBe("Nobody holds insulin (Insulin and glucose).");
  });

  test("competent, but not on shift", () => {
    const evening = { times: [{ from: "18:00", to: "20:00" }], notAfter: "2026-03-02" };
    expect(reasonFor(evening)).toBe(
      "nobody-available: Only Ann is competent to do it, and is not on shift for it on 2026-03-02 from 18:00 to 20:00.",
    );
    const practitioners = [...ann(["care"]), carer("bob", { shifts: [] })];
    expect(reasonFor(evening, { practitioners })).toBe(
      "nobody-available: Only Ann and bob are competent to do it, and none of them is on shift for it on 2026-03-02 from 18:00 to 20:00.",
    );
  });

  test("the shift ends before it would be over", () => {
    expect(reasonFor({ minutes: 30, times: [{ from: "15:31", to: "16:00" }] })).toMatch(/^nobody-available:/);
    expect(reasonFor({ minutes: 30, times: [{ from: "15:30", to: "16:00" }] })).toMatch(/^no-room:/);
  });

  test("competent and on shift, but must not visit", () => {
    const practitioners = [...ann(["care"]), carer("bob", { shifts: [] })];
    expect(reasonFor({ notAfter: "2026-03-02" }, { practitioners, patient: { avoid: ["ann"] } })).toBe(
      "nobody-available: Of those who are competent to do it, only Ann could come on 2026-03-02 from 00:00 to 23:59, and must not visit Mr P.",
    );
  });
});

describe("somebody could", () => {
  test("it hangs on something undone", () => {
    const both = [care("wash", { requires: ["meds"] }), care("dress", { after: [{ intervention: "wash" }] })];
    const caseload = caseloadOf([patientOf("p", both)], [carer("n")]);
    expect(reasonsFor(caseload)[1]).toEqual({
      id: "dress",
      reason: { code: "waits-for", message: "It comes after wash, which is left undone too." },
    });
    expect(reasonsFor(caseload, { undone: [1] })[0].reason.code).toBe("no-room");
  });

  test("with repeats it hangs on the equal number", () => {
    const repeat = { times: 1, per: "day" } as const;
    const both = [care("wash", { repeat }), care("dress", { repeat, after: [{ intervention: "wash" }] })];
    const reasons = reasonsFor(caseloadOf([patientOf("p", both)], [carer("n")]), { undone: [0, 2] });
    expect(reasons.map(({ id, reason }) => `${id} ${reason.code}`)).toEqual(["wash#1 no-room", "dress#1 waits-for"]);
    expect(reasons[1].reason.message).toBe("It comes after wash#1, which is left undone too.");
  });

  test("what is proved impossible is said to be proved", () => {
    expect(reasonFor({}, { impossible: [0] })).toMatch(/^no-visit-fits: Proved: no visit that anybody could make/);
    expect(reasonFor({ second: { requires: [] } }, { impossible: [0] })).toMatch(/^no-pair: Proved: two people/);
  });

  test("nobody looked", () => {
    expect(reasonFor({}, { stopped: true })).toBe(
      "stopped: The work was stopped before a place for it was looked for.",
    );
    expect(reasonFor({ requires: ["meds"] }, { stopped: true })).toMatch(/^nobody-competent:/);
  });

  test("no room was found: who could, and when", () => {
    const practitioners = ["ann", "bob", "cy", "di", "ed"].map((id) => carer(id));
    expect(reasonFor({ times: [{ from: "09:00", to: "10:00" }], notAfter: "2026-03-02" }, { practitioners })).toBe(
      "no-room: ann, bob, cy and others could do it on 2026-03-02 from 09:00 to 10:00, but no room for it was found in this plan.",
    );
    const shifts = [shiftOf(), shiftOf({ start: "2026-03-03T08:00", end: "2026-03-03T12:00" })];
    const twoDays = [carer("ann", { name: "Ann", shifts })];
    expect(reasonFor({ times: [{ from: "09:00", to: "10:00" }] }, { practitioners: twoDays })).toBe(
      "no-room: Ann could do it between 2026-03-02 09:00 and 2026-03-03 10:00, when it may start, but no room for it was found in this plan.",
    );
  });

  test("no room was found: the hours of those who could, where all are named", () => {
    const shortly = (end: string) => [carer("ann", { name: "Ann", shifts: [shiftOf({ start: "09:40", end })] })];
    const more = { times: [{ from: "09:00", to: "10:30" }], notAfter: "2026-03-02" };
    expect(reasonFor(more, { practitioners: shortly("10:00"), patient: { setupMinutes: 5 } })).toMatch(
      /^no-room: Ann could do it on 2026-03-02 from 09:45 to 09:50, but/,
    );
    expect(reasonFor(more, { practitioners: shortly("09:50") })).toMatch(
      /^no-room: Ann could do it on 2026-03-02 at 09:40, but/,
    );
    const both = [...shortly("09:50"), carer("bob", { shifts: [shiftOf({ start: "10:10", end: "12:00" })] })];
    expect(reasonFor(more, { practitioners: both })).toMatch(
      /^no-room: Ann and bob could do it on 2026-03-02 between 09:40 and 10:30, when it may start, but/,
    );
  });

  test("names with commas are told apart, and two pairs of hands are more than one", () => {
    const practitioners = [carer("ann", { name: "Ann, nurse" }), carer("bob")];
    const both = { second: { requires: [] }, times: [{ from: "09:00", to: "10:00" }], notAfter: "2026-03-02" };
    expect(reasonFor(both, { practitioners })).toBe(
      "no-room: Ann, nurse; and bob could do it with somebody else on 2026-03-02 from 09:00 to 10:00, but no room for it was found in this plan.",
    );
  });

  test("somebody on the night before can start after midnight", () => {
    const night = [carer("ann", { name: "Ann", shifts: [shiftOf({ start: "22:00", end: "2026-03-03T01:00" })] })];
    const early = { times: [{ from: "00:05", to: "00:20" }], notBefore: "2026-03-03" };
    expect(reasonFor(early, { practitioners: night, patient: { setupMinutes: 15 } })).toMatch(/^no-room: Ann could/);
  });
});

test("every code is documented and every documented code was seen here", () => {
  expect([...told].sort()).toEqual(Object.keys(REASON_CODES).sort());
});

test("eight thousand occurrences undone are explained, each", () => {
  const repeat = { times: 20, per: "day" } as const;
  const patients = Array.from({ length: 8 }, (_, i) => patientOf(`p${i}`, [care(`a${i}`, { repeat })]));
  const caseload = caseloadOf(patients, [carer("n")], { horizon: { start: "2026-03-02", days: 50 } });
  expect(reasonsFor(caseload)).toHaveLength(8000);
});
