import { activeUnits } from '../discharge/queries.ts';
import { mattersOf } from '../discharge/matters.ts';
import { dutyId } from '../process/duty.ts';
import { atWard, buildDuty, endOfAll, type DutiesOf } from './build.ts';

/**
 * Sekretessprövning. Lag (2017:612), Riksdagen, 3 kap. 1 §: the ready notice goes unless secrecy hinders it, so someone has to
 * say whether it does. One for each time the person is judged ready.
 */
export const secrecyCheck: DutiesOf = (state, policy) => {
  const concerned = mattersOf(state).filter(({ message }) => message === 'readyNotice');
  return state.episodes.flatMap((episode) => {
    if (!concerned.some((matter) => matter.episode === episode.episode)) return [];
    const everyoneLeft = activeUnits(state).length === 0 ? 'judgement-corrected' : undefined;
    return buildDuty(policy, {
      id: dutyId(state.caseId, 'secrecyCheck', episode.number, 0),
      code: 'secrecyCheck',
      bearer: atWard(state, 'dischargePlanner'),
      from: episode.judgedAt,
      metAt: episode.secrecy?.at,
      waivedBy: endOfAll(state) ?? (episode.revoked ? 'ready-revoked' : everyoneLeft),
      about: { episode: episode.episode },
    });
  });
};
