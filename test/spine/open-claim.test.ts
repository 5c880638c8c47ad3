import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newCaseIdOf } from '../../adapters/store/case-id.ts';
import { claimKey } from '../../adapters/store/claims.ts';
import { findClaim } from '../../adapters/store/fhir-rows.ts';
import { openCaseClaim } from '../../domain/process/claims.ts';
import { openSip, sipEnded } from '../support/sip.ts';
import { startTestHub, type TestHub } from '../support/test-hub.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
}, 60_000);
afterAll(() => hub?.stop());

const newPerson = (): string => `p-${crypto.randomUUID()}`;

function holder(personId: string): Promise<string | null> {
  return findClaim(hub.deps.db, claimKey(hub.deps.ring, openCaseClaim('sip', personId)));
}

test('plans of one person that begin at once become one, which the others are told of', async () => {
  const personId = newPerson();
  const outcomes = await Promise.allSettled(
    Array.from({ length: 6 }, () => openSip(hub, newCaseIdOf('sip'), personId)),
  );
  const begun = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  expect(begun).toEqual([await holder(personId)]);
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') {
      expect(outcome.reason).toMatchObject({ rejection: { code: 'claim-taken', params: { caseId: begun[0] } } });
    }
  }
});

test('a new plan may begin when the old one has ended, and not before', async () => {
  const personId = newPerson();
  const [first, second] = [newCaseIdOf('sip'), newCaseIdOf('sip')];
  await openSip(hub, first, personId);
  await expect(openSip(hub, second, personId)).rejects.toMatchObject({ rejection: { code: 'claim-taken' } });
  await hub.deps.commands.send({ caseId: first, kind: 'sip' }, sipEnded(first));
  expect(await holder(personId)).toBeNull();
  expect(await openSip(hub, second, personId)).toBe(second);
  expect(await holder(personId)).toBe(second);
});
