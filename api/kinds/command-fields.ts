import { z } from 'zod';
import { parseInstant, type Instant } from '../../domain/calendar/instant.ts';
import { parseLocalDate, type LocalDate } from '../../domain/calendar/local-date.ts';

/** ISO 8601 with a zone; an instant once read. */
export const instantText = z.string().transform((text, context): Instant => {
  const parsed = parseInstant(text);
  if (parsed !== undefined) return parsed;
  context.addIssue({
    code: 'custom',
    message: 'ange datum och klockslag med tidszon, till exempel 2026-11-20T14:30:00+01:00',
  });
  return z.NEVER;
});

/** A Swedish day. */
export const dayText = z.string().transform((text, context): LocalDate => {
  const parsed = parseLocalDate(text);
  if (parsed !== undefined) return parsed;
  context.addIssue({ code: 'custom', message: 'ange ett datum, till exempel 2026-11-20' });
  return z.NEVER;
});

export const hsaId = z.string().regex(/^SE\d{10}-[A-Z0-9]{1,20}$/, 'ange ett HSA-id');
export const words = z.string().trim().min(1, 'får inte vara tomt').max(10_000, 'är för långt');
/** Id of a thing in the case, as it was read. */
export const item = z.string().min(1).max(120);
const byHand = z.enum(['phone', 'visit', 'letter', 'other']);

/** Commands that every kind of case takes. */
export const commonCommands = {
  markPerson: z.strictObject({
    deceased: z.boolean().optional(),
    protection: z.enum(['none', 'sekretessmarkering', 'skyddadFolkbokforing', 'other']).optional(),
  }),
  handleByHand: z.strictObject({ item: item.optional(), dutyAbout: item.optional(), how: byHand, reason: words }),
  retryDelivery: z.strictObject({ item }),
  giveUpDelivery: z.strictObject({ item }),
  acknowledgeDelivery: z.strictObject({ item }),
  postLetter: z.strictObject({ item }),
};
