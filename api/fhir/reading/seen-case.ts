import type { DischargeState } from '../../../domain/discharge/state.ts';
import type { DischargeView } from '../../../domain/disclosure/discharge-view.ts';
import { viewCase } from '../../../domain/disclosure/view.ts';
import { processOf } from '../../../domain/processes.ts';
import type { Member } from '../../../adapters/directory/directory.ts';
import type { StoredCase } from '../../../adapters/store/case-reader.ts';
import { findCases, type CaseFilter } from '../../../adapters/store/case-search.ts';
import { readPerson, type StoredPerson } from '../../../adapters/store/persons.ts';
import type { Deps } from '../../deps.ts';

/** A case as the gate shows it to one reader, and the person it is about. */
export interface SeenCase {
  view: DischargeView;
  /** Null when the reader may not have anything of the person. */
  person: StoredPerson | null;
}

/** Every case that the filter and the gate let through. All reading under `/fhir` goes by here. */
export async function seenCases(deps: Deps, member: Member, filter: CaseFilter): Promise<SeenCase[]> {
  const { db, ring } = deps;
  const isEverywhere = member.roles.includes('administrator');
  const candidates = await findCases(db, ring, { ...filter, ...(isEverywhere ? {} : { party: member.party }) });
  const seen: SeenCase[] = [];
  for (const candidate of candidates) {
    const person = candidate.personId === null ? null : await readPerson(db, ring, candidate.personId);
    const view = gate(deps, member, candidate, person);
    if (view) seen.push({ view, person: view.personId !== null && view.personItems.length > 0 ? person : null });
  }
  return seen;
}

/** A person nobody has described counts as protected in the strictest way. */
function gate(
  { policies, now }: Deps,
  member: Member,
  found: StoredCase,
  person: StoredPerson | null,
): DischargeView | null {
  if (found.kind !== 'discharge') return null;
  const { policy } = policies.current(found.kind, found.state, now());
  const duties = processOf(found.kind).duties(found.state, policy);
  const marks = person?.marks ?? { deceased: false, protection: 'other' };
  return viewCase(found.state as DischargeState, duties, member, marks, policy.protectedRoles);
}
