/** How a call of the client library went wrong, without the addresses and headers that its errors hold. */
export type ClientFailure =
  | { kind: 'status'; status: number; body: unknown; headers: Headers | undefined }
  | { kind: 'timeout' }
  | { kind: 'unreachable' }
  /** A JSON body that is no object. */
  | { kind: 'not-understood' };

const VISIBLE_ASCII = /^[\x21-\x7e]+$/;

/** The library throws for any status but 2xx, for a body that is not JSON whatever the status, and for what fetch throws. */
export function readClientFailure(thrown: unknown): ClientFailure {
  const error = thrown as {
    name?: string;
    cause?: unknown;
    response?: { status?: number; data?: unknown };
    config?: { headers?: Headers };
  };
  const { status, data } = error.response ?? {};
  if (status !== undefined) return { kind: 'status', status, body: data, headers: error.config?.headers };
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return { kind: 'timeout' };
  // What fetch throws of the network has a cause; an error without one comes from a JSON body that is no object.
  return { kind: error.cause === undefined ? 'not-understood' : 'unreachable' };
}

/** Whether it can stand in a header; what cannot would be repeated in the error that fetch throws. */
export function isBearerToken(token: string): boolean {
  return VISIBLE_ASCII.test(token);
}
