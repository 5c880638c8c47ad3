import { randomUUID } from 'node:crypto';
import { Client } from 'fhir-kit-client';
import type { OutgoingMessage } from '../../domain/disclosure/message.ts';
import type { AttemptOutcome } from '../../domain/process/delivery.ts';
import { outcomeOfAnswer, outcomeOfStatus } from './answer.ts';
import type { Envelope, MessageSettings } from './envelope.ts';
import { messageBundle } from './message-bundle.ts';
import { messageHeaderId } from './message-ids.ts';
import { numberOf } from './message-patient.ts';
import { DEFAULT_SYSTEMS, type MessageSystems } from './message-systems.ts';
import { failed, refused } from './reasons.ts';

export interface LifecareOptions extends Partial<MessageSystems> {
  /** The receiver's FHIR base; messages are posted to `$process-message` under it. */
  baseUrl: string;
  /** The hub's own address, told as the source of the message. */
  sourceEndpoint: string;
  bearerToken?: string | undefined;
  /** Longest wait for the whole answer, ms. */
  timeoutMs?: number | undefined;
}

export type LifecareSender = (message: OutgoingMessage, envelope: Envelope) => Promise<AttemptOutcome>;

const OPERATION = '$process-message';
const USUAL_TIMEOUT_MS = 10_000;

/** An attempt as a whole has 30 s; what is done before and after sending needs its part. */
const LONGEST_TIMEOUT_MS = 24_000;

/**
 * Sends to one receiver. Never throws: every failure is an outcome with a reason of ours, since the client library's errors
 * hold addresses, headers and the receiver's text.
 */
export function lifecareSender(options: LifecareOptions): LifecareSender {
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  const settings: MessageSettings = {
    base: options.base ?? DEFAULT_SYSTEMS.base,
    hsaSystem: options.hsaSystem ?? DEFAULT_SYSTEMS.hsaSystem,
    sourceEndpoint: options.sourceEndpoint,
    destinationEndpoint: `${baseUrl}/${OPERATION}`,
  };
  const timeoutMs = Math.min(options.timeoutMs ?? USUAL_TIMEOUT_MS, LONGEST_TIMEOUT_MS);
  const client = new Client({ baseUrl, ...(options.bearerToken ? { bearerToken: options.bearerToken } : {}) });

  return async (message, envelope) => {
    try {
      if (message.personItems.includes('number') && !numberOf(envelope.person)) return refused('person-number-missing');
      const input = { ...messageBundle(message, envelope, settings) };
      const headerId = messageHeaderId(message.item);
      return await client
        .operation({
          name: OPERATION,
          input,
          options: {
            signal: AbortSignal.timeout(timeoutMs),
            // Off: fetch limits what it sends along a kept connection to 64 KiB.
            keepalive: false,
            redirect: 'manual',
            headers: { 'idempotency-key': message.item, 'x-request-id': randomUUID() },
          },
        })
        .then(
          (answer: unknown) => outcomeOfAnswer(answer, headerId),
          (error: unknown) => outcomeOfError(error, headerId),
        );
    } catch {
      return failed('fault');
    }
  };
}

/** The library throws for any status but 2xx, for a body that is not JSON, and for what fetch throws. */
function outcomeOfError(error: unknown, headerId: string): AttemptOutcome {
  if (!(error instanceof Error)) return failed('fault');
  const { response } = error as Error & { response?: { status?: number; data?: unknown } };
  if (response?.status !== undefined) return outcomeOfStatus(response.status, response.data, headerId);
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return failed('timeout');
  // What fetch throws of the network has a cause; a TypeError without one comes from a JSON body that is no object.
  return failed(error.cause === undefined ? 'answer-not-understood' : 'receiver-unreachable');
}
