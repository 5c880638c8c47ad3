import type { BundleEntry } from 'fhir/r4.js';
import { z } from 'zod';
import { contentOf, isWhole, referenceTo, versionOf, type Change } from './change.ts';
import { condition, isPublic, type WriteFrame } from './frame.ts';
import { keepHidden } from './keep-hidden.ts';
import { byIdentifier, hasKey, type Standing } from './look-up.ts';
import type { Loose } from './plan.ts';
import { EhrConflict, EhrFailure, endOfStatus, failed } from './reasons.ts';
import { placeOfLocation, versionOfEtag, versionOfResource, type Place } from './versions.ts';

const answer = z.object({
  resourceType: z.literal('Bundle'),
  type: z.literal('transaction-response'),
  entry: z.array(
    z.object({
      resource: z.looseObject({ resourceType: z.string() }).optional(),
      response: z.object({ status: z.string(), location: z.string().optional(), etag: z.string().optional() }),
    }),
  ),
});

type AnswerEntry = z.infer<typeof answer>['entry'][number];

type LooseEntry = Pick<BundleEntry, 'request'> & { fullUrl: string; resource: Loose };

const NOTHING: ReadonlySet<string> = new Set();

/** Servers with a limit for entries on a condition take so many. */
const USUAL_LIMIT = 8;

/** Writes some in one transaction. True when nothing of them is left to write. */
export async function writeTogether(frame: WriteFrame, step: readonly Change[], standing: Standing): Promise<boolean> {
  const also = new Set(step.map(({ part }) => part.urn));
  const whole = step.every(({ part }) => isWhole(part, standing, also));
  const contents = step.map((change) => contentOf(change, standing, also, frame.names));
  const entry = step.map((change, index) => entryOf(frame, change, contents[index] as Loose));
  const answered = await send(frame, entry).catch((error: unknown) => learn(frame, entry, error));
  if (answered.length !== step.length) throw failed('entries-dropped');

  let complete = whole;
  for (const [index, change] of step.entries()) {
    const said = answered[index] as AnswerEntry;
    const status = Number.parseInt(said.response.status, 10);
    if (!(status >= 200 && status < 300)) throw endOfStatus(Number.isNaN(status) ? 200 : status);
    if (change.standing) continue;
    standing.set(change.part.urn, await madeOf(frame, change, said));
    // Another was first: what it wrote may differ.
    if (change.part.ours && entry[index]?.request?.method === 'POST' && status === 200) complete = false;
  }
  for (const [index, change] of step.entries()) {
    if (!change.standing) continue;
    const place = { reference: referenceTo(change.standing), version: versionIn(answered[index] as AnswerEntry) };
    const content = contentOf(change, standing, NOTHING, frame.names);
    await keepHidden(frame, change, { content, basedOn: versionOf(change), place });
  }
  return complete;
}

async function send({ ask }: WriteFrame, entry: readonly LooseEntry[]): Promise<AnswerEntry[]> {
  const body = { resourceType: 'Bundle', type: 'transaction', entry };
  const { body: answered } = await ask({
    call: (client, options) => client.transaction({ body, options }),
    writes: ['POST', body],
    repeatable: entry.every(({ request }) => request?.method === 'PUT' || request?.ifNoneExist !== undefined),
  });
  const parsed = answer.safeParse(answered);
  if (!parsed.success) throw failed('answer-not-understood');
  return parsed.data.entry;
}

/** A refused transaction may be one of a kind that this EHR does not take; the same is then written in another way. */
function learn({ capability }: WriteFrame, entry: readonly LooseEntry[], error: unknown): never {
  if (!(error instanceof EhrFailure) || error.status === undefined) throw error;
  const { status } = error;
  const conditional = entry.filter(({ request }) => request?.ifNoneExist ?? request?.url.includes('?'));
  const givesIds = entry.some(({ request }) => request?.url.startsWith('Provenance/'));
  if (status === 404 || status === 501 || (status === 405 && !givesIds)) {
    capability.transactions = false;
  } else if ([400, 413].includes(status) && conditional.length > USUAL_LIMIT) {
    capability.conditionalLimit = USUAL_LIMIT;
  } else if ([400, 405, 422].includes(status) && givesIds) {
    capability.provenanceById = false;
  } else {
    throw error;
  }
  throw new EhrConflict(true);
}

function entryOf({ base, capability, strongTags }: WriteFrame, change: Change, content: Loose): LooseEntry {
  const { part, standing } = change;
  const { resourceType } = content;
  if (standing) {
    const url = referenceTo(standing);
    const version = versionOf(change);
    const ifMatch = version === undefined ? {} : { ifMatch: strongTags ? `"${version}"` : `W/"${version}"` };
    return entry(`${base}/${url}`, content, { method: 'PUT', url, ...ifMatch });
  }
  if (resourceType === 'Provenance') {
    const id = part.key.value;
    return entry(part.urn, { ...content, id }, { method: 'PUT', url: `Provenance/${id}` });
  }
  const { conditionalCreate, conditionalUpdate } = capability.type(resourceType);
  if (conditionalUpdate && isPublic(part)) {
    return entry(part.urn, content, { method: 'PUT', url: `${resourceType}?${condition(part)}` });
  }
  const ifNoneExist = conditionalCreate ? { ifNoneExist: condition(part) } : {};
  return entry(part.urn, content, { method: 'POST', url: resourceType, ...ifNoneExist });
}

function entry(fullUrl: string, resource: Loose, request: NonNullable<BundleEntry['request']>): LooseEntry {
  return { fullUrl, resource, request };
}

/** The answer need not say which id a new resource was given. */
async function madeOf(frame: WriteFrame, { part }: Change, said: AnswerEntry): Promise<Loose> {
  const { resourceType } = part.resource;
  const place = placeIn(said, resourceType);
  if (place) return { resourceType, id: place.reference.slice(resourceType.length + 1) };
  if (resourceType === 'Provenance') return { resourceType, id: part.key.value };
  const [found] = (await byIdentifier(frame, resourceType, [part.key])).filter((one) => hasKey(one, part.key));
  if (!found) throw failed('answer-not-understood');
  return found;
}

function placeIn({ response, resource }: AnswerEntry, resourceType: string): Place | undefined {
  const id = resource?.resourceType === resourceType ? resource['id'] : undefined;
  const told = placeOfLocation(response.location, resourceType);
  return typeof id === 'string' ? { reference: `${resourceType}/${id}`, version: undefined } : told;
}

function versionIn({ response, resource }: AnswerEntry): string | undefined {
  return versionOfEtag(response.etag) ?? versionOfResource(resource);
}
