// Reads {caseload, options} from standard input and prints the plan: a process of its own, for tests.

import { text } from "node:stream/consumers";
import { consolidateSync } from "../../src/consolidate.ts";

const { caseloads, options } = JSON.parse(await text(process.stdin));
for (const caseload of caseloads) process.stdout.write(`${JSON.stringify(consolidateSync(caseload, options))}\n`);
