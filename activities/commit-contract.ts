import type { Command } from '../domain/process/command.ts';
import type { Attempt } from '../domain/process/delivery.ts';
import type { EventPack } from '../domain/process/event-pack.ts';
import type { ProcessEvent } from '../domain/process/event.ts';
import type { Rejection } from '../domain/process/rejection.ts';
import type { CaseState } from '../domain/process/state.ts';
import type { Policy } from '../domain/policy/policy.ts';

/** A policy with the hash of its content, under which its row is stored. */
export interface ResolvedPolicy {
  policy: Policy;
  hash: string;
}

/** What an accepted command answers, the first time and every time it is sent again. */
export interface Reply {
  caseId: string;
  /** Number of the case's last event when the command had been carried out. */
  number: number;
  eventIds: string[];
}

export interface CommitInput {
  caseId: string;
  kind: string;
  /** Which state the run has; null when it has none and is given the whole. */
  known: Pick<CaseState, 'number' | 'evolveVersion'> | null;
  command: Command;
  /** Keys that the opening event takes, each for one case only. Already hashed. */
  claims: string[];
  /** The engine's clock, ms. */
  at: number;
  fresh: boolean;
  /** What decides when a run is renewed; a local activity's input is not in history, so the shell need not. */
  run: { commands: number; continueSuggested: boolean; renewalWished: boolean; policyHash: string; keyId: string };
}

/** All that the shell needs to go on; it computes nothing that becomes a command to the engine. */
export interface CommitAnswer {
  /** Everything in the log after the state's number: what was found and what was added. Answers of earlier versions hold whole events. */
  events: (EventPack | ProcessEvent)[];
  /** Replaces the run's state when it was folded by another version of `evolve`, or by none. */
  state?: CaseState;
  nextWake: number | null;
  attempts: Attempt[];
  /** Case status, as administrators may filter on it. */
  status: string;
  then: 'go on' | 'renew' | 'end';
  /** The policy that the next run carries, when it differs from this run's. */
  policy?: ResolvedPolicy;
  /** The key that the next run is written with, when it differs from this run's. */
  keyId?: string;
  refused?: Rejection;
  reply?: Reply;
}

/** Failure types of `commit`: nothing was stored, or it cannot be known. */
export const DATABASE_AWAY = 'database-away';
export const OUTCOME_UNKNOWN = 'outcome-unknown';
/** Failure type of a refused update; the rejection is its first detail. */
export const REFUSED = 'refused';
