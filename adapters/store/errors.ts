import { types } from 'node:util';

/** Nothing was stored, and nothing will be by this attempt. */
export class DatabaseAwayError extends Error {
  override name = 'DatabaseAwayError';
}

/** The commit was sent and not confirmed: it may have been stored. */
export class OutcomeUnknownError extends Error {
  override name = 'OutcomeUnknownError';
}

/** SQL states of a server that cannot serve: connection, resources, object state, operator intervention, transaction state. */
const AWAY_STATES = /^(08|53|55|57|25)/;
/** System errors, as Node names them. */
const SYSTEM_ERROR = /^E[A-Z]+$/;
const CONNECTION_LOSS = /connection|terminat|timeout|closed|ended/i;

/** True when an error of the database client means that the database is away, not that the question was wrong. */
export function isDatabaseAway(error: unknown): boolean {
  if (!types.isNativeError(error)) return false;
  if (error instanceof DatabaseAwayError) return true;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (AWAY_STATES.test(code) || SYSTEM_ERROR.test(code)) return true;
  if ('errors' in error && Array.isArray(error.errors)) return error.errors.some(isDatabaseAway);
  return isFromClient(error) && CONNECTION_LOSS.test(error.message);
}

/** An error with a severity was sent by the server, about the question. */
function isFromClient(error: Error): boolean {
  return !('severity' in error) && /node_modules\/(pg|pg-pool|kysely|@electric-sql)\//.test(error.stack ?? '');
}
