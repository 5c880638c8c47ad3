import type { FhirResource, PractitionerRole, RelatedPerson } from 'fhir/r4.js';
import { parseHsaId } from '../../../domain/identity/hsa-id.ts';
import type { SipContext, SipFrame } from './context.ts';
import { partIdentifier, sipId } from './ids.ts';

/** Staff and those close are told of once each, and only when something refers to them. */
export interface SipRegister {
  context: SipContext;
  resources: () => FhirResource[];
}

export function openRegister(frame: SipFrame, caseId: string): SipRegister {
  const found = new Map<string, FhirResource>();
  const add = (resource: PractitionerRole | RelatedPerson, id: string): ReturnType<SipFrame['refer']> => {
    if (!found.has(id)) found.set(id, resource);
    return frame.refer(resource.resourceType, id);
  };
  const context: SipContext = {
    ...frame,
    staff(hsaId, unit) {
      const parsed = parseHsaId(hsaId);
      if (!parsed.ok) return { type: 'PractitionerRole', display: hsaId };
      const role = practitionerRole(frame, sipId(caseId, 'PractitionerRole', parsed.hsaId), parsed.hsaId, unit);
      return add(role, role.id);
    },
    related(id) {
      const person = relatedPerson(frame, sipId(caseId, 'RelatedPerson', id));
      return add(person, person.id);
    },
  };
  return { context, resources: () => [...found.values()] };
}

function practitionerRole(
  { names, nameOf, organization }: SipFrame,
  id: string,
  hsaId: string,
  unit: string,
): PractitionerRole & { id: string } {
  const name = nameOf(hsaId);
  return {
    resourceType: 'PractitionerRole',
    id,
    identifier: [{ system: names.hsaSystem, value: hsaId }],
    ...(name === undefined ? {} : { practitioner: { display: name } }),
    organization: organization(unit),
  };
}

/** Neither name nor address: what is known of those close goes to nobody but the hub. */
function relatedPerson({ names, subject }: SipFrame, id: string): RelatedPerson & { id: string } {
  return { resourceType: 'RelatedPerson', id, identifier: [partIdentifier(names.base, id)], patient: subject };
}
