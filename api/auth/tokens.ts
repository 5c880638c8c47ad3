import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import {
  createRemoteJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  jwtVerify,
  SignJWT,
  type JWK,
  type JWTVerifyGetKey,
} from 'jose';

const ALGORITHM = 'ES256';
const LOCAL_ISSUER = 'samordna-local';
const AUDIENCE = 'samordna';

/** Turns a bearer token into the HSA-id of who holds it; throws when the token is not valid. */
export type VerifyToken = (token: string) => Promise<string>;

export interface LocalIssuer {
  /** A token for a fictional member of staff or system, `hours` long. */
  issue(hsaId: string, hours: number): Promise<string>;
  verify: VerifyToken;
}

/** The sign-in of development: signs with a key of its own in the var folder (mode 0600). Never used in production. */
export async function localIssuer(keyFile: string): Promise<LocalIssuer> {
  if (!existsSync(keyFile)) {
    const pair = await generateKeyPair(ALGORITHM, { extractable: true });
    const content = { private: await exportJWK(pair.privateKey), public: await exportJWK(pair.publicKey) };
    writeFileSync(keyFile, JSON.stringify(content), { mode: 0o600, flag: 'wx' });
  }
  const stored = JSON.parse(readFileSync(keyFile, 'utf8')) as { private: JWK; public: JWK };
  const privateKey = await importJWK(stored.private, ALGORITHM);
  const publicKey = await importJWK(stored.public, ALGORITHM);
  return {
    issue: (hsaId, hours) =>
      new SignJWT({})
        .setProtectedHeader({ alg: ALGORITHM })
        .setSubject(hsaId)
        .setIssuer(LOCAL_ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt()
        .setExpirationTime(`${hours}h`)
        .sign(privateKey),
    verify: async (token) => {
      const { payload } = await jwtVerify(token, publicKey, {
        issuer: LOCAL_ISSUER,
        audience: AUDIENCE,
        algorithms: [ALGORITHM],
      });
      return payload.sub ?? '';
    },
  };
}

/** Tokens of an OpenID provider. The HSA-id is the claim `employeeHsaId` (SITHS), else `sub`. */
export async function oidcVerifier(issuer: string, audience: string): Promise<VerifyToken> {
  const discovery = await fetch(
    new URL('.well-known/openid-configuration', issuer.endsWith('/') ? issuer : `${issuer}/`),
    {
      signal: AbortSignal.timeout(10_000),
    },
  );
  const { jwks_uri: jwksUri } = (await discovery.json()) as { jwks_uri: string };
  const keys: JWTVerifyGetKey = createRemoteJWKSet(new URL(jwksUri));
  return async (token) => {
    const { payload } = await jwtVerify(token, keys, { issuer, audience, algorithms: ['RS256', 'PS256', 'ES256'] });
    return typeof payload.employeeHsaId === 'string' ? payload.employeeHsaId : (payload.sub ?? '');
  };
}
