import type { Policy } from '../policy/policy.ts';
import type { Rejection } from '../process/rejection.ts';
import type { SipCommands, SipCommandType } from './commands.ts';
import type { Draft } from './draft.ts';

/** Carries out one kind of command on the draft, or says why not. State, time, role and party have been judged before it is called. */
export type Rule<T extends SipCommandType> = (
  draft: Draft,
  data: SipCommands[T],
  policy: Policy,
) => Rejection | undefined;
