import express, { Router, type ErrorRequestHandler, type RequestHandler, type Response } from 'express';
import type { Bundle, OperationOutcome } from 'fhir/r4.js';
import { setTimeout as wait } from 'node:timers/promises';
import { negative, operationOutcome, positive } from './acknowledgement.ts';
import { SLOW_MS, type Faults } from './faults.ts';
import { contentOf } from './message-content.ts';
import { checkMessage } from './message-check.ts';
import type { ReceivedLog } from './received.ts';

export interface MessageRouteParts {
  faults: Faults;
  log: ReceivedLog;
  base: string;
  /** Own address, told in acknowledgements. */
  endpoint: () => string;
  now: () => string;
  /** Ends what waits when the simulator closes. */
  closing: AbortSignal;
}

const RETRY_AFTER_SECONDS = 30;

/** `POST $process-message`, as a receiver's system answers it, with the fault that is set. */
export function messageRoute(parts: MessageRouteParts): Router {
  const router = Router();
  const json = express.json({ type: ['application/fhir+json', 'application/json'], limit: '1mb' });
  router.post('/$process-message', json, receive(parts));
  router.use((_request, response) => send(response, 404, operationOutcome('processing', 'Only $process-message.')));
  router.use(asOutcome);
  return router;
}

function receive({ faults, log, base, endpoint, now, closing }: MessageRouteParts): RequestHandler {
  return async (request, response) => {
    const { mode, delayMs } = faults.take();
    switch (mode) {
      case 'no-answer':
        return;
      case 'http-500':
        return send(response, 500, operationOutcome('processing', 'A fault that was asked for.'));
      case 'html-502':
        response.status(502).type('html').send('<html><body><h1>502 Bad Gateway</h1></body></html>');
        return;
      case '429':
        response.set('Retry-After', String(RETRY_AFTER_SECONDS));
        return send(response, 429, operationOutcome('transient', 'Too many messages.'));
      default:
    }

    const checked = checkMessage(request.body, base);
    if (checked.kind === 'no-message') return send(response, 400, operationOutcome('structure', 'Not a message.'));
    const { header } = checked;
    const frame = { endpoint: endpoint(), base };
    if (mode === 'transient') {
      return send(response, 200, negative(header, 'transient-error', 'Try again later.', { ...frame, at: now() }));
    }
    if (mode === 'fatal' || checked.kind === 'wrong') {
      const text = checked.kind === 'wrong' ? checked.text : 'The message is not taken.';
      return send(response, 200, negative(header, 'fatal-error', text, { ...frame, at: now() }));
    }

    const kept = log.keep({ ...header, content: contentOf(checked.bundle, base) });
    if (mode === 'answer-lost') {
      request.socket.destroy();
      return;
    }
    if (mode === 'slow') await wait(delayMs ?? SLOW_MS, undefined, { signal: closing }).catch(() => undefined);
    send(response, 200, positive(header, { ...frame, at: kept.receivedAt }));
  };
}

function send(response: Response, status: number, body: Bundle | OperationOutcome): void {
  response.status(status).type('application/fhir+json').send(JSON.stringify(body));
}

/** A body that cannot be read is the sender's fault; nothing of it is repeated or logged. */
const asOutcome: ErrorRequestHandler = (error: { status?: number }, _request, response, next) => {
  if (response.headersSent) return next(error);
  const status = error.status !== undefined && error.status < 500 ? error.status : 500;
  send(response, status, operationOutcome(status < 500 ? 'structure' : 'processing', 'The message could not be read.'));
};
