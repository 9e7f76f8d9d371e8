// How the work goes, in one line of the terminal that is written over.

import type { Progress } from "../options.ts";

const ERASE_LINE = "\r\u001b[2K";

/** Shows progress on standard error where that is a terminal, and nothing where it is not. */
export class ProgressLine {
  readonly #shown = process.stderr.isTTY === true;

  readonly show = (progress: Progress): void => {
    if (this.#shown) process.stderr.write(ERASE_LINE + fitted(progressText(progress), process.stderr.columns));
  };

  /** Leaves the terminal as it was. */
  clear(): void {
    if (this.#shown) process.stderr.write(ERASE_LINE);
  }
}

/** `searching 3.2 s: 145 visits, gap 1.4 % (at least 143), 20 undone (at least 0)`. */
export function progressText({ phase, seconds, unscheduled, visits, bound, gap }: Progress): string {
  const clock = `${phase} ${seconds.toFixed(1)} s`;
  if (visits === 0) return clock;
  const undone = unscheduled === 0 ? "" : `, priority ${unscheduled} undone (at least ${bound.unscheduled})`;
  return `${clock}: ${visits} visits, gap ${(100 * gap).toFixed(1)} % (at least ${bound.visits})${undone}`;
}

/** A line that wraps could not be written over. */
function fitted(text: string, columns: number | undefined): string {
  return !columns || text.length < columns ? text : text.slice(0, columns - 1);
}
