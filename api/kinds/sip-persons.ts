import { z } from 'zod';
import { given } from '../console/forms/answers.ts';
import type { Described, Home, SomebodyClose } from '../console/forms/form.ts';

const line = z.string().trim().min(1, 'får inte vara tomt').max(200, 'är för långt');

const address = z.strictObject({
  lines: z.array(line).min(1).max(5),
  postalCode: line.optional(),
  city: line.optional(),
});

/** Commands of a plan that tell who somebody is and where they live: kept beside the case, and in the command by random ids alone. */
export const personCommands = {
  nameRelated: z.strictObject({
    role: z.enum(['guardian', 'relatedPerson', 'appointedRepresentative']),
    name: line,
    address: address.optional(),
    phone: line.optional(),
    isProtected: z.boolean(),
    safeToReach: z.boolean(),
  }),
  updateAddress: z.strictObject({ address, phone: line.optional() }),
};

type Named = z.output<typeof personCommands.nameRelated>;

export function namedData(data: unknown, ids: Described): unknown {
  const { role, isProtected, safeToReach } = data as Named;
  return { ...ids, role, safeToReach: safeToReach && !isProtected };
}

export function describes(type: string, data: unknown): SomebodyClose | undefined {
  if (type !== 'nameRelated') return undefined;
  const { name, address: at, phone, isProtected } = data as Named;
  return { name, isProtected, ...given({ address: at && given(at), phone }) };
}

export function home(type: string, data: unknown): Home | undefined {
  if (type !== 'updateAddress') return undefined;
  const { address: at, phone } = data as z.output<typeof personCommands.updateAddress>;
  return { address: given(at), ...given({ phone }) };
}
