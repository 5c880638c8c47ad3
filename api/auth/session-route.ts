import { Router, type CookieOptions } from 'express';
import { z } from 'zod';
import type { Member } from '../../adapters/directory/directory.ts';
import { roleWord } from '../console/words/roles.ts';
import type { Session, SignInChoices } from '../contracts/console.ts';
import type { Deps } from '../deps.ts';
import { HttpError } from '../http-error.ts';
import { parseInput } from '../parse-input.ts';
import { memberOf, SESSION_COOKIE, signedIn } from './signed-in.ts';

const SESSION_HOURS = 8;
/** A header that another site's form cannot set. */
const CONSOLE_HEADER = 'x-samordna-console';

const userSchema = z.object({ user: z.string().min(1, 'välj vem du är').max(64) });

/**
 * The console's session: `GET` who is signed in, `POST` signs in a fictional member of staff, `DELETE` signs out, `GET /choices` lists
 * who there is. Only the local issuer signs in this way, so that where it is not allowed all but `GET` and `DELETE` do not exist.
 */
export function sessionRoute({ config, directory, issuer, verify }: Deps): Router {
  const router = Router();
  const cookie: CookieOptions = {
    httpOnly: true,
    sameSite: 'strict',
    path: '/',
    secure: config.publicUrl.startsWith('https:'),
  };

  router.get('/', signedIn(verify, directory), (request, response) => {
    response.set('Cache-Control', 'no-store').json(sessionOf(memberOf(request)));
  });

  router.get('/choices', (_request, response) => {
    if (!issuer) throw new HttpError('not-found');
    const people = directory.members
      .filter(({ kind }) => kind === 'staff')
      .map(({ user, name, title, unit }) => ({ user, name, title, unit: directory.unit(unit)?.name ?? unit }));
    response.json({ region: directory.region, demo: config.demo, people } satisfies SignInChoices);
  });

  router.post('/', async (request, response) => {
    if (!issuer) throw new HttpError('not-found');
    if (request.get(CONSOLE_HEADER) !== '1') throw new HttpError('csrf');
    const { user } = parseInput(userSchema, request.body);
    const member = directory.memberByUser(user);
    if (member?.kind !== 'staff') throw new HttpError('unknown-user', 'user');
    const token = await issuer.issue(member.hsaId, SESSION_HOURS);
    response.cookie(SESSION_COOKIE, token, { ...cookie, maxAge: SESSION_HOURS * 3_600_000 });
    response.set('Cache-Control', 'no-store').json(sessionOf(member));
  });

  router.delete('/', (request, response) => {
    if (request.get(CONSOLE_HEADER) !== '1') throw new HttpError('csrf');
    response.clearCookie(SESSION_COOKIE, cookie).status(204).end();
  });

  function sessionOf(member: Member): Session {
    return {
      hsaId: member.hsaId,
      name: member.name,
      title: member.title,
      unit: { hsaId: member.unit, name: directory.unit(member.unit)?.name ?? member.unit },
      party: { hsaId: member.party, name: directory.party(member.party)?.name ?? member.party },
      roles: member.roles.map(roleWord),
      demo: config.demo,
    };
  }

  return router;
}
