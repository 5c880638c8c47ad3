import { describe, expect, test } from '@jest/globals';
import type { Instant } from '../calendar/instant.ts';
import type { Policy } from '../policy/policy.ts';
import { ward, WARD, homeCare, administrator } from '../testing/people.ts';
import { baseEvolve } from './base-evolve.ts';
import { CLOCK_LATITUDE_MS } from './clock-latitude.ts';
import { HUB, type Actor, type Command } from './command.ts';
import { decideDelivery, dueAttempts, lostAttempts, nextTries } from './delivery-rules.ts';
import {
  IN_THE_HUB,
  type AttemptOutcome,
  type Delivery,
  type DeliveryChannel,
  type DeliveryStatus,
} from './delivery.ts';
import type { Fact, ProcessEvent } from './event.ts';
import { isRejection } from './rejection.ts';
import type { CaseState } from './state.ts';

const NOW = 1_000_000_000_000 as Instant;
const ITEM = 'c1.1';
const CHANNELS: DeliveryChannel[] = ['system', 'workList', 'process', 'ehr', 'mail', 'letter'];
const STATUSES: DeliveryStatus[] = ['waiting', 'trying', 'told', 'acknowledged', 'stopped', 'givenUp'];
const policy = { retry: { firstMinutes: 1, maxMinutes: 60 } } as Policy;

const EMPTY: CaseState = {
  caseId: 'c1',
  number: 0,
  lastRecordedAt: NOW,
  evolveVersion: 1,
  policy: null,
  status: 'open',
  duties: {},
  deliveries: {},
  changed: {},
};

function happened(state: CaseState, { type, data, occurredAt }: Fact): CaseState {
  const number = state.number + 1;
  const event: ProcessEvent = {
    type,
    schema: 1,
    eventId: `c1.${number}`,
    process: 'c1',
    number,
    commandId: 'x',
    by: HUB,
    occurredAt: occurredAt ?? NOW,
    recordedAt: NOW,
    data,
  };
  return baseEvolve(state, event);
}

function requested(channel: DeliveryChannel): CaseState {
  const to = { party: homeCare.party, unit: homeCare.unit };
  const about = { message: 'invitation', ground: 'consent', statutory: false };
  return happened(EMPTY, { type: 'deliveryRequested', data: { ...about, to, requestedBy: WARD.party, channel } });
}

function only(state: CaseState): Delivery {
  const delivery = state.deliveries[ITEM];
  if (!delivery) throw new Error('the delivery must be there');
  return delivery;
}

function inStatus(channel: DeliveryChannel, status: DeliveryStatus): CaseState {
  const state = requested(channel);
  return { ...state, deliveries: { [ITEM]: { ...only(state), status } } };
}

function command(type: string, by: Actor, rest: Partial<Command> = {}): Command {
  return { type, data: { item: ITEM }, commandId: 'k1', by, channel: 'console', occurredAt: NOW, ...rest };
}

/** The events that a command gives, or `!` and the code it is refused with. */
function given(state: CaseState, asked: Command): string {
  const decided = decideDelivery(state, asked, NOW, policy);
  if (isRejection(decided)) return `!${decided.code}`;
  return (decided ?? []).map(({ type }) => type).join(' ');
}

describe('a delivery that has just been asked for', () => {
  const told: DeliveryChannel[] = ['workList'];
  const tried: DeliveryChannel[] = ['system', 'process', 'ehr', 'mail'];
  test.each(CHANNELS)('by %s', (channel) => {
    const state = requested(channel);
    expect(only(state).status).toBe(told.includes(channel) ? 'told' : 'waiting');
    expect(only(state).nextTry).toBe(tried.includes(channel) ? NOW : undefined);
    expect(dueAttempts(state, NOW)).toHaveLength(tried.includes(channel) ? 1 : 0);
  });
});

/** What each command gives in each status above, for a delivery that the hub tries. */
const TRIED: Record<string, string[]> = {
  retryDelivery: row('deliveryRetried', '!', '!', '!', '!', 'deliveryRetried', 'delivery-not-retryable'),
  giveUpDelivery: row('deliveryGivenUp', 'deliveryGivenUp', '!', '!', '!', '!', 'delivery-settled'),
  postLetter: row('!', '!', '!', '!', '!', '!', 'delivery-no-letter'),
};
/** And for a letter, which is never under way: only a person knows that it has been posted. */
const LETTER: Record<string, string[]> = {
  retryDelivery: row('!', '!', '!', '!', '!', 'deliveryRetried', 'delivery-not-retryable'),
  giveUpDelivery: row('deliveryGivenUp', 'deliveryGivenUp', '!', '!', '!', '!', 'delivery-settled'),
  postLetter: row(
    'deliveryConcluded',
    'deliveryConcluded',
    '',
    '',
    'deliveryConcluded',
    'deliveryConcluded',
    'delivery-no-letter',
  ),
};

function row(...cells: string[]): string[] {
  const code = cells.pop() ?? '';
  return cells.map((cell) => (cell === '!' ? `!${code}` : cell));
}

describe.each(['system', 'process', 'ehr', 'mail', 'letter'] as const)('a delivery by %s', (channel) => {
  const table = channel === 'letter' ? LETTER : TRIED;
  test.each(Object.keys(table))('%s', (type) => {
    const outcomes = STATUSES.map((status) =>
      given(inStatus(channel, status), command(type, ward.planner, { reason: 'därför' })),
    );
    expect(outcomes).toEqual(table[type]);
  });
});

describe('a letter', () => {
  const state = requested('letter');

  test('is told when a person says that it was posted, at the time that the person says', () => {
    const occurredAt = (NOW - 3_600_000) as Instant;
    const decided = decideDelivery(state, command('postLetter', ward.planner, { occurredAt }), NOW, policy);
    const after = (decided as Fact[]).reduce(happened, state);
    expect(only(after)).toMatchObject({ status: 'told', toldAt: occurredAt });
  });

  test('is posted by the sending party alone, and not by its systems', () => {
    expect(given(state, command('postLetter', homeCare))).toBe('!not-your-delivery');
    expect(given(state, command('postLetter', administrator))).toBe('!not-your-delivery');
    expect(given(state, command('postLetter', ward.system))).toBe('!not-your-delivery');
  });

  test('is not posted in the future; a clock that is a little ahead is forgiven', () => {
    const ahead = (ms: number): Command =>
      command('postLetter', ward.planner, { occurredAt: (NOW + CLOCK_LATITUDE_MS + ms) as Instant });
    expect(given(state, ahead(1))).toBe('!time-in-future');
    const decided = decideDelivery(state, ahead(0), NOW, policy) as Fact[];
    expect(decided[0]?.occurredAt).toBe(NOW);
  });

  test('waits again, for a person and not for a time, when giving up is regretted', () => {
    const givenUp = inStatus('letter', 'givenUp');
    const retried = decideDelivery(
      givenUp,
      command('retryDelivery', ward.planner, { reason: 'ändå' }),
      NOW,
      policy,
    ) as Fact[];
    const after = retried.reduce(happened, givenUp);
    expect(only(after).status).toBe('waiting');
    expect(dueAttempts(after, NOW)).toEqual([]);
    expect(lostAttempts(after, NOW)).toEqual([]);
  });
});

describe('a delivery that is given up while an attempt is made', () => {
  const trying = happened(requested('system'), { type: 'deliveryAttempted', data: { item: ITEM, attempt: 1 } });
  const after = (state: CaseState, asked: Command): CaseState =>
    (decideDelivery(state, asked, NOW, policy) as Fact[]).reduce(happened, state);
  const ended = (outcome: AttemptOutcome): Command =>
    command('deliveryOutcomes', HUB, { data: { outcomes: [{ item: ITEM, attempt: 1, outcome }] } });
  const givenUp = after(trying, command('giveUpDelivery', ward.planner, { reason: 'ringer' }));
  const retried = after(givenUp, command('retryDelivery', ward.planner, { reason: 'ändå' }));
  const NOT_TOLD: AttemptOutcome[] = ['failed', 'refused', 'stopped'].map(
    (kind) => ({ kind, reason: 'timeout' }) as AttemptOutcome,
  );

  test('and asked for again is not tried beside the one that is made', () => {
    expect(only(retried)).toMatchObject({ status: 'waiting', nextTry: NOW, attempt: 1 });
    expect([dueAttempts(retried, NOW), nextTries(retried)]).toEqual([[], []]);
  });

  test.each(NOT_TOLD)('stays as it was decided when the attempt ends: $kind', (outcome) => {
    expect(given(givenUp, ended(outcome))).toBe('deliveryConcluded');
    const { status, lastFailure } = only(after(givenUp, ended(outcome)));
    expect([status, lastFailure]).toEqual(['givenUp', 'given-up-by-person']);
    const waiting = after(retried, ended(outcome));
    expect(only(waiting)).toMatchObject({ status: 'waiting', nextTry: NOW });
    expect(dueAttempts(waiting, NOW).map(({ data }) => data)).toEqual([{ item: ITEM, attempt: 2 }]);
  });

  test.each([
    ['given up', givenUp],
    ['asked for again', retried],
  ])('is told when it was told after all, %s', (_name, state) => {
    const told = after(state, ended({ kind: 'told' }));
    expect(only(told).status).toBe('told');
    expect(dueAttempts(told, NOW)).toEqual([]);
  });

  test.each(NOT_TOLD)('takes how the attempt ended once, and no more of it when another is made: $kind', (outcome) => {
    expect(given(after(givenUp, ended(outcome)), ended(outcome))).toBe('');
    const [second] = dueAttempts(after(retried, ended(outcome)), NOW);
    expect(given(happened(after(retried, ended(outcome)), second as Fact), ended(outcome))).toBe('');
  });

  test('is tried again when the run that made the attempt is lost, unless it stays given up', () => {
    expect(lostAttempts(trying, NOW).map(({ type }) => type)).toEqual(['deliveryRetried']);
    const [free, tried] = [givenUp, retried].map((state) => lostAttempts(state, NOW).reduce(happened, state));
    expect(only(free as CaseState).status).toBe('givenUp');
    expect(lostAttempts(free as CaseState, NOW)).toEqual([]);
    expect(dueAttempts(tried as CaseState, NOW)).toHaveLength(1);
  });
});

describe('reports to another process', () => {
  const ask = (state: CaseState, kind: string): CaseState =>
    happened(state, {
      type: 'deliveryRequested',
      data: {
        message: 'toSip',
        to: IN_THE_HUB,
        requestedBy: 'hub',
        channel: 'process',
        process: { kind, command: { type: 'stayEnded', data: {}, occurredAt: NOW } },
        ground: 'inside-the-hub',
        statutory: false,
      },
    });
  const asked = ask(ask(ask(EMPTY, 'sip'), 'sip'), 'other');
  const due = (state: CaseState): unknown[] =>
    dueAttempts(state, NOW).map(({ data }) => (data as { item: string }).item);
  const withStatus = (status: DeliveryStatus): CaseState => ({
    ...asked,
    deliveries: { ...asked.deliveries, 'c1.1': { ...(asked.deliveries['c1.1'] as Delivery), status } },
  });

  test('go one after the other to the same process, and side by side to another', () => {
    expect(due(asked)).toEqual(['c1.1', 'c1.3']);
  });

  test.each([
    ['trying', ['c1.3']],
    ['told', ['c1.2', 'c1.3']],
    ['acknowledged', ['c1.2', 'c1.3']],
    ['stopped', ['c1.2', 'c1.3']],
    ['givenUp', ['c1.2', 'c1.3']],
  ] as const)('wait for the first while it is unsettled: %s', (status, items) => {
    expect(due(withStatus(status))).toEqual(items);
  });

  test('that wait for another are no time to wake for', () => {
    const later = (NOW + 60_000) as Instant;
    const state = {
      ...asked,
      deliveries: { ...asked.deliveries, 'c1.1': { ...(asked.deliveries['c1.1'] as Delivery), nextTry: later } },
    };
    expect(nextTries(state).map(({ item, nextTry }) => [item, nextTry])).toEqual([
      ['c1.1', later],
      ['c1.3', NOW],
    ]);
  });
});
