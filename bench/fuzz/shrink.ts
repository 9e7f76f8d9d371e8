// A failing caseload made small: whatever can go without the failure going goes.

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * Leaves out parts of a JSON value, large ones first, for as long as it still fails.
 *
 * @param fails whether a smaller value shows the same failure; false of what is not even valid
 * @param tries how many smaller values to look at, at most
 */
export function shrink<T>(value: T, fails: (smaller: T) => boolean, tries = 5000): T {
  let smallest = value as Json;
  let left = tries;
  let shrunk = true;
  while (shrunk && left > 0) {
    shrunk = false;
    for (const path of pathsOf(smallest).sort((a, b) => a.length - b.length)) {
      if (left-- <= 0) break;
      const smaller = without(smallest, path);
      if (smaller === undefined || !fails(smaller as T)) continue;
      smallest = smaller;
      shrunk = true;
    }
  }
  return smallest as T;
}

type Path = readonly (string | number)[];

/** Paths of everything that could be left out, the last of a list first so that those before it keep their place. */
function pathsOf(value: Json, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [];
  const keys: (string | number)[] = Array.isArray(value) ? value.map((_, i) => i).reverse() : Object.keys(value);
  return keys.flatMap((key) => {
    const own = [...path, key];
    return [own, ...pathsOf((value as Record<string | number, Json>)[key]!, own)];
  });
}

/** A copy without what stands at the path; `undefined` where nothing does any more. */
function without(value: Json, [key, ...rest]: Path): Json | undefined {
  if (typeof value !== "object" || value === null || key === undefined || !(key in value)) return undefined;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string | number, Json>;
  if (rest.length > 0) {
    const inner = without(copy[key]!, rest);
    if (inner === undefined) return undefined;
    copy[key] = inner;
  } else if (Array.isArray(copy)) copy.splice(key as number, 1);
  else delete copy[key];
  return copy as Json;
}
