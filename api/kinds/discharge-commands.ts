import { z } from 'zod';
import type { Directory } from '../../adapters/directory/directory.ts';
import type { DischargeCommands } from '../../domain/discharge/commands.ts';
import { unitRef } from '../console/forms/unit-ref.ts';
import type { KindCommands } from './kind.ts';
import { commonCommands, hsaId, instantText, words } from './command-fields.ts';

const secrecy = z.strictObject({ outcome: z.enum(['no-hindrance', 'hinders']), by: hsaId, at: instantText });

/** What a system or a member of staff may send of a discharge to `POST /api/commands`; units are HSA-ids, looked up in the directory. */
const schemas = {
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
  closeCase: z.strictObject({ reason: words }),
  ...commonCommands,
} satisfies Record<
  | Exclude<keyof DischargeCommands, 'reportEncounter' | 'reportChoice' | 'reportSipNotice'>
  | keyof typeof commonCommands,
  z.ZodType
>;

type Sent = { [T in keyof typeof schemas]: z.output<(typeof schemas)[T]> };

/** The data with its units as the directory knows them now. @throws HttpError for a unit that is none after discharge */
function withUnits(directory: Directory, type: string, data: unknown): unknown {
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

export const dischargeCommands: KindCommands = { schemas, withUnits };
