// What `npm run bench` may be asked for by a word, and which module answers. A module that is not there is not offered.

import { existsSync } from "node:fs";

/** A bench with a word of its own. */
export interface BenchModule {
  main(args: string[]): Promise<void>;
}

const ABOUT: Readonly<Record<string, string>> = {
  caseloads: "FILES…: caseloads, those in ../shared/data/caseloads where none is named",
  hhcrsp: "FOLDER: the public home health care routing benchmark, plain and combined",
  strsp: "FOLDER: technician routing with skill levels, tasks split by skill",
  "set-covering": "FOLDER: the integer core on OR-Library files",
  monolith: "the exact core against one integer program",
  ablation: "what each part of the search is worth",
  growth: "time and memory as caseloads grow",
  threads: "one thread against several",
  versions: "COMMITS…: what caseloads came to at one commit after the other, from the figures kept",
};

const moduleOf = (word: string) => new URL(`../${word}.ts`, import.meta.url);

/** Words that are answered, with what they do. */
export function words(): readonly (readonly [word: string, about: string])[] {
  return Object.entries(ABOUT).filter(([word]) => existsSync(moduleOf(word)));
}

/** The module of a word; `undefined` where there is no such word. */
export async function benchOf(word: string | undefined): Promise<BenchModule | undefined> {
  if (word === undefined || !words().some(([known]) => known === word)) return undefined;
  return (await import(moduleOf(word).href)) as BenchModule;
}
