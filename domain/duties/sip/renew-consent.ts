import { addDays } from '../../calendar/local-date.ts';
import { endOfDay, startOfDay } from '../../calendar/stockholm.ts';
import { dutyId, type Duty } from '../../process/duty.ts';
import type { WaiverCode } from '../../sip/codes.ts';
import type { Grant, SipState } from '../../sip/state.ts';
import { buildDuty } from '../build.ts';
import { carrier, endOfSip, type SipDutiesOf } from './build.ts';

/**
 * Förnya samtycke. Länsgemensam rutin SIP, Samtycke: a consent that is limited in time must be renewed to go on. One duty for each last
 * day of each giver; how many days ahead is the hub's own setting.
 */
export const renewConsent: SipDutiesOf = (state, policy) => {
  const seen = new Set<string>();
  return state.grants.flatMap((grant): Duty[] => {
    const { until, giver, number } = grant;
    const key = `${giver} ${until ?? ''}`;
    if (until === null || seen.has(key)) return [];
    seen.add(key);
    return buildDuty(policy, {
      id: dutyId(state.caseId, 'renewConsent', number, 0),
      code: 'renewConsent',
      bearer: carrier(state),
      from: startOfDay(addDays(until, -policy.sip.renewConsentDays)),
      due: { shown: endOfDay(until), breachedAfter: endOfDay(until) },
      metAt: renewedAt(state, grant),
      waivedBy: endOfSip(state) ?? endOfGrants(state, grant),
      about: {},
    });
  });
};

function renewedAt({ grants }: SipState, { giver, number, until }: Grant) {
  return grants.find(
    (later) => later.number > number && later.giver === giver && (later.until === null || later.until > (until ?? '')),
  )?.at;
}

/** Taken back, or given anew for another time, before its last day had passed. */
function endOfGrants({ grants }: SipState, { giver, until }: Grant): WaiverCode | undefined {
  const ends = grants.filter((one) => one.giver === giver && one.until === until).map(({ ended }) => ended?.because);
  if (ends.some((because) => because === undefined || because === 'expired')) return undefined;
  return ends.includes('replaced') ? 'superseded' : 'consent-missing';
}
