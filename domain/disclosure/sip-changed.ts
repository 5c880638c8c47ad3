import type { Thing } from '../sip/fold.ts';
import type { SipState } from '../sip/state.ts';
import type { SipCopy } from './sip-copy.ts';
import type { Scope } from './sip-scope.ts';

/**
 * Things that the one that carries the process on may say that it has looked at, with their numbers: only those that it sees the whole
 * of, or the number would tell of what is hidden.
 */
export function changedFor(state: SipState, scope: Scope, copy: SipCopy): Record<string, number> {
  const { plan, meetings } = state;
  const items = [...plan.needs, ...plan.goals, ...plan.interventions];
  const invitees = meetings.flatMap((meeting) => meeting.invitees);
  const writers = [...state.needs, ...state.assessments, ...state.offers].map(({ party }) => party);
  const isWhole: Partial<Record<Thing, boolean>> = {
    need: writers.every((party) => party === 'hub' || scope.mayKnowOf(party)),
    offer: writers.every((party) => party === 'hub' || scope.mayKnowOf(party)),
    consent: copy.consents.length === state.grants.length,
    preparation: copy.preparation !== undefined,
    meeting: copy.meetings.length === meetings.length && invitees.every(({ unit }) => scope.mayKnowOf(unit.party)),
    plan: scope.knows && items.every((item) => scope.mayHave(item)),
    lead: scope.knows || state.lead === null || scope.is(state.lead.unit.party),
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
