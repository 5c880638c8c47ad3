import type { Reference } from 'fhir/r4.js';
import type { Directory } from '../directory/directory.ts';
import type { Names } from './names.ts';

/** What a resource needs beside the view that it is made from. */
export interface OutContext {
  names: Names;
  directory: Directory;
  /** Id of a resource as the reader calls it. */
  idOf: (type: 'Encounter' | 'Patient', target: string) => string;
  /** Swedish name of a duty. */
  dutyTitle: (code: string) => string;
}

/** Version and time of a resource's latest change, for the reader. */
export interface Version {
  number: number;
  /** Instant, ms. */
  at: number;
}

/** A unit or party: a literal reference where the directory has it, and always its HSA-id. */
export function organizationReference({ names, directory }: OutContext, hsaId: string): Reference {
  const name = directory.unit(hsaId)?.name ?? directory.party(hsaId)?.name;
  return {
    ...(name === undefined ? { type: 'Organization' } : { reference: `Organization/${hsaId}` }),
    identifier: { system: names.hsaSystem, value: hsaId },
    ...(name === undefined ? {} : { display: name }),
  };
}

/** A member of staff, by HSA-id alone: the hub serves no Practitioner. */
export function practitionerReference({ names, directory }: OutContext, hsaId: string): Reference {
  const name = directory.member(hsaId)?.name;
  return {
    type: 'Practitioner',
    identifier: { system: names.hsaSystem, value: hsaId },
    ...(name === undefined ? {} : { display: name }),
  };
}

export function metaOf({ number, at }: Version): { versionId: string; lastUpdated: string } {
  return { versionId: String(number), lastUpdated: new Date(at).toISOString() };
}
