import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bundle as AnyBundle, Encounter, Extension, FhirResource, Patient } from 'fhir/r4.js';

type Bundle = AnyBundle<FhirResource>;

const BASE = 'https://samordna.example/fhir/StructureDefinition';
const HSA = 'urn:oid:1.2.752.29.4.19';
const PERSONNUMMER = 'http://electronichealth.se/identifier/personnummer';

export const TEST_NUMBER = '191212121212';

/** Minutes from now, as an instant with a zone. */
export function minutes(from: number): string {
  return new Date(Date.now() + from * 60_000).toISOString();
}

export function organization(hsaId: string) {
  return { type: 'Organization', identifier: { system: HSA, value: hsaId } };
}

export function practitioner(hsaId: string) {
  return { type: 'Practitioner', identifier: { system: HSA, value: hsaId } };
}

export const WARD = 'SE0000000001-1001';
export const GRANBY_HEALTH = 'SE0000000002-1002';
export const SJOVIK = 'SE0000000003-1001';
export const LINDEN = 'SE0000000001-3001';

export function patient(number = TEST_NUMBER, more: Partial<Patient> = {}): Patient {
  return {
    resourceType: 'Patient',
    identifier: [{ system: PERSONNUMMER, value: number }],
    name: [{ use: 'official', family: 'Provperson', given: ['Tolvan'] }],
    address: [{ use: 'home', line: ['Exempelgatan 12'], postalCode: '00000', city: 'Granby' }],
    generalPractitioner: [organization(LINDEN)],
    ...more,
  };
}

export function judgement(units: readonly string[], at = minutes(-50)): Extension {
  const needs = units.map((unit) => ({ url: 'unit', valueReference: organization(unit) }));
  return {
    url: `${BASE}/need-judgement`,
    extension: [
      { url: 'judgedBy', valueReference: practitioner('SE0000000001-A002') },
      { url: 'judgedAt', valueDateTime: at },
      ...(needs.length > 0 ? needs : [{ url: 'noNeed', valueBoolean: true }]),
    ],
  };
}

export function ready(judgedAt: string, revokedAt?: string): Extension {
  return {
    url: `${BASE}/ready-for-discharge`,
    extension: [
      { url: 'judgedBy', valueReference: practitioner('SE0000000001-A002') },
      { url: 'judgedAt', valueDateTime: judgedAt },
      ...(revokedAt === undefined ? [] : [{ url: 'revokedAt', valueDateTime: revokedAt }]),
    ],
  };
}

export function secrecyCheck(at: string): Extension {
  return {
    url: `${BASE}/secrecy-check`,
    extension: [
      { url: 'outcome', valueCode: 'no-hindrance' },
      { url: 'by', valueReference: practitioner('SE0000000001-A001') },
      { url: 'at', valueDateTime: at },
    ],
  };
}

export function estimate(at: string): Extension {
  return { url: `${BASE}/estimated-discharge`, valueDateTime: at };
}

export function encounter(key: string, more: Partial<Encounter> = {}): Encounter {
  return {
    resourceType: 'Encounter',
    identifier: [{ system: 'https://journal.example/vardtillfalle', value: key }],
    status: 'in-progress',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
    period: { start: minutes(-60) },
    serviceProvider: organization(WARD),
    extension: [judgement([GRANBY_HEALTH, SJOVIK]), estimate(minutes(3 * 24 * 60))],
    ...more,
  };
}

export function transaction(stay: Encounter, person: Patient = patient(), timestamp = minutes(-1)): Bundle {
  const fullUrl = 'urn:uuid:6f4f1c1e-52b5-4c19-9f2d-0f4d4f0b7a01';
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    timestamp,
    entry: [
      { fullUrl, resource: person, request: { method: 'POST', url: 'Patient' } },
      {
        fullUrl: 'urn:uuid:6f4f1c1e-52b5-4c19-9f2d-0f4d4f0b7a02',
        resource: { ...stay, subject: { reference: fullUrl } },
        request: { method: 'POST', url: 'Encounter' },
      },
    ],
  };
}

export function example(name: string): Bundle {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../../examples', name), 'utf8')) as Bundle;
}
