import type { CarePlan, Consent, Period } from 'fhir/r4.js';
import type { Change } from './change.ts';
import { endedPart, isOfHub, keptThere } from './ended-part.ts';
import type { WriteFrame } from './frame.ts';
import type { Standing } from './look-up.ts';
import type { Loose, Part } from './plan.ts';
import { EhrFailure } from './reasons.ts';
import { relativeTo } from './references.ts';

/**
 * Consents of the hub's that the plan in the EHR names and that the hub's plan has no more, since they were taken back or given anew,
 * or the plan has ended. They go on as what was once allowed; that they are active they say no longer.
 */
export async function endedConsents(frame: WriteFrame, parts: readonly Part[], standing: Standing): Promise<Change[]> {
  const ended: Change[] = [];
  const kept = keptThere(parts, standing);
  for (const { urn, resource, ours, closes } of parts) {
    const there = standing.get(urn);
    if (resource.resourceType !== 'CarePlan' || !ours || !there) continue;
    const { period } = resource as Partial<CarePlan>;
    for (const reference of consentsNamedBy(there, frame.base)) {
      if (kept.has(reference)) continue;
      const consent = await read(frame, reference);
      if (consent?.['status'] !== 'active' || !isOfHub(consent, frame.names)) continue;
      ended.push(ending(consent, closes ? period?.end : undefined));
    }
  }
  return ended;
}

function consentsNamedBy(plan: Loose, base: string): string[] {
  const { supportingInfo = [] } = plan as Partial<CarePlan>;
  const named = supportingInfo.map(({ reference = '' }) => relativeTo(base, reference));
  return [...new Set(named)].filter((reference) => /^Consent\/[A-Za-z0-9.-]{1,64}$/.test(reference));
}

async function read({ ask }: WriteFrame, reference: string): Promise<Loose | undefined> {
  const id = reference.slice('Consent/'.length);
  try {
    const { body } = await ask({
      call: (client, options) => client.read({ resourceType: 'Consent', id, options }),
      repeatable: true,
    });
    return body.resourceType === 'Consent' ? body : undefined;
  } catch (error) {
    if (error instanceof EhrFailure && (error.status === 404 || error.status === 410)) return undefined;
    throw error;
  }
}

/** Only what is true of it now: its status, and its end where that is the plan's. */
function ending(consent: Loose, end: string | undefined): Change {
  const { provision } = consent as Partial<Consent>;
  const closed = end === undefined || endsBefore(provision?.period, end) ? {} : { ...provision?.period, end };
  return endedPart(consent, {
    status: 'inactive',
    ...(Object.keys(closed).length > 0 ? { provision: { ...provision, period: closed } } : {}),
  });
}

function endsBefore(period: Period | undefined, end: string): boolean {
  return period?.end !== undefined && Date.parse(period.end) <= Date.parse(end);
}
