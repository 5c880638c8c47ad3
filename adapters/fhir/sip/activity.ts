import type { CarePlanActivity, CarePlanActivityDetail } from 'fhir/r4.js';
import type { SipCopy } from '../../../domain/disclosure/sip-copy.ts';
import type { SipContext } from './context.ts';
import { sipId } from './ids.ts';
import { goalReference, howTexts, type InterventionCopy } from './service-request.ts';
import { labelled, listed, notesOf } from './text.ts';

/** R4 cpl-3: either a reference, to what a unit does, or the detail, of what the person does. */
export function activityOf(context: SipContext, copy: SipCopy, one: InterventionCopy): CarePlanActivity {
  const progress = listed('progress', notesOf(labelled('Effekt', one.effect)));
  const id = sipId(copy.caseId, 'ServiceRequest', one.id);
  return one.doneBy === 'person'
    ? { id, ...progress, detail: detailOf(context, copy, one) }
    : { ...progress, reference: context.refer('ServiceRequest', id) };
}

function detailOf(context: SipContext, copy: SipCopy, one: InterventionCopy): CarePlanActivityDetail {
  const goal = goalReference(context, copy, one);
  const how = howTexts(context, copy, one);
  return {
    code: { text: one.what },
    ...(goal ? { goal: [goal] } : {}),
    status: statusOf(copy.status, one),
    ...(one.when?.trim() ? { scheduledString: one.when } : {}),
    performer: [context.subject],
    ...(how.length > 0 ? { description: how.join('\n') } : {}),
  };
}

function statusOf(
  plan: SipCopy['status'],
  { carriedOut, status, ongoing }: InterventionCopy,
): CarePlanActivityDetail['status'] {
  if (carriedOut === 'done') return 'completed';
  if (carriedOut === 'not-done' || status === 'refused') return 'cancelled';
  if (plan === 'ended') return 'unknown';
  if (plan === 'on-hold') return 'on-hold';
  return carriedOut === 'ongoing' || ongoing === true ? 'in-progress' : 'not-started';
}
