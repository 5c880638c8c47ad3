import type { Coding, Patient } from 'fhir/r4.js';
import type { PersonMarks, Protection } from '../../domain/disclosure/message.ts';
import { CONFIDENTIALITY_SYSTEM, SECURITY_LABEL_SYSTEM } from './names.ts';

/** From open to closed; a label that is not known counts as the strictest. */
const STRICTNESS: readonly Protection[] = ['none', 'sekretessmarkering', 'skyddadFolkbokforing', 'other'];

/** Restricted and very restricted. */
const RESTRICTED = new Set(['R', 'V']);

/** What a Patient says that stops things. */
export function marksOf(patient: Patient): PersonMarks {
  const labels = patient.meta?.security ?? [];
  return {
    deceased: patient.deceasedBoolean === true || patient.deceasedDateTime !== undefined,
    protection: labels.map(protectionOf).reduce(stricter, 'none'),
  };
}

/** What is stored and what is sent, together: no system's message clears a mark. */
export function mergedMarks(stored: PersonMarks, sent: PersonMarks): PersonMarks {
  return {
    deceased: stored.deceased || sent.deceased,
    protection: stricter(stored.protection, sent.protection),
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

function stricter(a: Protection, b: Protection): Protection {
  return STRICTNESS.indexOf(a) >= STRICTNESS.indexOf(b) ? a : b;
}
