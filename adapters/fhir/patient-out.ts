import type { Coding, Patient } from 'fhir/r4.js';
import type { FrameView } from '../../domain/disclosure/frame-view.ts';
import type { Person } from '../store/persons.ts';
import { CONFIDENTIALITY_SYSTEM, SECURITY_LABEL_SYSTEM } from './names.ts';
import { metaOf, type OutContext, type Version } from './out-context.ts';

export interface PatientSource {
  personId: string;
  person: Person;
  /** Which of the person's own data the reader may have. */
  items: FrameView['personItems'];
  marks: FrameView['marks'];
  version: Version;
}

export function patientOut(context: OutContext, { personId, person, items, marks, version }: PatientSource): Patient {
  const { name, address } = person;
  const labels = marks.protectedIdentity ? [labelOf(person.marks.protection)] : [];
  return {
    resourceType: 'Patient',
    id: context.idOf('Patient', personId),
    meta: { ...metaOf(version), ...(labels.length > 0 ? { security: labels } : {}) },
    ...(items.includes('number')
      ? { identifier: person.identifiers.map(({ system, value }) => ({ system, value })) }
      : {}),
    ...(items.includes('name') && name
      ? { name: [{ ...name, ...(name.given ? { given: [...name.given] } : {}) }] }
      : {}),
    ...(marks.deceased ? { deceasedBoolean: true } : {}),
    ...(items.includes('address') && address
      ? {
          address: [
            {
              ...(address.lines.length > 0 ? { line: [...address.lines] } : {}),
              ...(address.postalCode ? { postalCode: address.postalCode } : {}),
              ...(address.city ? { city: address.city } : {}),
            },
          ],
        }
      : {}),
  };
}

/** A kind that is not known is told as very restricted. */
function labelOf(protection: Person['marks']['protection']): Coding {
  return protection === 'sekretessmarkering' || protection === 'skyddadFolkbokforing'
    ? { system: SECURITY_LABEL_SYSTEM, code: protection }
    : { system: CONFIDENTIALITY_SYSTEM, code: 'V' };
}
