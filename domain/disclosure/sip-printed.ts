import type { Instant } from '../calendar/instant.ts';
import { standingItems } from '../sip/queries.ts';
import type { SipState } from '../sip/state.ts';
import type { CopyFor, SipCopy } from './sip-copy.ts';
import { copyFor } from './sip-cut.ts';
import { scopeFor } from './sip-scope.ts';

/**
 * A plan to the person is printed and posted by staff of one party, who must see no more by that than they may else. What they may not
 * see stands in a letter from the party that wrote it.
 */
export function printedCopy(state: SipState, of: CopyFor, printer: string, at: Instant): SipCopy {
  const whole = copyFor(state, of, at);
  const seen = copyFor(state, { party: printer }, at);
  const version = seen.version ?? whole.version;
  const printed: SipCopy = {
    ...seen,
    ...(version ? { version } : {}),
    needs: inBoth(seen.needs, whole.needs),
    goals: inBoth(seen.goals, whole.goals),
    interventions: inBoth(seen.interventions, whole.interventions),
    meetings: seen.meetings.filter(({ meeting }) => whole.meetings.some((one) => one.meeting === meeting)),
    // Which consents stand now is known to the one that carries the plan on alone.
    consents: state.coordinating?.party === printer ? seen.consents : [],
    team: seen.team.filter(({ unit }) => whole.team.some((one) => one.unit === unit)),
  };
  return sizeOf(printed) < sizeOf(whole) ? { ...printed, isPart: true } : printed;
}

/** Parties that wrote something in the plan that this one may not see. */
export function writersHiddenFrom(state: SipState, party: string, at: Instant): string[] {
  const scope = scopeFor(state, { party }, at);
  const hidden = standingItems(state).filter((item) => !scope.mayHave(item));
  return [...new Set(hidden.map((item) => item.party))].sort();
}

function inBoth<T extends { id: string }>(seen: readonly T[], whole: readonly T[]): T[] {
  return seen.filter(({ id }) => whole.some((one) => one.id === id));
}

function sizeOf({ needs, goals, interventions }: SipCopy): number {
  return needs.length + goals.length + interventions.length;
}
