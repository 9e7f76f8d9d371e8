// onevisit: many home visits into few. This is all of the public surface.

export { CaseloadError, type CaseloadIssue, ISSUE_CODES, type IssueCode } from "./caseload/issues.ts";
export { caseloadJsonSchema } from "./caseload/json-schema.ts";
export { parseCaseload } from "./caseload/parse.ts";
export type {
  AfterLink,
  Caseload,
  Competency,
  Coordinates,
  GapMinutes,
  Horizon,
  InstantWindow,
  Intervention,
  MatrixTravel,
  Patient,
  Place,
  PortfolioEntry,
  Practitioner,
  Repeat,
  Requirement,
  Shift,
  ShiftBreak,
  StraightLineTravel,
  TimeWindow,
  TravelModel,
  Weekday,
} from "./caseload/schema.ts";
export { siloed } from "./caseload/siloed.ts";
export {
  type BoundProved,
  CERTIFICATE_FORMAT,
  type Certificate,
  type GroupPrices,
  type Prices,
  type Proof,
  type TravelClaim,
} from "./certificate/certificate.ts";
export { type CertificateCheck, checkCertificate } from "./certificate/check.ts";
export { type CertifyOptions, certify } from "./certify.ts";
export { consolidate, consolidateSync } from "./consolidate.ts";
export type { ConsolidateOptions, EngineName, Phase, Progress } from "./options.ts";
export { planJsonSchema } from "./plan/json-schema.ts";
export { compareScores, DEFAULT_WEIGHTS, type Score, type Weights } from "./plan/objective.ts";
export { REASON_CODES, type ReasonCode } from "./plan/reasons.ts";
export type {
  Bound,
  Plan,
  PlanMetrics,
  PlannedIntervention,
  PlanStatus,
  PractitionerMetrics,
  SiloedMetrics,
  TakenBreak,
  Unscheduled,
  Visit,
} from "./plan/schema.ts";
export { summaryOf } from "./report/summary.ts";
export { type Verification, type VerifyOptions, verifyPlan } from "./verify/verify.ts";
export type { Rule, Violation, ViolationCode, ViolationRefs } from "./verify/violation.ts";
export type { CostTerms } from "./verify/worth.ts";
