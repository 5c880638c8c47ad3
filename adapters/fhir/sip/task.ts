import type { Task } from 'fhir/r4.js';
import { instantToIso } from '../../../domain/calendar/instant.ts';
import type { SipCopy } from '../../../domain/disclosure/sip-copy.ts';
import type { SipContext } from './context.ts';
import { partIdentifier, planId, sipId } from './ids.ts';
import { planSystem, TASK_CODE_SYSTEM } from './names.ts';
import type { InterventionCopy } from './service-request.ts';
import { taskReason, type TaskReason } from './task-reason.ts';
import { isAdopted } from './text.ts';

/** Where an intervention that has not begun stands with the unit that is to do it. */
const STATUSES: Readonly<Record<Exclude<InterventionCopy['status'], 'refused'>, Task['status']>> = {
  wished: 'requested',
  'can-be-offered': 'received',
  'applied-for': 'received',
  decided: 'accepted',
};

/** What units are to do. What the person does, or an actor outside region and municipality, is no task of theirs. */
export function tasksOf(context: SipContext, copy: SipCopy): Task[] {
  return copy.interventions.filter(({ doneBy }) => doneBy === 'party').map((one) => taskOf(context, copy, one));
}

/** R4 inv-1 holds since `lastModified` is left out: the copy tells when something was written, and not when it was changed. */
function taskOf({ names, subject, refer, organization }: SipContext, copy: SipCopy, one: InterventionCopy): Task {
  const { caseId } = copy;
  const id = sipId(caseId, 'Task', one.id);
  const { status, reason } = standingOf(copy, one);
  return {
    resourceType: 'Task',
    id,
    identifier: [partIdentifier(names.base, id)],
    basedOn: [refer('CarePlan', planId(caseId))],
    groupIdentifier: { system: planSystem(names.base), value: planId(caseId) },
    status,
    ...(reason === undefined ? {} : { statusReason: taskReason(names.base, reason) }),
    intent: 'order',
    code: { coding: [{ system: TASK_CODE_SYSTEM, code: 'fulfill' }] },
    description: one.what,
    focus: refer('ServiceRequest', sipId(caseId, 'ServiceRequest', one.id)),
    for: subject,
    authoredOn: instantToIso(one.writtenAt),
    requester: organization(one.party),
    owner: organization(one.unit),
    ...(one.judgedOn === undefined ? {} : { restriction: { period: { end: one.judgedOn } } }),
  };
}

/** R4: what is `rejected` was never begun, what is `on-hold` was. A decision and a wish stand while the plan is paused. */
function standingOf(plan: SipCopy, one: InterventionCopy): { status: Task['status']; reason?: TaskReason } {
  if (one.carriedOut === 'done') return { status: 'completed' };
  if (one.carriedOut === 'not-done') return { status: 'cancelled', reason: 'not-done' };
  const isGoingOn = one.carriedOut === 'ongoing' || one.ongoing === true;
  if (one.status === 'refused') return { status: isGoingOn ? 'cancelled' : 'rejected', reason: 'refused' };
  if (plan.status === 'ended') return { status: 'cancelled', reason: 'plan-ended' };
  if (isGoingOn) {
    return plan.status === 'on-hold' ? { status: 'on-hold', reason: 'plan-paused' } : { status: 'in-progress' };
  }
  return { status: isAdopted(plan, one) ? STATUSES[one.status] : 'draft' };
}
