import { Router, type Request } from 'express';
import { refusal } from '../../adapters/fhir/refusal.ts';
import { readParameters } from '../../adapters/fhir/search/read-parameters.ts';
import { SEARCH_TABLE, type ReadType } from '../../adapters/fhir/search/table.ts';
import { memberOf } from '../auth/signed-in.ts';
import type { Deps } from '../deps.ts';
import { answerRead, logShown } from './answer.ts';
import { notFound } from './not-found.ts';
import { preferred } from './prefer.ts';
import { readOne } from './reading/read-one.ts';
import { search } from './reading/search.ts';
import { sendFhir } from './send.ts';

/** Read and search, by GET and by POST. */
export function readRoute(deps: Deps): Router {
  const router = Router();
  for (const type of Object.keys(SEARCH_TABLE) as ReadType[]) {
    const searched = async (request: Request) => {
      const { isStrict } = preferred(request);
      const found = await search(deps, memberOf(request), type, readParameters(type, pairsOf(request), isStrict));
      await logShown(deps, request, 'fhir.search', found.shown);
      return found.bundle;
    };
    router.get(`/${type}`, async (request, response) => {
      sendFhir(response, await searched(request));
    });
    router.post(`/${type}/_search`, async (request, response) => {
      sendFhir(response, await searched(request));
    });
    router.get([`/${type}/:id`, `/${type}/:id/_history/:version`], async (request, response) => {
      const { id, version } = request.params as { id: string; version?: string };
      const item = await readOne(deps, memberOf(request), type, id);
      if (!item || (version !== undefined && version !== String(item.version.number))) throw notFound();
      await answerRead(deps, request, response, item);
    });
  }
  return router;
}

/** Query and form together. */
function pairsOf(request: Request): [string, string][] {
  const query = [...new URLSearchParams(request.originalUrl.split('?')[1] ?? '')];
  const form =
    typeof request.body === 'object' && request.body !== null
      ? Object.entries(request.body as Record<string, unknown>)
      : [];
  const sent = form.flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one): [string, unknown] => [name, one]),
  );
  if (sent.some(([, value]) => typeof value !== 'string')) {
    throw refusal(400, 'structure', 'Formuläret går inte att läsa.');
  }
  return [...query, ...(sent as [string, string][])];
}
