import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { ApplicationFailure } from '@temporalio/common';
import type { Instant } from '../domain/calendar/instant.ts';
import { processOf } from '../domain/processes.ts';
import type { Command } from '../domain/process/command.ts';
import { isUnderWay, type Attempt } from '../domain/process/delivery.ts';
import { packed } from '../domain/process/event-pack.ts';
import type { ProcessEvent } from '../domain/process/event.ts';
import { isRejection, reject, type Rejection } from '../domain/process/rejection.ts';
import type { Process } from '../domain/process/process.ts';
import type { CaseState } from '../domain/process/state.ts';
import { fold, step } from '../domain/process/step.ts';
import { nextWake } from '../domain/process/wake.ts';
import {
  DATABASE_AWAY,
  OUTCOME_UNKNOWN,
  type CommitAnswer,
  type CommitInput,
  type Reply,
  type ResolvedPolicy,
} from './commit-contract.ts';
import { DatabaseAwayError, OutcomeUnknownError } from '../adapters/store/errors.ts';
import type { CaseStore, CaseTransaction, CaseWrite, PersonMark, Policies } from './ports.ts';

/** A run is renewed after this many commands, so that old histories stay short. */
const COMMANDS_PER_RUN = 200;

export interface CommitDeps {
  store: CaseStore;
  policies: Policies;
  /** Current key of the ring: runs written with another are renewed. */
  keyId: string;
  /** Told of an error that is ours, before the engine tries the task again. */
  onFault?: (caseId: string, error: unknown) => void;
}

export type Commit = (input: CommitInput) => Promise<CommitAnswer>;

/**
 * The one append. In one transaction: the case's turn, what the log holds beyond the run's state, the rules, the events, the
 * command's claim and the read models. What is already stored is answered again, never stored twice.
 */
export function createCommit({ store, policies, keyId, onFault }: CommitDeps): Commit {
  return async (input) => {
    try {
      return await store.inCase(input.caseId, input.kind, (tx) => commitIn(tx, policies, keyId, input));
    } catch (error) {
      if (error instanceof DatabaseAwayError) throw ApplicationFailure.nonRetryable(error.message, DATABASE_AWAY);
      if (error instanceof OutcomeUnknownError) throw ApplicationFailure.nonRetryable(error.message, OUTCOME_UNKNOWN);
      onFault?.(input.caseId, error);
      throw error;
    }
  };
}

async function commitIn(
  tx: CaseTransaction,
  policies: Policies,
  keyId: string,
  input: CommitInput,
): Promise<CommitAnswer> {
  const { command } = input;
  const process = processOf(input.kind);
  const { before, usable, stored, found } = await startingPoint(tx, process, input);
  const resolved = policies.current(input.kind, before, input.at);
  const answer = (events: ProcessEvent[], state: CaseState, rest: Partial<CommitAnswer>): CommitAnswer => ({
    events: usable ? packed(events) : [],
    ...(usable ? {} : { state }),
    nextWake: nextWake(process, state, resolved.policy, input.at as Instant),
    attempts: usable ? attemptsIn(events, state) : attemptsUnderWay(state),
    status: state.status,
    ...whatThen(process, state, input, { resolved, keyId }),
    ...rest,
  });

  if (stored) {
    return stored.contentHash === contentHash(command)
      ? answer(found, before, { reply: stored.reply })
      : answer(found, before, { refused: reject('command-id-reused', 'commandId') });
  }
  const stepped = step({
    process,
    state: before,
    command,
    at: input.at as Instant,
    policy: resolved.policy,
    policyHash: resolved.hash,
    fresh: input.fresh,
  });
  if (isRejection(stepped)) return answer(found, before, { refused: stepped });

  const after = stepped.state;
  const holder = await claimAnew(tx, process, before, after, input.claims);
  // What time has brought is stored whoever holds the key: only a sender can be told no.
  if (holder !== null && command.by.kind !== 'hub') return answer(found, before, { refused: claimTaken(holder) });
  const reply: Reply = {
    caseId: input.caseId,
    number: after.number,
    eventIds: stepped.events.map((event) => event.eventId),
  };
  const claimed = command.by.kind !== 'hub';
  if (stepped.events.length > 0 || claimed) {
    await storePerson(tx, process.index(after).personId, stepped.events);
    await tx.write(writeOf(process, before, after, stepped.events, resolved, command, reply, claimed));
  }
  return answer([...found, ...stepped.events], after, { reply });
}

/** Takes what the case holds from now on and lets go of what it no longer does. Returns the case that holds it already, or null. */
async function claimAnew(
  tx: CaseTransaction,
  process: Process,
  before: CaseState,
  after: CaseState,
  opening: string[],
): Promise<string | null> {
  const held = process.claimsOf(before);
  const wanted = process.claimsOf(after);
  const change = {
    hashed: before.number === 0 ? opening : [],
    take: wanted.filter((key) => !held.includes(key)),
    release: held.filter((key) => !wanted.includes(key)),
  };
  const isChanged = Object.values(change).some((keys) => keys.length > 0);
  return isChanged ? tx.changeClaims(change) : null;
}

function claimTaken(holder: string): Rejection {
  return reject('claim-taken', undefined, { caseId: holder });
}

function writeOf(
  process: Process,
  before: CaseState,
  after: CaseState,
  events: ProcessEvent[],
  { policy }: ResolvedPolicy,
  command: Command,
  reply: Reply,
  claimed: boolean,
): CaseWrite {
  const earlier = new Map(before.number === 0 ? [] : process.duties(before, policy).map((duty) => [duty.id, duty]));
  const touched = new Set(events.map((event) => (event.data as { id?: unknown } | null)?.id));
  return {
    state: after,
    index: process.index(after),
    events,
    duties: process
      .duties(after, policy)
      .filter((duty) => touched.has(duty.id) || !isDeepStrictEqual(earlier.get(duty.id), duty)),
    deliveries: Object.values(after.deliveries).filter((d) => d.changedNumber > before.number),
    nextWake: nextWake(process, after, policy, after.lastRecordedAt),
    ...(claimed
      ? { command: { sender: command.by.hsaId, id: command.commandId, contentHash: contentHash(command), reply } }
      : {}),
  };
}

/** Attempts recorded in these events and not yet concluded. */
function attemptsIn(events: readonly ProcessEvent[], state: CaseState): Attempt[] {
  const underWay = attemptsUnderWay(state);
  if (underWay.length === 0) return [];
  return events
    .filter(({ type }) => type === 'deliveryAttempted')
    .flatMap(({ data }) => {
      const { item, attempt } = data as Attempt;
      return underWay.filter((one) => one.item === item && one.attempt === attempt);
    });
}

/** What a run that is given the whole state is to start: it knows by itself which it has started already. */
function attemptsUnderWay({ deliveries }: CaseState): Attempt[] {
  return Object.values(deliveries)
    .filter(isUnderWay)
    .map(({ item, attempt }) => ({ item, attempt }));
}

/**
 * The state to decide on, and what the log holds beyond the run's. The stored state is believed when this code's `evolve` folded all of
 * the log into it; else the log is folded from its start. A run's state that was folded by other code, or that knows more than a log
 * that was restored to an earlier point, is of no use to what is told beyond it.
 */
async function startingPoint(tx: CaseTransaction, process: Process, { caseId, known, command }: CommitInput) {
  const { evolveVersion } = process;
  const { stored, snapshot, events, last } = await tx.load(known && known.number, command);
  const isBelieved = last > 0 && snapshot?.number === last && snapshot.evolveVersion === evolveVersion;
  const before = isBelieved ? snapshot : fold(process, process.empty(caseId), last === 0 ? [] : await tx.log());
  const usable = known?.evolveVersion === evolveVersion && known.number <= last;
  return { before, usable, stored, found: usable ? events : [] };
}

/** Whether the run goes on, ends or is renewed, and what the next one carries. */
function whatThen(
  process: Process,
  state: CaseState,
  { run, known }: CommitInput,
  { resolved, keyId }: { resolved: ResolvedPolicy; keyId: string },
): Pick<CommitAnswer, 'then' | 'policy' | 'keyId'> {
  if (state.number > 0 && process.isComplete(state)) return { then: 'end' };
  const otherPolicy = run.policyHash !== resolved.hash;
  const otherKey = run.keyId !== keyId;
  // A state that was folded anew goes along with the next run.
  const folded = known !== null && (known.evolveVersion !== process.evolveVersion || known.number > state.number);
  const long = run.commands >= COMMANDS_PER_RUN || run.continueSuggested;
  return {
    then: otherPolicy || otherKey || folded || long || run.renewalWished ? 'renew' : 'go on',
    ...(otherPolicy ? { policy: resolved } : {}),
    ...(otherKey ? { keyId } : {}),
  };
}

/** What the events say of the person, stored with them: data that a report brought, and marks that somebody set or took away. */
async function storePerson(
  tx: CaseTransaction,
  personId: string | null,
  events: readonly ProcessEvent[],
): Promise<void> {
  for (const { type, data } of events) {
    for (const draftId of draftsIn(data)) await tx.applyPersonDraft(draftId);
    const isSet = type === 'personMarked';
    if (personId !== null && (isSet || type === 'markCleared')) {
      await tx.setPersonMark(personId, (data as { kind: PersonMark }).kind, isSet);
    }
  }
}

/** An event of any type may bring data of the person, or of others whom it concerns. */
function draftsIn(data: unknown): string[] {
  const { draftId, draftIds } = (data ?? {}) as { draftId?: string; draftIds?: string[] };
  return [...(draftId === undefined ? [] : [draftId]), ...(draftIds ?? [])];
}

/** Hash of what a sender says, independent of key order and of everything that the hub sets. */
export function contentHash(command: Command): string {
  const { type, data, occurredAt, basedOn, reason } = command;
  return createHash('sha256')
    .update(JSON.stringify(sorted({ type, data, occurredAt, basedOn, reason })))
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
