import type { Organization, Reference } from 'fhir/r4.js';
import { partReference, type MessageSource } from './envelope.ts';
import { partId } from './message-ids.ts';

/** Sender and receiver, each unit with its party; one that stands twice is told once. */
export function organizationsOf(source: MessageSource): Organization[] {
  const { from, to } = source.message;
  const byId = new Map<string, Organization>();
  for (const { unit, party } of [from, to]) {
    for (const organization of [organizationOf(source, unit, party), organizationOf(source, party)]) {
      if (organization.id && !byId.has(organization.id)) byId.set(organization.id, organization);
    }
  }
  return [...byId.values()];
}

export function organizationReference(source: MessageSource, hsaId: string): Reference {
  return partReference(source, `organization:${hsaId}`);
}

function organizationOf(source: MessageSource, hsaId: string, party?: string): Organization {
  const name = source.envelope.names(hsaId);
  return {
    resourceType: 'Organization',
    id: partId(source.message.item, `organization:${hsaId}`),
    identifier: [{ system: source.settings.hsaSystem, value: hsaId }],
    ...(name ? { name } : {}),
    ...(party && party !== hsaId ? { partOf: organizationReference(source, party) } : {}),
  };
}
