import type { CarePlan, Consent, Period } from 'fhir/r4.js';
import { referenceTo, type Change } from './change.ts';
import type { WriteFrame } from './frame.ts';
import type { Standing } from './look-up.ts';
import type { Loose, Part } from './plan.ts';
import { EhrFailure } from './reasons.ts';

/**
 * Consents of the hub's that the plan in the EHR names and that the hub's plan has no more, since they were taken back or given anew,
 * or the plan has ended. They go on as what was once allowed; that they are active they say no longer.
 */
export async function endedConsents(frame: WriteFrame, parts: readonly Part[], standing: Standing): Promise<Change[]> {
  const ended: Change[] = [];
  for (const { urn, resource, ours, closes } of parts) {
    const there = standing.get(urn);
    if (resource.resourceType !== 'CarePlan' || !ours || !there) continue;
    const { period } = resource as Partial<CarePlan>;
    for (const reference of consentsNamedBy(there, frame.base)) {
      if (isKept(reference, parts, standing)) continue;
      const consent = await read(frame, reference);
      if (!consent || !isActiveOfOurs(consent, frame.names)) continue;
      ended.push(ending(consent, closes ? period?.end : undefined));
    }
  }
  return ended;
}

function consentsNamedBy(plan: Loose, base: string): string[] {
  const { supportingInfo = [] } = plan as Partial<CarePlan>;
  const named = supportingInfo.flatMap(({ reference = '' }) =>
    reference.startsWith(`${base}/`) ? reference.slice(base.length + 1) : reference,
  );
  return [...new Set(named)].filter((reference) => /^Consent\/[A-Za-z0-9.-]{1,64}$/.test(reference));
}

function isKept(reference: string, parts: readonly Part[], standing: Standing): boolean {
  return parts.some(({ urn, resource }) => {
    const there = resource.resourceType === 'Consent' ? standing.get(urn) : undefined;
    return there !== undefined && referenceTo(there) === reference;
  });
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

function isActiveOfOurs(consent: Loose, names: string): boolean {
  const { identifier = [], status } = consent as Partial<Consent>;
  return status === 'active' && identifier.some(({ system }) => system?.startsWith(`${names}/`));
}

/** Only what is true of it now: its status, and its end where that is the plan's. */
function ending(consent: Loose, end: string | undefined): Change {
  const { id = '', provision } = consent as Partial<Consent>;
  const closed = end === undefined || endsBefore(provision?.period, end) ? {} : { ...provision?.period, end };
  const resource: Loose = {
    resourceType: 'Consent',
    status: 'inactive',
    ...(Object.keys(closed).length > 0 ? { provision: { ...provision, period: closed } } : {}),
  };
  const part = { urn: `Consent/${id}`, resource, key: { system: '', value: '' }, ours: true, closes: true };
  return { part, standing: consent };
}

function endsBefore(period: Period | undefined, end: string): boolean {
  return period?.end !== undefined && Date.parse(period.end) <= Date.parse(end);
}
