import type { RequestHandler, Request } from 'express';
import type { Directory, Member } from '../../adapters/directory/directory.ts';
import type { Actor } from '../../domain/process/command.ts';
import { HttpError } from '../http-error.ts';
import type { VerifyToken } from './tokens.ts';

declare module 'express-serve-static-core' {
  interface Request {
    /** Who is signed in; set by `signedIn`. */
    member?: Member;
  }
}

/** Name of the console's session cookie. */
export const SESSION_COOKIE = 'samordna-session';

/** Lets only holders of a valid token pass: a bearer token, or the console's cookie together with its CSRF header. */
export function signedIn(verify: VerifyToken, directory: Directory): RequestHandler {
  return async (request, _response, next) => {
    const token = bearer(request) ?? cookie(request);
    if (!token) throw new HttpError('not-signed-in');
    const hsaId = await verify(token).catch(() => {
      throw new HttpError('not-signed-in');
    });
    const member = directory.member(hsaId);
    if (!member) throw new HttpError('unknown-user');
    request.member = member;
    next();
  };
}

export function memberOf(request: Request): Member {
  if (!request.member) throw new HttpError('not-signed-in');
  return request.member;
}

/** The actor that commands carry: always from the directory, never from the sender. */
export function actorOf(request: Request): Actor {
  const { kind, hsaId, party, unit, roles } = memberOf(request);
  return { kind, hsaId, party, unit, roles };
}

function bearer(request: Request): string | undefined {
  const header = request.get('authorization');
  return header?.startsWith('Bearer ') ? header.slice('Bearer '.length) : undefined;
}

/**
 * A request that changes something must carry a header that another site's form cannot set; the cookie is SameSite=Strict
 * besides.
 */
function cookie(request: Request): string | undefined {
  const found = request
    .get('cookie')
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${SESSION_COOKIE}=`));
  if (!found) return undefined;
  const changes = request.method !== 'GET' && request.method !== 'HEAD';
  if (changes && request.get('x-samordna-console') !== '1') throw new HttpError('csrf');
  return decodeURIComponent(found.slice(SESSION_COOKIE.length + 1));
}
