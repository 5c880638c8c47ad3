import { type DutiesOf } from './build.ts';
import { tellDuties } from './tell-duty.ts';

/**
 * Inskrivningsmeddelande. Lag (2017:612), Riksdagen, 2 kap. 1–3 §§: each judged unit within 24 hours of the admission, or of the
 * judgement that named it. Hours elapse: a night of 23 or 25 moves the time on the clock.
 */
export const admissionNotice: DutiesOf = (state, policy) => tellDuties(state, policy, 'admissionNotice');
