import type { Task } from 'fhir/r4.js';
import { instantToIso, type Instant } from '../../domain/calendar/instant.ts';
import type { FrameView, DutyView } from '../../domain/disclosure/frame-view.ts';
import { breachedAfterUrl, dutySystem, forceSystem, reasonSystem, roleSystem } from './names.ts';
import { metaOf, organizationReference, type OutContext, type Version } from './out-context.ts';

/** A duty as a Task, for one who may see it. Its id is the duty's. */
/** @param plan id of the CarePlan that it belongs to, where the reader may fetch that */
export function taskOut(context: OutContext, view: FrameView, duty: DutyView, version: Version, plan?: string): Task {
  const { base } = context.names;
  const { due, bearer, force, sources, from } = duty;
  const reason = duty.waivedBy ?? duty.hinderedBy;
  const isLater = due?.breachedAfter !== undefined && due.breachedAfter > due.shown;
  return {
    resourceType: 'Task',
    id: duty.id,
    meta: metaOf(version),
    ...(isLater
      ? { extension: [{ url: breachedAfterUrl(base), valueDateTime: instantToIso(due.breachedAfter as Instant) }] }
      : {}),
    status: statusOf(duty),
    ...(reason ? { statusReason: { coding: [{ system: reasonSystem(base), code: reason }] } } : {}),
    intent: 'order',
    code: { coding: [{ system: dutySystem(base), code: duty.code }], text: context.dutyTitle(duty.code) },
    ...(view.personId !== null && view.personItems.length > 0
      ? { for: { reference: `Patient/${context.idOf('Patient', view.personId)}` } }
      : {}),
    ...(view.kind === 'discharge'
      ? { encounter: { reference: `Encounter/${context.idOf('Encounter', view.caseId)}` } }
      : {}),
    ...(plan === undefined ? {} : { basedOn: [{ reference: `CarePlan/${plan}` }] }),
    // R4 inv-1: a Task is never modified before it is authored.
    authoredOn: instantToIso(Math.min(from, version.at) as Instant),
    lastModified: instantToIso(version.at as Instant),
    performerType: [{ coding: [{ system: roleSystem(base), code: bearer.role }] }],
    ...(bearer.unit ? { owner: organizationReference(context, bearer.unit) } : {}),
    reasonCode: {
      coding: [{ system: forceSystem(base), code: force }],
      text: sources.map(({ title, section }) => `${title}, ${section}`).join('; '),
    },
    restriction: { period: periodOf(from, due?.shown) },
  };
}

/** An open duty is requested; one that the person's own choice hinders is on hold. */
export function statusOf({ status, hinderedBy }: DutyView): Task['status'] {
  switch (status) {
    case 'met':
      return 'completed';
    case 'waived':
      return 'cancelled';
    case 'open':
      return hinderedBy ? 'on-hold' : 'requested';
  }
}

/** R4 per-1: a period never ends before it starts. A duty reported late may be due before it began. */
function periodOf(from: Instant, due: Instant | undefined): { start?: string; end?: string } {
  if (due === undefined) return { start: instantToIso(from) };
  return due < from ? { end: instantToIso(due) } : { start: instantToIso(from), end: instantToIso(due) };
}
