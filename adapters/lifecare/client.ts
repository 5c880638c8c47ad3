import { randomUUID } from 'node:crypto';
import { Client, type FhirResource } from 'fhir-kit-client';
import type { OutgoingMessage } from '../../domain/disclosure/message.ts';
import type { AttemptOutcome } from '../../domain/process/delivery.ts';
import { isBearerToken, readClientFailure, type ClientFailure } from '../fhir/client-failure.ts';
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
 * Sends to one receiver. The sender never throws: every failure is an outcome with a reason of ours, since the client
 * library's errors hold addresses, headers and the receiver's text.
 * @throws Error when the token cannot be a header; without the token
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
  if (options.bearerToken && !isBearerToken(options.bearerToken)) {
    throw new Error('The bearer token for a message receiver holds characters that no header may hold.');
  }
  const client = new Client({ baseUrl, ...(options.bearerToken ? { bearerToken: options.bearerToken } : {}) });

  return async (message, envelope) => {
    try {
      if (message.personItems.includes('number') && !numberOf(envelope.person)) return refused('person-number-missing');
      const input = { ...messageBundle(message, envelope, settings) };
      return await post(client, input, message.item, timeoutMs);
    } catch {
      return failed('fault');
    }
  };
}

async function post(client: Client, input: FhirResource, item: string, timeoutMs: number): Promise<AttemptOutcome> {
  const headerId = messageHeaderId(item);
  try {
    const answer: unknown = await client.operation({
      name: OPERATION,
      input,
      options: {
        signal: AbortSignal.timeout(timeoutMs),
        // Off: what fetch lets outlive its caller may hold 64 KiB at most.
        keepalive: false,
        redirect: 'manual',
        headers: { 'idempotency-key': item, 'x-request-id': randomUUID() },
      },
    });
    return outcomeOfAnswer(answer, headerId);
  } catch (error) {
    return outcomeOfFailure(readClientFailure(error), headerId);
  }
}

function outcomeOfFailure(failure: ClientFailure, headerId: string): AttemptOutcome {
  switch (failure.kind) {
    case 'status':
      return outcomeOfStatus(failure.status, failure.body, headerId);
    case 'timeout':
      return failed('timeout');
    case 'unreachable':
      return failed('receiver-unreachable');
    case 'not-understood':
      return failed('answer-not-understood');
  }
}
