import { describe, expect, test } from '@jest/globals';
import { parseInstant, type Instant } from '../domain/calendar/instant.ts';
import { toIsoStockholm } from '../domain/calendar/stockholm.ts';
import { resolvePolicy } from '../domain/policy/resolve.ts';
import type { Duty } from '../domain/process/duty.ts';
import { HEALTH_CENTRE, HOME_CARE, PHYSICIAN, ward } from '../domain/testing/people.ts';
import { judged, noHindrance, PlayedCase, snapshot } from '../domain/testing/played-case.ts';
import { LAW_PACKS, ROUTINE_PACKS } from './packs.ts';

function at(iso: string): Instant {
  return parseInstant(iso) as Instant;
}

/** Judged at admission, in Västra Götaland. */
function admitted(iso: string, estimate?: string): PlayedCase {
  const begins = at(iso);
  const policy = resolvePolicy({ laws: LAW_PACKS, routine: ROUTINE_PACKS[0] ?? null, settings: {}, at: begins });
  const played = new PlayedCase(begins, policy);
  const part = {
    admittedAt: begins,
    judgement: judged(begins, HOME_CARE, HEALTH_CENTRE),
    ...(estimate ? { estimatedDischargeAt: at(estimate) } : {}),
  };
  played.give('reportEncounter', snapshot(begins, part), ward.system);
  return played;
}

function readyAt(iso: string, began = '2026-03-02T08:00+01:00'): PlayedCase {
  const played = admitted(began);
  played.at = at(iso);
  played.give('declareReady', { by: PHYSICIAN, judgedAt: played.at, secrecy: noHindrance(played.at) }, ward.physician);
  return played;
}

function dues(duty: Duty): [string | undefined, string | undefined] {
  const say = (time: Instant | undefined) => (time === undefined ? undefined : toIsoStockholm(time));
  return [say(duty.due?.shown), say(duty.due?.breachedAfter)];
}

function escalations(duty: Duty): string[] {
  return duty.steps.filter((step) => step.kind === 'escalate').map((step) => toIsoStockholm(step.at));
}

describe('the admission notice', () => {
  test.each([
    ['over an ordinary night', '2026-03-10T22:00+01:00', '2026-03-11T22:00:00+01:00'],
    ['over the short night', '2026-03-28T22:00+01:00', '2026-03-29T23:00:00+02:00'],
    ['over the long night', '2026-10-24T22:00+02:00', '2026-10-25T21:00:00+01:00'],
    ['at Christmas as ever', '2026-12-24T12:00+01:00', '2026-12-25T12:00:00+01:00'],
  ])('is due 24 hours after the admission %s', (_name, admission, expected) => {
    expect(dues(admitted(admission).duty('admissionNotice', HOME_CARE))).toEqual([expected, expected]);
  });
});

describe('the meeting notice', () => {
  test.each([
    [
      'on a Friday afternoon',
      '2026-03-13T15:00+01:00',
      ['2026-03-16T15:00:00+01:00', '2026-03-17T00:00:00+01:00'],
      ['2026-03-16T14:00:00+01:00', '2026-03-16T15:00:00+01:00'],
    ],
    [
      'on a Wednesday, so that the third day is a Saturday',
      '2026-03-11T10:00+01:00',
      ['2026-03-14T10:00:00+01:00', '2026-03-17T00:00:00+01:00'],
      ['2026-03-13T15:00:00+01:00', '2026-03-16T15:00:00+01:00'],
    ],
    [
      'the day before julafton',
      '2026-12-23T12:00+01:00',
      ['2026-12-26T12:00:00+01:00', '2026-12-29T00:00:00+01:00'],
      ['2026-12-23T15:00:00+01:00', '2026-12-28T15:00:00+01:00'],
    ],
    [
      'before the short night',
      '2026-03-27T10:00+01:00',
      ['2026-03-30T11:00:00+02:00', '2026-03-31T00:00:00+02:00'],
      ['2026-03-30T10:00:00+02:00', '2026-03-30T15:00:00+02:00'],
    ],
  ])('after a ready notice %s', (_name, ready, due, escalated) => {
    const duty = readyAt(ready).duty('meetingNotice');
    expect(dues(duty)).toEqual(due);
    expect(escalations(duty)).toEqual(escalated);
  });

  test('is reminded of in office hours only', () => {
    const steps = readyAt('2026-03-13T15:00+01:00').duty('meetingNotice').steps;
    for (const step of steps) {
      const local = toIsoStockholm(step.at);
      expect([local, Number(local.slice(11, 13)) >= 8 && Number(local.slice(11, 13)) < 16]).toEqual([local, true]);
    }
    expect(steps).toHaveLength(4);
  });
});

describe('the care contact', () => {
  test('is warned of at ready, in office hours', () => {
    const steps = (iso: string) =>
      readyAt(iso)
        .duty('appointCareContact')
        .steps.map((step) => toIsoStockholm(step.at));
    expect(steps('2026-03-12T10:00+01:00')).toEqual(['2026-03-12T10:01:00+01:00']);
    expect(steps('2026-03-14T10:00+01:00')).toEqual(['2026-03-16T08:00:00+01:00']);
  });
});

describe('on the day of discharge', () => {
  test('information is due by midnight, shown by the estimate until then', () => {
    const played = admitted('2026-03-10T09:00+01:00', '2026-03-28T14:00+01:00');
    played.at = at('2026-03-28T10:00+01:00');
    played.give(
      'declareReady',
      { by: PHYSICIAN, judgedAt: played.at, secrecy: noHindrance(played.at) },
      ward.physician,
    );
    expect(dues(played.duty('informationTransfer', HOME_CARE))).toEqual(['2026-03-29T00:00:00+01:00', undefined]);
    played.at = at('2026-03-29T01:30+01:00');
    played.give('reportDischarge', { at: played.at }, ward.planner);
    const midnight = '2026-03-30T00:00:00+02:00';
    expect(dues(played.duty('informationTransfer', HOME_CARE))).toEqual([midnight, midnight]);
    expect(dues(played.duty('informPatient'))).toEqual(['2026-03-29T01:30:00+01:00', midnight]);
  });
});

describe('reminders', () => {
  test('come when the clock passes them, each once, the latest one after a long silence', () => {
    const played = admitted('2026-03-10T09:00+01:00');
    expect(played.nextWake()).toBe(at('2026-03-11T05:00+01:00'));
    played.at = at('2026-03-11T05:00+01:00');
    expect(played.clock().map((event) => event.type)).toEqual(['dutyReminded']);
    expect(played.clock()).toEqual([]);
    played.at = at('2026-03-20T05:00+01:00');
    const late = played.clock();
    expect(new Set(late.map((event) => event.type))).toEqual(new Set(['dutyEscalated']));
    expect(played.nextWake()).toBeNull();
  });
});
