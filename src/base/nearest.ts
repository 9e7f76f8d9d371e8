// Which known word a misspelt one was meant to be.

/**
 * The candidate nearest to `text`, if one is near enough to be likely meant: equal but for case and punctuation, or
 * within one edit (a letter missing, added, changed, or two swapped) for every three letters, three at most.
 * The first of equally near ones; undefined if none is near.
 */
export function nearest(text: string, candidates: Iterable<string>): string | undefined {
  const wanted = plain(text);
  let best: string | undefined;
  let allowed = Math.min(3, Math.floor(wanted.length / 3));
  for (const candidate of candidates) {
    const known = plain(candidate);
    if (known === wanted) return candidate;
    if (Math.abs(known.length - wanted.length) > allowed) continue;
    const distance = editDistance(wanted, known);
    if (distance > allowed) continue;
    best = candidate;
    allowed = distance - 1; // only a nearer one may replace it
  }
  return best;
}

/**
 * Edits from one text to another: letters inserted, deleted, replaced, or two neighbours swapped.
 * (Optimal string alignment: Levenshtein's distance of 1966 with Damerau's swap of 1964.)
 */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length];
}

/** Lower case without spaces and punctuation: `not_after` and `notAfter` are one word. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{Letter}\p{Number}]/gu, "");
}
