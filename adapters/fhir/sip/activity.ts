import type { CarePlanActivity } from 'fhir/r4.js';
import type { SipCopy } from '../../../domain/disclosure/sip-copy.ts';
import type { SipContext } from './context.ts';
import { sipId } from './ids.ts';
import type { InterventionCopy } from './service-request.ts';
import { labelled, listed, notesOf } from './text.ts';

/** R4 cpl-3: a reference or a detail. Always the reference: what the person does is asked for like what a unit does. */
export function activityOf(context: SipContext, copy: SipCopy, one: InterventionCopy): CarePlanActivity {
  return {
    ...listed('progress', notesOf(labelled('Effekt', one.effect))),
    reference: context.refer('ServiceRequest', sipId(copy.caseId, 'ServiceRequest', one.id)),
  };
}
