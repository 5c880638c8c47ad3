import type { PatientIn } from '../../../adapters/fhir/patient-in.ts';
import { mergedMarks } from '../../../domain/disclosure/marks.ts';
import { readPerson, type Person } from '../../../adapters/store/persons.ts';
import type { PersonMarks } from '../../../domain/disclosure/message.ts';
import type { Deps } from '../../deps.ts';
import { mergedNumbers } from './identify.ts';

export interface KnownPerson {
  known: Person | null;
  /** The strictest of what is stored and what was sent. */
  marks: PersonMarks;
}

/** What is stored and what is sent, together: what a report leaves out says nothing, and no report clears a mark. */
export async function mergedPerson(
  { db, ring }: Pick<Deps, 'db' | 'ring'>,
  personId: string,
  patient: PatientIn,
): Promise<KnownPerson> {
  const stored = await readPerson(db, ring, personId);
  const { person: sent, outpatientUnit } = patient;
  const { id: _id, version: _version, updatedAt: _updatedAt, ...kept } = stored ?? { id: '', version: 0, updatedAt: 0 };
  const marks = stored ? mergedMarks(stored.marks, sent.marks) : sent.marks;
  const known: Person = {
    ...kept,
    ...sent,
    identifiers: mergedNumbers(stored?.identifiers ?? [], sent.identifiers),
    ...(outpatientUnit ? { outpatientUnit } : {}),
    marks,
  };
  if (marks.protection !== 'none') {
    delete known.address;
    delete known.phone;
  }
  return { known, marks };
}

/** Of a person nobody has described, the strictest is believed. */
export function knownPerson(person: Person | null): KnownPerson {
  return { known: person, marks: person?.marks ?? { deceased: false, protection: 'other' } };
}
