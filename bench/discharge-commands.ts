import type { Instant } from '../domain/calendar/instant.ts';
import type { DischargeCommands, DischargeCommandType } from '../domain/discharge/commands.ts';
import type { Actor } from '../domain/process/command.ts';
import {
  CARE_CONTACT,
  EHR,
  JUDGED,
  NURSE,
  OUTPATIENT_HEAD,
  PHYSICIAN_ID,
  PLANNER,
  SOCIAL_WORKER,
  UNITS,
  WARD,
} from './actors.ts';
import type { Said } from './said.ts';

const HOUR_MS = 3_600_000;
/** Reminders before the estimate are as much longer as all other times, and must lie ahead too. */
const ESTIMATE_AHEAD_MS = 1_500 * 24 * HOUR_MS;

const TRANSFER_TEXT =
  'Vårdats för en fiktiv lunginflammation. Behöver hjälp morgon och kväll och läkemedel två gånger om dagen. Återbesök bokat.';

/** From admission to the judgement that both sides are needed, from which the SIP begins. */
export function admission(core: string, now: number): Said[] {
  const admittedAt = (now - HOUR_MS) as Instant;
  const estimatedDischargeAt = (now + ESTIMATE_AHEAD_MS) as Instant;
  return [
    said(EHR, 'reportEncounter', {
      snapshotAt: admittedAt,
      sender: EHR.hsaId,
      personId: `p-${core}`,
      draftId: `draft-${core}`,
      status: 'in-progress',
      encounterClass: 'IMP',
      admittedAt,
      ward: WARD,
      judgement: { by: PHYSICIAN_ID, at: admittedAt, units: JUDGED },
      estimatedDischargeAt,
      marks: { deceased: false, protection: 'none' },
    }),
    said(SOCIAL_WORKER, 'beginPlanning', { unit: UNITS.social.unit }),
    said(NURSE, 'beginPlanning', { unit: UNITS.nursing.unit }),
    said(CARE_CONTACT, 'beginPlanning', { unit: UNITS.outpatient.unit }),
    said(OUTPATIENT_HEAD, 'appointCareContact', { unit: UNITS.outpatient.unit, careContact: CARE_CONTACT.hsaId }),
    said(PLANNER, 'changeEstimate', { estimatedDischargeAt: (estimatedDischargeAt + 24 * HOUR_MS) as Instant }),
    said(PLANNER, 'recordBothSides', { needed: true, by: PHYSICIAN_ID }),
  ];
}

export function ready(now: number): Said[] {
  return [said(PLANNER, 'declareReady', { by: PHYSICIAN_ID, judgedAt: now as Instant, secrecy: secrecyAt(now) })];
}

/** From the transfer of information to the discharge itself, with which the run ends. */
export function goingHome(now: number): Said[] {
  const at = now as Instant;
  const transfer = (unit: string) => ({ unit, text: TRANSFER_TEXT });
  return [
    said(PLANNER, 'transferInformation', { ...transfer(UNITS.social.unit), secrecy: secrecyAt(now) }),
    said(PLANNER, 'transferInformation', transfer(UNITS.nursing.unit)),
    said(PLANNER, 'transferInformation', transfer(UNITS.outpatient.unit)),
    said(PLANNER, 'informPatient', { at }),
    said(PLANNER, 'reportDischarge', { at, where: 'home' }),
  ];
}

function secrecyAt(now: number) {
  return { outcome: 'no-hindrance', by: PLANNER.hsaId, at: now as Instant } as const;
}

function said<T extends DischargeCommandType>(by: Actor, type: T, data: DischargeCommands[T]): Said {
  return { kind: 'discharge', type, data, by };
}
