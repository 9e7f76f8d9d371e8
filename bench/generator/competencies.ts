// The competencies of generated caseloads. Levels: 1 observed, 2 supervised, 3 signed off, 4 may assess others,
// 5 may set the plan and delegate. Planning defaults, not a standard.

/** Every competency, with the name that a team would use. */
export const COMPETENCIES = {
  obs: "Vital signs and early warning score",
  medp: "Medicine prompt",
  meda: "Medicine administration",
  insu: "Insulin and blood glucose",
  inj: "Injections",
  wnd1: "Simple dressing",
  wnd2: "Complex wound and compression",
  cat1: "Catheter care",
  cat2: "Catheter change",
  ven: "Taking blood",
  syr: "Syringe pump",
  ent: "Tube feeding",
  stm: "Stoma care",
  pc: "Personal care",
  mh: "Moving and handling",
  rehab: "Rehabilitation",
  fall: "Falls assessment",
  eqp: "Minor aids",
  func: "Home and function assessment",
  cact: "Care Act assessment and review",
  food: "Meals",
  companion: "Companionship",
  bengali: "Speaks Bengali",
  polish: "Speaks Polish",
  female: "Is a woman",
} as const;

/** A competency id of the catalogue. */
export type Competency = keyof typeof COMPETENCIES;
