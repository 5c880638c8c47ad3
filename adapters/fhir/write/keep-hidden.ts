import { referenceTo, type Change } from './change.ts';
import type { WriteFrame } from './frame.ts';
import { merge, saysTheSame } from './merge.ts';
import type { Loose } from './plan.ts';
import { refused } from './reasons.ts';
import { hiddenVersion, placeOfAnswer, versionOfEtag, type Place } from './versions.ts';

const TRIES = 3;

/** Writes once more with what our change hid, when the EHR let it hide something. */
export async function keepHidden(frame: WriteFrame, change: Change, written: Written): Promise<void> {
  const { ask, capability, names, base } = frame;
  const { resourceType } = change.part.resource;
  let { content, basedOn } = written;
  let place = await withVersion(frame, content, written.place);
  for (let left = TRIES; ; left -= 1) {
    const hidden = await hiddenVersion(ask, place, basedOn, capability.type(resourceType).history);
    const body = hidden && merge(content, hidden, names);
    if (!body || saysTheSame(body, content, base)) return;
    if (left === 0) throw refused('conflict');
    const made = await update(frame, body, place.version === undefined ? undefined : `W/"${place.version}"`);
    basedOn = place.version;
    content = body;
    place = await withVersion(frame, body, made);
  }
}

export interface Written {
  content: Loose;
  /** Version that the content was made on. */
  basedOn: string | undefined;
  place: Place;
}

export async function update({ ask }: WriteFrame, body: Loose, ifMatch: string | undefined): Promise<Place> {
  const { resourceType } = body;
  const id = body['id'] as string;
  const answer = await ask({
    call: (client, options) => client.update({ resourceType, id, body, options }),
    ...(ifMatch === undefined ? {} : { headers: { 'if-match': ifMatch } }),
    writes: ['PUT', body, ifMatch],
    repeatable: true,
  });
  return placeOfAnswer(answer, resourceType) ?? { reference: referenceTo(body), version: versionOfEtag(answer.etag) };
}

/** An answer need not say which version it made; the newest is the best that can be had. */
async function withVersion({ ask }: WriteFrame, { resourceType, id }: Loose, place: Place): Promise<Place> {
  if (place.version !== undefined) return place;
  const read = await ask({
    call: (client, options) => client.read({ resourceType, id: id as string, options }),
    repeatable: true,
  });
  return placeOfAnswer(read, resourceType) ?? place;
}
