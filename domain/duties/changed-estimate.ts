import { type DutiesOf } from './build.ts';
import { tellDuties } from './tell-duty.ts';

/**
 * Ändrad beräknad tidpunkt. Lag (2017:612), Riksdagen, 2 kap. 4 §: as soon as possible to those who had the admission notice.
 * The law gives no number of hours.
 */
export const changedEstimate: DutiesOf = (state, policy) => tellDuties(state, policy, 'changedEstimate');
