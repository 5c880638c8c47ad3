import type { Encounter, EncounterParticipant, Extension } from 'fhir/r4.js';
import { instantToIso, type Instant } from '../../domain/calendar/instant.ts';
import type { DischargeView, ReadyView } from '../../domain/disclosure/discharge-view.ts';
import {
  ACT_CODE_SYSTEM,
  caseSystem,
  estimatedDischargeUrl,
  needJudgementUrl,
  participantSystem,
  readyForDischargeUrl,
  secrecyCheckUrl,
} from './names.ts';
import { metaOf, organizationReference, practitionerReference, type OutContext, type Version } from './out-context.ts';

/** Why a change of these things changes the Encounter. */
const OF_ENCOUNTER = ['encounter', 'judgement', 'estimate', 'ready', 'case'];

/** Number of the event that last changed the Encounter as the reader sees it. */
export function encounterVersion(view: DischargeView): number {
  if (view.as !== 'ward') return view.version;
  const received = view.deliveries.filter(({ direction }) => direction === 'received').map(({ version }) => version);
  return Math.max(1, ...received, ...OF_ENCOUNTER.map((thing) => view.changed[thing] ?? 0));
}

/** The stay as the gate shows it to one reader. */
export function encounterOut(context: OutContext, view: DischargeView, version: Version): Encounter {
  const { names } = context;
  const { encounter, personId } = view;
  const extension = extensionsOf(context, view);
  const participant = view.careContacts.map((contact) => participantOf(context, contact));
  const period = {
    ...(encounter.admittedAt === undefined ? {} : { start: instantToIso(encounter.admittedAt) }),
    ...(encounter.dischargedAt === undefined ? {} : { end: instantToIso(encounter.dischargedAt) }),
  };
  return {
    resourceType: 'Encounter',
    id: context.idOf('Encounter', view.caseId),
    meta: metaOf(version),
    ...(extension.length > 0 ? { extension } : {}),
    identifier: [{ system: caseSystem(names.base), value: view.caseId }],
    status: statusOf(view),
    class: { system: ACT_CODE_SYSTEM, code: encounter.encounterClass ?? 'IMP' },
    ...(personId !== null && view.personItems.length > 0
      ? { subject: { reference: `Patient/${context.idOf('Patient', personId)}` } }
      : {}),
    ...(participant.length > 0 ? { participant } : {}),
    ...(Object.keys(period).length > 0 ? { period } : {}),
    ...(encounter.ward ? { serviceProvider: organizationReference(context, encounter.ward.unit) } : {}),
  };
}

export function statusOf({ status, encounter }: DischargeView): Encounter['status'] {
  if (status === 'cancelled' || encounter.cancelledAt !== undefined) return 'cancelled';
  if (encounter.dischargedAt !== undefined) return 'finished';
  return encounter.onLeaveSince === undefined ? 'in-progress' : 'onleave';
}

function participantOf(
  context: OutContext,
  { careContact, lead }: DischargeView['careContacts'][number],
): EncounterParticipant {
  const code = lead ? 'leadCareContact' : 'careContact';
  return {
    type: [{ coding: [{ system: participantSystem(context.names.base), code }] }],
    individual: practitionerReference(context, careContact),
  };
}

function extensionsOf(context: OutContext, view: DischargeView): Extension[] {
  const { base } = context.names;
  const latest = view.encounter.ready.at(-1);
  const estimate = view.encounter.estimatedDischargeAt;
  return [
    ...judgementOf(context, view),
    ...(estimate === undefined ? [] : [time(estimatedDischargeUrl(base), estimate)]),
    ...(latest ? readyOf(context, latest) : []),
  ];
}

/** Told to the ward alone: a unit learns of no other unit, and not who judged. */
function judgementOf(context: OutContext, { as, encounter, units }: DischargeView): Extension[] {
  const { judgement } = encounter;
  const judged = units.filter(({ withdrawnAt, because }) => withdrawnAt === undefined && because === 'judged');
  if (as !== 'ward' || !judgement || (judged.length === 0 && !judgement.noNeed)) return [];
  const needs: Extension[] =
    judged.length > 0
      ? judged.map(({ unit }) => ({ url: 'unit', valueReference: organizationReference(context, unit) }))
      : [{ url: 'noNeed', valueBoolean: true }];
  return [
    {
      url: needJudgementUrl(context.names.base),
      extension: [
        { url: 'judgedBy', valueReference: practitionerReference(context, judgement.by) },
        time('judgedAt', judgement.at),
        ...needs,
      ],
    },
  ];
}

function readyOf(context: OutContext, { judgedBy, judgedAt, revokedAt, episode, secrecy }: ReadyView): Extension[] {
  const { base } = context.names;
  const ready: Extension = {
    url: readyForDischargeUrl(base),
    extension: [
      { url: 'judgedBy', valueReference: practitionerReference(context, judgedBy) },
      time('judgedAt', judgedAt),
      ...(revokedAt === undefined ? [] : [time('revokedAt', revokedAt)]),
      { url: 'episode', valuePositiveInt: episode },
    ],
  };
  if (!secrecy) return [ready];
  const check: Extension = {
    url: secrecyCheckUrl(base),
    extension: [
      { url: 'outcome', valueCode: secrecy.outcome },
      { url: 'by', valueReference: practitionerReference(context, secrecy.by) },
      time('at', secrecy.at),
    ],
  };
  return [ready, check];
}

function time(url: string, at: Instant): Extension {
  return { url, valueDateTime: instantToIso(at) };
}
