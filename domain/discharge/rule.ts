import type { Policy } from '../policy/policy.ts';
import type { Rejection } from '../process/rejection.ts';
import type { DischargeCommands, DischargeCommandType } from './commands.ts';
import type { Draft } from './draft.ts';

/** Carries out one kind of command on the draft, or says why not. Time, role and party have been judged before it is called. */
export type Rule<T extends DischargeCommandType> = (
  draft: Draft,
  data: DischargeCommands[T],
  policy: Policy,
) => Rejection | undefined;
