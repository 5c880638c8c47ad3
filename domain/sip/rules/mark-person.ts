import type { Role } from '../../process/command.ts';
import { changeMarks } from '../../process/mark.ts';
import type { Rule } from '../rule.ts';

const MAY_CLEAR: readonly Role[] = [
  'dischargePlanner',
  'physician',
  'headOfOperations',
  'careContact',
  'municipalCoordinator',
  'outpatientCoordinator',
];

/** Cleared by staff of the party that carries the SIP on. */
export const markPerson: Rule<'markPerson'> = (draft, data) =>
  changeMarks(draft, data, { party: draft.state.coordinating?.party, roles: MAY_CLEAR });
