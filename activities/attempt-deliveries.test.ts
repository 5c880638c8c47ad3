import { expect, test } from '@jest/globals';
import type { AttemptOutcome } from '../domain/process/delivery.ts';
import { deliveryAttempts } from './attempt-deliveries.ts';

const CASE = { caseId: 'd1', kind: 'discharge' };
const TOLD: AttemptOutcome = { kind: 'told' };

test('attempts are made side by side, and their outcomes come in their order', async () => {
  const begun: string[] = [];
  const ends = new Map<string, (outcome: AttemptOutcome) => void>();
  const { attemptDeliveries } = deliveryAttempts(({ caseId, kind, item, attempt }) => {
    begun.push(`${kind} ${caseId} ${item} ${attempt}`);
    return new Promise((resolve) => ends.set(item, resolve));
  });
  const attempts = [
    { item: 'd1.7', attempt: 1 },
    { item: 'd1.4', attempt: 3 },
  ];
  const outcomes = attemptDeliveries({ ...CASE, attempts });
  expect(begun).toEqual(['discharge d1 d1.7 1', 'discharge d1 d1.4 3']);
  ends.get('d1.4')?.({ kind: 'refused', reason: 'no-channel' });
  ends.get('d1.7')?.(TOLD);
  expect(await outcomes).toEqual([TOLD, { kind: 'refused', reason: 'no-channel' }]);
});

test('a receiver that never answers takes no other outcome with it', async () => {
  const { attemptDeliveries, attemptDelivery } = deliveryAttempts(
    ({ item }) => (item === 'd1.7' ? new Promise(() => undefined) : Promise.resolve(TOLD)),
    20,
  );
  const attempts = [
    { item: 'd1.7', attempt: 1 },
    { item: 'd1.4', attempt: 1 },
  ];
  const late = { kind: 'failed', reason: 'no-answer-in-time' };
  expect(await attemptDeliveries({ ...CASE, attempts })).toEqual([late, TOLD]);
  expect(await attemptDelivery({ ...CASE, item: 'd1.7', attempt: 1 })).toEqual(late);
});
