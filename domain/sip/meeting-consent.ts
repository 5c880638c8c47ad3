import type { Instant } from '../calendar/instant.ts';
import { startOfDay } from '../calendar/stockholm.ts';
import { PERSON, type MeetingForm } from './commands.ts';
import { expiryOf, isChild, mayDrawUp, mayInvite, mayMeetDigitally } from './consent.ts';
import type { SipState } from './state.ts';

/** What a meeting rests on beside the consent to draw up: who is called, by their parties, and how it is held. */
interface Meant {
  startsAt: Instant;
  form: MeetingForm;
  parties: readonly string[];
}

/** Instants at which consent changes by the clock alone, the earliest first; those that have passed until they are recorded. */
export function consentChanges(state: SipState): Instant[] {
  const { grants, turns18On, adultSince } = state;
  const expiries = grants.flatMap((grant) => (grant.ended ? [] : (expiryOf(grant) ?? [])));
  const birthday = turns18On !== null && !adultSince ? [startOfDay(turns18On)] : [];
  return [...expiries, ...birthday].sort((a, b) => a - b);
}

/**
 * When the consent that the meeting rests on now ends by the clock; undefined when it lasts until the meeting. Länsgemensam rutin SIP,
 * Samtycke: valid for the time that it says, and renewed to go on.
 *
 * Guardians’ consent always ends on the 18th birthday, and the routine has the young person asked for their own. Until they have said
 * something themselves, a meeting after that day may be called on the guardians’: no rule says otherwise, the duty to ask them is there,
 * and a young person is not to be without planned care for the months before. Without their own yes it is called off that day.
 */
export function consentEndsBefore(state: SipState, meant: Meant, at: Instant): Instant | undefined {
  const asked = questions(state, meant).filter((isAllowed) => isAllowed(at));
  const isAwaited = isChild(state, at) && !state.grants.some(({ giver }) => giver === PERSON);
  const birthday = isAwaited && state.turns18On !== null ? startOfDay(state.turns18On) : Infinity;
  return consentChanges(state)
    .filter((change) => change > at && change <= meant.startsAt && change < birthday)
    .find((change) => !asked.every((isAllowed) => isAllowed(change)));
}

function questions(state: SipState, { form, parties }: Meant): ((at: Instant) => boolean)[] {
  return [
    (at) => mayDrawUp(state, at),
    ...parties.map((party) => (at: Instant) => mayInvite(state, party, at)),
    ...(form === 'physical' ? [] : [(at: Instant) => mayMeetDigitally(state, at)]),
  ];
}
