// The roles of generated teams: what each holds, works and costs. Planning defaults.

import type { Discipline } from "./catalogue.ts";
import type { Competency } from "./competencies.ts";
import type { PatternName } from "./patterns.ts";

/** One role of a team. */
export interface Role {
  readonly name: string;
  readonly discipline: Discipline;
  readonly organisation: string;
  /** Pounds per hour. */
  readonly hourlyCost: number;
  /** Part of its discipline's hours that this role works. */
  readonly share: number;
  /** How many a team of some size has at least. */
  readonly least: number;
  /** What everybody in this role holds, with the level. */
  readonly holds: Partial<Record<Competency, number>>;
  /** What some have gained beside it: level and probability. */
  readonly mayHold: Partial<Record<Competency, readonly [level: number, probability: number]>>;
  /** The shift shapes in turn; one named twice is worked twice as often. */
  readonly patterns: readonly PatternName[];
  readonly weekends: boolean;
}

/**
 * Hands-on minutes as a part of minutes on shift that a fully staffed team plans with, by discipline: the rest is
 * setup, travel, breaks, and being there at the busy times.
 */
export const HANDS_ON_SHARE: Readonly<Record<Discipline, number>> = {
  nursing: 0.31,
  physiotherapy: 0.38,
  "occupational-therapy": 0.42,
  "social-work": 0.46,
  "home-care": 0.34,
  voluntary: 0.36,
};

const round = { patterns: ["early", "late", "day"], weekends: true } as const;
const office = { patterns: ["day"], weekends: false } as const;
const care = { patterns: ["early", "late", "early", "split"], weekends: true } as const;
const trust = { organisation: "trust" } as const;

/** Every role. */
export const ROLES: readonly Role[] = [
  {
    name: "district nurse",
    discipline: "nursing",
    ...trust,
    hourlyCost: 54,
    share: 0.22,
    least: 2,
    ...round,
    holds: {
      obs: 5,
      insu: 5,
      wnd1: 5,
      wnd2: 4,
      cat1: 5,
      cat2: 5,
      syr: 4,
      ven: 4,
      inj: 5,
      meda: 5,
      medp: 5,
      pc: 3,
      mh: 3,
      ent: 3,
      stm: 3,
    },
    mayHold: { fall: [3, 0.44], eqp: [3, 0.24], cact: [3, 0.12] },
  },
  {
    name: "nurse",
    discipline: "nursing",
    ...trust,
    hourlyCost: 44,
    share: 0.4,
    least: 3,
    ...round,
    holds: { obs: 4, insu: 4, wnd1: 4, cat1: 4, cat2: 3, ven: 3, inj: 4, meda: 4, medp: 4, pc: 3, mh: 3 },
    mayHold: { wnd2: [3, 0.56], syr: [3, 0.43], stm: [3, 0.4], ent: [3, 0.4], fall: [3, 0.21], eqp: [3, 0.16] },
  },
  {
    name: "nursing associate",
    discipline: "nursing",
    ...trust,
    hourlyCost: 36,
    share: 0.07,
    least: 0,
    ...round,
    holds: { obs: 3, insu: 3, wnd1: 3, cat1: 4, ven: 3, inj: 3, meda: 3, medp: 3, pc: 3, mh: 3 },
    mayHold: { cat2: [3, 0.4], stm: [3, 0.3], wnd2: [3, 0.2] },
  },
  {
    name: "healthcare assistant",
    discipline: "nursing",
    ...trust,
    hourlyCost: 30,
    share: 0.28,
    least: 2,
    ...care,
    holds: { obs: 3, wnd1: 3, cat1: 3, medp: 3, pc: 3, mh: 3 },
    mayHold: {
      ven: [3, 0.67],
      food: [1, 0.37],
      stm: [3, 0.35],
      insu: [3, 0.33],
      rehab: [3, 0.2],
      ent: [3, 0.2],
      pc: [4, 0.1],
    },
  },
  {
    name: "holistic worker",
    discipline: "nursing",
    ...trust,
    hourlyCost: 44,
    share: 0.03,
    least: 0,
    ...office,
    holds: { obs: 3, fall: 3, eqp: 3, cact: 2, rehab: 3, wnd1: 3, medp: 3, pc: 3, mh: 3 },
    mayHold: { cact: [3, 0.5], ven: [3, 0.3] },
  },
  {
    name: "physiotherapist",
    discipline: "physiotherapy",
    ...trust,
    hourlyCost: 54,
    share: 0.52,
    least: 2,
    ...office,
    holds: { rehab: 5, fall: 5, mh: 5, obs: 3 },
    mayHold: { eqp: [3, 0.5], wnd1: [3, 0.25], ven: [3, 0.1] },
  },
  {
    name: "rehab support worker",
    discipline: "physiotherapy",
    ...trust,
    hourlyCost: 33,
    share: 0.48,
    least: 2,
    ...office,
    holds: { rehab: 3, eqp: 2, mh: 3, pc: 3, obs: 3 },
    mayHold: { medp: [3, 0.5], wnd1: [3, 0.2], food: [1, 0.2], eqp: [3, 0.1] },
  },
  {
    name: "occupational therapist",
    discipline: "occupational-therapy",
    ...trust,
    hourlyCost: 54,
    share: 1,
    ...office,
    least: 2,
    holds: { func: 4, eqp: 5, fall: 4, mh: 4 },
    mayHold: { cact: [2, 0.36], rehab: [3, 0.18], pc: [3, 0.18] },
  },
  {
    name: "social worker",
    discipline: "social-work",
    organisation: "council",
    hourlyCost: 52,
    share: 0.8,
    ...office,
    least: 1,
    holds: { cact: 5 },
    mayHold: { eqp: [2, 0.5], fall: [2, 0.12] },
  },
  {
    name: "social work assistant",
    discipline: "social-work",
    organisation: "council",
    hourlyCost: 36,
    ...office,
    share: 0.2,
    least: 0,
    holds: { cact: 3, eqp: 2 },
    mayHold: { eqp: [3, 0.4], companion: [1, 0.2] },
  },
  {
    name: "care worker",
    discipline: "home-care",
    organisation: "agency",
    hourlyCost: 32,
    share: 1,
    least: 4,
    ...care,
    holds: { pc: 3, mh: 3, medp: 3, food: 1, companion: 1 },
    mayHold: {
      meda: [3, 0.48],
      cat1: [3, 0.43],
      stm: [3, 0.3],
      obs: [3, 0.2],
      ent: [3, 0.2],
      wnd1: [3, 0.09],
      insu: [3, 0.08],
    },
  },
  {
    name: "volunteer",
    discipline: "voluntary",
    organisation: "charity",
    hourlyCost: 0,
    share: 1,
    least: 1,
    ...office,
    holds: { companion: 1, food: 1 },
    mayHold: { medp: [2, 0.67] },
  },
];
