// The names of what a caseload may use.

/** Every name that `featuresOf` may give. */
export const FEATURES = [
  ...["travel.straight-line", "travel.matrix", "travel.detour", "travel.fixedMinutes", "travel.asymmetric"],
  ...["travel.triangle-violated", "caseload.setupMinutes", "caseload.minVisitMinutes", "caseload.clock-change"],
  ...["caseload.several-weeks", "described.name", "described.notes", "described.codes", "requirement.id"],
  ...["requirement.level", "requirement.anyOf", "requirement.anyOf-nested", "requirement.none", "requirement.several"],
  ...["patient.requires", "patient.available", "patient.available-several", "patient.avoid", "patient.prefer"],
  ...["patient.prefer-empty", "patient.setupMinutes", "patient.minVisitMinutes", "patient.maxVisitMinutes"],
  ...["patient.siloed", "patient.several-interventions", "patient.shared-place", "intervention.second"],
  ...["intervention.second-requires-none", "intervention.discipline", "intervention.dates", "intervention.weekdays"],
  ...["intervention.notBefore", "intervention.notAfter", "intervention.times", "intervention.times-several"],
  ...["intervention.times-until-24", "intervention.times-one-instant", "intervention.times-one-to-one"],
  ...["intervention.any-time", "intervention.preferredTimes", "intervention.repeat-day", "intervention.repeat-week"],
  ...["intervention.repeat-horizon", "intervention.repeat-several-a-day", "intervention.gap-min"],
  ...["intervention.gap-max", "intervention.after", "intervention.after-min", "intervention.after-max"],
  ...["intervention.after-repeating", "intervention.after-several", "intervention.apartFrom", "intervention.alongside"],
  ...["intervention.precedesInVisit", "intervention.priority", "practitioner.discipline"],
  ...["practitioner.organisation", "practitioner.hourlyCost", "practitioner.no-shifts", "practitioner.several-shifts"],
  ...["portfolio.id", "portfolio.level", "portfolio.from", "portfolio.until", "portfolio.until-inside"],
  ...["portfolio.competency-twice", "shift.id", "shift.startPlace", "shift.endPlace", "shift.no-startPlace"],
  ...["shift.no-endPlace", "shift.breaks", "shift.breaks-several", "shift.break-next-day", "shift.maxVisits"],
  ...["shift.maxContactMinutes", "shift.overnight", "shift.clock-change"],
] as const;

/** A field of the format, or a way of using it, that a caseload may have. */
export type Feature = (typeof FEATURES)[number];

/** Takes down that a feature is used; does nothing where `used` is false. */
export type Note = (feature: Feature, used?: boolean) => void;
