import type { Member } from '../adapters/directory/directory.ts';
import { readCases, readLog, type StoredCase } from '../adapters/store/case-reader.ts';
import { findCases, type CaseFilter } from '../adapters/store/case-search.ts';
import { readPersons, type StoredPerson } from '../adapters/store/persons.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import type { FrameView } from '../domain/disclosure/frame-view.ts';
import { gateOf } from '../domain/disclosure/gates.ts';
import type { PersonMarks } from '../domain/disclosure/message.ts';
import type { Policy } from '../domain/policy/policy.ts';
import type { Duty } from '../domain/process/duty.ts';
import type { CaseState } from '../domain/process/state.ts';
import { fold } from '../domain/process/step.ts';
import { processOf } from '../domain/processes.ts';
import type { Deps } from './deps.ts';
import { kindOf } from './kinds/kinds.ts';
import { fullName } from './person-name.ts';

/** A case that the gate let the reader see, with what the gate was asked about. */
export interface SeenCase<V extends FrameView = FrameView> {
  id: string;
  kind: string;
  isOpen: boolean;
  updatedAt: number;
  nextWake: number | null;
  state: CaseState;
  duties: Duty[];
  policy: Policy;
  policyHash: string;
  marks: PersonMarks;
  view: V;
  /** Null when the reader may not have anything of the person. */
  person: StoredPerson | null;
  /** Names of those close to the person whom the view names by their random ids. */
  close: ReadonlyMap<string, string>;
}

type Reading = Pick<Deps, 'db' | 'ring' | 'policies' | 'now'>;

/** Without anything known of the person the strictest holds. */
const UNKNOWN_PERSON: PersonMarks = { deceased: false, protection: 'other' };

/** Those of the cases that exist for the reader, in the order of the ids. */
export async function seenCases(deps: Reading, member: Member, ids: readonly string[]): Promise<SeenCase[]> {
  const stored = new Map((await readCases(deps.db, deps.ring, ids)).map((one) => [one.id, one]));
  return throughGate(
    deps,
    member,
    ids.flatMap((id) => stored.get(id) ?? []),
  );
}

/** A case that was seen, as it was when its log had so many events. */
export async function seenAt({ db, ring }: Reading, { id, kind }: SeenCase, number: number): Promise<CaseState> {
  const log = await readLog(db, ring, id);
  const process = processOf(kind);
  return fold(
    process,
    process.empty(id),
    log.filter((event) => event.number <= number),
  );
}

/** Every case that the filter and the gate let through. */
export async function findSeenCases(deps: Reading, member: Member, filter: CaseFilter): Promise<SeenCase[]> {
  const isEverywhere = member.roles.includes('administrator');
  const found = await findCases(deps.db, deps.ring, { ...filter, ...(isEverywhere ? {} : { party: member.party }) });
  return throughGate(deps, member, found);
}

/** All that is shown of cases and persons goes by here. */
async function throughGate(deps: Reading, member: Member, cases: readonly StoredCase[]): Promise<SeenCase[]> {
  const { db, ring, policies, now } = deps;
  const at = now() as Instant;
  const persons = await readPersons(db, ring, [...new Set(cases.flatMap(({ personId }) => personId ?? []))]);
  const seen = cases.flatMap((found): Omit<SeenCase, 'close'>[] => {
    const { id, kind, state } = found;
    const { policy, hash } = policies.current(kind, state, at);
    const duties = processOf(kind).duties(state, policy);
    const person = persons.get(found.personId ?? '') ?? null;
    const marks = person?.marks ?? UNKNOWN_PERSON;
    const view = gateOf(kind).view(state, duties, member, marks, policy.protectedRoles, at);
    if (!view) return [];
    return [
      {
        id,
        kind,
        isOpen: found.open,
        updatedAt: found.updatedAt,
        nextWake: found.nextWake,
        state,
        duties,
        policy,
        policyHash: hash,
        marks,
        view,
        person: view.personId !== null && view.personItems.length > 0 ? person : null,
      },
    ];
  });
  const closeIds = seen.flatMap(({ kind, view }) => kindOf(kind).close?.(view) ?? []);
  const close = await readPersons(db, ring, [...new Set(closeIds)]);
  return seen.map((one) => ({ ...one, close: namesOf(kindOf(one.kind).close?.(one.view) ?? [], close) }));
}

function namesOf(ids: readonly string[], persons: ReadonlyMap<string, StoredPerson>): Map<string, string> {
  return new Map(
    ids.flatMap((id) => {
      const person = persons.get(id);
      const name = person && fullName(person);
      return name === undefined ? [] : [[id, name] as const];
    }),
  );
}
