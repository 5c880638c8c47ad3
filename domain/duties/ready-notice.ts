import { type DutiesOf } from './build.ts';
import { tellDuties } from './tell-duty.ts';

/**
 * Underrättelse om utskrivningsklar. Lag (2017:612), Riksdagen, 3 kap. 1 §: each judged unit as soon as possible after the
 * judgement, unless secrecy hinders it. The law gives no number of hours.
 */
export const readyNotice: DutiesOf = (state, policy) => tellDuties(state, policy, 'readyNotice');
