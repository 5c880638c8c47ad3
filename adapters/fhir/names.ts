import type { MessageSystems } from '../lifecare/message-systems.ts';

export { estimatedDischargeUrl, readyForDischargeUrl, secrecyCheckUrl } from '../lifecare/extensions.ts';
export { caseSystem, participantSystem } from '../lifecare/message-systems.ts';

/** The hub's own names in FHIR: the base of its URLs, and the HSA-id system that it writes. */
export type Names = MessageSystems;

/**
 * The treating physician's judgement of need after discharge: lag (2017:612) 2 kap. 1 §. On Encounter, complex: `judgedBy`
 * (valueReference with the physician's HSA-id), `judgedAt` (valueDateTime), and either one `unit` (valueReference with the
 * unit's HSA-id) for each unit that may be needed, or `noNeed` (valueBoolean, true).
 */
export function needJudgementUrl(base: string): string {
  return `${base}/StructureDefinition/need-judgement`;
}

/** When a duty counts as breached, where that is later than the end of `Task.restriction.period`. On Task, `valueDateTime`. */
export function breachedAfterUrl(base: string): string {
  return `${base}/StructureDefinition/breached-after`;
}

/** Codes of duties. */
export function dutySystem(base: string): string {
  return `${base}/CodeSystem/duty`;
}

/** How binding a duty is: `law-must`, `routine-must`, `goal` or `may`. */
export function forceSystem(base: string): string {
  return `${base}/CodeSystem/force`;
}

/** Roles that a duty falls on. */
export function roleSystem(base: string): string {
  return `${base}/CodeSystem/role`;
}

/** Why a duty is hindered or no longer binds, in `Task.statusReason`. */
export function reasonSystem(base: string): string {
  return `${base}/CodeSystem/reason`;
}

/** What the sender of a Task update tells, in `Task.output.type`. */
export function outputSystem(base: string): string {
  return `${base}/CodeSystem/task-output`;
}

/** Which kind of care or service a unit gives. */
export function sideSystem(base: string): string {
  return `${base}/CodeSystem/side`;
}

/** Labels of HL7 Sweden's base profiles for protected identity, in `Patient.meta.security`. */
export const SECURITY_LABEL_SYSTEM = 'http://hl7.se/fhir/ig/base/CodeSystem/SecurityLabel';

export const CONFIDENTIALITY_SYSTEM = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';

export const ACT_CODE_SYSTEM = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';
