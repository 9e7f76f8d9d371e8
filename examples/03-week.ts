// A team's week: care that takes two people, insulin with hours between doses, a competency that begins on Tuesday.

import { readFileSync } from "node:fs";
import { consolidate, parseCaseload } from "onevisit";

const caseload = parseCaseload(JSON.parse(readFileSync(new URL("week.json", import.meta.url), "utf8")));
const plan = await consolidate(caseload, { iterations: 3000, seed: 1, compare: true });

const { visits, uncombined, siloed, minutes, facesPerPatient } = plan.metrics;
console.log(`${visits} visits (${siloed?.visits} with each discipline on its own, ${uncombined} uncombined)`);
console.log(
  `No plan needs fewer than ${plan.bound.visits}; priority ${plan.metrics.unscheduledPriority} is left undone.`,
);
console.log(`${minutes.handsOn} minutes of care, ${minutes.travel} of travel`);
console.log(`${facesPerPatient.mean.toFixed(1)} faces for each patient on average, ${facesPerPatient.max} at most\n`);

/** Who is there for an intervention of the week, and when, occurrence by occurrence. */
function deliveries(intervention: string): { id: string; start: string; who: string[] }[] {
  const found = new Map<string, { id: string; start: string; who: string[] }>();
  for (const { practitioner, interventions } of plan.visits) {
    for (const { id, start } of interventions) {
      if (id.split("#")[0] !== intervention) continue;
      const known = found.get(id);
      if (known === undefined) found.set(id, { id, start, who: [practitioner] });
      else known.who.push(practitioner);
    }
  }
  return [...found.values()].sort((a, b) => (a.start < b.start ? -1 : 1));
}

console.log("Two people for Mr Nowak's hoist, always at one time");
for (const { start, who } of deliveries("mr-nowak-hoist-transfer"))
  console.log(`  ${start}  ${who.sort().join(" and ")}`);

console.log("\nMrs Ahmed's insulin, twice a day and never too close");
const doses = deliveries("mrs-ahmed-insulin");
for (const [i, { start, who }] of doses.entries()) {
  const before = doses[i - 1];
  const hours = before && (Date.parse(`${start}Z`) - Date.parse(`${before.start}Z`)) / 3_600_000;
  const since = before?.start.slice(0, 10) === start.slice(0, 10) ? `, ${hours?.toFixed(1)} hours after the last` : "";
  console.log(`  ${start}  ${who}${since}`);
}

console.log("\nMrs Hughes's tube feeds; Mina is signed off for them from Tuesday");
for (const { start, who } of deliveries("mrs-hughes-tube-feed")) console.log(`  ${start}  ${who}`);
