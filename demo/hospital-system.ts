import type { Bundle, Encounter, Extension, Patient, Reference } from 'fhir/r4.js';
import {
  ACT_CODE_SYSTEM,
  estimatedDischargeUrl,
  needJudgementUrl,
  readyForDischargeUrl,
  secrecyCheckUrl,
  SECURITY_LABEL_SYSTEM,
} from '../adapters/fhir/names.ts';
import { DEFAULT_SYSTEMS } from '../adapters/lifecare/message-systems.ts';
import { PHYSICIAN, WARD_12 } from './places.ts';
import type { TestNumber } from './test-persons.ts';

const { base, hsaSystem } = DEFAULT_SYSTEMS;

/** What the hospital's record system has written down of a stay; times are ISO 8601 with zone. */
export interface Stay {
  /** The record system's own identity of the stay. */
  key: string;
  number: TestNumber;
  given: string;
  family: string;
  city: string;
  /** HSA-id of the vårdcentral where the person is listed. */
  outpatientUnit: string;
  admittedAt: string;
  /** The physician's judgement; no units: nothing is needed. */
  judgement?: { at: string; units: readonly string[] };
  estimatedDischargeAt?: string;
  ready?: { at: string; secrecyCheckedAt?: string };
  dischargedAt?: string;
  diedAt?: string;
  isProtected?: boolean;
}

/** The stay as it looks now, as one transaction with its person. */
export function transactionOf(stay: Stay, sentAt: string): Bundle {
  const person = `urn:uuid:${crypto.randomUUID()}`;
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    timestamp: sentAt,
    entry: [
      { fullUrl: person, resource: patientOf(stay), request: { method: 'POST', url: 'Patient' } },
      {
        fullUrl: `urn:uuid:${crypto.randomUUID()}`,
        resource: encounterOf(stay, { reference: person }),
        request: { method: 'POST', url: 'Encounter' },
      },
    ],
  };
}

function patientOf({ number, given, family, city, outpatientUnit, isProtected, diedAt }: Stay): Patient {
  return {
    resourceType: 'Patient',
    ...(isProtected ? { meta: { security: [{ system: SECURITY_LABEL_SYSTEM, code: 'sekretessmarkering' }] } } : {}),
    identifier: [number],
    name: [{ use: 'official', family, given: [given] }],
    ...(diedAt === undefined ? {} : { deceasedDateTime: diedAt }),
    // A record system leaves the address out once the person is protected.
    ...(isProtected ? {} : { address: [{ use: 'home', line: ['Påhittade gatan 1'], postalCode: '00000', city }] }),
    generalPractitioner: [organization(outpatientUnit)],
  };
}

function encounterOf(stay: Stay, subject: Reference): Encounter {
  const { key, admittedAt, dischargedAt } = stay;
  const extension = extensionsOf(stay);
  return {
    resourceType: 'Encounter',
    ...(extension.length > 0 ? { extension } : {}),
    identifier: [{ system: 'https://journal.example/vardtillfalle', value: key }],
    status: dischargedAt === undefined ? 'in-progress' : 'finished',
    class: { system: ACT_CODE_SYSTEM, code: 'IMP' },
    subject,
    period: { start: admittedAt, ...(dischargedAt === undefined ? {} : { end: dischargedAt }) },
    serviceProvider: organization(WARD_12),
  };
}

function extensionsOf({ judgement, estimatedDischargeAt, ready }: Stay): Extension[] {
  return [
    ...(judgement ? [complex(needJudgementUrl(base), judged(judgement.at), needsOf(judgement.units))] : []),
    ...(estimatedDischargeAt === undefined ? [] : [time(estimatedDischargeUrl(base), estimatedDischargeAt)]),
    ...(ready ? [complex(readyForDischargeUrl(base), judged(ready.at))] : []),
    ...(ready?.secrecyCheckedAt === undefined ? [] : [secrecyCheck(ready.secrecyCheckedAt)]),
  ];
}

function needsOf(units: readonly string[]): Extension[] {
  if (units.length === 0) return [{ url: 'noNeed', valueBoolean: true }];
  return units.map((unit) => ({ url: 'unit', valueReference: organization(unit) }));
}

function judged(at: string): Extension[] {
  return [{ url: 'judgedBy', valueReference: practitioner(PHYSICIAN) }, time('judgedAt', at)];
}

function secrecyCheck(at: string): Extension {
  const outcome = { url: 'outcome', valueCode: 'no-hindrance' };
  return complex(secrecyCheckUrl(base), [
    outcome,
    { url: 'by', valueReference: practitioner(PHYSICIAN) },
    time('at', at),
  ]);
}

function complex(url: string, ...parts: Extension[][]): Extension {
  return { url, extension: parts.flat() };
}

function time(url: string, valueDateTime: string): Extension {
  return { url, valueDateTime };
}

function organization(value: string): Reference {
  return { type: 'Organization', identifier: { system: hsaSystem, value } };
}

function practitioner(value: string): Reference {
  return { type: 'Practitioner', identifier: { system: hsaSystem, value } };
}
