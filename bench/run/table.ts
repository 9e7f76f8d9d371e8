// Rows as a table that reads as text and as Markdown.

export type Column<Row> = readonly [heading: string, cell: (row: Row) => string];

/** One line a row, under a heading. */
export function tableOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const cells = [columns.map(([heading]) => heading), ...rows.map((row) => columns.map(([, cell]) => cell(row)))];
  const widths = columns.map((_, i) => Math.max(2, ...cells.map((row) => row[i]!.length)));
  const line = (row: readonly string[]) => `| ${row.join(" | ")} |`;
  const padded = cells.map((row) =>
    line(row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))),
  );
  const rule = line(widths.map((width, i) => (i === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)));
  return [padded[0], rule, ...padded.slice(1)].join("\n");
}

/** A share as a percentage. */
export function percent(share: number, decimals = 1): string {
  return `${(100 * share).toFixed(decimals)} %`;
}

/** Seconds, or a dash where there are none. */
export function secondsOf(seconds: number | null): string {
  return seconds === null ? "–" : seconds.toFixed(1);
}
