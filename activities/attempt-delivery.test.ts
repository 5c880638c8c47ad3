import { describe, expect, test } from '@jest/globals';
import type { OutgoingMessage, PersonMarks } from '../domain/disclosure/message.ts';
import type { DeliveryChannel } from '../domain/process/delivery.ts';
import type { OutgoingReport } from '../domain/process/report.ts';
import { createAttemptDelivery, type DeliveryPorts, type Send } from './attempt-delivery.ts';

interface Known {
  marks: PersonMarks;
}

const MARKS: PersonMarks = { deceased: false, protection: 'none' };
const ATTEMPT = { caseId: 'd1', kind: 'discharge', item: 'd1.7', attempt: 1 };

/** One attempt by a channel: what came of it, by which way it went, and under which marks the gate was asked. */
async function attempted(channel: DeliveryChannel, person: Known | null, rest: Partial<DeliveryPorts<Known>> = {}) {
  const went: string[] = [];
  const asked: PersonMarks[] = [];
  const by =
    (name: string): Send<Known> =>
    async () => {
      went.push(name);
      return { kind: 'told' };
    };
  const attempt = createAttemptDelivery<Known>({
    read: async () => ({
      state: { deliveries: { 'd1.7': { channel, status: 'trying' } } } as never,
      person,
    }),
    compose(_kind, _state, _item, marks) {
      asked.push(marks);
      return channel === 'process' ? ({ report: true } as OutgoingReport) : ({ item: 'd1.7' } as OutgoingMessage);
    },
    senders: { system: by('system'), ehr: by('ehr'), mail: by('mail') },
    async tellProcess(from) {
      went.push(`process ${from}`);
      return { kind: 'told' };
    },
    onFault: () => void went.push('fault'),
    ...rest,
  });
  return { outcome: await attempt(ATTEMPT), went, asked };
}

describe('an attempt', () => {
  test.each([
    ['system', { kind: 'told' }, ['system']],
    ['ehr', { kind: 'told' }, ['ehr']],
    ['mail', { kind: 'told' }, ['mail']],
    ['process', { kind: 'told' }, ['process d1']],
    ['letter', { kind: 'refused', reason: 'no-channel' }, []],
    ['workList', { kind: 'refused', reason: 'no-channel' }, []],
  ] as const)('by %s', async (channel, outcome, went) => {
    expect(await attempted(channel, { marks: MARKS })).toEqual({ outcome, went, asked: [MARKS] });
  });

  test('about a person of whom nothing is known stays inside the hub, under the strictest marks', async () => {
    expect(await attempted('system', null)).toMatchObject({
      outcome: { kind: 'stopped', reason: 'person-unknown' },
      went: [],
    });
    const inside = await attempted('process', null);
    expect(inside).toMatchObject({ went: ['process d1'], asked: [{ deceased: false, protection: 'other' }] });
  });

  test('that the gate holds back is sent by no channel', async () => {
    const compose = () => ({ stopped: true as const, reason: 'deceased' });
    const { outcome, went } = await attempted('mail', { marks: MARKS }, { compose });
    expect({ outcome, went }).toEqual({ outcome: { kind: 'stopped', reason: 'deceased' }, went: [] });
  });

  test('that fails by a fault of ours is tried again and told of', async () => {
    const tellProcess = () => Promise.reject(new Error('fault'));
    const { outcome, went } = await attempted('process', null, { tellProcess });
    expect({ outcome, went }).toEqual({ outcome: { kind: 'failed', reason: 'fault' }, went: ['fault'] });
  });
});
