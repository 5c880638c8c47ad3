import type { Organization, Reference } from 'fhir/r4.js';
import type { SipCopy } from '../../../domain/disclosure/sip-copy.ts';
import type { Names } from '../names.ts';
import { sipId } from './ids.ts';

/** Units and parties that a plan refers to, each told of once. One that the directory does not name is known by HSA-id alone. */
export interface EhrOrganizations {
  reference: (hsaId: string) => Reference;
  resources: () => Organization[];
}

export function openOrganizations(
  copy: SipCopy,
  { hsaSystem }: Names,
  nameOf: (hsaId: string) => string | undefined,
): EhrOrganizations {
  const found = new Map<string, Organization>();
  const parties = partiesIn(copy);
  const reference = (hsaId: string): Reference => {
    const name = nameOf(hsaId);
    const identifier = { system: hsaSystem, value: hsaId };
    if (name === undefined) return { type: 'Organization', identifier };
    const id = sipId(copy.caseId, 'Organization', hsaId);
    if (!found.has(hsaId)) {
      const party = parties.get(hsaId);
      found.set(hsaId, { resourceType: 'Organization', id, identifier: [identifier], name });
      if (party !== undefined && party !== hsaId) {
        found.set(hsaId, {
          resourceType: 'Organization',
          id,
          identifier: [identifier],
          name,
          partOf: reference(party),
        });
      }
    }
    return { reference: `urn:uuid:${id}` };
  };
  return { reference, resources: () => [...found.values()] };
}

/** Party of each unit that the copy names. */
function partiesIn({ team, meetings, coordinating, lead }: SipCopy): Map<string, string> {
  const units = [
    ...team,
    ...meetings.flatMap(({ convenerUnit, convenerParty, invitees }) => [
      { unit: convenerUnit, party: convenerParty },
      ...invitees,
    ]),
    ...(coordinating ? [coordinating] : []),
    ...(lead ? [lead] : []),
  ];
  return new Map(units.map(({ unit, party }) => [unit, party]));
}
