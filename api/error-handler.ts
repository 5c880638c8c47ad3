import type { ErrorRequestHandler } from 'express';
import { isDatabaseAway } from '../adapters/store/errors.ts';
import { CommandFault, DatabaseAway, EngineAway, OutcomeUnknown, Refused } from './command-errors.ts';
import { errorRow } from './errors.ts';
import { HttpError } from './http-error.ts';

export interface Problem {
  status: number;
  code: string;
  text: string;
  field?: string;
  rule?: string;
  /** Seconds, when trying again helps. */
  retryAfter?: number;
}

const RETRY_AFTER_SECONDS = 5;

/** Any error as a row of the table. What is not known is a fault of ours, whose own message is never shown. */
export function problemOf(error: unknown, requestId: string): Problem {
  if (error instanceof Refused) return problem(error.rejection.code, error.rejection.params, error.rejection.field);
  if (error instanceof HttpError) return problem(error.code, error.params, error.field);
  if (error instanceof DatabaseAway) return { ...problem('database-away'), retryAfter: RETRY_AFTER_SECONDS };
  if (error instanceof EngineAway) return { ...problem('engine-away'), retryAfter: RETRY_AFTER_SECONDS };
  if (error instanceof OutcomeUnknown) return { ...problem('outcome-unknown'), retryAfter: RETRY_AFTER_SECONDS };
  if (isDatabaseAway(error)) return { ...problem('database-away'), retryAfter: RETRY_AFTER_SECONDS };
  const type = bodyParserType(error);
  if (type === 'entity.parse.failed') return problem('not-json');
  if (type === 'entity.too.large') return problem('too-large');
  return problem('fault', { requestId });
}

function problem(code: string, params?: Record<string, string | number>, field?: string): Problem {
  const { status, text, rule } = errorRow(code, { ...params, ...(field ? { field } : {}) });
  return { status, code, text, ...(field ? { field } : {}), ...(rule ? { rule } : {}) };
}

function bodyParserType(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'type' in error ? error.type : undefined;
}

/** JSON errors of the hub's own API; the FHIR facade has its own. */
export const jsonErrors: ErrorRequestHandler = (error, request, response, next) => {
  if (response.headersSent) return next(error);
  const found = problemOf(error, request.id as string);
  if (found.status >= 500 && found.code === 'fault') {
    request.log.error({ err: error instanceof CommandFault ? error.cause : error }, 'fault');
  }
  if (found.retryAfter) response.set('Retry-After', String(found.retryAfter));
  const { status, retryAfter: _retryAfter, ...body } = found;
  response.status(status).json({ error: body });
};
