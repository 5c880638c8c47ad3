import type { Request } from 'express';
import { logAccess } from '../../adapters/store/access-log.ts';
import type { SipView } from '../../domain/disclosure/sip-view.ts';
import { memberOf } from '../auth/signed-in.ts';
import type { Deps } from '../deps.ts';
import { HttpError } from '../http-error.ts';
import { seenCases, type SeenCase } from '../seen-cases.ts';

/** @throws not-found for what is no plan of the reader's */
export async function planSeenBy(deps: Deps, request: Request, id: string): Promise<SeenCase<SipView>> {
  const [seen] = await seenCases(deps, memberOf(request), [id]);
  if (!seen || (seen.kind !== 'sip' && seen.kind !== 'l-sip')) throw new HttpError('not-found');
  return seen as SeenCase<SipView>;
}

export function logShown(
  deps: Deps,
  request: Request,
  { action, caseId, personIds }: { action: string; caseId: string; personIds: readonly string[] },
): Promise<void> {
  return logAccess(deps.db, {
    at: deps.now(),
    requestId: request.id as string,
    viewer: memberOf(request),
    action,
    personIds,
    caseIds: [caseId],
  });
}
