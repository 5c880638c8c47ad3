import type { Coding, Patient } from 'fhir/r4.js';
import { stricter } from '../../domain/disclosure/marks.ts';
import type { PersonMarks } from '../../domain/disclosure/message.ts';
import type { Protection } from '../../domain/disclosure/protection.ts';
import { CONFIDENTIALITY_SYSTEM, SECURITY_LABEL_SYSTEM } from './names.ts';

/** Restricted and very restricted. */
const RESTRICTED = new Set(['R', 'V']);

/** What a Patient says that stops things. */
export function marksOf(patient: Patient): PersonMarks {
  const labels = patient.meta?.security ?? [];
  return {
    deceased: patient.deceasedBoolean === true || patient.deceasedDateTime !== undefined,
    protection: labels.map(protectionOf).reduce<Protection>(stricter, 'none'),
  };
}

/** Labels of other systems say nothing of protected identity, save what v3-Confidentiality calls restricted. */
export function isReadLabel({ system }: Coding): boolean {
  return system === undefined || system === SECURITY_LABEL_SYSTEM || system === CONFIDENTIALITY_SYSTEM;
}

function protectionOf(label: Coding): Protection {
  if (!isReadLabel(label)) return 'none';
  if (label.system === CONFIDENTIALITY_SYSTEM) return RESTRICTED.has(label.code ?? '') ? 'other' : 'none';
  return label.code === 'sekretessmarkering' || label.code === 'skyddadFolkbokforing' ? label.code : 'other';
}
