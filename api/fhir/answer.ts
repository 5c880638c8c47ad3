import type { Request, Response } from 'express';
import { outcomeOf } from '../../adapters/fhir/outcome.ts';
import { information, type Issue } from '../../adapters/fhir/refusal.ts';
import { logAccess } from '../../adapters/store/access-log.ts';
import { actorOf } from '../auth/signed-in.ts';
import type { Deps } from '../deps.ts';
import { versionsIn } from './if-match.ts';
import { preferred } from './prefer.ts';
import type { Item } from './reading/items.ts';
import { sendFhir } from './send.ts';

export function fhirBase({ config }: Pick<Deps, 'config'>): string {
  return `${config.publicUrl}/fhir`;
}

export function etagOf({ version }: Pick<Item, 'version'>): string {
  return `W/"${version.number}"`;
}

export function locationOf(
  deps: Pick<Deps, 'config'>,
  { type, id, version }: Pick<Item, 'type' | 'id' | 'version'>,
): string {
  return `${fhirBase(deps)}/${type}/${id}/_history/${version.number}`;
}

/** One access-log row for what the request shows of persons; none when it shows no one. */
export async function logShown(deps: Deps, request: Request, action: string, shown: readonly Item[]): Promise<void> {
  await logAccess(deps.db, {
    at: deps.now(),
    requestId: request.id as string,
    viewer: actorOf(request),
    action,
    personIds: shown.flatMap(({ personId }) => personId ?? []),
    caseIds: shown.flatMap(({ caseId }) => caseId ?? []),
    detail: [...new Set(shown.map(({ type }) => type))].join(','),
  });
}

export async function answerRead(deps: Deps, request: Request, response: Response, item: Item): Promise<void> {
  await logShown(deps, request, 'fhir.read', [item]);
  response.set('ETag', etagOf(item));
  if (item.version.at > 0) response.set('Last-Modified', new Date(item.version.at).toUTCString());
  if (versionsIn(request.get('if-none-match')).includes(String(item.version.number))) response.status(304).end();
  else sendFhir(response, item.resource());
}

/** What was written, as the sender prefers to hear it. Without an item the sender may not read what it wrote. */
export async function answerWritten(
  deps: Deps,
  request: Request,
  response: Response,
  written: { status: 200 | 201; item: Item | undefined; remarks: readonly Issue[] },
): Promise<void> {
  const { item, remarks } = written;
  const { returned } = preferred(request);
  response.status(written.status);
  if (item) {
    response.set('ETag', etagOf(item)).set('Location', locationOf(deps, item));
    if (item.version.at > 0) response.set('Last-Modified', new Date(item.version.at).toUTCString());
  }
  if (returned === 'OperationOutcome') {
    sendFhir(response, outcomeOf(remarks.length > 0 ? remarks : [information('Allt som skickades har tagits emot.')]));
  } else if (returned === 'minimal' || !item) {
    response.end();
  } else {
    await logShown(deps, request, 'fhir.write', [item]);
    sendFhir(response, item.resource());
  }
}
