import { expect, test } from '@jest/globals';
import type { Instant } from '../calendar/instant.ts';
import { HUB, processActor } from './command.ts';
import { eventId, type ProcessEvent } from './event.ts';
import { packed, unpacked } from './event-pack.ts';

function event(number: number, change: Partial<ProcessEvent> = {}): ProcessEvent {
  return {
    type: 'planningBegun',
    schema: 1,
    eventId: eventId('d1', number),
    process: 'd1',
    number,
    commandId: 'c1',
    by: HUB,
    occurredAt: number as Instant,
    recordedAt: 10 as Instant,
    data: { number },
    ...change,
  };
}

test('events of one command share a pack, and come out as they went in', () => {
  const events = [event(4), event(5, { by: { ...HUB } }), event(6, { type: 'dutyMet' })];
  expect(packed(events)).toHaveLength(1);
  expect(unpacked(packed(events))).toEqual(events);
});

test.each([
  ['another command', { commandId: 'c2' }],
  ['another actor', { by: processActor('s1') }],
  ['another time', { recordedAt: 11 as Instant }],
  ['another case', { process: 'd2', eventId: eventId('d2', 5) }],
])('%s is another pack', (_name, change) => {
  const events = [event(4), event(5, change)];
  expect(packed(events)).toHaveLength(2);
  expect(unpacked(packed(events))).toEqual(events);
});

test('a hole in the numbers is kept', () => {
  const events = [event(4), event(6)];
  expect(unpacked(packed(events))).toEqual(events);
});

test('events that were written down whole are read as they are', () => {
  expect(unpacked([event(1), ...packed([event(2), event(3)])])).toEqual([event(1), event(2), event(3)]);
  expect(unpacked([])).toEqual([]);
});
