import { z } from 'zod';
import { choice, REASON_LENGTH, text, time } from './answers.ts';
import { unitName } from '../names.ts';
import { caseUnitField, physicianField } from './discharge-fields.ts';
import { textField, timeField, unitOptions } from './fields.ts';
import { form, units, type DischargeContext } from './discharge-form.ts';
import { unitRef } from './unit-ref.ts';
import type { UnitView } from '../../../domain/disclosure/discharge-view.ts';

const JUDGED_AT = { name: 'at', label: 'När bedömdes det?', prefill: 'now' } as const;
const PHYSICIAN = 'Behandlande läkare som har bedömt';
const AFTER_DISCHARGE = ['municipal-social', 'municipal-health', 'region-outpatient'] as const;

export const judgeNeed = form({
  name: 'bedom-behov',
  command: 'judgeNeed',
  title: 'Bedöm behov efter utskrivningen',
  rule:
    'Bedömer den behandlande läkaren att en patient kan behöva insatser från kommunen eller öppenvården efter utskrivningen ska varje ' +
    'berörd enhet få ett inskrivningsmeddelande inom 24 timmar. Enheter som redan är bedömda står kvar. (Lag 2017:612, 2 kap. 1–3 §§)',
  button: 'Spara bedömningen',
  thing: 'judgement',
  probe: ({ now }) => ({ data: { by: 'SE', at: now, units: [] } }),
  fields: (context) => [
    physicianField(context, PHYSICIAN),
    timeField(JUDGED_AT),
    {
      kind: 'many',
      name: 'units',
      label: 'Vilka enheter kan behövas?',
      hint: 'Bara enheter som läkaren har bedömt. De får patientens namn, personbeteckning, folkbokföringsadress och beräknad utskrivning.',
      required: true,
      options: unitOptions(context, AFTER_DISCHARGE),
    },
    {
      kind: 'pick',
      name: 'outpatientUnit',
      label: 'Patientens öppenvårdsenhet',
      hint: 'Behövs kommunal hälso- och sjukvård ska även den regionfinansierade öppenvården få meddelandet.',
      required: false,
      options: unitOptions(context, ['region-outpatient']),
      ...(context.view.outpatientUnit?.known ? { value: context.view.outpatientUnit.unit } : {}),
    },
  ],
  schema: z.object({
    by: choice,
    at: time,
    units: z.array(choice, 'välj minst en enhet').min(1, 'välj minst en enhet'),
    outpatientUnit: choice.optional(),
  }),
  toCommand: ({ by, at, units: named, outpatientUnit }, { directory }) => ({
    data: {
      by,
      at,
      units: named.map((unit) => unitRef(directory, unit, 'units')),
      ...(outpatientUnit ? { outpatientUnit: unitRef(directory, outpatientUnit, 'outpatientUnit') } : {}),
    },
  }),
});

export const judgeNoNeed = form({
  name: 'inget-behov',
  command: 'judgeNeed',
  title: 'Inget behov efter utskrivningen',
  rule: 'Den behandlande läkaren har bedömt att patienten inte behöver insatser efter utskrivningen. Då ska inget inskrivningsmeddelande lämnas.',
  button: 'Spara bedömningen',
  thing: 'judgement',
  concerns: (context) => units(context).length === 0 && !context.view.encounter.judgement?.noNeed,
  probe: ({ now }) => ({ data: { by: 'SE', at: now, units: [] } }),
  fields: (context) => [physicianField(context, PHYSICIAN), timeField(JUDGED_AT)],
  schema: z.object({ by: choice, at: time }),
  toCommand: ({ by, at }) => ({ data: { by, at, units: [] } }),
});

export const correctJudgement = form({
  name: 'ratta-bedomning',
  command: 'correctJudgement',
  title: 'Ta bort en enhet som bedömdes av misstag',
  rule: 'Enheten lämnar ärendet. Har den fått något meddelande får den veta att det inte längre gäller.',
  button: 'Ta bort enheten',
  thing: 'judgement',
  concerns: (context) => units(context).length > 0,
  probe: (context) => ({ data: { unit: units(context)[0]?.unit ?? '', reason: 'probe' } }),
  fields: (context) => [
    caseUnitField(context, 'Vilken enhet?'),
    textField({ name: 'reason', label: 'Orsak', lines: 2, maxLength: REASON_LENGTH, required: true }),
  ],
  schema: z.object({ unit: choice, reason: text(REASON_LENGTH) }),
  toCommand: ({ unit, reason }) => ({ data: { unit, reason }, reason }),
});

export const findUnit = form({
  name: 'hitta-enhet',
  command: 'findUnit',
  title: 'Ange rätt enhet',
  rule: 'En enhet som inte finns i katalogen kan inte få sitt meddelande. Fristen löper redan från bedömningen.',
  button: 'Spara enheten',
  thing: 'judgement',
  concerns: (context) => unknownUnits(context).length > 0,
  probe: (context) => ({
    data: {
      instead: unknownUnits(context)[0]?.unit ?? '',
      unit: { unit: 'SE', party: 'SE', side: 'region-outpatient', channel: 'workList', known: true },
    },
  }),
  fields: (context) => {
    const unknown = unknownUnits(context);
    const only = unknown.length === 1 ? unknown[0] : undefined;
    return [
      {
        kind: 'pick',
        name: 'instead',
        label: 'Vilken enhet saknas i katalogen?',
        required: true,
        options: unknown.map(({ unit }) => ({ value: unit, label: unitName(context.directory, unit) })),
        ...(only ? { value: only.unit } : {}),
      },
      {
        kind: 'pick',
        name: 'unit',
        label: 'Vilken är rätt?',
        required: true,
        options: unitOptions(context, AFTER_DISCHARGE),
      },
    ];
  },
  schema: z.object({ instead: choice, unit: choice }),
  toCommand: ({ instead, unit }, { directory }) => ({ data: { instead, unit: unitRef(directory, unit, 'unit') } }),
});

function unknownUnits(context: DischargeContext): UnitView[] {
  return units(context).filter(({ known }) => !known);
}
