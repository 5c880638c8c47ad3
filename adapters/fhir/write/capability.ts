import { z } from 'zod';
import type { Ask } from './connection.ts';
import { failed, refused } from './reasons.ts';

/** What this EHR can do: as it says itself, and as it has shown since. */
export interface Capability {
  transactions: boolean;
  /** Most entries of a transaction that are written on a condition. */
  conditionalLimit: number;
  /** Whether a Provenance may be given its id by the hub. */
  provenanceById: boolean;
  type(resourceType: string): TypeCapability;
  /** Whether it says that it can search by the parameter. */
  searches(resourceType: string, parameter: string): boolean;
}

interface TypeCapability {
  conditionalCreate: boolean;
  conditionalUpdate: boolean;
  history: boolean;
}

const statement = z.object({
  resourceType: z.literal('CapabilityStatement'),
  fhirVersion: z.string(),
  rest: z.array(
    z.object({
      mode: z.string(),
      interaction: z.array(z.object({ code: z.string() })).default([]),
      resource: z
        .array(
          z.object({
            type: z.string(),
            interaction: z.array(z.object({ code: z.string() })).default([]),
            conditionalCreate: z.boolean().default(false),
            conditionalUpdate: z.boolean().default(false),
            updateCreate: z.boolean().optional(),
            searchParam: z.array(z.object({ name: z.string() })).default([]),
          }),
        )
        .default([]),
    }),
  ),
});

export async function askCapability(ask: Ask): Promise<Capability> {
  const { body } = await ask({ call: (client, options) => client.capabilityStatement(options), repeatable: true });
  const parsed = statement.safeParse(body);
  if (!parsed.success) throw failed('answer-not-understood');
  if (!parsed.data.fhirVersion.startsWith('4.0')) throw refused('wrong-fhir-version');
  const rest = parsed.data.rest.find(({ mode }) => mode === 'server');
  if (!rest) throw failed('answer-not-understood');

  const types = new Map(rest.resource.map((resource) => [resource.type, resource]));
  return {
    transactions: rest.interaction.some(({ code }) => code === 'transaction'),
    conditionalLimit: Number.POSITIVE_INFINITY,
    // Not every server that allows it says so.
    provenanceById: types.get('Provenance')?.updateCreate !== false,
    type(resourceType) {
      const found = types.get(resourceType);
      if (!found) throw refused('type-not-supported');
      const { conditionalCreate, conditionalUpdate, interaction } = found;
      return {
        conditionalCreate,
        conditionalUpdate,
        history: interaction.some(({ code }) => code === 'history-instance'),
      };
    },
    searches: (resourceType, parameter) =>
      types.get(resourceType)?.searchParam.some(({ name }) => name === parameter) ?? false,
  };
}
