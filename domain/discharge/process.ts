import type { Process } from '../process/process.ts';
import { dutiesOfDischarge } from '../duties/discharge.ts';
import { decideDischarge } from './decide.ts';
import { evolveDischarge } from './evolve.ts';
import { emptyDischarge, type DischargeState } from './state.ts';

export const discharge: Process<DischargeState> = {
  kind: 'discharge',
  evolveVersion: 1,
  empty: emptyDischarge,
  decide: decideDischarge,
  evolve: evolveDischarge,
  duties: dutiesOfDischarge,
  isComplete: (state) => state.status === 'closed',
  wakes: () => [],
  index: (state) => ({
    personId: state.personId,
    unit: state.ward?.unit ?? null,
    parties: [...new Set([...(state.ward ? [state.ward.party] : []), ...state.units.map((u) => u.party)])],
    open: state.status !== 'closed',
  }),
};
