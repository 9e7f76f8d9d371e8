// npm run bench: a ladder of generated caseloads, or the bench that the first word names.

import { ladder } from "./caseloads.ts";
import { OPTIONS_USAGE } from "./run/options.ts";
import { benchOf, words } from "./run/words.ts";
import { runCommand } from "./usage.ts";

const USAGE = `usage: npm run bench -- [WORD] [FILES… | FOLDER] [options]

Without a word: a ladder of generated caseloads, or the caseload files named. Words:
${words()
  .map(([word, about]) => `  ${word.padEnd(14)}   ${about}\n`)
  .join("")}
${OPTIONS_USAGE}`;

const [word, ...rest] = process.argv.slice(2);
const bench = await benchOf(word);
if (bench === undefined) await runCommand(USAGE, (args) => args, ladder);
else await runCommand(USAGE, (args) => args, bench.main, rest);
