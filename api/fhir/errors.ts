import type { ErrorRequestHandler } from 'express';
import { outcomeOf } from '../../adapters/fhir/outcome.ts';
import { FhirRefusal, type Issue } from '../../adapters/fhir/refusal.ts';
import { CommandFault } from '../command-errors.ts';
import { problemOf } from '../error-handler.ts';
import { sendFhir } from './send.ts';

/** HTTP status -> issue type of R4. */
const ISSUE_CODES: Record<number, Issue['code']> = {
  400: 'invalid',
  401: 'login',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  412: 'conflict',
  413: 'too-long',
  415: 'not-supported',
  422: 'business-rule',
  503: 'transient',
};

/** Every error under `/fhir` is an OperationOutcome, in Swedish and without anything that was sent. */
export const fhirErrors: ErrorRequestHandler = (error, request, response, next) => {
  if (response.headersSent) return next(error);
  if (error instanceof FhirRefusal) {
    sendFhir(response.status(error.status), outcomeOf(error.issues));
    return;
  }
  const problem = problemOf(withKnownBody(error), request.id as string);
  if (problem.code === 'fault') {
    request.log.error({ err: error instanceof CommandFault ? error.cause : error }, 'fault');
  }
  if (problem.retryAfter) response.set('Retry-After', String(problem.retryAfter));
  if (problem.status === 401) response.set('WWW-Authenticate', 'Bearer');
  const code = ISSUE_CODES[problem.status] ?? 'exception';
  const severity = problem.status >= 500 ? 'fatal' : 'error';
  sendFhir(response.status(problem.status), outcomeOf([{ severity, code, text: problem.text }]));
};

/** What the body parser refuses beside what the API's own table knows. */
function withKnownBody(error: unknown): unknown {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  const isParserFault = typeof error === 'object' && error !== null && 'type' in error && status === 400;
  return isParserFault ? Object.assign(new Error('body'), { type: 'entity.parse.failed' }) : error;
}
