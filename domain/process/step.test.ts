import { describe, expect, test } from '@jest/globals';
import type { Instant } from '../calendar/instant.ts';
import { discharge } from '../discharge/process.ts';
import { ward } from '../testing/people.ts';
import { TEST_POLICY } from '../testing/policy.ts';
import { HUB, processActor, type Actor } from './command.ts';
import { isRejection } from './rejection.ts';
import { decide } from './step.ts';

const NOW = Date.UTC(2026, 10, 1) as Instant;
const process = {
  ...discharge,
  reports: ['stayEnded'],
  decide: () => [{ type: 'told', data: {} }],
};

function isTaken(type: string, by: Actor): boolean {
  const ended = { item: 'c1.1', attempt: 1, outcome: { kind: 'told' } };
  const data = { ...ended, outcomes: [ended] };
  const command = { type, data, commandId: 'k1', by, channel: 'hub' as const, occurredAt: NOW, reason: 'därför' };
  const input = { process, state: process.empty('c1'), command, at: NOW, policy: TEST_POLICY, policyHash: '' };
  const decided = decide({ ...input, fresh: false }, NOW);
  return !(isRejection(decided) && decided.code === 'unknown-command');
}

describe('who may give a command', () => {
  const other = processActor('c2');
  test.each([
    { type: 'stayEnded', hub: false, process: true, staff: false, system: false },
    { type: 'clock', hub: true, process: false, staff: false, system: false },
    { type: 'deliveryOutcomes', hub: true, process: false, staff: false, system: false },
    { type: 'giveUpDelivery', hub: true, process: false, staff: true, system: true },
    { type: 'postLetter', hub: true, process: false, staff: true, system: true },
    { type: 'beginPlanning', hub: true, process: false, staff: true, system: true },
  ])('$type', ({ type, ...expected }) => {
    expect({
      hub: isTaken(type, HUB),
      process: isTaken(type, other),
      staff: isTaken(type, ward.planner),
      system: isTaken(type, ward.system),
    }).toEqual(expected);
  });
});
