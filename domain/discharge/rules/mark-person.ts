import type { Role } from '../../process/command.ts';
import { changeMarks } from '../../process/mark.ts';
import type { Rule } from '../rule.ts';

const MAY_CLEAR: readonly Role[] = ['dischargePlanner', 'physician', 'headOfOperations'];

/** Cleared by the ward's staff. */
export const markPerson: Rule<'markPerson'> = (draft, data) =>
  changeMarks(draft, data, { party: draft.state.ward?.party, roles: MAY_CLEAR });
