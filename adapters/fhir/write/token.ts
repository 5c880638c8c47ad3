import { z } from 'zod';

/**
 * Gives a bearer token. `refused` is the one that the EHR has just turned down, so it must not be given again. Whatever it throws
 * is not shown or logged.
 */
export type TokenProvider = (ask: { refused?: string | undefined; signal: AbortSignal }) => Promise<string>;

export interface ClientCredentials {
  tokenEndpoint: string;
  clientId: string;
  clientSecret: string;
  scope?: string | undefined;
}

const answer = z.object({ access_token: z.string().min(1), expires_in: z.number().optional() });

/** A token is used until a minute before it expires; one without a time, for five minutes. */
const MARGIN_S = 60;
const USUAL_LIFE_S = 360;

/** OAuth 2.0 client credentials grant (RFC 6749, 4.4), with id and secret in the header as its 2.3.1 says. */
export function clientCredentials(credentials: ClientCredentials): TokenProvider {
  let held: { token: string; until: number } | undefined;
  return async ({ refused, signal }) => {
    if (held && held.token !== refused && performance.now() < held.until) return held.token;
    const begun = performance.now();
    const { access_token: token, expires_in: life = USUAL_LIFE_S } = answer.parse(
      await fetchToken(credentials, signal),
    );
    held = { token, until: begun + Math.max(0, life - MARGIN_S) * 1000 };
    return token;
  };
}

async function fetchToken(credentials: ClientCredentials, signal: AbortSignal): Promise<unknown> {
  const { tokenEndpoint, clientId, clientSecret, scope } = credentials;
  const pair = [clientId, clientSecret].map(encodeURIComponent).join(':');
  const response = await fetch(tokenEndpoint, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(pair).toString('base64')}`, accept: 'application/json' },
    body: new URLSearchParams({ grant_type: 'client_credentials', ...(scope ? { scope } : {}) }),
    redirect: 'manual',
    signal,
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`The token endpoint answered ${response.status}.`);
  }
  return response.json();
}
