import express, { Router, type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express';
import { setTimeout as wait } from 'node:timers/promises';
import { operationOutcome } from '../acknowledgement.ts';
import { SLOW_MS } from '../faults.ts';
import { capabilityStatement, isKeptType } from './capability.ts';
import { editMeanwhile } from './edited-meanwhile.ts';
import type { EhrFaults } from './faults.ts';
import type { EhrRequestLog } from './requests.ts';
import { searchset } from './searchset.ts';
import type { EhrStore, Stored } from './store.ts';
import { carryOutTransaction, readTransaction } from './transaction.ts';
import { carryOut, EhrRefusal, etagOf, targetOf } from './write.ts';

export interface EhrRouteParts {
  store: EhrStore;
  faults: EhrFaults;
  requests: EhrRequestLog;
  /** Own FHIR base. */
  base: () => string;
  now: () => string;
  /** Ends what waits when the simulator closes. */
  closing: AbortSignal;
}

const FHIR = 'application/fhir+json';
const RETRY_AFTER_SECONDS = 30;
const FOREIGN = 'http://foreign.invalid/fhir';

/** A small FHIR R4 server, with the faults that are set. */
export function ehrRoute(parts: EhrRouteParts): Router {
  const { store, faults, base, now } = parts;
  const router = Router();
  router.use(express.json({ type: [FHIR, 'application/json'], limit: '5mb' }), express.urlencoded({ extended: false }));
  router.use(keep(parts), meetFault(parts));

  router.get('/metadata', (_request, response) => send(response, 200, capabilityStatement(faults, now())));
  router.post('/', (request, response) => {
    const takesNone = faults.is('no-transactions') || faults.is('refuses-transactions');
    if (takesNone) throw new EhrRefusal(501, 'No transactions.');
    const transaction = readTransaction(request.body);
    const dropped = response.locals['fault'] === 'drops-entries' ? 1 : 0;
    const entry = transaction.entry.slice(0, transaction.entry.length - dropped);
    const answers = carryOutTransaction(store, faults, { ...transaction, entry });
    send(response, 200, { resourceType: 'Bundle', type: 'transaction-response', entry: answers });
  });
  router.post('/:type/_search', (request, response) => {
    const query = new URLSearchParams(request.body as Record<string, string>);
    send(
      response,
      200,
      searchset(store.matching(typeOf(request), query), faults, base(), faults.now.foreignUrl ?? FOREIGN),
    );
  });
  router.get('/:type/_next', (_request, response) => send(response, 200, searchset([], faults, base(), FOREIGN)));
  router.get('/:type/:id', (request, response) => {
    const found = store.read(typeOf(request), request.params.id);
    if (!found) throw new EhrRefusal(404, 'No such resource.');
    sendResource(parts, response, 200, found);
  });
  router.get('/:type/:id/_history', (request, response) => {
    const versions = store.history(typeOf(request), request.params.id);
    send(response, 200, { resourceType: 'Bundle', type: 'history', entry: versions.map((resource) => ({ resource })) });
  });
  router.post('/:type', write(parts));
  router.put(['/:type', '/:type/:id'], write(parts));
  router.use(() => {
    throw new EhrRefusal(404, 'Nothing is here.');
  });
  router.use(asOutcome);
  return router;
}

function keep({ requests }: EhrRouteParts): RequestHandler {
  return (request, _response, next) => {
    requests.keep(request);
    next();
  };
}

function meetFault(parts: EhrRouteParts): RequestHandler {
  const { faults, store, closing } = parts;
  return async (request, response, next) => {
    const writes = request.method === 'PUT' || (request.method === 'POST' && !request.path.endsWith('/_search'));
    const fault = faults.take(writes);
    const { retryAfterSeconds = RETRY_AFTER_SECONDS, foreignUrl = FOREIGN, delayMs = SLOW_MS } = faults.now;
    response.locals['fault'] = fault;
    switch (fault) {
      case 'http-500':
        throw new EhrRefusal(500, 'A fault that was asked for.');
      case 'html-502':
      case 'html-200':
        response
          .status(fault === 'html-200' ? 200 : 502)
          .type('html')
          .send('<html><body><h1>Sign in</h1></body></html>');
        return;
      case '429':
        response.set('Retry-After', String(retryAfterSeconds));
        throw new EhrRefusal(429, 'Too many requests.');
      case 'token-refused':
        throw new EhrRefusal(401, 'The token is not valid.');
      case 'conflict':
        throw new EhrRefusal(409, 'Somebody else was first.');
      case 'redirect':
        response.redirect(307, foreignUrl);
        return;
      case 'slow':
        await wait(delayMs, undefined, { signal: closing }).catch(() => undefined);
        break;
      case 'answer-lost':
        response.send = () => {
          request.socket.destroy();
          return response;
        };
        break;
      case 'edited-meanwhile':
        editMeanwhile(store, request);
        break;
      case 'drops-entries':
      case undefined:
    }
    next();
  };
}

function write(parts: EhrRouteParts): RequestHandler {
  const { store, faults } = parts;
  return (request, response) => {
    const target = targetOf(store, faults, {
      method: request.method,
      url: request.url.slice(1),
      body: request.body as unknown,
      ifMatch: request.get('if-match'),
      ifNoneExist: request.get('if-none-exist'),
    });
    typeOf(request);
    const { status, resource } = carryOut(store, target);
    sendResource(parts, response, status, resource);
  };
}

function typeOf(request: Request): string {
  const type = String(request.params['type']);
  if (!isKeptType(type)) throw new EhrRefusal(404, 'No such resources are kept here.');
  return type;
}

function sendResource({ faults, base }: EhrRouteParts, response: Response, status: number, resource: Stored): void {
  const { resourceType, id, meta } = resource;
  const place = `${base()}/${resourceType}/${id}/_history/${meta.versionId}`;
  response.set(response.req.method === 'GET' ? 'Content-Location' : 'Location', place);
  if (response.req.method !== 'GET' && faults.is('says-little')) {
    response.set('Location', `${base()}/${resourceType}/${id}`).status(status).send();
    return;
  }
  response.set('ETag', etagOf(meta.versionId, faults));
  send(response, status, resource);
}

function send(response: Response, status: number, body: object): void {
  response.status(status).type(FHIR).send(JSON.stringify(body));
}

/** Nothing of what came is repeated or logged. */
const asOutcome: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) return next(error);
  const refusal = error instanceof EhrRefusal ? error : new EhrRefusal(400, 'The request could not be read.');
  send(response, refusal.status, operationOutcome('processing', refusal.message));
};
