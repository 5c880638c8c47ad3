import type { Role } from '../../process/command.ts';
import type { Rejection } from '../../process/rejection.ts';
import { refuse } from '../codes.ts';
import type { Draft } from '../draft.ts';
import { standingMark } from '../queries.ts';
import type { Rule } from '../rule.ts';
import type { Marking } from '../state.ts';

const MAY_CLEAR: readonly Role[] = [
  'dischargePlanner',
  'physician',
  'headOfOperations',
  'careContact',
  'municipalCoordinator',
  'outpatientCoordinator',
];

/** Set by anyone at once; cleared only by staff of the party that carries the SIP on, by name and with a reason. */
export const markPerson: Rule<'markPerson'> = (draft, data) => {
  if (data.deceased === true) mark(draft, 'deceased');
  if (data.protection !== undefined && data.protection !== 'none') mark(draft, 'protected');
  return (
    (data.deceased === false ? clear(draft, 'deceased') : undefined) ??
    (data.protection === 'none' ? clear(draft, 'protected') : undefined)
  );
};

/** Everything that waits stops at once, also what waits for another try; the dead need no plan. */
function mark(draft: Draft, kind: Marking['kind']): void {
  if (standingMark(draft.state, kind)) return;
  draft.add('personMarked', { kind });
  draft.stop(kind === 'deceased' ? 'deceased' : 'protected-identity', ({ channel }) => channel !== 'process');
}

function clear(draft: Draft, kind: Marking['kind']): Rejection | undefined {
  const { by, reason } = draft.command;
  if (!standingMark(draft.state, kind) || by.kind !== 'staff') return undefined;
  const isAllowed = by.party === draft.state.coordinating?.party && MAY_CLEAR.some((role) => by.roles.includes(role));
  if (!isAllowed) return refuse('role-not-allowed');
  if (!reason?.trim()) return refuse('reason-missing', 'reason');
  draft.add('markCleared', { kind, reasonText: reason });
  return undefined;
}
