import { Router, type Request } from 'express';
import { LETTER_POLICY } from '../../adapters/letter/render-letter.ts';
import type { SheetReader } from '../../adapters/letter/information-sheet.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { SipView } from '../../domain/disclosure/sip-view.ts';
import { memberOf } from '../auth/signed-in.ts';
import { actionsFor, formContextOf } from '../console/actions.ts';
import type { RowContext } from '../console/duty-rows.ts';
import type { SipContext } from '../console/sip/forms/sip-form.ts';
import type { Paper } from '../contracts/console.ts';
import type { Deps } from '../deps.ts';
import { HttpError } from '../http-error.ts';
import type { SeenCase } from '../seen-cases.ts';
import { consentAsked, openAsked, sealAsked } from './consent-asked.ts';
import { consentPage, informationPage } from './paper-page.ts';
import { logShown, planSeenBy } from './shown.ts';

/**
 * Papers to hand over before consent, for those who may offer a plan or take down a consent then. Nothing is stored by printing; each
 * page has its row in the access log.
 */
export function papersRoute(deps: Deps): Router {
  const router = Router();

  const contextOf = (request: Request): RowContext => ({
    directory: deps.directory,
    member: memberOf(request),
    now: deps.now() as Instant,
  });

  /** The page that carries the link to it is there for the reader. */
  const offeredTo = async (request: Request, id: string, forms: readonly string[]): Promise<SeenCase<SipView>> => {
    const seen = await planSeenBy(deps, request, id);
    const isOffered = actionsFor(contextOf(request), seen).some(({ form }) => forms.includes(form));
    if (!isOffered) throw new HttpError('not-found');
    return seen;
  };

  const show = async (request: Request, seen: SeenCase<SipView>, html: string): Promise<void> => {
    const { personId } = seen.view;
    const personIds = personId === null ? [] : [personId];
    await logShown(deps, request, { action: 'console.paper', caseId: seen.id, personIds });
    request.res?.set({ 'Cache-Control': 'no-store', 'Content-Security-Policy': LETTER_POLICY }).type('html').send(html);
  };

  const paperOf = (request: Request) => {
    const { directory, member: viewer, now: at } = contextOf(request);
    return { directory, viewer, at };
  };

  for (const [name, isChilds] of [
    ['information', false],
    ['information-barn', true],
  ] as const) {
    router.get(`/cases/:id/papers/${name}`, async (request) => {
      const seen = await offeredTo(request, request.params.id, ['erbjud', 'samtycke']);
      const { isChild } = seen.view.course;
      if (isChilds && !isChild) throw new HttpError('not-found');
      const reader: SheetReader = isChilds ? 'child' : isChild ? 'guardian' : 'adult';
      await show(request, seen, informationPage(paperOf(request), seen, reader));
    });
  }

  router.post('/cases/:id/papers/samtycke', async (request, response) => {
    const seen = await offeredTo(request, request.params.id, ['samtycke']);
    const asked = consentAsked(formContextOf(contextOf(request), seen) as SipContext, request.body);
    const sealed = encodeURIComponent(sealAsked(deps, seen.id, asked));
    const paper: Paper = {
      text: 'Skriv ut blanketten',
      href: `/api/console/cases/${seen.id}/papers/samtycke/${sealed}`,
    };
    response.set('Cache-Control', 'no-store').json(paper);
  });

  router.get('/cases/:id/papers/samtycke/:asked', async (request) => {
    const { id, asked } = request.params;
    const seen = await offeredTo(request, id, ['samtycke']);
    await show(request, seen, consentPage(paperOf(request), seen, openAsked(deps, seen.id, asked)));
  });

  return router;
}
