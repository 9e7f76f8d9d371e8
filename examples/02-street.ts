// Eight neighbours over one day: the round of everybody who goes out, and what each door sees.

import { readFileSync } from "node:fs";
import { consolidateSync, parseCaseload, siloed, verifyPlan } from "onevisit";

const caseload = parseCaseload(JSON.parse(readFileSync(new URL("street.json", import.meta.url), "utf8")));
const plan = consolidateSync(caseload, { iterations: 2000, seed: 1, compare: true });

const plannedApart = plan.metrics.siloed?.visits;
console.log(`${plan.metrics.visits} visits; ${plannedApart} with each discipline on its own (${plan.status})\n`);

for (const { id, name } of caseload.practitioners) {
  const stops = [
    ...plan.visits.filter((visit) => visit.practitioner === id).map((visit) => ({ ...visit, who: visit.patient })),
    ...plan.breaks.filter((pause) => pause.practitioner === id).map((pause) => ({ ...pause, who: "break" })),
  ].sort((a, b) => (a.start < b.start ? -1 : 1));
  if (stops.length > 0) console.log(name);
  for (const { start, end, who } of stops) console.log(`  ${start.slice(11)}-${end.slice(11)}  ${who}`);
}

console.log("\nVisits at each door, together and apart");
const apart = consolidateSync(siloed(caseload), { iterations: 2000, seed: 1 });
for (const { id, siloed: agreed } of caseload.patients) {
  const [here, there] = [plan, apart].map(({ visits }) => visits.filter(({ patient }) => patient === id).length);
  console.log(`  ${id.padEnd(14)}${here}  ${there}${agreed ? "  has not agreed to shared working" : ""}`);
}

// Nothing above has to be believed: the verifier knows the rules and nothing of the search.
const { valid, violations } = verifyPlan(caseload, plan);
console.log(`\n${valid ? "Verified" : "Not valid"}: ${violations.length} rules broken`);
