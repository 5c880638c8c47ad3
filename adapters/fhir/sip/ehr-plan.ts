import type { FhirResource, Patient } from 'fhir/r4.js';
import type { SipCopy } from '../../../domain/disclosure/sip-copy.ts';
import type { OutgoingMessage } from '../../../domain/disclosure/message.ts';
import type { Envelope } from '../../lifecare/envelope.ts';
import { urn } from '../../lifecare/message-ids.ts';
import { patientOf } from '../../lifecare/message-patient.ts';
import type { Names } from '../names.ts';
import type { EhrPlan, Key, PlannedResource } from '../write/plan.ts';
import { openOrganizations } from './ehr-organizations.ts';
import { planId, sipId } from './ids.ts';
import { planSystem } from './names.ts';
import { openRegister } from './register.ts';
import { planParts } from './resources.ts';

/**
 * What an EHR is to hold of a plan: all that its party may have at the moment of sending. Of a plan that has ended, only that it has: what
 * was delivered while consent stood is the holder's to keep by its own law. The EHR's own register of persons, organisations and staff is only added to.
 * @returns undefined when the message holds no plan, or none of the person's numbers that the EHR could know the person by
 */
export function ehrPlanOf(
  message: OutgoingMessage,
  envelope: Pick<Envelope, 'person' | 'names'>,
  names: Names,
): EhrPlan | undefined {
  const { sip } = message.facts;
  const copy = sip && heldBy(sip, message.to.party);
  const source = patientOf({ message, envelope });
  if (!copy || !source?.identifier) return undefined;
  const patient: Patient = { ...source, id: sipId(copy.caseId, 'Patient') };
  const refer = (id: string): { reference: string } => ({ reference: urn(id) });
  const organizations = openOrganizations(copy, names, envelope.names);
  const { context, resources } = openRegister(
    {
      names,
      subject: refer(patient.id ?? ''),
      refer: (_type, id) => refer(id),
      organization: organizations.reference,
      nameOf: envelope.names,
    },
    copy.caseId,
  );
  const parts = planParts(context, copy).map((part) => knownAs(part, names.base, sip.caseId));
  if (message.message === 'sipEnded') return { item: message.item, resources: closing(names.base, parts) };
  const own = parts.map((resource) => planned(names.base, resource, true));
  const register = [patient, ...organizations.resources(), ...resources()];
  return { item: message.item, resources: [...register.map((one) => planned(names.base, one, false)), ...own] };
}

/**
 * Two parties may keep their copies in one record system, each cut to what that party may have: each has resources of its own, that
 * neither the other's plan nor its end is written over.
 */
function heldBy({ caseId, replaces, ...copy }: SipCopy, party: string): SipCopy {
  return {
    ...copy,
    caseId: `${caseId} ${party}`,
    ...(replaces === undefined ? {} : { replaces: `${replaces} ${party}` }),
  };
}

/** The plan can be found by the identifier that it has everywhere, too. */
function knownAs(part: FhirResource, base: string, caseId: string): FhirResource {
  if (part.resourceType !== 'CarePlan') return part;
  const everywhere = { system: planSystem(base), value: planId(caseId) };
  return { ...part, identifier: [...(part.identifier ?? []), everywhere] };
}

/**
 * The plan and its team, ended, and its tasks: those of them that are not finished end with it. The consents that the EHR has been given
 * are ended by whoever writes it there, where they are named.
 */
function closing(base: string, parts: readonly FhirResource[]): PlannedResource[] {
  return parts.flatMap((resource): PlannedResource[] => {
    const end = endOf(resource);
    if (!end || !('identifier' in resource)) return [];
    const { resourceType, id, identifier } = resource;
    const ended = { resourceType, id, identifier, ...end } as FhirResource;
    return [{ ...planned(base, ended, true), closes: true }];
  });
}

function endOf(resource: FhirResource): object | undefined {
  switch (resource.resourceType) {
    case 'CarePlan':
    case 'CareTeam':
      return { status: resource.status, ...(resource.period ? { period: resource.period } : {}) };
    case 'Task': {
      const { status, statusReason } = resource;
      return { status, ...(statusReason ? { statusReason } : {}) };
    }
    default:
      return undefined;
  }
}

function planned(base: string, resource: FhirResource, ours: boolean): PlannedResource {
  return { resource, key: keyOf(base, resource), ours };
}

/** R4 gives a Provenance no identifier: it is known by its id, which follows what happened. */
function keyOf(base: string, resource: FhirResource): Key {
  const { system = '', value = '' } = 'identifier' in resource ? ([resource.identifier].flat()[0] ?? {}) : {};
  return resource.resourceType === 'Provenance'
    ? { system: `${base}/sid/event`, value: resource.id ?? '' }
    : { system, value };
}
