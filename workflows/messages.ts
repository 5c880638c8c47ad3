import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Command } from '../domain/process/command.ts';
import type { CaseState } from '../domain/process/state.ts';
import type { Reply, ResolvedPolicy } from '../activities/commit-contract.ts';

/** What a run starts from. */
export interface CaseRun {
  caseId: string;
  kind: string;
  /** Null when the run knows nothing: a new case, or one that is revived from its log. */
  state: CaseState | null;
  /** True when the log has the case: the run begins by asking it. */
  fromLog: boolean;
  nextWake: number | null;
  /** For the validator; `commit` asks for the current one itself. */
  policy: ResolvedPolicy;
  /** Key that the run's payloads are written with. */
  keyId: string;
  /** Case status as last set in the search attributes. */
  status: string | null;
  /** Attempts that a commit starts are made by one activity. Runs of earlier versions lack it and make one of each. */
  together?: true;
}

export interface GivenCommand {
  command: Command;
  /** Hashed keys that an opening command takes. */
  claims: string[];
}

export const COMMAND_UPDATE = 'command';
export const CASE_WORKFLOW = 'caseWorkflow';

/** The only way in: one command, answered when it has been stored. */
export const commandUpdate = defineUpdate<Reply, [GivenCommand]>(COMMAND_UPDATE);

/** Where a run stands, for administrators and tests: nothing of the case's content. */
export interface Position {
  number: number;
  status: string;
  nextWake: number | null;
  inDoubt: boolean;
  attempting: number;
}

export const positionQuery = defineQuery<Position>('position');

/** An operator's wish that the run is continued as new; asked of `commit` like everything that ends a run. */
export const renewSignal = defineSignal('renew');
