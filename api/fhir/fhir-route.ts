import { Router, type RequestHandler } from 'express';
import { capabilityStatement } from '../../adapters/fhir/capability-statement.ts';
import { INTERACTIONS } from '../../adapters/fhir/interactions.ts';
import { refusal } from '../../adapters/fhir/refusal.ts';
import { DEFAULT_SYSTEMS } from '../../adapters/lifecare/message-systems.ts';
import { signedIn } from '../auth/signed-in.ts';
import type { Deps } from '../deps.ts';
import { fhirBase } from './answer.ts';
import { answersJson, bodies, takesJson } from './content.ts';
import { fhirErrors } from './errors.ts';
import { intakeRoute } from './intake/intake-route.ts';
import { readRoute } from './read-route.ts';
import { sendFhir } from './send.ts';
import { taskRoute } from './task-route.ts';

/** The hub as a FHIR R4 server. Whatever is answered, errors too, is a FHIR resource. */
export function fhirRoute(deps: Deps): Router {
  const router = Router();
  const startedAt = new Date(deps.now()).toISOString();
  router.use(((_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  }) satisfies RequestHandler);
  router.use(answersJson);
  router.get('/metadata', (_request, response) => {
    sendFhir(response, capabilityStatement(fhirBase(deps), DEFAULT_SYSTEMS.base, startedAt));
  });
  router.use(signedIn(deps.verify, deps.directory));
  router.use(takesJson, ...bodies);
  router.use(intakeRoute(deps), taskRoute(deps), readRoute(deps));
  router.use(unsupported);
  router.use(fhirErrors);
  return router;
}

const unsupported: RequestHandler = (request, response) => {
  const [type = '', rest] = request.path.split('/').slice(1);
  const isKnown = Object.hasOwn(INTERACTIONS, type);
  if (!isKnown && type !== '' && type !== 'metadata') {
    throw refusal(404, 'not-supported', 'Resurstypen stöds inte. Se CapabilityStatement.');
  }
  response.set(
    'Allow',
    type === '' ? 'POST' : rest === undefined || type === 'metadata' ? 'GET, HEAD' : 'GET, HEAD, PUT',
  );
  throw refusal(405, 'not-supported', 'Resursen kan inte användas så här. Se CapabilityStatement.');
};
