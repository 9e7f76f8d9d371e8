// What generated patients need: an archetype, its interventions, their dates, and the rules between them.

import type { Random } from "../../src/base/random.ts";
import { applyRule } from "./apply-rule.ts";
import { ARCHETYPES, type Archetype } from "./archetypes.ts";
import { CATALOGUE, type CatalogueEntry, type Kind } from "./catalogue.ts";
import type { InterventionJson, RepeatJson } from "./format.ts";
import type { Day } from "./horizon.ts";
import { RULES } from "./rules.ts";

const WORKING_WEEK = 5;

/** Draws the interventions of one patient, with every rule of the format that fits them. */
export function drawNeeds(random: Random, patient: string, days: readonly Day[]): InterventionJson[] {
  const needs = new Map<Kind, InterventionJson>();
  for (const kind of dueKinds(random, drawKinds(random), days)) {
    needs.set(kind, drawIntervention(random, `${patient}-${kind}`, CATALOGUE[kind], days));
  }
  for (const rule of RULES) applyRule(random, rule, needs, days);
  return [...needs.values()];
}

/** What of a patient's needs is due in a horizon shorter than a working week: all that is daily, most of the rest. */
function dueKinds(random: Random, kinds: readonly Kind[], days: readonly Day[]): readonly Kind[] {
  if (days.length >= WORKING_WEEK) return kinds;
  const due = kinds.filter((kind) => CATALOGUE[kind].repeat?.per === "day" || random.chance(0.8));
  return due.length > 0 ? due : kinds.slice(0, 1);
}

function drawKinds(random: Random): Kind[] {
  const archetype = weighted(
    random,
    ARCHETYPES.map((one) => [one.share, one] as const),
  );
  const { always, oneOf, often } = archetype satisfies Archetype;
  const kinds = new Set<Kind>([...always, ...(oneOf === undefined ? [] : weighted(random, oneOf))]);
  for (const [kind, probability] of Object.entries(often)) if (random.chance(probability)) kinds.add(kind as Kind);
  return [...kinds];
}

type Gap = NonNullable<InterventionJson["gapMinutes"]>;

/** Draws one of several by weight. */
function weighted<T>(random: Random, items: readonly (readonly [number, T])[]): T {
  let left = random.next() * items.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, item] of items) {
    left -= weight;
    if (left < 0) return item;
  }
  return items[items.length - 1][1];
}

function drawIntervention(random: Random, id: string, entry: CatalogueEntry, days: readonly Day[]): InterventionJson {
  const { minutes, requires, second, discipline, priority, times, preferredTimes, gapMinutes, dated } = entry;
  const intervention: InterventionJson = { id, minutes, requires: [...requires], discipline };
  if (second !== undefined) intervention.second = { requires: [...second] };
  if (priority !== undefined) intervention.priority = priority;
  if (times !== undefined) intervention.times = [...times];
  if (preferredTimes !== undefined) intervention.preferredTimes = [...preferredTimes];
  const repeat = repeatIn(entry, days);
  if (repeat !== undefined) intervention.repeat = repeat;
  if (repeat !== undefined && gapMinutes !== undefined) intervention.gapMinutes = drawGap(random, gapMinutes);
  if (dated !== undefined && days.length > 1) drawDates(random, intervention, dated, days);
  return intervention;
}

/** The repeat in this horizon, which may be part of a week; left out where it asks for one occurrence. */
function repeatIn({ repeat }: CatalogueEntry, days: readonly Day[]): RepeatJson | undefined {
  if (repeat === undefined) return undefined;
  const { per } = repeat;
  if (per === "day") return repeat.times * days.length > 1 ? { ...repeat } : undefined;
  const times = Math.min(repeat.times, Math.floor((repeat.times * days.length) / WORKING_WEEK));
  return times > 1 ? { times, per } : undefined;
}

/** Some plans of care also say how far apart two doses may be at most. */
function drawGap(random: Random, { min, max }: Gap): Gap {
  const gap: Gap = {};
  if (min !== undefined) gap.min = min;
  if (max !== undefined) gap.max = max;
  else if (min !== undefined && min >= 360 && min < 600 && random.chance(0.25)) gap.max = 720;
  return gap;
}

function drawDates(
  random: Random,
  intervention: InterventionJson,
  dated: NonNullable<CatalogueEntry["dated"]>,
  days: readonly Day[],
): void {
  if (dated === "appointment" && random.chance(0.36)) {
    const weekdays = days.filter((day) => !day.weekend);
    const choice = random.shuffle([...(weekdays.length > 0 ? weekdays : days)]).slice(0, random.between(1, 2));
    intervention.dates = choice.map((day) => day.date).sort();
  } else if (dated === "weekdays" && random.chance(0.5)) intervention.weekdays = ["mon", "tue", "wed", "thu"];
  else if (random.chance(0.24)) intervention.notBefore = random.pick(days).date;
  else if (random.chance(0.06)) intervention.notAfter = random.pick(days).date;
}
