import type { Response } from 'express';
import type { FhirResource } from 'fhir/r4.js';

const FHIR_JSON = 'application/fhir+json; charset=utf-8';

export function sendFhir(response: Response, resource: FhirResource): void {
  response.set('Content-Type', FHIR_JSON).send(Buffer.from(JSON.stringify(resource)));
}
