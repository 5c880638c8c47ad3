import type { Request } from 'express';
import type { Identifier } from 'fhir/r4.js';
import type { EhrStore } from './store.ts';

/** System of the identifiers that people at the EHR give. */
export const JOURNAL_SYSTEM = 'urn:ehr:journal';

/** The EHR's own people give a number to whatever the request is about to change, and begin the tasks that were accepted. */
export function editMeanwhile(store: EhrStore, request: Request): void {
  const { entry } = (request.body ?? {}) as { entry?: { request?: { url?: string } }[] };
  for (const place of [request.path.slice(1), ...(entry ?? []).map((one) => one.request?.url ?? '')]) {
    const [type = '', id = ''] = place.split('/');
    const standing = store.read(type, id);
    if (!standing) continue;
    const identifiers = (standing['identifier'] ?? []) as Identifier[];
    const value = `J${identifiers.filter(({ system }) => system === JOURNAL_SYSTEM).length + 1}`;
    const begun = type === 'Task' && standing['status'] === 'accepted' ? { status: 'in-progress' } : {};
    store.write({ ...standing, ...begun, identifier: [...identifiers, { system: JOURNAL_SYSTEM, value }] }, id);
  }
}
