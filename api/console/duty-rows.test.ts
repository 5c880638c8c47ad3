import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadDirectory, type Member } from '../../adapters/directory/directory.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { DutyView } from '../../domain/disclosure/frame-view.ts';
import { byDue, dutyRow, isMine, latenessOf } from './duty-rows.ts';
import type { SeenCase } from '../seen-cases.ts';

const directory = loadDirectory(join(import.meta.dirname, '../../adapters/directory/fictional-region.json'));
const HOUR = 3_600_000;
const at = (hour: number): Instant => (hour * HOUR) as Instant;
const member = (user: string): Member => directory.memberByUser(user) as Member;

function duty(change: Partial<DutyView> = {}): DutyView {
  return {
    id: 'd1-admissionNotice-3-0',
    code: 'admissionNotice',
    bearer: { party: 'SE0000000001-1000', unit: 'SE0000000001-1001', role: 'dischargePlanner' },
    force: 'law-must',
    sources: [{ title: 'Lag (2017:612) om samverkan', issuer: 'Riksdagen', section: '2 kap. 1 §' }],
    from: at(0),
    due: { shown: at(10), breachedAfter: at(20) },
    steps: [],
    status: 'open',
    about: {},
    version: 3,
    ...change,
  };
}

function seen(lastStepAt?: Instant): SeenCase {
  const record = { code: 'admissionNotice', status: 'open', openedNumber: 3, changedNumber: 3 };
  return {
    id: 'd1abcdef',
    kind: 'discharge',
    state: { duties: { 'd1-admissionNotice-3-0': { ...record, ...(lastStepAt ? { lastStepAt } : {}) } } },
    view: { personItems: [], marks: {}, deliveries: [] },
    person: null,
  } as unknown as SeenCase;
}

const context = (user = 'planerare', hour = 5) => ({ directory, member: member(user), now: at(hour) });

describe('lateness is counted now', () => {
  test.each([
    [10, {}, 'none'],
    [11, {}, 'overdue'],
    [20, {}, 'overdue'],
    [21, {}, 'breached'],
    [21, { status: 'met' as const }, 'none'],
    [21, { hinderedBy: 'by-the-persons-choice' }, 'none'],
    [21, { due: { shown: at(10) } }, 'overdue'],
  ])('at hour %d with %j: %s', (hour, change, expected) => {
    expect(latenessOf(duty(change), at(hour))).toBe(expected);
  });

  test('and without a due time there is none', () => {
    const { due: _due, ...without } = duty();
    expect(latenessOf(without, at(1000))).toBe('none');
  });
});

describe('who is to do it', () => {
  test.each([
    ['planerare', true],
    ['lakare', false],
    ['avdelningschef', true],
    ['psykplanerare', false],
    ['administrator', false],
  ])('%s: %s', (user, expected) => {
    expect(isMine(directory, member(user), duty())).toBe(expected);
  });

  test('where nobody holds the role, the head of operations', () => {
    const bearer = { party: 'SE0000000001-1000', unit: 'SE0000000001-1001', role: 'municipalCoordinator' } as const;
    expect(isMine(directory, member('avdelningschef'), duty({ bearer }))).toBe(true);
    expect(isMine(directory, member('planerare'), duty({ bearer }))).toBe(false);
  });

  test('where nobody at all is there, an administrator', () => {
    const bearer = { party: 'SE0000000009-1000', unit: 'SE0000000009-1001', role: 'dischargePlanner' } as const;
    expect(isMine(directory, member('administrator'), duty({ bearer }))).toBe(true);
  });

  test('one above, once it has been escalated to them', () => {
    const steps = [{ kind: 'escalate', at: at(4), to: 'physician' }] as const;
    const row = (last?: Instant) => dutyRow(context('lakare'), seen(last), duty({ steps: [...steps] }));
    expect(row().escalated).toBe(false);
    expect(row(at(4)).escalated).toBe(true);
    expect(dutyRow(context('psykplanerare'), seen(at(4)), duty({ steps: [...steps] })).escalated).toBe(false);
  });
});

describe('a duty that is met', () => {
  const met = (metAt: number, recordedAt: number) =>
    dutyRow(context(), seen(), duty({ status: 'met', metAt: at(metAt) }), at(recordedAt));

  test('in time and recorded in time', () => {
    expect(met(19, 19)).toMatchObject({ recordedLate: false, status: { text: 'Klart' } });
  });

  test('in time and recorded late', () => {
    expect(met(19, 30)).toMatchObject({ recordedLate: true, status: { text: 'Klart' } });
  });

  test('late', () => {
    expect(met(21, 21)).toMatchObject({ recordedLate: false, status: { code: 'met', text: 'Klart, för sent' } });
  });
});

test('the rule is named by its number and section', () => {
  expect(dutyRow(context(), seen(), duty()).rule).toBe('Lag (2017:612), 2 kap. 1 §');
});

test('open ones come first, by due time, and those without one after', () => {
  const row = (change: Partial<DutyView>) => dutyRow(context(), seen(), duty(change));
  const { due: _due, ...without } = duty();
  const rows = [
    row({ id: 'met', status: 'met' }),
    dutyRow(context(), seen(), { ...without, id: 'none' }),
    row({ id: 'later', due: { shown: at(12) } }),
    row({ id: 'sooner' }),
  ];
  expect(rows.sort(byDue).map(({ id }) => id)).toEqual(['sooner', 'later', 'none', 'met']);
});
