import type { Instant } from '../calendar/instant.ts';
import { standingItems } from '../sip/queries.ts';
import type { SipState } from '../sip/state.ts';
import type { CopyFor, MeetingCopy, SipCopy } from './sip-copy.ts';
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
  const { preparation, ...others } = seen;
  const printed: SipCopy = {
    ...others,
    ...(preparation && whole.preparation ? { preparation } : {}),
    ...(version ? { version } : {}),
    needs: inBoth(seen.needs, whole.needs),
    goals: inBoth(seen.goals, whole.goals),
    interventions: inBoth(seen.interventions, whole.interventions),
    meetings: seen.meetings.flatMap((meeting) => bothOf(meeting, whole.meetings)),
    followUps: seen.followUps.flatMap(
      (one) => whole.followUps.find(({ at, form }) => at === one.at && form === one.form) ?? [],
    ),
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

/** The meeting as the printer sees it, without a summary that is not for the reader. */
function bothOf(meeting: MeetingCopy, readers: readonly MeetingCopy[]): MeetingCopy[] {
  const theirs = readers.find((one) => one.meeting === meeting.meeting);
  if (!theirs) return [];
  const { held, related = [], ...others } = meeting;
  const close = related.filter(({ id }) => theirs.related?.some((one) => one.id === id));
  const rest = { ...others, ...(close.length > 0 ? { related: close } : {}) };
  if (!held) return [rest];
  const { summary, ...known } = held;
  const isOpen = summary !== undefined && theirs.held?.summary !== undefined;
  return [{ ...rest, held: { ...known, ...(isOpen ? { summary } : {}) } }];
}

function inBoth<T extends { id: string }>(seen: readonly T[], whole: readonly T[]): T[] {
  return seen.filter(({ id }) => whole.some((one) => one.id === id));
}

function sizeOf({ needs, goals, interventions }: SipCopy): number {
  return needs.length + goals.length + interventions.length;
}
