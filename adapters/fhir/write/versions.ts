import { z } from 'zod';
import type { Answer, Ask } from './connection.ts';
import { EhrFailure } from './reasons.ts';
import type { Loose } from './plan.ts';

const versioned = z.object({ meta: z.object({ versionId: z.string() }) });
const history = z.object({
  entry: z.array(z.object({ resource: z.looseObject({ resourceType: z.string() }).optional() })),
});

/** Where a resource stands and in which version, as far as the EHR tells. */
export interface Place {
  /** `Type/id` */
  reference: string;
  version: string | undefined;
}

/** From an ETag (`W/"3"`, `"3"`, or `3` as some write it in a transaction's answer). */
export function versionOfEtag(etag: string | undefined): string | undefined {
  return etag === undefined ? undefined : /^(?:W\/)?"?([^"]*)"?$/.exec(etag.trim())?.[1] || undefined;
}

export function versionOfResource(resource: unknown): string | undefined {
  const parsed = versioned.safeParse(resource);
  return parsed.success ? parsed.data.meta.versionId : undefined;
}

/** From a Location, absolute or not, with or without the version. */
export function placeOfLocation(location: string | undefined, resourceType: string): Place | undefined {
  if (location === undefined) return undefined;
  const match = new RegExp(`(?:^|/)(${resourceType}/[A-Za-z0-9.-]{1,64})(?:/_history/([A-Za-z0-9.-]+))?$`).exec(
    location,
  );
  return match?.[1] === undefined ? undefined : { reference: match[1], version: match[2] };
}

/** From the answer to a create, an update or a read. */
export function placeOfAnswer({ body, etag, location }: Answer, resourceType: string): Place | undefined {
  const told = placeOfLocation(location, resourceType);
  const isResource = body.resourceType === resourceType && typeof body['id'] === 'string';
  const reference = isResource ? `${resourceType}/${body['id'] as string}` : told?.reference;
  if (reference === undefined) return undefined;
  return {
    reference,
    version: (isResource ? versionOfResource(body) : undefined) ?? versionOfEtag(etag) ?? told?.version,
  };
}

/**
 * The version that our change hid, when the EHR took it though it was not made on the newest: an EHR that overlooks If-Match. What
 * it does not tell cannot be known, and then nothing is given.
 */
export async function hiddenVersion(
  ask: Ask,
  place: Place,
  basedOn: string | undefined,
  keepsHistory: boolean,
): Promise<Loose | undefined> {
  const { reference, version } = place;
  if (!keepsHistory || version === undefined || basedOn === undefined || version === basedOn) return undefined;
  if (Number(version) - Number(basedOn) === 1) return undefined;
  try {
    const { body } = await ask({
      call: (client, options) => client.request(`${reference}/_history`, { options }),
      repeatable: true,
    });
    const parsed = history.safeParse(body);
    const versions = parsed.success ? parsed.data.entry.map(({ resource }) => resource) : [];
    const at = versions.findIndex((resource) => versionOfResource(resource) === version);
    const before = at < 0 ? undefined : versions[at + 1];
    return before === undefined || versionOfResource(before) === basedOn ? undefined : before;
  } catch (error) {
    // There is no history to be had; one that could not be reached is another thing.
    if (error instanceof EhrFailure && (error.status === 404 || error.status === 405)) return undefined;
    throw error;
  }
}
