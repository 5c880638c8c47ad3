import { INFORMATION_KINDS } from '../sip/commands.ts';
import type { Thing } from '../sip/fold.ts';
import type { SipState } from '../sip/state.ts';
import type { SipCopy } from './sip-copy.ts';
import type { Scope } from './sip-scope.ts';

/**
 * Things that the one that carries the process on may say that it has looked at, with their numbers: only those that it sees the whole
 * of, or the number would tell of what is hidden.
 */
export function changedFor(state: SipState, scope: Scope, copy: SipCopy): Record<string, number> {
  const { meetings, lead } = state;
  const isWhole: Partial<Record<Thing, boolean>> = {
    need: meetings.length === 0,
    offer: meetings.length === 0,
    consent: copy.consents.length === state.grants.length,
    preparation: copy.preparation !== undefined,
    meeting: meetings.every(({ party }) => scope.is(party)),
    plan: INFORMATION_KINDS.every((kind) => scope.kinds.includes(kind)),
    planAsWhole: scope.knows,
    lead: scope.knows || lead === null || scope.is(lead.unit.party),
    followUp: scope.knows,
    end: true,
    person: true,
  };
  return Object.fromEntries(
    Object.entries(isWhole).flatMap(([thing, whole]) => {
      const number = state.changed[thing];
      return whole && number !== undefined ? [[thing, number]] : [];
    }),
  );
}
