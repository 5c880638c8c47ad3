import type { Instant } from '../calendar/instant.ts';
import type { Role } from './command.ts';
import type { Delivery } from './delivery.ts';
import type { ProcessDraft } from './draft.ts';
import { reject, type Rejection } from './rejection.ts';
import type { CaseState } from './state.ts';

/** What a person can be marked as in every kind of case. */
export type MarkKind = 'deceased' | 'protected';

export interface Marking {
  kind: MarkKind;
  at: Instant;
  /** Of the event that set it. */
  number: number;
  cleared?: { at: Instant; number: number };
}

/** Events of marks, the same in every kind of case. */
export interface MarkEvents {
  personMarked: { kind: MarkKind };
  markCleared: { kind: MarkKind; reasonText: string };
}

interface Marked {
  markings: readonly Marking[];
}

type MarkDraft = Pick<
  ProcessDraft<CaseState & Marked, MarkEvents, 'deceased' | 'protected-identity'>,
  'state' | 'command' | 'add' | 'stop'
>;

/** Whose staff may clear a mark, by name and with a reason. */
export interface MayClear {
  party: string | undefined;
  roles: readonly Role[];
}

export function standingMark({ markings }: Marked, kind: MarkKind): Marking | undefined {
  return markings.find((marking) => marking.kind === kind && !marking.cleared);
}

/** Set by anyone at once; cleared only by staff of the party that carries the case. */
export function changeMarks(
  draft: MarkDraft,
  { deceased, protection }: { deceased?: boolean; protection?: string },
  mayClear: MayClear,
): Rejection | undefined {
  if (deceased === true) setMark(draft, 'deceased');
  if (protection !== undefined && protection !== 'none') setMark(draft, 'protected');
  return (
    (deceased === false ? clearMark(draft, 'deceased', mayClear) : undefined) ??
    (protection === 'none' ? clearMark(draft, 'protected', mayClear) : undefined)
  );
}

/** Everything that waits to go out stops at once, also what waits for another try. */
export function setMark(draft: MarkDraft, kind: MarkKind, occurredAt?: Instant): void {
  if (standingMark(draft.state, kind)) return;
  draft.add('personMarked', { kind }, occurredAt);
  draft.stop(kind === 'deceased' ? 'deceased' : 'protected-identity', isOutward);
}

function clearMark(draft: MarkDraft, kind: MarkKind, { party, roles }: MayClear): Rejection | undefined {
  const { by, reason } = draft.command;
  if (!standingMark(draft.state, kind) || by.kind !== 'staff') return undefined;
  if (by.party !== party || !roles.some((role) => by.roles.includes(role))) return reject('role-not-allowed');
  if (!reason?.trim()) return reject('reason-missing', 'reason');
  draft.add('markCleared', { kind, reasonText: reason });
  return undefined;
}

/** What processes of the hub tell each other goes on: the others must hear of the mark too. */
function isOutward({ channel }: Delivery): boolean {
  return channel !== 'process';
}
