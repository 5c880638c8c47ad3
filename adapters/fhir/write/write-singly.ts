import { findPersonalNumbers } from '../../../domain/identity/find-personal-numbers.ts';
import { contentOf, isWhole, type Change } from './change.ts';
import type { Answer } from './connection.ts';
import { condition, type WriteFrame } from './frame.ts';
import { keepHidden, update } from './keep-hidden.ts';
import { byIdentifier, hasKey, type Standing } from './look-up.ts';
import type { Loose, Part } from './plan.ts';
import { EhrConflict, EhrFailure, failed } from './reasons.ts';
import { placeOfAnswer, versionOfResource } from './versions.ts';

const NOTHING: ReadonlySet<string> = new Set();
const PERSONS: ReadonlySet<string> = new Set(['Patient', 'RelatedPerson']);

/** Writes one resource by a request of its own. True when nothing of it is left to write. */
export async function writeSingly(frame: WriteFrame, change: Change, standing: Standing): Promise<boolean> {
  const { part } = change;
  const whole = isWhole(part, standing, NOTHING);
  if (change.standing) {
    await changeStanding(frame, { part, standing: change.standing }, standing);
    return whole;
  }
  const content = contentOf(change, standing, NOTHING, frame.names);
  if (part.resource.resourceType === 'Provenance' && frame.capability.provenanceById) {
    standing.set(part.urn, await createById(frame, part, content));
    return whole;
  }
  const { resource, isNew } = await createOnce(frame, part, content);
  standing.set(part.urn, resource);
  return whole && (isNew || !part.ours);
}

/** On the newest version, read just before, and with its ETag as the EHR writes it. */
async function changeStanding(frame: WriteFrame, change: Change & { standing: Loose }, all: Standing): Promise<void> {
  const { resourceType } = change.part.resource;
  const id = change.standing['id'] as string;
  const read = await frame
    .ask({ call: (client, options) => client.read({ resourceType, id, options }), repeatable: true })
    .catch(gone);
  if (read.body.resourceType !== resourceType) throw failed('answer-not-understood');
  const content = contentOf({ part: change.part, standing: read.body }, all, NOTHING, frame.names);
  const basedOn = versionOfResource(read.body);
  const ifMatch = read.etag ?? (basedOn === undefined ? undefined : `W/"${basedOn}"`);
  const place = await update(frame, content, ifMatch).catch(gone);
  await keepHidden(frame, change, { content, basedOn, place });
}

/** What was found and is no longer there is to be looked for again. */
function gone(error: unknown): never {
  throw error instanceof EhrFailure && (error.status === 404 || error.status === 410) ? new EhrConflict() : error;
}

/** @throws EhrConflict when the EHR turns out to give ids itself */
async function createById({ ask, capability }: WriteFrame, { key }: Part, content: Loose): Promise<Loose> {
  const { resourceType } = content;
  const body = { ...content, id: key.value };
  try {
    await ask({
      call: (client, options) => client.update({ resourceType, id: key.value, body, options }),
      writes: ['PUT', body],
      repeatable: true,
    });
    return body;
  } catch (error) {
    if (!(error instanceof EhrFailure) || ![400, 404, 405, 422].includes(error.status ?? 0)) throw error;
    capability.provenanceById = false;
    throw new EhrConflict(true);
  }
}

/**
 * With If-None-Exist where the EHR takes it, and the identifier may stand in a header. Else it is looked for once more, as late as
 * can be and one at a time.
 */
async function createOnce(frame: WriteFrame, part: Part, content: Loose): Promise<{ resource: Loose; isNew: boolean }> {
  const { resourceType } = content;
  const guarded = frame.capability.type(resourceType).conditionalCreate && !isPersonal(part);
  if (guarded) {
    const answer = await create(frame, content, { 'if-none-exist': condition(part) }, true);
    return { resource: madeOf(answer, resourceType), isNew: answer.status !== 200 };
  }
  if (resourceType === 'Provenance') {
    return { resource: madeOf(await create(frame, content, {}, false), resourceType), isNew: true };
  }
  return frame.oneByOne(`${resourceType} ${part.key.system}|${part.key.value}`, async () => {
    const [there] = (await byIdentifier(frame, resourceType, [part.key])).filter((one) => hasKey(one, part.key));
    if (there) return { resource: there, isNew: false };
    return { resource: madeOf(await create(frame, content, {}, false), resourceType), isNew: true };
  });
}

function create(frame: WriteFrame, body: Loose, headers: Record<string, string>, repeatable: boolean): Promise<Answer> {
  const { resourceType } = body;
  return frame.ask({
    call: (client, options) => client.create({ resourceType, body, options }),
    headers,
    writes: ['POST', body],
    repeatable,
  });
}

function madeOf(answer: Answer, resourceType: string): Loose {
  const place = placeOfAnswer(answer, resourceType);
  if (!place) throw failed('answer-not-understood');
  return { resourceType, id: place.reference.slice(resourceType.length + 1) };
}

/** Whether its identifier may be a person's number; reserve numbers look like anything. */
function isPersonal({ resource, key }: Part): boolean {
  return PERSONS.has(resource.resourceType) || findPersonalNumbers(key.value).length > 0;
}
