import { type DutiesOf } from './build.ts';
import { tellDuties } from './tell-duty.ts';

/**
 * Ej längre utskrivningsklar. The law is silent; Vårdhandboken asks that those concerned are told at once. Each unit that was
 * told ready, for each time it is taken back.
 */
export const readyRevoked: DutiesOf = (state, policy) => tellDuties(state, policy, 'readyRevoked');
