import type { Encounter, EncounterParticipant, Extension, PractitionerRole } from 'fhir/r4.js';
import { instantToIso, type Instant } from '../../domain/calendar/instant.ts';
import type { OutgoingMessage } from '../../domain/disclosure/message.ts';
import { hsaReference, partReference, type MessageSource } from './envelope.ts';
import { estimatedDischargeUrl, planningUnitUrl, readyForDischargeUrl, secrecyCheckUrl } from './extensions.ts';
import { partId } from './message-ids.ts';
import { caseSystem, participantSystem } from './message-systems.ts';

/** The stay, with what the message may hold of it. */
export function encounterOf(source: MessageSource, hasPatient: boolean): Encounter {
  const { message, settings } = source;
  const { admittedAt, dischargedAt, careContact } = message.facts;
  const extension = extensionsOf(source);
  const period = {
    ...(admittedAt === undefined ? {} : { start: instantToIso(admittedAt) }),
    ...(dischargedAt === undefined ? {} : { end: instantToIso(dischargedAt) }),
  };
  return {
    resourceType: 'Encounter',
    id: partId(message.item, 'encounter'),
    ...(extension.length > 0 ? { extension } : {}),
    status: statusOf(message),
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
    ...(hasPatient ? { subject: partReference(source, 'patient') } : {}),
    episodeOfCare: [
      { type: 'EpisodeOfCare', identifier: { system: caseSystem(settings.base), value: message.caseId } },
    ],
    ...(careContact ? { participant: [careContactOf(source, careContact)] } : {}),
    ...(Object.keys(period).length > 0 ? { period } : {}),
  };
}

/** The care contact's post: who, by HSA-id, at which unit. */
export function careContactRoleOf(source: MessageSource): PractitionerRole | undefined {
  const { careContact } = source.message.facts;
  if (!careContact) return undefined;
  const name = source.envelope.names(careContact.hsaId);
  return {
    resourceType: 'PractitionerRole',
    id: partId(source.message.item, 'careContact'),
    identifier: [{ system: source.settings.hsaSystem, value: careContact.hsaId }],
    ...(name ? { practitioner: { display: name } } : {}),
    organization: hsaReference(source, 'Organization', careContact.unit),
  };
}

function careContactOf(source: MessageSource, { lead }: { lead: boolean }): EncounterParticipant {
  const code = lead ? 'leadCareContact' : 'careContact';
  return {
    type: [{ coding: [{ system: participantSystem(source.settings.base), code }] }],
    individual: partReference(source, 'careContact'),
  };
}

function statusOf({ message, facts }: OutgoingMessage): Encounter['status'] {
  if (message === 'cancelled') return 'entered-in-error';
  return message === 'discharged' || facts.dischargedAt !== undefined ? 'finished' : 'in-progress';
}

function extensionsOf(source: MessageSource): Extension[] {
  const { facts } = source.message;
  const { base } = source.settings;
  const ready = [
    ...staff(source, 'judgedBy', facts.readyJudgedBy),
    ...time('judgedAt', facts.readyJudgedAt),
    ...time('revokedAt', facts.readyRevokedAt),
    ...(facts.episode === undefined ? [] : [{ url: 'episode', valuePositiveInt: facts.episode }]),
  ];
  const check = facts.secrecyCheck;
  return [
    ...time(estimatedDischargeUrl(base), facts.estimatedDischargeAt),
    ...(ready.length > 0 ? [{ url: readyForDischargeUrl(base), extension: ready }] : []),
    ...(check
      ? [
          {
            url: secrecyCheckUrl(base),
            extension: [
              { url: 'outcome', valueCode: check.outcome },
              ...staff(source, 'by', check.by),
              ...time('at', check.at),
            ],
          },
        ]
      : []),
    ...(facts.planningUnit
      ? [{ url: planningUnitUrl(base), valueReference: hsaReference(source, 'Organization', facts.planningUnit) }]
      : []),
  ];
}

function time(url: string, at: Instant | undefined): Extension[] {
  return at === undefined ? [] : [{ url, valueDateTime: instantToIso(at) }];
}

function staff(source: MessageSource, url: string, hsaId: string | undefined): Extension[] {
  return hsaId === undefined ? [] : [{ url, valueReference: hsaReference(source, 'Practitioner', hsaId) }];
}
