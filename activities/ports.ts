import type { Command } from '../domain/process/command.ts';
import type { Duty } from '../domain/process/duty.ts';
import type { Delivery } from '../domain/process/delivery.ts';
import type { ProcessEvent } from '../domain/process/event.ts';
import type { CaseIndex } from '../domain/process/process.ts';
import type { CaseState } from '../domain/process/state.ts';
import type { Reply, ResolvedPolicy } from './commit-contract.ts';

export type PersonMark = 'deceased' | 'protected';

export interface StoredCommand {
  contentHash: string;
  reply: Reply;
}

/** What one accepted command stores, in one statement. */
export interface CaseWrite {
  state: CaseState;
  index: CaseIndex;
  events: ProcessEvent[];
  /** Rows that changed. */
  duties: Duty[];
  deliveries: Delivery[];
  nextWake: number | null;
  /** Claimed for its sender for ever; left out for the hub's own commands. */
  command?: { sender: string; id: string; contentHash: string; reply: Reply };
}

export interface Loaded {
  stored: StoredCommand | null;
  /** The case as its latest commit left it, whatever code folded it; null for a case that the log does not have. */
  snapshot: CaseState | null;
  /** After the number that was asked for; none when that was null. */
  events: ProcessEvent[];
  /** Number of the log's last event; 0 for a case that it does not have. */
  last: number;
}

export interface CaseTransaction {
  /** The stored answer of the command, the case as it stands, and the log after a number. */
  load(after: number | null, command: Command): Promise<Loaded>;
  /** The whole log. */
  log(): Promise<ProcessEvent[]>;
  /** Takes keys, hashed or in clear, and lets go of others. When another case holds one it is returned, and nothing has changed. */
  changeClaims(change: { hashed: string[]; take: string[]; release: string[] }): Promise<string | null>;
  applyPersonDraft(draftId: string): Promise<void>;
  /** A mark that a case was told of counts for the person's next case too. */
  setPersonMark(personId: string, mark: PersonMark, isSet: boolean): Promise<void>;
  write(write: CaseWrite): Promise<void>;
}

/** The log and its read models. Throws `DatabaseAwayError` (nothing stored) or `OutcomeUnknownError`. */
export interface CaseStore {
  inCase<T>(caseId: string, kind: string, work: (tx: CaseTransaction) => Promise<T>): Promise<T>;
}

export interface Policies {
  /** The policy that applies to the case now: law by the calendar, routine by the case. */
  current(kind: string, state: CaseState, at: number): ResolvedPolicy;
  /** Changes when rules, packs or settings do. */
  fingerprint(at: number): string;
}
