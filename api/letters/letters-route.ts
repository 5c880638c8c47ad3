import { Router, type ErrorRequestHandler } from 'express';
import { renderNote } from '../../adapters/letter/render-note.ts';
import { LETTER_POLICY } from '../../adapters/letter/render-letter.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { Deps } from '../deps.ts';
import { problemOf } from '../error-handler.ts';
import { letterPage } from './letter-page.ts';
import { meetingFile } from './meeting-file.ts';
import { papersRoute } from './papers-route.ts';
import { logShown, planSeenBy } from './shown.ts';

/** Letters to print and meetings for calendars, each through the gate at that moment, each with its row in the access log. */
export function lettersRoute(deps: Deps): Router {
  const router = Router();

  router.get('/cases/:id/letters/:item', async (request, response) => {
    const { id, item } = request.params;
    const seen = await planSeenBy(deps, request, id);
    const { html, personIds } = await letterPage(deps, seen, item, deps.now() as Instant);
    await logShown(deps, request, { action: 'console.letter', caseId: id, personIds });
    response.set({ 'Cache-Control': 'no-store', 'Content-Security-Policy': LETTER_POLICY });
    response.type('html').send(html);
  });

  router.get('/cases/:id/meetings/:meeting/calendar', async (request, response) => {
    const { id, meeting } = request.params;
    const seen = await planSeenBy(deps, request, id);
    const file = meetingFile(deps, seen, meeting, deps.now() as Instant);
    const personIds = seen.view.personId === null ? [] : [seen.view.personId];
    await logShown(deps, request, { action: 'console.calendar', caseId: id, personIds });
    response.set({ 'Cache-Control': 'no-store', 'Content-Disposition': 'attachment; filename="mote.ics"' });
    response.type('text/calendar; charset=utf-8').send(file);
  });

  router.use(papersRoute(deps));
  router.use(['/cases/:id/letters', '/cases/:id/papers'], noteInstead);
  return router;
}

/** Who opened the letter as a page reads why there is none as a page. */
const noteInstead: ErrorRequestHandler = (error, request, response, next) => {
  const problem = problemOf(error, request.id as string);
  if (problem.code === 'fault' || request.accepts(['json', 'html']) !== 'html') return next(error);
  response.status(problem.status).set({ 'Cache-Control': 'no-store', 'Content-Security-Policy': LETTER_POLICY });
  response.type('html').send(renderNote('Brevet visas inte', problem.text));
};
