import { z } from 'zod';
import type { Directory } from '../adapters/directory/directory.ts';
import { parseInstant, type Instant } from '../domain/calendar/instant.ts';
import type { DischargeCommands } from '../domain/discharge/commands.ts';
import { unitRef } from './console/forms/unit-ref.ts';

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

const hsaId = z.string().regex(/^SE\d{10}-[A-Z0-9]{1,20}$/, 'ange ett HSA-id');
const words = z.string().trim().min(1, 'får inte vara tomt').max(10_000, 'är för långt');
const item = z.string().min(1).max(80);
const secrecy = z.strictObject({ outcome: z.enum(['no-hindrance', 'hinders']), by: hsaId, at: instantText });
const byHand = z.enum(['phone', 'visit', 'letter', 'other']);

/** What a system or a member of staff may send to `POST /api/commands`; units are HSA-ids, looked up in the directory. */
export const commandSchemas = {
  judgeNeed: z.strictObject({
    by: hsaId,
    at: instantText,
    units: z.array(hsaId).max(50),
    outpatientUnit: hsaId.optional(),
  }),
  correctJudgement: z.strictObject({ unit: hsaId, reason: words }),
  findUnit: z.strictObject({ instead: z.string().min(1).max(64), unit: hsaId }),
  changeEstimate: z.strictObject({ estimatedDischargeAt: instantText }),
  declareReady: z.strictObject({ by: hsaId, judgedAt: instantText, secrecy: secrecy.optional() }),
  recordSecrecyCheck: secrecy.extend({ about: z.enum(['readyNotice', 'informationTransfer']) }),
  revokeReady: z.strictObject({ at: instantText, reasonText: words.optional() }),
  reportDischarge: z.strictObject({
    at: instantText,
    where: z.enum(['home', 'short-term-care', 'residential-care', 'other-hospital', 'other']).optional(),
  }),
  beginPlanning: z.strictObject({ unit: hsaId }),
  appointCareContact: z.strictObject({ unit: hsaId, careContact: hsaId, lead: z.boolean().optional() }),
  reportMeetingNotice: z.strictObject({ sentAt: instantText, sentBy: hsaId.optional() }),
  recordBothSides: z.strictObject({ needed: z.boolean(), by: hsaId }),
  transferInformation: z.strictObject({
    unit: hsaId,
    text: words.optional(),
    doneElsewhere: z.boolean().optional(),
    secrecy: secrecy.optional(),
  }),
  informPatient: z.strictObject({ at: instantText }),
  recordCompulsoryCare: z.strictObject({ by: hsaId, at: instantText, ended: z.boolean().optional() }),
  markPerson: z.strictObject({
    deceased: z.boolean().optional(),
    protection: z.enum(['none', 'sekretessmarkering', 'skyddadFolkbokforing', 'other']).optional(),
  }),
  handleByHand: z.strictObject({ item: item.optional(), dutyAbout: item.optional(), how: byHand, reason: words }),
  closeCase: z.strictObject({ reason: words }),
  retryDelivery: z.strictObject({ item }),
  giveUpDelivery: z.strictObject({ item }),
  acknowledgeDelivery: z.strictObject({ item }),
} satisfies Record<
  Exclude<keyof DischargeCommands, 'reportEncounter'> | 'retryDelivery' | 'giveUpDelivery' | 'acknowledgeDelivery',
  z.ZodType
>;

type Sent = { [T in keyof typeof commandSchemas]: z.output<(typeof commandSchemas)[T]> };

/** The data with its units as the directory knows them now. @throws HttpError for a unit that is none after discharge */
export function withUnits(directory: Directory, type: string, data: unknown): unknown {
  if (type === 'judgeNeed') {
    const { units, outpatientUnit, ...rest } = data as Sent['judgeNeed'];
    return {
      ...rest,
      units: units.map((unit) => unitRef(directory, unit, 'data.units')),
      ...(outpatientUnit ? { outpatientUnit: unitRef(directory, outpatientUnit, 'data.outpatientUnit') } : {}),
    };
  }
  if (type === 'findUnit') {
    const { unit, instead } = data as Sent['findUnit'];
    return { instead, unit: unitRef(directory, unit, 'data.unit') };
  }
  return data;
}
