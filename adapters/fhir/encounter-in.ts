import type { Encounter, Extension } from 'fhir/r4.js';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { EncounterSnapshot, EncounterStatus, Judgement } from '../../domain/discharge/commands.ts';
import type { UnitRef } from '../../domain/discharge/unit-ref.ts';
import { openExtension, pathOf, refuseUnknownOwn, type Opened } from './complex-extension.ts';
import {
  ACT_CODE_SYSTEM,
  estimatedDischargeUrl,
  needJudgementUrl,
  readyForDischargeUrl,
  secrecyCheckUrl,
} from './names.ts';
import { notKept } from './not-kept.ts';
import { hsaIdOf, type Surroundings } from './references.ts';
import { refusal, type Issue } from './refusal.ts';
import { sentTime, sentTimeIfAny } from './sent-time.ts';

/** What an Encounter says of the stay; who the person is, and when it was sent, is settled elsewhere. */
export type StaySaid = Pick<
  EncounterSnapshot,
  'status' | 'encounterClass' | 'admittedAt' | 'dischargedAt' | 'judgement' | 'ready' | 'estimatedDischargeAt'
> & {
  /** HSA-id of the ward. */
  ward: string;
};

export interface EncounterInput {
  encounter: Encounter;
  around: Surroundings;
  /** FHIRPath of the encounter in what was sent. */
  at: string;
  /** Base of the hub's own URLs. */
  base: string;
  /** What the directory knows of a unit. */
  unitRef: (hsaId: string) => UnitRef;
}

const READ = ['identifier', 'status', 'class', 'subject', 'episodeOfCare', 'period', 'serviceProvider', 'extension'];

/** Inpatient classes of v3-ActEncounterCode: inpatient, acute, non-acute and short stay. */
const INPATIENT = ['IMP', 'ACUTE', 'NONAC', 'SS'];

const STATUSES: readonly string[] = [
  'in-progress',
  'onleave',
  'finished',
  'cancelled',
  'entered-in-error',
] satisfies EncounterStatus[];

const READY_PARTS = { judgedBy: 1, judgedAt: 1, revokedAt: 1, episode: 1 };
const CHECK_PARTS = { outcome: 1, by: 1, at: 1 };
const JUDGEMENT_PARTS = { judgedBy: 1, judgedAt: 1, unit: 50, noNeed: 1 };

/** @throws FhirRefusal 400 for what R4 or an extension does not have, 422 for what the hub cannot act on */
export function encounterIn(input: EncounterInput): { stay: StaySaid; remarks: Issue[] } {
  const { encounter, around, at, base } = input;
  const known = [
    needJudgementUrl(base),
    readyForDischargeUrl(base),
    secrecyCheckUrl(base),
    estimatedDischargeUrl(base),
  ];
  refuseUnknownOwn(encounter.extension, base, known, at);
  const status = statusIn(encounter, at);
  if (!encounter.serviceProvider) {
    throw refusal(422, 'required', 'Ange avdelningen, med HSA-id.', `${at}.serviceProvider`);
  }
  const dischargedAt = status === 'finished' ? sentTime(encounter.period?.end, `${at}.period.end`) : undefined;
  const judgement = judgementIn(input);
  const ready = readyIn(input);
  const estimate = encounter.extension?.find(({ url }) => url === estimatedDischargeUrl(base));
  return {
    stay: {
      status,
      encounterClass: classIn(encounter, at),
      admittedAt: sentTime(encounter.period?.start, `${at}.period.start`),
      ward: hsaIdOf(around, encounter.serviceProvider, ['Organization'], `${at}.serviceProvider`),
      ...(dischargedAt === undefined ? {} : { dischargedAt }),
      ...(judgement ? { judgement } : {}),
      ...(ready ? { ready } : {}),
      ...(estimate ? { estimatedDischargeAt: timeOf(estimate, pathOf(at, estimatedDischargeUrl(base))) } : {}),
    },
    remarks: notKept(encounter, READ, at),
  };
}

function statusIn({ status }: Encounter, at: string): EncounterStatus {
  if (STATUSES.includes(status)) return status as EncounterStatus;
  throw refusal(
    422,
    'business-rule',
    'Status ska vara in-progress, onleave, finished, cancelled eller entered-in-error: Samordna tar emot vårdtillfällen som har börjat.',
    `${at}.status`,
  );
}

function classIn(encounter: Encounter, at: string): string {
  const { system, code = '' } = encounter.class;
  if (system === ACT_CODE_SYSTEM && INPATIENT.includes(code)) return code;
  throw refusal(
    422,
    'business-rule',
    `Samordna tar bara emot sluten vård: class ska vara ${INPATIENT.join(', ')} ur v3-ActCode.`,
    `${at}.class`,
  );
}

function judgementIn({ encounter, around, at, base, unitRef }: EncounterInput): Judgement | undefined {
  const url = needJudgementUrl(base);
  const opened = openExtension(encounter.extension, url, JUDGEMENT_PARTS, at);
  if (!opened) return undefined;
  const units = opened.all('unit').map((part) => unitRef(referenceOf(around, part.value, 'Organization', part.at)));
  const noNeed = opened.one('noNeed');
  if (noNeed && noNeed.value.valueBoolean !== true) {
    throw refusal(422, 'value', 'noNeed kan bara vara true. Utelämna den när det finns behov.', noNeed.at);
  }
  if (Boolean(noNeed) === units.length > 0) {
    throw refusal(
      422,
      'business-rule',
      'Ange antingen enheterna som kan behövas eller att inga behövs.',
      pathOf(at, url),
    );
  }
  return { ...judgedIn(opened, around), units: distinct(units) };
}

function readyIn({ encounter, around, at, base }: EncounterInput): EncounterSnapshot['ready'] {
  const opened = openExtension(encounter.extension, readyForDischargeUrl(base), READY_PARTS, at);
  const check = openExtension(encounter.extension, secrecyCheckUrl(base), CHECK_PARTS, at);
  if (!opened) {
    if (check) {
      throw refusal(
        422,
        'business-rule',
        'Sekretessprövningen hör till utskrivningsklar, som saknas.',
        pathOf(at, secrecyCheckUrl(base)),
      );
    }
    return undefined;
  }
  const { by, at: judgedAt } = judgedIn(opened, around);
  const revoked = opened.one('revokedAt');
  const revokedAt = revoked && timeOf(revoked.value, revoked.at);
  return {
    by,
    judgedAt,
    ...(check ? { secrecy: checkIn(check, around) } : {}),
    ...(revokedAt === undefined ? {} : { revokedAt }),
  };
}

function checkIn(
  opened: Opened,
  around: Surroundings,
): NonNullable<NonNullable<EncounterSnapshot['ready']>['secrecy']> {
  const outcome = opened.needed('outcome');
  const by = opened.needed('by');
  const at = opened.needed('at');
  const { valueCode } = outcome.value;
  if (valueCode !== 'no-hindrance' && valueCode !== 'hinders') {
    throw refusal(422, 'code-invalid', 'Utfallet ska vara no-hindrance eller hinders.', outcome.at);
  }
  return { outcome: valueCode, by: referenceOf(around, by.value, 'Practitioner', by.at), at: timeOf(at.value, at.at) };
}

function judgedIn(opened: Opened, around: Surroundings): { by: string; at: Instant } {
  const by = opened.needed('judgedBy');
  const judgedAt = opened.needed('judgedAt');
  return { by: referenceOf(around, by.value, 'Practitioner', by.at), at: timeOf(judgedAt.value, judgedAt.at) };
}

function referenceOf(
  around: Surroundings,
  { valueReference }: Extension,
  type: 'Organization' | 'Practitioner',
  at: string,
): string {
  if (!valueReference) throw refusal(422, 'required', 'Ange en referens.', at);
  return hsaIdOf(around, valueReference, [type], at);
}

function timeOf({ valueDateTime }: Extension, at: string): Instant {
  const time = sentTimeIfAny(valueDateTime, at);
  if (time === undefined) throw refusal(422, 'required', 'Ange tidpunkten som valueDateTime.', at);
  return time;
}

function distinct(units: readonly UnitRef[]): UnitRef[] {
  return units.filter((unit, index) => units.findIndex((other) => other.unit === unit.unit) === index);
}
