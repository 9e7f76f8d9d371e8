// What each thread runs: one part after another, as they come.

import { searchWholePart } from "../solver/decompose/crew.ts";
import type { PartResult } from "../solver/decompose/search-part.ts";
import type { Errand } from "./crew.ts";

const now = (): number => Date.now();

/** Searches one part. */
export default function search({ task, until }: Errand): PartResult {
  return searchWholePart(task, until - now(), now);
}
