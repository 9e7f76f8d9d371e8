// What random practitioners can do, and what random patients ask for.

import type { HeldJson, PractitionerJson, RequirementJson } from "../../../bench/generator/format.ts";
import type { Draw } from "./draw.ts";
import { datePlus, type World } from "./world.ts";

/** Draws a portfolio over these competencies: most held, some until or from a date in the horizon, some twice. */
export function drawPortfolio(draw: Draw, competencies: readonly string[], world: World): HeldJson[] {
  const portfolio: HeldJson[] = [];
  for (const competency of competencies) {
    if (!draw.random.chance(0.75)) continue;
    const first = drawHeld(draw, competency, world);
    portfolio.push(first);
    if (typeof first !== "string" && first.until !== undefined && draw.maybe(0.4)) {
      portfolio.push({ competency, level: draw.between(1, 4), from: datePlus(first.until, 1) });
    }
  }
  return draw.random.shuffle(portfolio);
}

function drawHeld(draw: Draw, competency: string, world: World): HeldJson {
  if (draw.random.chance(0.2)) return competency;
  const held: HeldJson = { competency };
  if (draw.random.chance(0.9)) held.level = draw.between(1, 4);
  const date = () => datePlus(world.start, draw.between(-1, world.days));
  if (draw.maybe(0.08)) held.from = date();
  if (draw.maybe(0.12)) {
    const until = date();
    held.until = held.from !== undefined && held.from > until ? held.from : until;
  }
  return held;
}

/**
 * Draws a list of requirements, mostly such that `keyworker` meets it, and no competency twice in it.
 * @param count how many, at most
 */
export function drawRequires(
  draw: Draw,
  count: number,
  competencies: readonly string[],
  keyworker: PractitionerJson | undefined,
): RequirementJson[] {
  const levels = levelsOf(keyworker);
  const held = competencies.filter((id) => levels.has(id));
  const kind = held.length > 0 && draw.random.chance(0.92) ? held : competencies;
  const names = draw.sample(kind, count);
  const spare = draw.sample(competencies, competencies.length).filter((id) => !names.includes(id));
  return names.map((name) => {
    const one = drawLevel(draw, name, levels.get(name) ?? 2);
    return draw.maybe(0.2) ? anyOf(draw, one, spare) : one;
  });
}

function drawLevel(draw: Draw, competency: string, most: number): RequirementJson {
  if (draw.random.chance(0.35)) return competency;
  return { competency, level: draw.random.chance(0.92) ? draw.between(1, most) : draw.between(1, 4) };
}

/** A choice between `one` and up to two others taken from `spare`, now and then with a choice inside. */
function anyOf(draw: Draw, one: RequirementJson, spare: string[]): RequirementJson {
  const others = spare.splice(0, draw.between(0, 2)).map((name) => drawLevel(draw, name, 4));
  if (others.length === 2 && draw.random.chance(0.3)) return { anyOf: [one, { anyOf: others }] };
  return { anyOf: draw.random.shuffle([one, ...others]) };
}

function levelsOf(practitioner: PractitionerJson | undefined): Map<string, number> {
  const levels = new Map<string, number>();
  for (const held of practitioner?.portfolio ?? []) {
    const { competency, level = 1 } = typeof held === "string" ? { competency: held } : held;
    levels.set(competency, Math.max(level, levels.get(competency) ?? 0));
  }
  return levels;
}
