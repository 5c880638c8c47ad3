import type { Instant } from '../../calendar/instant.ts';
import type { Role } from '../../process/command.ts';
import type { Delivery } from '../../process/delivery.ts';
import type { Rejection } from '../../process/rejection.ts';
import { refuse } from '../codes.ts';
import type { MarkKind } from '../events.ts';
import type { Draft } from '../draft.ts';
import { standingMark } from '../queries.ts';
import type { Rule } from '../rule.ts';

const MAY_CLEAR: readonly Role[] = ['dischargePlanner', 'physician', 'headOfOperations'];

/** Set by anyone at once; cleared only by a member of the ward's staff, by name and with a reason. */
export const markPerson: Rule<'markPerson'> = (draft, data) => {
  if (data.deceased === true) mark(draft, 'deceased');
  if (data.protection !== undefined && data.protection !== 'none') mark(draft, 'protected');
  return (
    (data.deceased === false ? clear(draft, 'deceased') : undefined) ??
    (data.protection === 'none' ? clear(draft, 'protected') : undefined)
  );
};

/** Everything that waits stops at once, also what waits for another try. */
export function mark(draft: Draft, kind: MarkKind, occurredAt?: Instant): void {
  if (standingMark(draft.state, kind)) return;
  draft.add('personMarked', { kind }, occurredAt);
  draft.stop(kind === 'deceased' ? 'deceased' : 'protected-identity', isOutward);
}

function clear(draft: Draft, kind: MarkKind): Rejection | undefined {
  const { by, reason } = draft.command;
  if (!standingMark(draft.state, kind) || by.kind !== 'staff') return undefined;
  const isAllowed = by.party === draft.state.ward?.party && MAY_CLEAR.some((role) => by.roles.includes(role));
  if (!isAllowed) return refuse('role-not-allowed');
  if (!reason?.trim()) return refuse('reason-missing', 'reason');
  draft.add('markCleared', { kind, reasonText: reason });
  return undefined;
}

/** What processes of the hub tell each other goes on: the SIP must hear of it too. */
function isOutward({ channel }: Delivery): boolean {
  return channel !== 'process';
}
