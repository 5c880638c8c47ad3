/** Nothing was stored, and nothing will be by this attempt. */
export class DatabaseAwayError extends Error {
  override name = 'DatabaseAwayError';
}

/** The commit was sent and not confirmed: it may have been stored. */
export class OutcomeUnknownError extends Error {
  override name = 'OutcomeUnknownError';
}
