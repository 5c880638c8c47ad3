import type { Bundle, FhirResource, OperationOutcome } from 'fhir/r4.js';
import { partId, urn } from '../lifecare/message-ids.ts';
import { eventSystem } from '../lifecare/message-systems.ts';
import type { ReadHeader } from './message-check.ts';

export interface AcknowledgementFrame {
  /** Own address of who answers. */
  endpoint: string;
  base: string;
  /** Instant, ISO 8601 in UTC. */
  at: string;
}

export function positive(header: ReadHeader, frame: AcknowledgementFrame): Bundle<FhirResource> {
  return answer(header, 'ok', frame);
}

/** `transient-error`: send again later. `fatal-error`: do not, a human must look. */
export function negative(
  header: ReadHeader,
  code: 'transient-error' | 'fatal-error',
  text: string,
  frame: AcknowledgementFrame,
): Bundle<FhirResource> {
  const kind = code === 'transient-error' ? 'transient' : 'processing';
  return answer(header, code, frame, operationOutcome(kind, text));
}

export function operationOutcome(
  code: 'transient' | 'processing' | 'structure',
  diagnostics: string,
): OperationOutcome {
  return { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, diagnostics }] };
}

/** The same for the same message, code and time, so that a message that comes twice gets one answer. */
function answer(
  header: ReadHeader,
  code: 'ok' | 'transient-error' | 'fatal-error',
  { endpoint, base, at }: AcknowledgementFrame,
  outcome?: OperationOutcome,
): Bundle<FhirResource> {
  const id = (part: string): string => partId(header.id, `${code}:${at}:${part}`);
  const details = id('outcome');
  return {
    resourceType: 'Bundle',
    id: id('bundle'),
    type: 'message',
    timestamp: at,
    entry: [
      {
        fullUrl: urn(id('header')),
        resource: {
          resourceType: 'MessageHeader',
          id: id('header'),
          eventCoding: { system: eventSystem(base), code: header.event },
          source: { endpoint },
          response: { identifier: header.id, code, ...(outcome ? { details: { reference: urn(details) } } : {}) },
        },
      },
      ...(outcome ? [{ fullUrl: urn(details), resource: { ...outcome, id: details } }] : []),
    ],
  };
}
