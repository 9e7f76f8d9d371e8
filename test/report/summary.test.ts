// The summary, word for word.

import { describe, expect, test } from "vitest";
import type { Plan, PlanMetrics, Unscheduled } from "../../src/plan/schema.ts";
import { contentsOf } from "../../src/report/contents.ts";
import { summaryOf } from "../../src/report/summary.ts";
import { care, carer, caseloadOf, patientOf } from "../verify/little.ts";

const caseload = caseloadOf(
  [
    patientOf("p", [care("wash", { repeat: { times: 1, per: "day" } }), care("dress")], { name: "Mr P" }),
    patientOf("q", [care("walk", { second: { requires: [] } })]),
  ],
  [carer("n"), carer("m")],
);

interface Story {
  readonly metrics?: Partial<PlanMetrics>;
  readonly bound?: Plan["bound"];
  readonly unscheduled?: readonly Unscheduled[];
}

/** A plan that does ten interventions in six visits, six proved, but for what its story says. */
function planOf({ metrics = {}, bound = { unscheduled: 0, visits: 6 }, unscheduled = [] }: Story = {}): Plan {
  const all: PlanMetrics = {
    visits: 6,
    uncombined: 11,
    occurrences: { total: 10, done: 10 },
    unscheduledPriority: 0,
    cost: 64,
    minutes: { handsOn: 200, setup: 30, padding: 0, travel: 49, waiting: 12, breaks: 30 },
    facesPerPatient: { mean: 1.25, max: 3 },
    doorsPerPatientDay: 1.5,
    extraFaces: 1,
    unpreferredVisits: 1,
    offPeakMinutes: 0,
    worstOffPeakMinutes: 0,
    practitioners: [],
    ...metrics,
  };
  return { format: "onevisit.plan/1", status: "feasible", visits: [], breaks: [], unscheduled, bound, metrics: all };
}

const lines = (...text: readonly string[]): string => `${text.join("\n")}\n`;
const left = (id: string, code: string, message: string): Unscheduled => ({ id, reason: { code, message } });
const siloed = (visits: number, bound: number, unscheduled = 0, done?: number): Pick<PlanMetrics, "siloed"> => ({
  siloed: { visits, unscheduled, bound: { unscheduled: 0, visits: bound }, ...(done === undefined ? {} : { done }) },
});
const row = (text: string, label: string): string | undefined =>
  text
    .split("\n")
    .find((line) => line.startsWith(`  ${label} `))
    ?.slice(10);

describe("everything is done", () => {
  test("and proved", () => {
    expect(summaryOf(caseload, planOf())).toBe(
      lines(
        "6 visits do all 10 interventions.",
        "  Done    all 10 interventions, 200 minutes of hands-on care",
        "  Visits  6; proved: no plan needs fewer; 11 if each intervention had one of its own",
        "  Travel  49 minutes (8.2 a visit); 30 of setting up, 12 of waiting between visits",
        "  Faces   1.3 a patient (at most 3); 1.5 visits on a day with any",
      ),
    );
  });

  test("and bounded", () => {
    const text = summaryOf(caseload, planOf({ bound: { unscheduled: 0, visits: 5 } }));
    expect(row(text, "Visits")).toMatch(/^6; no plan needs fewer than 5 \(gap 16.7 %\);/);
  });

  test("one visit is one visit", () => {
    const metrics = { visits: 1, uncombined: 1, occurrences: { total: 1, done: 1 } };
    const text = summaryOf(caseload, planOf({ metrics, bound: { unscheduled: 0, visits: 1 } }));
    expect(text).toMatch(/^1 visit does all 1 intervention\.\n/);
  });

  test("a small gap is not rounded away", () => {
    const metrics = { visits: 10_000 };
    const text = summaryOf(caseload, planOf({ metrics, bound: { unscheduled: 0, visits: 9_999 } }));
    expect(row(text, "Visits")).toMatch(/^10000; no plan needs fewer than 9999 \(gap under 0.1 %\);/);
  });

  test("wishes are told of where there are any", () => {
    const wishing = caseloadOf(
      [patientOf("p", [care("wash", { preferredTimes: [{ from: "08:00", to: "09:00" }] })], { prefer: ["n"] })],
      [carer("n")],
    );
    const text = summaryOf(wishing, planOf({ metrics: { offPeakMinutes: 70, worstOffPeakMinutes: 45 } }));
    expect(row(text, "Wishes")).toBe(
      "1 visit by somebody else than preferred; 70 minutes off the preferred times (at most 45)",
    );
  });
});

describe("something is left undone", () => {
  const metrics = { occurrences: { total: 10, done: 8 }, unscheduledPriority: 20 };

  test("it comes first, and what is said of visits is said of plans that leave no more", () => {
    const unscheduled = [
      left("dress", "nobody-competent", "Nobody holds dressing."),
      left("walk", "no-room", "n could do it."),
    ];
    expect(summaryOf(caseload, planOf({ metrics, unscheduled, bound: { unscheduled: 10, visits: 5 } }))).toBe(
      lines(
        "6 visits do 8 of 10 interventions.",
        "  Undone  2 of 10 interventions, priority 20 together; proved: every plan leaves at least priority 10 undone",
        "  Done    8 interventions, 200 minutes of hands-on care",
        "  Visits  6; no plan that leaves no more undone needs fewer than 5 (gap 16.7 %); 11 if each intervention had one of its own",
        "  Travel  49 minutes (8.2 a visit); 30 of setting up, 12 of waiting between visits",
        "  Faces   1.3 a patient (at most 3); 1.5 visits on a day with any",
        "",
        "Left undone:",
        "  nobody competent (1)",
        "    dress (Mr P): Nobody holds dressing.",
        "  no room found (1)",
        "    walk (q): n could do it.",
      ),
    );
  });

  test("proved to the last, or not at all", () => {
    const proved = summaryOf(caseload, planOf({ metrics, bound: { unscheduled: 20, visits: 6 } }));
    expect(row(proved, "Undone")).toBe(
      "2 of 10 interventions, priority 20 together; proved: no plan leaves less undone",
    );
    expect(row(proved, "Visits")).toMatch(/^6; proved: no plan that leaves no more undone needs fewer;/);
    const open = summaryOf(caseload, planOf({ metrics, bound: { unscheduled: 0, visits: 6 } }));
    expect(row(open, "Undone")).toBe(
      "2 of 10 interventions, priority 20 together; it is not proved that any has to be",
    );
  });

  test("one reason for several occurrences of a patient is told once", () => {
    const why = "Nobody holds care.";
    const unscheduled = [1, 2, 3, 4, 5, 6].map((n) => left(`wash#${n}`, "nobody-competent", why));
    unscheduled.push(left("walk", "nobody-competent", why), left("other", "a-new-code", "Because."));
    expect(summaryOf(caseload, planOf({ metrics, unscheduled })).split("\n\n")[1]).toBe(
      lines(
        "Left undone:",
        "  nobody competent (7)",
        "    wash#1, wash#2, wash#3, wash#4 and 2 more (Mr P): Nobody holds care.",
        "    walk (q): Nobody holds care.",
        "  a-new-code (1)",
        "    other (unknown patient): Because.",
      ),
    );
  });

  test("a long list is cut", () => {
    const unscheduled = Array.from({ length: 30 }, (_, n) => left("walk", "waits-for", `It comes after x#${n}.`));
    const text = summaryOf(caseload, planOf({ metrics, unscheduled })).split("\n\n")[1];
    expect(text.split("\n")).toHaveLength(12);
    expect(text).toMatch(/ {4}and 22 more\n$/);
  });
});

describe("against each discipline visiting on its own", () => {
  const summary = (story: Story) => summaryOf(caseload, planOf(story));

  test("the headline compares, and the saving is certain only against the siloed bound", () => {
    const text = summary({ metrics: siloed(9, 8) });
    expect(text).toMatch(/^6 visits do what 9 would with each discipline visiting on its own\.\n/);
    expect(row(text, "Saved")).toBe("3 visits of 9 (33.3 %), at least 2 for certain; both leave nothing undone");
    expect(row(summary({ metrics: siloed(9, 9) }), "Saved")).toMatch(/^3 visits of 9 \(33.3 %\), for certain;/);
    expect(row(summary({ metrics: siloed(9, 6) }), "Saved")).toMatch(/^3 visits of 9 \(33.3 %\), none for certain;/);
  });

  test("what both leave undone stands beside the saving", () => {
    const metrics = { occurrences: { total: 10, done: 9 }, unscheduledPriority: 10, ...siloed(9, 8, 10) };
    expect(row(summary({ metrics }), "Saved")).toMatch(/; both leave priority 10 undone$/);
  });

  test("plans that do not do the same are compared by visits for each intervention done", () => {
    const text = summary({ metrics: siloed(5, 5, 40, 6) });
    expect(text).toMatch(/^6 visits do all 10 interventions\.\n/);
    expect(row(text, "Saved")).toBe(
      "priority 0 undone in 6 visits here, 40 in 5 with each discipline on its own; for each intervention done 0.60 visits, not 0.83",
    );
    expect(row(summary({ metrics: siloed(5, 5, 40) }), "Saved")).toBe(
      "priority 0 undone in 6 visits here, 40 in 5 with each discipline on its own",
    );
  });

  test("nothing saved is said to be nothing", () => {
    const same = summary({ metrics: siloed(6, 6) });
    expect(same).toMatch(/^6 visits do all 10 interventions\.\n/);
    expect(row(same, "Saved")).toBe("nothing: each discipline on its own makes 6 too; both leave nothing undone");
    expect(row(summary({ metrics: siloed(5, 5) }), "Saved")).toBe(
      "nothing yet: each discipline on its own makes 5, which is a plan here too; both leave nothing undone; search longer",
    );
  });

  test("a siloed plan may be handed over instead", () => {
    const other = planOf({ metrics: { visits: 8, occurrences: { total: 10, done: 7 }, unscheduledPriority: 30 } });
    expect(row(summaryOf(caseload, planOf(), other), "Saved")).toBe(
      "priority 0 undone in 6 visits here, 30 in 8 with each discipline on its own; for each intervention done 0.60 visits, not 1.14",
    );
  });
});

test("nothing to do, and nothing done", () => {
  const zero = { visits: 0, uncombined: 0, doorsPerPatientDay: 0 };
  const bound = { unscheduled: 0, visits: 0 };
  const empty = planOf({ metrics: { ...zero, occurrences: { total: 0, done: 0 } }, bound });
  expect(summaryOf(caseload, empty)).toBe("Nothing to do: the caseload asks for no interventions.\n");
  const idle = planOf({ metrics: { ...zero, occurrences: { total: 3, done: 0 }, unscheduledPriority: 30 }, bound });
  expect(summaryOf(caseload, idle)).toBe(
    lines(
      "0 visits do 0 of 3 interventions.",
      "  Undone  3 of 3 interventions, priority 30 together; it is not proved that any has to be",
    ),
  );
});

test("what a caseload holds", () => {
  const mixed = { ...caseload, patients: [{ ...caseload.patients[0], siloed: true }, caseload.patients[1]] };
  expect(contentsOf(mixed)).toBe(
    lines(
      "The caseload is valid.",
      "  Horizon   mon 2026-03-02 to tue 2026-03-03 (2 days), UTC",
      "  Care      3 interventions, to be done 4 times in all, 1 of them by two",
      "  Patients  2 patients, 1 without shared working",
      "  Staff     2 practitioners, 2 shifts",
      "  Skills    3 competencies",
      "  Travel    matrix of 3 places",
    ),
  );
});

test("a repeat without an allowed date is named, in the caseload's contents and in the plan's summary", () => {
  const late = care("late", { repeat: { times: 1, per: "day" }, notBefore: "2027-01-01" });
  const hidden = caseloadOf([patientOf("p", [care("wash"), late])], [carer("n")]);
  const told = "1 repeated intervention with no allowed date in the horizon: late (p)";
  expect(contentsOf(hidden)).toContain(`  Never due ${told}\n`);
  expect(row(summaryOf(hidden, planOf()), "Not due")).toBe(told);
});
