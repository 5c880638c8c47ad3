import { Router } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { HttpError } from '../http-error.ts';
import { parseInput } from '../parse-input.ts';

const TOKEN_HOURS = 12;

const schema = z.object({ user: z.string().min(1).max(64) });

/** `POST` gives a bearer token, twelve hours long, for a fictional member of staff or system. Exists only with the local issuer. */
export function localTokenRoute({ directory, issuer }: Pick<Deps, 'directory' | 'issuer'>): Router {
  const router = Router();
  router.post('/', async (request, response) => {
    if (!issuer) throw new HttpError('not-found');
    const { user } = parseInput(schema, request.body);
    const member = directory.memberByUser(user);
    if (!member) throw new HttpError('unknown-user', 'user');
    response.set('Cache-Control', 'no-store').json({ token: await issuer.issue(member.hsaId, TOKEN_HOURS) });
  });
  return router;
}
