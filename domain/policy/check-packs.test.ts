import { describe, expect, test } from '@jest/globals';
import { faultsOfPacks } from './check-packs.ts';
import type { LawPack, RoutinePack } from './pack.ts';
import type { DutyRule } from './policy.ts';

const SOURCE = { title: 'Provlag', issuer: 'Prov', section: '1 §' };
const HOURS = { unit: 'hours', n: 24 } as const;
const DUTY: DutyRule = { force: 'law-must', sources: [SOURCE], due: { shown: HOURS, breachedAfter: HOURS }, steps: [] };
const OPEN: DutyRule = { ...DUTY, assumption: 'the law gives no number' };

const LAW: LawPack = {
  kind: 'law',
  name: 'law-a',
  law: 'prov',
  issuer: 'Prov',
  sources: [SOURCE],
  validity: { from: '2025-01-01' },
  assumptions: [],
  duties: { admissionNotice: DUTY, readyNotice: OPEN },
};

const ROUTINE: RoutinePack = {
  kind: 'routine',
  name: 'routine-a',
  issuer: 'Prov',
  sources: [SOURCE],
  validity: { from: '2025-01-01', to: '2026-12-31' },
  extends: 'law-a',
  assumptions: [],
  duties: { admissionNotice: { steps: [] }, readyNotice: { due: { shown: HOURS, breachedAfter: HOURS }, steps: [] } },
};

const CODES = ['admissionNotice', 'readyNotice', 'informPatient'];

function faults(law: Partial<LawPack>, routine: Partial<RoutinePack> = {}): string[] {
  return faultsOfPacks(
    [
      { ...LAW, ...law },
      { ...ROUTINE, ...routine },
    ],
    CODES,
  );
}

function ofDuty(change: object): string[] {
  return faults({ duties: { ...LAW.duties, admissionNotice: { ...DUTY, ...change } } });
}

describe('packs', () => {
  test('that are as they should be have no faults', () => {
    expect(faults({})).toEqual([]);
  });

  test.each<[string, string[], string]>([
    ['two of one name', faults({}, { name: 'law-a', extends: null, duties: {} }), 'two packs are named law-a'],
    ['an odd name', faults({ name: 'Law A' }), 'the name is not'],
    ['no source', faults({ sources: [] }), 'names no source'],
    ['a day that is none', faults({ validity: { from: '2025-02-30' } }), 'is not a day'],
    ['an end before its beginning', faults({}, { validity: { from: '2026-01-01', to: '2025-01-01' } }), 'ends before'],
    ['a duty that nobody knows', faults({ duties: { ...LAW.duties, other: DUTY } }), 'no such duty'],
    ['a force that is none', ofDuty({ force: 'must' }), 'is no force'],
    ['a duty without section', ofDuty({ sources: [{ ...SOURCE, section: '' }] }), 'names no section'],
    ['a span backwards', ofDuty({ due: { shown: { unit: 'hours', n: -1 }, breachedAfter: HOURS } }), 'a number from 0'],
    [
      'parts of days',
      ofDuty({ due: { shown: { unit: 'calendarDays', n: 0.5 }, breachedAfter: HOURS } }),
      'days are whole',
    ],
    [
      'hours to the end of a day',
      ofDuty({ due: { shown: { ...HOURS, toEndOfDay: true }, breachedAfter: HOURS } }),
      'end of a day',
    ],
    [
      'an unknown unit of time',
      ofDuty({ due: { shown: { unit: 'weeks', n: 1 }, breachedAfter: HOURS } }),
      'no unit of time',
    ],
    ['a step without anchor', ofDuty({ steps: [{ kind: 'remind', to: 'physician' }] }), 'exactly one anchor'],
    ['a routine that makes law', faults({}, { duties: { informPatient: DUTY } }), 'cannot make law'],
    ['a routine on nothing', faults({}, { extends: 'law-z' }), 'there is no pack law-z'],
    ['a change of nothing', faults({}, { duties: { informPatient: { steps: [] } } }), 'nothing to change'],
    [
      'another clock than the law’s',
      faults({}, { duties: { admissionNotice: { due: OPEN.due as never, steps: [] } } }),
      'own clock',
    ],
    [
      'the law’s duty replaced',
      faults({}, { duties: { admissionNotice: { ...DUTY, force: 'goal' } } }),
      'cannot be replaced',
    ],
  ])('with %s are refused', (_name, found, part) => {
    expect(found.join('\n')).toContain(part);
  });

  test('of one law cannot hold at the same time', () => {
    const second: LawPack = { ...LAW, name: 'law-b', validity: { from: '2026-01-01' } };
    const until: LawPack = { ...LAW, validity: { from: '2025-01-01', to: '2025-12-31' } };
    expect(faultsOfPacks([LAW, second], CODES)).toEqual(['law-a and law-b hold at the same time']);
    expect(faultsOfPacks([until, second], CODES)).toEqual([]);
  });
});
