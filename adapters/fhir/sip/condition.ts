import type { Condition } from 'fhir/r4.js';
import { instantToIso } from '../../../domain/calendar/instant.ts';
import type { SipCopy } from '../../../domain/disclosure/sip-copy.ts';
import type { SipContext } from './context.ts';
import { partIdentifier, sipId } from './ids.ts';
import { CONDITION_CATEGORY_SYSTEM } from './names.ts';

/** A need of today, in words alone: what somebody needs to have coordinated is no diagnosis. */
export function conditionOf(
  { names, subject }: SipContext,
  { caseId }: SipCopy,
  need: SipCopy['needs'][number],
): Condition {
  const id = sipId(caseId, 'Condition', need.id);
  return {
    resourceType: 'Condition',
    id,
    identifier: [partIdentifier(names.base, id)],
    category: [{ coding: [{ system: CONDITION_CATEGORY_SYSTEM, code: 'health-concern' }], text: 'Behov' }],
    code: { text: need.text },
    subject,
    recordedDate: instantToIso(need.writtenAt),
  };
}
