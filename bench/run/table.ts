// Outcomes as a table that reads as text and as Markdown.

import type { Outcome } from "./solve.ts";

const COLUMNS: readonly (readonly [heading: string, cell: (outcome: Outcome) => string])[] = [
  ["rung", ({ rung }) => rung],
  ["seed", ({ seed }) => String(seed)],
  ["occurrences", ({ occurrences }) => String(occurrences)],
  ["shifts", ({ shifts }) => String(shifts)],
  ["seconds", ({ seconds }) => seconds.toFixed(1)],
  ["first plan", ({ firstPlanSeconds }) => firstPlanSeconds.toFixed(2)],
  ["steps", ({ iterations }) => String(iterations)],
  ["U", ({ unscheduled }) => String(unscheduled)],
  ["bound", ({ bound }) => String(bound.unscheduled)],
  ["V", ({ visits }) => String(visits)],
  ["bound", ({ bound }) => String(bound.visits)],
  ["gap", ({ gap }) => `${(100 * gap).toFixed(1)} %`],
  ["C", ({ cost }) => cost.toFixed(1)],
  ["peak MB", ({ peakMegabytes }) => peakMegabytes.toFixed(0)],
  ["plan", ({ hash }) => hash],
];

/** One line an outcome, under a heading. The gap of V counts in full only where U meets its bound. */
export function tableOf(outcomes: readonly Outcome[]): string {
  const rows = [COLUMNS.map(([heading]) => heading), ...outcomes.map((one) => COLUMNS.map(([, cell]) => cell(one)))];
  const widths = COLUMNS.map((_, i) => Math.max(2, ...rows.map((row) => row[i]!.length)));
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const padded = rows.map((row) =>
    line(row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))),
  );
  const rule = line(widths.map((width, i) => (i === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)));
  return [padded[0], rule, ...padded.slice(1)].join("\n");
}
