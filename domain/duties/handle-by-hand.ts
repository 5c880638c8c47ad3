import { handleByHandId } from '../discharge/by-hand.ts';
import { atWard, buildDuty, type DutiesOf } from './build.ts';

/**
 * Ta över för hand. The hub's own: a death or a protected identity stops all that goes by itself, and someone by name takes the
 * case over, among other things to recall what has already gone.
 */
export const handleByHand: DutiesOf = (state, policy) =>
  state.markings.flatMap((marking) => {
    const id = handleByHandId(state, marking);
    return buildDuty(policy, {
      id,
      code: 'handleByHand',
      bearer: atWard(state, 'dischargePlanner'),
      from: marking.at,
      metAt: state.byHand[id]?.at,
      waivedBy: marking.cleared ? 'mark-cleared' : state.closed ? 'case-closed' : undefined,
      about: {},
    });
  });
