import { refusal, type FhirRefusal } from '../../adapters/fhir/refusal.ts';

/** What one may not see and what does not exist have one answer. */
export function notFound(): FhirRefusal {
  return refusal(404, 'not-found', 'Resursen finns inte, eller så har du inte rätt att se den.');
}
