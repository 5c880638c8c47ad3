/** When the hospital expects to discharge the person. On Encounter, `valueDateTime`. */
export function estimatedDischargeUrl(base: string): string {
  return `${base}/StructureDefinition/estimated-discharge`;
}

/**
 * The physician's judgement that the person no longer needs inpatient care. On Encounter, complex: `judgedBy`
 * (valueReference with the physician's HSA-id), `judgedAt` (valueDateTime), `revokedAt` (valueDateTime, when the judgement no
 * longer holds), `episode` (valuePositiveInt, 1 for the first judgement of the stay; all are optional).
 */
export function readyForDischargeUrl(base: string): string {
  return `${base}/StructureDefinition/ready-for-discharge`;
}

/**
 * That secrecy was checked before the message was let go: lag (2017:612) 3 kap. 1 and 2 §§. On Encounter, complex: `outcome`
 * (valueCode, always `no-hindrance`), `by` (valueReference with the HSA-id of who checked), `at` (valueDateTime).
 */
export function secrecyCheckUrl(base: string): string {
  return `${base}/StructureDefinition/secrecy-check`;
}

/** Unit that has begun to plan for the person. On Encounter, `valueReference` with the unit's HSA-id. */
export function planningUnitUrl(base: string): string {
  return `${base}/StructureDefinition/planning-unit`;
}
