import { addDays } from '../../calendar/local-date.ts';
import { endOfDay, startOfDay } from '../../calendar/stockholm.ts';
import { dutyId } from '../../process/duty.ts';
import { PERSON } from '../../sip/commands.ts';
import { buildDuty } from '../build.ts';
import { carrier, endOfSip, type SipDutiesOf } from './build.ts';

/**
 * Fråga den som fyller 18 om eget samtycke. Länsgemensam rutin SIP, Samtycke för barn och unga: guardians decide until the child is 18;
 * at that moment sharing on their consent ends. How long before to ask is the hub's own setting.
 */
export const askAtEighteen: SipDutiesOf = (state, policy) => {
  const { turns18On, grants } = state;
  const first = grants.find(({ giver }) => giver !== PERSON);
  if (turns18On === null || !first) return [];
  const eve = addDays(turns18On, -1);
  return buildDuty(policy, {
    id: dutyId(state.caseId, 'askAtEighteen', first.number, 0),
    code: 'askAtEighteen',
    bearer: carrier(state),
    from: startOfDay(addDays(turns18On, -policy.sip.askBeforeAdultDays)),
    due: { shown: endOfDay(eve), breachedAfter: endOfDay(eve) },
    metAt: grants.find(({ giver, number }) => giver === PERSON && number > first.number)?.at,
    waivedBy: endOfSip(state),
    about: {},
  });
};
