// Numbers in sentences.

/** `1 visit`, `2 visits`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** To one decimal, without a trailing zero: `2`, `2.4`. */
export function decimal(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** To one decimal: `24 %`, `3.2 %`; what rounds to nothing without being nothing is `under 0.1 %`. */
export function percent(share: number): string {
  return share > 0 && share < 0.0005 ? "under 0.1 %" : `${decimal(share * 100)} %`;
}
