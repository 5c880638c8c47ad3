import { deliveriesAbout, mattersOf, toldAt, voidedBy, type Matter, type MatterMessage } from '../discharge/matters.ts';
import type { DischargeState } from '../discharge/state.ts';
import type { Policy } from '../policy/policy.ts';
import { dutyId, type Duty } from '../process/duty.ts';
import { atWard, buildDuty, type DutyFacts } from './build.ts';

/** The ward's duty to tell, one for each matter of the message. Met when told, by whatever way. */
export function tellDuties(
  state: DischargeState,
  policy: Policy,
  message: MatterMessage,
  more: (matter: Matter) => Partial<DutyFacts> = () => ({}),
): Duty[] {
  if (!policy.duties[message]) return [];
  return mattersOf(state)
    .filter((matter) => matter.message === message)
    .flatMap((matter) =>
      buildDuty(policy, {
        id: dutyId(state.caseId, message, matter.cause, matter.index),
        code: message,
        bearer: atWard(state, 'dischargePlanner'),
        from: matter.since,
        metAt: toldAt(state, matter.key),
        waivedBy: voidedBy(state, matter),
        about: {
          unit: matter.unit.unit,
          episode: matter.episode,
          item: deliveriesAbout(state, matter.key).at(-1)?.item,
        },
        ...more(matter),
      }),
    );
}
