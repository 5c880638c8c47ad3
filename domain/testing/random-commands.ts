import { MS_PER_HOUR, type Instant } from '../calendar/instant.ts';
import type { EncounterSnapshot } from '../discharge/commands.ts';
import { OUTPATIENT_NOT_KNOWN, type UnitRef } from '../discharge/unit-ref.ts';
import { Choices } from './choices.ts';
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

const UNITS: readonly UnitRef[] = [HOME_CARE, HOME_NURSING, HEALTH_CENTRE, CLINIC, UNHEARD_OF];
const ANYONE = [homeCare, homeNursing, centreHead, clinicHead, careContact, stranger, administrator, ward.head];
const ADMITTED = (MORNING - 40 * MS_PER_HOUR) as Instant;
const REASON = { how: 'phone', reason: 'ringde' } as const;

function unitsOf(choices: Choices): UnitRef[] {
  return choices.some(UNITS);
}

/** A person in the ward, judged for some units or none, and then whatever the numbers say. Numbers from 0 to 2³¹. */
export function actsFrom(numbers: readonly number[]): Act[] {
  const [first = 0, ...rest] = numbers;
  return [opening(new Choices(first)), ...rest.map(actFrom)];
}

export function actFrom(number: number): Act {
  const choices = new Choices(number);
  const kind = choices.upTo(16);
  if (kind < 5) return time(choices);
  if (kind < 11) return byWard(choices);
  return kind < 13 ? byUnits(choices) : reported(choices);
}

function opening(choices: Choices): Act {
  const units = unitsOf(choices);
  return (played) =>
    played.give(
      'reportEncounter',
      snapshot(played.at, { admittedAt: ADMITTED, judgement: { by: PHYSICIAN, at: played.at, units } }),
      ward.system,
    );
}

function reported(choices: Choices): Act {
  const hours = choices.of([0, 0, 1, 30]);
  const status = choices.rarely() ? choices.of(['cancelled', 'finished', 'onleave'] as const) : 'in-progress';
  const units = choices.yes() ? unitsOf(choices) : undefined;
  const days = choices.upTo(5);
  const ready = choices.of(['no', 'no', 'unchecked', 'checked', 'revoked']);
  const named = choices.of([undefined, HEALTH_CENTRE, CLINIC]);
  const deceased = choices.rarely();
  const protection = choices.rarely() ? 'other' : 'none';
  return (played) => {
    const at = ago(played, hours);
    const said: Partial<EncounterSnapshot> = { status, admittedAt: ADMITTED, marks: { deceased, protection } };
    if (status === 'finished') said.dischargedAt = at;
    if (units) said.judgement = { by: PHYSICIAN, at, units };
    if (named) said.outpatientUnit = named;
    if (days > 0) said.estimatedDischargeAt = inDays(days);
    if (ready !== 'no') {
      said.ready = {
        by: PHYSICIAN,
        judgedAt: at,
        ...(ready === 'unchecked' ? {} : { secrecy: noHindrance(at) }),
        ...(ready === 'revoked' ? { revokedAt: at } : {}),
      };
    }
    played.give('reportEncounter', snapshot(at, said), ward.system);
  };
}

function byWard(choices: Choices): Act {
  const kind = choices.upTo(17);
  const hours = choices.of([0, 0, 1, 30]);
  const unit = choices.of(UNITS);
  const yes = choices.yes();
  const which = choices.upTo(10);
  const units = unitsOf(choices);
  const check = (p: PlayedCase) => {
    const outcome = which % 2 === 0 ? ('no-hindrance' as const) : ('hinders' as const);
    return { ...noHindrance(ago(p, hours)), outcome };
  };
  const acts: Act[] = [
    (p) => p.give('judgeNeed', { by: PHYSICIAN, at: ago(p, hours), units }, ward.physician),
    (p) => p.give('judgeNeed', { by: PHYSICIAN, at: ago(p, hours), units: [unit] }, ward.planner),
    (p) => p.give('correctJudgement', { unit: unit.unit, reason: 'fel' }, ward.planner),
    (p) => p.give('findUnit', { instead: yes ? OUTPATIENT_NOT_KNOWN : UNHEARD_OF.unit, unit }, ward.planner),
    (p) => p.give('changeEstimate', { estimatedDischargeAt: inDays(which) }, ward.planner),
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
      p.give(
        'markPerson',
        { protection: which === 1 ? 'sekretessmarkering' : 'none', ...(which === 0 ? { deceased: yes } : {}) },
        ward.planner,
        { reason: 'skäl' },
      ),
    (p) => p.give('handleByHand', { dutyAbout: openDuty(p, which), ...REASON }, ward.planner),
    (p) => p.give('handleByHand', { item: itemOf(p, which), ...REASON }, ward.planner),
    (p) => p.give('closeCase', { reason: 'klart' }, ward.head),
  ];
  return acts[kind] as Act;
}

function byUnits(choices: Choices): Act {
  const kind = choices.upTo(5);
  const unit = choices.of(UNITS);
  const by = choices.of(ANYONE);
  const lead = choices.yes() ? { lead: true } : {};
  const sender = choices.yes() ? careContact : by;
  const acts: Act[] = [
    (p) => p.give('beginPlanning', { unit: unit.unit }, by),
    (p) => p.give('beginPlanning', { unit: HOME_CARE.unit }, homeCare),
    (p) => p.give('appointCareContact', { unit: HEALTH_CENTRE.unit, careContact: CARE_CONTACT, ...lead }, centreHead),
    (p) => p.give('appointCareContact', { unit: CLINIC.unit, careContact: 'SE0000000009-C002' }, clinicHead),
    (p) => p.give('reportMeetingNotice', { sentAt: p.at }, sender),
  ];
  return acts[kind] as Act;
}

function time(choices: Choices): Act {
  const kind = choices.upTo(9);
  const hours = choices.of([0, 0.1, 2, 26, 80]);
  const which = choices.upTo(10);
  const delivery = (p: PlayedCase, type: string, by = ward.planner) =>
    p.command({ type, data: { item: itemOf(p, which) }, by, reason: 'skäl' });
  const acts: Act[] = [
    (p) => p.settle(),
    (p) => p.later(hours).clock(),
    (p) => p.later(hours),
    (p) => p.settle({ kind: 'failed', reason: 'away' }),
    (p) => p.settle({ kind: 'refused', reason: 'unknown-person' }),
    (p) => p.settle({ kind: 'stopped', reason: which === 0 ? 'protected-identity' : 'person-unknown' }),
    (p) => delivery(p, 'retryDelivery'),
    (p) => delivery(p, 'giveUpDelivery'),
    (p) => delivery(p, 'acknowledgeDelivery', homeCare),
  ];
  return acts[kind] as Act;
}

function openDuty(played: PlayedCase, which: number): string {
  const open = played.duties().filter((duty) => duty.status === 'open');
  return open[which % (open.length || 1)]?.id ?? 'none';
}

function itemOf(played: PlayedCase, which: number): string {
  return played.deliveries()[which]?.item ?? 'none';
}

function ago(played: PlayedCase, hours: number): Instant {
  return (played.at - hours * MS_PER_HOUR) as Instant;
}

function inDays(days: number): Instant {
  return (MORNING + days * 24 * MS_PER_HOUR) as Instant;
}
