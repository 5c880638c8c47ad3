import { Router, type Request } from 'express';
import { logAccess } from '../../adapters/store/access-log.ts';
import { readLog } from '../../adapters/store/case-reader.ts';
import { z } from 'zod';
import type { Instant } from '../../domain/calendar/instant.ts';
import { toIsoStockholm } from '../../domain/calendar/stockholm.ts';
import { actorOf, memberOf } from '../auth/signed-in.ts';
import type { OpenActions } from '../contracts/open-case.ts';
import type { Deps } from '../deps.ts';
import { HttpError } from '../http-error.ts';
import { parseInput } from '../parse-input.ts';
import { caseFilters, caseListOf } from './case-list.ts';
import { caseIdsFor, MOST_CASES, workIdsFor } from './case-ids.ts';
import { casePageOf } from './case-page.ts';
import type { RowContext } from './duty-rows.ts';
import { seenCases, type SeenCase } from '../seen-cases.ts';
import { openCase } from './open-case.ts';
import { openActions } from './open-actions.ts';
import { caseLink } from './person-view.ts';
import { sendForm } from './send-form.ts';
import { relatedTo } from './related.ts';
import { statisticsOf, statisticsQuery } from './statistics.ts';
import { workListOf } from './work-list.ts';

const fromQuery = z.object({ from: z.string().max(64).optional() });

/** What the console's pages are made of. Every case passes the gate first; each answer with personal data leaves an access-log row. */
export function consoleRoute(deps: Deps): Router {
  const { db, ring, directory } = deps;
  const router = Router();
  router.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });

  const contextOf = (request: Request): RowContext => ({
    directory,
    member: memberOf(request),
    now: deps.now() as Instant,
  });

  const logShown = (request: Request, action: string, cases: readonly SeenCase[]): Promise<void> =>
    logAccess(db, {
      at: deps.now(),
      requestId: request.id as string,
      viewer: memberOf(request),
      action,
      personIds: cases.flatMap(({ view }) => view.personId ?? []),
      caseIds: cases.flatMap(({ id, view }) => (view.personId === null ? [] : [id])),
    });

  const caseSeenBy = async (request: Request, id: string): Promise<SeenCase> => {
    const [seen] = await seenCases(deps, memberOf(request), [id]);
    if (!seen) throw new HttpError('not-found');
    return seen;
  };

  router.get('/work-list', async (request, response) => {
    const context = contextOf(request);
    const cases = await seenCases(deps, context.member, await workIdsFor(db, directory, context.member));
    const list = workListOf(context, cases);
    const named = new Set([...list.duties, ...list.notices, ...list.failed].map((row) => row.case.id));
    await logShown(
      request,
      'console.work-list',
      cases.filter(({ id }) => named.has(id)),
    );
    response.json(list);
  });

  router.get('/cases', async (request, response) => {
    const context = contextOf(request);
    const filters = parseInput(caseFilters, request.query);
    const ids = await caseIdsFor(db, context.member, filters);
    const cases = await seenCases(deps, context.member, ids.slice(0, MOST_CASES));
    const list = caseListOf(context, cases, filters, {
      cut: ids.length > MOST_CASES,
      mayOpen: openActions(deps, context, null).length > 0,
    });
    const listed = new Set(list.rows.map(({ id }) => id));
    await logShown(
      request,
      'console.cases',
      cases.filter(({ id }) => listed.has(id)),
    );
    response.json(list);
  });

  router.get('/cases/:id', async (request, response) => {
    const context = contextOf(request);
    const seen = await caseSeenBy(request, request.params.id);
    const log = await readLog(db, ring, seen.id);
    const others = await relatedTo(deps, context.member, seen);
    await logShown(request, 'console.case', [seen, ...others]);
    const mayOpen = seen.person !== null && openActions(deps, context, seen.view).length > 0;
    response.json(casePageOf(context, seen, log, { others, mayOpen }));
  });

  router.get('/statistics', async (request, response) => {
    response.json(await statisticsOf(deps, contextOf(request), parseInput(statisticsQuery, request.query)));
  });

  router.get('/openers', async (request, response) => {
    const context = contextOf(request);
    const { from: id } = parseInput(fromQuery, request.query);
    const from = id === undefined ? null : await caseSeenBy(request, id);
    if (from) await logShown(request, 'console.openers', [from]);
    const list: OpenActions = {
      at: toIsoStockholm(context.now),
      ...(from ? { from: caseLink(from) } : {}),
      openers: openActions(deps, context, from?.person ? from.view : null),
    };
    response.json(list);
  });

  router.post('/cases', async (request, response) => {
    const { reply, personId } = await openCase(deps, contextOf(request), actorOf(request), request.body);
    await logAccess(db, {
      at: deps.now(),
      requestId: request.id as string,
      viewer: memberOf(request),
      action: 'console.open',
      personIds: [personId],
      caseIds: [reply.caseId],
    });
    response.json(reply);
  });

  router.post('/cases/:id/commands', async (request, response) => {
    const seen = await caseSeenBy(request, request.params.id);
    const sent = { by: actorOf(request), body: request.body as unknown };
    response.json(await sendForm(deps, contextOf(request), seen, sent));
  });

  return router;
}
