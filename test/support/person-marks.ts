import { readCase } from '../../adapters/store/case-reader.ts';
import { readPerson } from '../../adapters/store/persons.ts';
import type { PersonMarks } from '../../domain/disclosure/message.ts';
import type { TestHub } from './test-hub.ts';

/** Marks as they are stored with the person of a case. */
export async function personMarksOf({ deps: { db, ring } }: TestHub, caseId: string): Promise<PersonMarks | undefined> {
  const personId = (await readCase(db, ring, caseId))?.personId;
  return personId ? (await readPerson(db, ring, personId))?.marks : undefined;
}
