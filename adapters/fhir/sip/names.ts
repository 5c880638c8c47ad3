import type { SipCopy } from '../../../domain/disclosure/sip-copy.ts';

/** RIV-TA's kinds of care plan, as Inera publishes them for FHIR. The one national code that fits is `SIP`. */
export const TYPE_OF_CARE_PLAN_SYSTEM = 'https://fhir.inera.se/CodeSystem/typeofcareplan-cs';

export const ACT_REASON_SYSTEM = 'http://terminology.hl7.org/CodeSystem/v3-ActReason';
export const CONSENT_SCOPE_SYSTEM = 'http://terminology.hl7.org/CodeSystem/consentscope';
export const DATA_OPERATION_SYSTEM = 'http://terminology.hl7.org/CodeSystem/v3-DataOperation';
export const GOAL_ACHIEVEMENT_SYSTEM = 'http://terminology.hl7.org/CodeSystem/goal-achievement';
export const PARTICIPATION_SYSTEM = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType';
export const PROVENANCE_PARTICIPANT_SYSTEM = 'http://terminology.hl7.org/CodeSystem/provenance-participant-type';
export const TASK_CODE_SYSTEM = 'http://hl7.org/fhir/CodeSystem/task-code';
export const CONDITION_CATEGORY_SYSTEM = 'http://hl7.org/fhir/us/core/CodeSystem/condition-category';

/** R4's own: the goal that a resource serves. `valueReference`. */
export const PERTAINS_TO_GOAL_URL = 'http://hl7.org/fhir/StructureDefinition/resource-pertainsToGoal';

/** R4's own: how two goals belong together. Complex: `type` (valueCodeableConcept) and `target` (valueReference). */
export const GOAL_RELATIONSHIP_URL = 'http://hl7.org/fhir/StructureDefinition/goal-relationship';

/** The law that consent is needed by: offentlighets- och sekretesslag (2009:400), Riksdagen. */
export const SECRECY_LAW = {
  authority: 'https://www.riksdagen.se',
  uri: 'https://www.riksdagen.se/sv/dokument-och-lagar/dokument/svensk-forfattningssamling/offentlighets-och-sekretesslag-2009400_sfs-2009-400/',
};

/** What a plan is called, by kind. */
export const TITLES: Readonly<Record<SipCopy['kind'], string>> = {
  sip: 'Samordnad individuell plan',
  'l-sip': 'Lokalt samordnad individuell plan',
};

/** Identifier system of plans: the key that holds a plan together over all its versions and messages. */
export function planSystem(base: string): string {
  return `${base}/sid/sip`;
}

/** Identifier system of everything else that the hub says of a plan. */
export function partSystem(base: string): string {
  return `${base}/sid/part`;
}

/** `l-sip`, for the plan that no national code names. */
export function planKindSystem(base: string): string {
  return `${base}/CodeSystem/plan-kind`;
}

/** Part that somebody has in the team. */
export function teamRoleSystem(base: string): string {
  return `${base}/CodeSystem/team-role`;
}

/** `long` or `short`. */
export function goalTermSystem(base: string): string {
  return `${base}/CodeSystem/goal-term`;
}

/** Who carries out: `party`, or `other-actor` outside region and municipality. */
export function doneBySystem(base: string): string {
  return `${base}/CodeSystem/done-by`;
}

/** What consent is to: `draw-up`, `invite`, `share` or `digital-meeting`. */
export function consentObjectSystem(base: string): string {
  return `${base}/CodeSystem/consent-object`;
}

/** Kinds of information that consent may name. */
export function informationKindSystem(base: string): string {
  return `${base}/CodeSystem/information-kind`;
}

/** Why a task of a plan is not carried out: `refused`, `not-done`, `plan-paused`, `plan-ended` or `not-in-plan`. */
export function taskReasonSystem(base: string): string {
  return `${base}/CodeSystem/task-reason`;
}

/** Status that the hub gave a task where it stands, which may have been given another since. On Task, `valueCode`. */
export function toldStatusUrl(base: string): string {
  return `${base}/StructureDefinition/told-status`;
}

/** How consent was given: `written`, `oral` or `other`. On Consent, `valueCode`. */
export function consentFormUrl(base: string): string {
  return `${base}/StructureDefinition/consent-form`;
}

/** `wished`, `can-be-offered`, `applied-for`, `decided` or `refused`. On ServiceRequest, `valueCode`. */
export function interventionStatusUrl(base: string): string {
  return `${base}/StructureDefinition/intervention-status`;
}

/** Whether who comes may decide for the unit. On Appointment.participant, `valueBoolean`. */
export function mandateUrl(base: string): string {
  return `${base}/StructureDefinition/mandate`;
}

/** Whether who was called came. On Appointment.participant, `valueBoolean`. */
export function attendedUrl(base: string): string {
  return `${base}/StructureDefinition/attended`;
}
