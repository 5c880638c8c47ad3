import type { Member } from '../../adapters/directory/directory.ts';
import { open } from '../../adapters/keys/key-ring.ts';
import type { Person } from '../../adapters/store/persons.ts';
import type { DischargeState } from '../../domain/discharge/state.ts';
import type { DischargeView } from '../../domain/disclosure/discharge-view.ts';
import type { PersonMarks } from '../../domain/disclosure/message.ts';
import { viewCase } from '../../domain/disclosure/view.ts';
import { dutiesOfDischarge } from '../../domain/duties/discharge.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import type { Duty } from '../../domain/process/duty.ts';
import type { Deps } from '../deps.ts';

/** A case that the gate let the reader see, with what the gate was asked about. */
export interface SeenCase {
  id: string;
  kind: string;
  isOpen: boolean;
  updatedAt: number;
  nextWake: number | null;
  state: DischargeState;
  duties: Duty[];
  policy: Policy;
  policyHash: string;
  marks: PersonMarks;
  view: DischargeView;
  /** Only when the view has the person. */
  person: Person | null;
}

/** Without anything known of the person the strictest holds. */
const UNKNOWN_PERSON: PersonMarks = { deceased: false, protection: 'other' };

/** Those of the cases that exist for the reader, in the order of the ids. */
export async function seenCases(
  { db, ring, policies, now }: Pick<Deps, 'db' | 'ring' | 'policies' | 'now'>,
  member: Member,
  ids: readonly string[],
): Promise<SeenCase[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('cases')
    .selectAll()
    .where('id', 'in', ids)
    .where('kind', '=', 'discharge')
    .execute();
  const personIds = [...new Set(rows.flatMap((row) => row.person_id ?? []))];
  const persons =
    personIds.length > 0 ? await db.selectFrom('persons').selectAll().where('id', 'in', personIds).execute() : [];
  const sealed = new Map(persons.map((row) => [row.id, row.sealed]));

  const seen = rows.flatMap((row): SeenCase[] => {
    const state = open<DischargeState>(ring, row.snapshot);
    const { policy, hash } = policies.current(row.kind, state, now());
    const duties = dutiesOfDischarge(state, policy);
    const stored = sealed.get(row.person_id ?? '');
    const person = stored === undefined ? null : open<Person>(ring, stored);
    const marks = person?.marks ?? UNKNOWN_PERSON;
    const view = viewCase(state, duties, member, marks, policy.protectedRoles);
    if (!view) return [];
    return [
      {
        id: row.id,
        kind: row.kind,
        isOpen: row.open,
        updatedAt: row.updated_at,
        nextWake: row.next_wake,
        state,
        duties,
        policy,
        policyHash: hash,
        marks,
        view,
        person: view.personId === null ? null : person,
      },
    ];
  });
  const places = new Map(ids.map((id, place) => [id, place]));
  return seen.sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
}
