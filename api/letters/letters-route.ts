import { Router, type ErrorRequestHandler, type Request } from 'express';
import { renderNote } from '../../adapters/letter/render-note.ts';
import { LETTER_POLICY } from '../../adapters/letter/render-letter.ts';
import { logAccess } from '../../adapters/store/access-log.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { memberOf } from '../auth/signed-in.ts';
import type { Deps } from '../deps.ts';
import { problemOf } from '../error-handler.ts';
import { HttpError } from '../http-error.ts';
import { seenCases, type SeenCase } from '../seen-cases.ts';
import { letterPage } from './letter-page.ts';
import { meetingFile } from './meeting-file.ts';

/** Letters to print and meetings for calendars, each through the gate at that moment, each with its row in the access log. */
export function lettersRoute(deps: Deps): Router {
  const router = Router();

  const planSeenBy = async (request: Request, id: string): Promise<SeenCase> => {
    const [seen] = await seenCases(deps, memberOf(request), [id]);
    if (!seen || (seen.kind !== 'sip' && seen.kind !== 'l-sip')) throw new HttpError('not-found');
    return seen;
  };

  const logShown = (request: Request, action: string, caseId: string, personIds: readonly string[]): Promise<void> =>
    logAccess(deps.db, {
      at: deps.now(),
      requestId: request.id as string,
      viewer: memberOf(request),
      action,
      personIds,
      caseIds: [caseId],
    });

  router.get('/cases/:id/letters/:item', async (request, response) => {
    const { id, item } = request.params;
    const seen = await planSeenBy(request, id);
    const { html, personIds } = await letterPage(deps, seen, item, deps.now() as Instant);
    await logShown(request, 'console.letter', id, personIds);
    response.set({ 'Cache-Control': 'no-store', 'Content-Security-Policy': LETTER_POLICY });
    response.type('html').send(html);
  });

  router.get('/cases/:id/meetings/:meeting/calendar', async (request, response) => {
    const { id, meeting } = request.params;
    const seen = await planSeenBy(request, id);
    const file = meetingFile(deps, seen, meeting, deps.now() as Instant);
    await logShown(request, 'console.calendar', id, seen.view.personId === null ? [] : [seen.view.personId]);
    response.set({ 'Cache-Control': 'no-store', 'Content-Disposition': 'attachment; filename="mote.ics"' });
    response.type('text/calendar; charset=utf-8').send(file);
  });

  router.use('/cases/:id/letters', noteInstead);
  return router;
}

/** Who opened the letter as a page reads why there is none as a page. */
const noteInstead: ErrorRequestHandler = (error, request, response, next) => {
  const problem = problemOf(error, request.id as string);
  if (problem.code === 'fault' || request.accepts(['json', 'html']) !== 'html') return next(error);
  response.status(problem.status).set({ 'Cache-Control': 'no-store', 'Content-Security-Policy': LETTER_POLICY });
  response.type('html').send(renderNote('Brevet visas inte', problem.text));
};
