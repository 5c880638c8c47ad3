import type { Request } from 'express';
import { findPersonalNumbers } from '../../../domain/identity/find-personal-numbers.ts';
import { refusal } from '../../../adapters/fhir/refusal.ts';
import type { KeyRing } from '../../../adapters/keys/key-ring.ts';

const FORM = /^[A-Za-z0-9._:-]{8,100}$/;

/**
 * The id under which the sender's command is stored once: the sender's own, else made from what is sent, so that the same content
 * sent again is the same command.
 */
export function commandIdOf(request: Request, ring: KeyRing, content: readonly string[]): string {
  const own = request.get('idempotency-key') ?? request.get('x-request-id');
  if (own === undefined) return `fhir-${ring.hash(content.join('|')).slice(0, 32)}`;
  if (FORM.test(own) && findPersonalNumbers(own).length === 0) return own;
  throw refusal(
    400,
    'value',
    'Idempotency-Key och X-Request-Id ska vara 8 till 100 tecken av A–Z, a–z, 0–9, punkt, kolon, _ och -, utan personnummer.',
  );
}
