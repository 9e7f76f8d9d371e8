import { maxVisitMinutesOf, minVisitMinutesOf } from "../defaults.ts";
import type { Check } from "./check.ts";

/** The least length of a patient's visits, their own or the caseload's, is not above the greatest. */
export const soundVisitLengths: Check = ({ caseload, report }) => {
  caseload.patients.forEach((patient, i) => {
    const min = minVisitMinutesOf(caseload, patient);
    const max = maxVisitMinutesOf(patient);
    if (min <= max) return;
    const whose = patient.minVisitMinutes === undefined ? "the caseload's" : "the patient's";
    const message = `visits last at most ${max} minutes, and ${whose} \`minVisitMinutes\` is ${min}.`;
    report("min-above-max", ["patients", i, "maxVisitMinutes"], message, { min, max });
  });
};
