import { dutiesOfDischarge } from '../duties/discharge.ts';
import { composeMessage } from '../disclosure/compose.ts';
import { partiesOf } from '../disclosure/parties.ts';
import type { Process } from '../process/process.ts';
import { decideDischarge } from './decide.ts';
import { evolveDischarge } from './evolve.ts';
import { reportsToSip } from './report-to-sip.ts';
import { isSettled } from './queries.ts';
import { DISCHARGE_EVOLVE_VERSION, emptyDischarge, type DischargeState } from './state.ts';

export const discharge: Process<DischargeState> = {
  kind: 'discharge',
  evolveVersion: DISCHARGE_EVOLVE_VERSION,
  empty: emptyDischarge,
  decide: decideDischarge,
  evolve: evolveDischarge,
  duties: dutiesOfDischarge,
  isComplete: isSettled,
  wakes: () => [],
  index: (state) => ({
    personId: state.personId,
    unit: state.ward?.unit ?? null,
    parties: partiesOf(state),
    open: state.number > 0 && !isSettled(state),
  }),
  compose: composeMessage,
  follows: reportsToSip,
  reports: ['reportChoice', 'reportSipNotice'],
  claimsOf: () => [],
};
