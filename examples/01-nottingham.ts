// Four services each want to assess Mr Wilson at home. Somebody who may do all four makes one visit of it.

import { readFileSync } from "node:fs";
import { consolidateSync, type Plan, parseCaseload, siloed } from "onevisit";

const caseload = parseCaseload(JSON.parse(readFileSync(new URL("nottingham.json", import.meta.url), "utf8")));
const options = { iterations: 200, seed: 1 };

const together = consolidateSync(caseload, options);
const apart = consolidateSync(siloed(caseload), options);

function print(title: string, plan: Plan): void {
  const { visits, minutes } = plan.metrics;
  const fewest = plan.status === "optimal" ? "no plan needs fewer" : `at least ${plan.bound.visits} are needed`;
  console.log(`${title}: ${visits} ${visits === 1 ? "visit" : "visits"}, and ${fewest}`);
  for (const { start, end, practitioner, interventions } of plan.visits) {
    console.log(`  ${start.slice(11)}-${end.slice(11)}  ${practitioner}`);
    for (const intervention of interventions) console.log(`    ${intervention.start.slice(11)}  ${intervention.id}`);
  }
  console.log(`  ${minutes.handsOn} minutes of care, ${minutes.setup} of setting up, ${minutes.travel} of travel\n`);
}

print("Whoever is competent", together);
print("Each discipline on its own", apart);
