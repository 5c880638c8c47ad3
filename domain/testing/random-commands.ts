import fc from 'fast-check';
import { MS_PER_HOUR, type Instant } from '../calendar/instant.ts';
import { OUTPATIENT_NOT_KNOWN, type UnitRef } from '../discharge/unit-ref.ts';
import {
  CARE_CONTACT,
  CLINIC,
  HEALTH_CENTRE,
  HOME_CARE,
  HOME_NURSING,
  PHYSICIAN,
  UNHEARD_OF,
  administrator,
  careContact,
  centreHead,
  clinicHead,
  homeCare,
  homeNursing,
  stranger,
  ward,
} from './people.ts';
import { MORNING, noHindrance, snapshot, type PlayedCase } from './played-case.ts';

/** One act on a case, which may well be refused. */
export type Act = (played: PlayedCase) => unknown;

const unit = fc.constantFrom<UnitRef>(HOME_CARE, HOME_NURSING, HEALTH_CENTRE, CLINIC, UNHEARD_OF);
const units = fc.uniqueArray(unit, { maxLength: 3, selector: (one) => one.unit });
const anyone = fc.constantFrom(
  ward.system,
  ward.planner,
  ward.physician,
  ward.head,
  homeCare,
  homeNursing,
  centreHead,
  clinicHead,
  careContact,
  stranger,
  administrator,
);
const hoursAgo = fc.constantFrom(0, 0, 1, 30);
const protection = fc.constantFrom('none' as const, 'none' as const, 'none' as const, 'sekretessmarkering' as const);

function ago(played: PlayedCase, hours: number): Instant {
  return (played.at - hours * MS_PER_HOUR) as Instant;
}

const reported = fc
  .record({
    status: fc.oneof(
      { weight: 12, arbitrary: fc.constant('in-progress' as const) },
      { weight: 1, arbitrary: fc.constantFrom('onleave' as const, 'finished' as const, 'cancelled' as const) },
    ),
    units: fc.option(units, { nil: undefined }),
    named: fc.option(fc.constantFrom(HEALTH_CENTRE, CLINIC), { nil: undefined }),
    ready: fc.boolean(),
    checked: fc.boolean(),
    revoked: fc.boolean(),
    estimate: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
    hours: hoursAgo,
    deceased: fc.integer({ min: 0, max: 30 }).map((n) => n === 30),
    protection: fc.integer({ min: 0, max: 30 }).map((n) => (n === 30 ? ('other' as const) : ('none' as const))),
  })
  .map((part): Act => (played) => {
    const at = ago(played, part.hours);
    played.give(
      'reportEncounter',
      snapshot(at, {
        admittedAt: (MORNING - 40 * MS_PER_HOUR) as Instant,
        status: part.status,
        marks: { deceased: part.deceased, protection: part.protection },
        ...(part.status === 'finished' ? { dischargedAt: at } : {}),
        ...(part.units ? { judgement: { by: PHYSICIAN, at, units: part.units } } : {}),
        ...(part.named ? { outpatientUnit: part.named } : {}),
        ...(part.estimate ? { estimatedDischargeAt: (MORNING + part.estimate * 24 * MS_PER_HOUR) as Instant } : {}),
        ...(part.ready
          ? {
              ready: {
                by: PHYSICIAN,
                judgedAt: at,
                ...(part.checked ? { secrecy: noHindrance(at) } : {}),
                ...(part.revoked ? { revokedAt: at } : {}),
              },
            }
          : {}),
      }),
      ward.system,
    );
  });

const byWard = fc
  .record({ units, unit, hours: hoursAgo, hinders: fc.boolean(), yes: fc.boolean(), which: fc.nat(9), protection })
  .chain(({ units, unit, hours, hinders, yes, which, protection }) => {
    const check = (played: PlayedCase) => ({
      ...noHindrance(ago(played, hours)),
      outcome: hinders ? ('hinders' as const) : ('no-hindrance' as const),
    });
    return fc.constantFrom<Act>(
      (p) => p.give('judgeNeed', { by: PHYSICIAN, at: ago(p, hours), units }, ward.physician),
      (p) => p.give('judgeNeed', { by: PHYSICIAN, at: ago(p, hours), units: [unit] }, ward.planner),
      (p) => p.give('correctJudgement', { unit: unit.unit, reason: 'fel' }, ward.planner),
      (p) => p.give('findUnit', { instead: yes ? OUTPATIENT_NOT_KNOWN : UNHEARD_OF.unit, unit }, ward.planner),
      (p) =>
        p.give(
          'changeEstimate',
          { estimatedDischargeAt: (MORNING + which * 24 * MS_PER_HOUR) as Instant },
          ward.planner,
        ),
      (p) =>
        p.give(
          'declareReady',
          { by: PHYSICIAN, judgedAt: ago(p, hours), ...(yes ? { secrecy: check(p) } : {}) },
          ward.physician,
        ),
      (p) =>
        p.give('recordSecrecyCheck', { about: yes ? 'readyNotice' : 'informationTransfer', ...check(p) }, ward.planner),
      (p) => p.give('revokeReady', { at: ago(p, hours) }, ward.physician),
      (p) => p.give('reportDischarge', { at: ago(p, hours) }, ward.planner),
      (p) =>
        p.give(
          'transferInformation',
          { unit: unit.unit, text: 'x', ...(yes ? { secrecy: check(p) } : {}), doneElsewhere: which === 0 },
          ward.planner,
        ),
      (p) => p.give('informPatient', { at: ago(p, hours) }, ward.planner),
      (p) => p.give('recordBothSides', { needed: yes, by: PHYSICIAN }, ward.physician),
      (p) => p.give('recordCompulsoryCare', { by: PHYSICIAN, at: ago(p, hours), ended: yes }, ward.physician),
      (p) =>
        p.give('markPerson', { protection, ...(which === 0 ? { deceased: yes } : {}) }, ward.planner, {
          reason: 'skäl',
        }),
      (p) => {
        const open = p.duties().filter((duty) => duty.status === 'open');
        return p.give(
          'handleByHand',
          { dutyAbout: open[which % (open.length || 1)]?.id ?? 'x', how: 'phone', reason: 'ringde' },
          ward.planner,
        );
      },
      (p) =>
        p.give(
          'handleByHand',
          { item: p.deliveries()[which]?.item ?? 'x', how: 'phone', reason: 'ringde' },
          ward.planner,
        ),
      (p) => p.give('closeCase', { reason: 'klart' }, ward.head),
    );
  });

const byUnits = fc.record({ unit, yes: fc.boolean(), by: anyone }).chain(({ unit, yes, by }) =>
  fc.constantFrom<Act>(
    (p) => p.give('beginPlanning', { unit: unit.unit }, by),
    (p) => p.give('beginPlanning', { unit: HOME_CARE.unit }, homeCare),
    (p) =>
      p.give(
        'appointCareContact',
        { unit: HEALTH_CENTRE.unit, careContact: CARE_CONTACT, ...(yes ? { lead: true } : {}) },
        centreHead,
      ),
    (p) => p.give('appointCareContact', { unit: CLINIC.unit, careContact: 'SE0000000009-C002' }, clinicHead),
    (p) => p.give('reportMeetingNotice', { sentAt: p.at }, yes ? careContact : by),
  ),
);

const time = fc.record({ hours: fc.constantFrom(0, 0.1, 2, 26, 80), which: fc.nat(9) }).chain(({ hours, which }) =>
  fc.constantFrom<Act>(
    (p) => p.later(hours).clock(),
    (p) => p.later(hours),
    (p) => p.settle(),
    (p) => p.settle({ kind: 'failed', reason: 'away' }),
    (p) => p.settle({ kind: 'refused', reason: 'unknown-person' }),
    (p) =>
      p.settle(
        which === 0 ? { kind: 'stopped', reason: 'protected-identity' } : { kind: 'stopped', reason: 'person-unknown' },
      ),
    (p) =>
      p.command({
        type: 'retryDelivery',
        data: { item: p.deliveries()[which]?.item ?? 'x' },
        by: ward.planner,
        reason: 'igen',
      }),
    (p) =>
      p.command({
        type: 'giveUpDelivery',
        data: { item: p.deliveries()[which]?.item ?? 'x' },
        by: ward.planner,
        reason: 'nog',
      }),
    (p) => p.command({ type: 'acknowledgeDelivery', data: { item: p.deliveries()[which]?.item ?? 'x' }, by: homeCare }),
  ),
);

/** A person in the ward, judged for some units or none. */
const opening = units.map(
  (units): Act =>
    (played) =>
      played.give(
        'reportEncounter',
        snapshot(played.at, {
          admittedAt: (MORNING - 40 * MS_PER_HOUR) as Instant,
          judgement: { by: PHYSICIAN, at: played.at, units },
        }),
        ward.system,
      ),
);

/** Any sequence of acts on one case, time and outcomes among them. */
export const randomActs = fc
  .tuple(
    opening,
    fc.array(
      fc.oneof(
        { weight: 3, arbitrary: reported },
        { weight: 6, arbitrary: byWard },
        { weight: 2, arbitrary: byUnits },
        { weight: 5, arbitrary: time },
      ),
      { minLength: 1, maxLength: 30, size: 'max' },
    ),
  )
  .map(([first, rest]): Act[] => [first, ...rest]);
