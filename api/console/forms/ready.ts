import { z } from 'zod';
import { instantToIso } from '../../../domain/calendar/instant.ts';
import type { SecrecyCheck } from '../../../domain/discharge/commands.ts';
import { PLACES } from '../words/cases.ts';
import { choice, oneOf, REASON_LENGTH, text, time } from './answers.ts';
import { physicianField } from './discharge-fields.ts';
import { secrecyField, textField, timeField } from './fields.ts';
import { form, isReady, type DischargeContext } from './discharge-form.ts';

/** The reader's own check, made when the form was sent. */
export function checkedNow(outcome: SecrecyCheck['outcome'], { viewer, now }: DischargeContext): SecrecyCheck {
  return { outcome, by: viewer.hsaId, at: now };
}

export const changeEstimate = form({
  name: 'beraknad-utskrivning',
  command: 'changeEstimate',
  title: 'Ange beräknad utskrivning',
  rule: 'De enheter som har fått inskrivningsmeddelandet får veta när den beräknade tidpunkten ändras. (Lag 2017:612, 2 kap. 2 och 4 §§)',
  button: 'Spara tidpunkten',
  thing: 'estimate',
  probe: ({ now }) => ({ data: { estimatedDischargeAt: now } }),
  fields: ({ view }) => {
    const value = view.encounter.estimatedDischargeAt;
    return [
      timeField({
        name: 'estimatedDischargeAt',
        label: 'När beräknas patienten skrivas ut?',
        prefill: 'none',
        ...(value === undefined ? {} : { value: instantToIso(value) }),
      }),
    ];
  },
  schema: z.object({ estimatedDischargeAt: time }),
  toCommand: (data) => ({ data }),
});

export const declareReady = form({
  name: 'utskrivningsklar',
  command: 'declareReady',
  title: 'Utskrivningsklar',
  rule:
    'Den behandlande läkaren har bedömt att patienten inte längre behöver vård vid en enhet inom den slutna vården. Berörda enheter ' +
    'underrättas, om inte sekretess hindrar det. (Lag 2017:612, 1 kap. 3 § och 3 kap. 1 §)',
  button: 'Spara utskrivningsklar',
  thing: 'ready',
  concerns: (context) => !isReady(context),
  probe: ({ now }) => ({ data: { by: 'SE', judgedAt: now } }),
  fields: (context) => [
    physicianField(context, 'Behandlande läkare som har bedömt'),
    timeField({ name: 'judgedAt', label: 'När bedömdes patienten vara utskrivningsklar?', prefill: 'now' }),
    secrecyField({
      name: 'secrecy',
      label: 'Hindrar sekretess att berörda enheter underrättas?',
      later: 'Prövas senare: inget skickas förrän det är gjort',
    }),
  ],
  schema: z.object({ by: choice, judgedAt: time, secrecy: oneOf(['no-hindrance', 'hinders', 'later']) }),
  toCommand: ({ by, judgedAt, secrecy }, context) => ({
    data: { by, judgedAt, ...(secrecy === 'later' ? {} : { secrecy: checkedNow(secrecy, context) }) },
  }),
});

export const recordSecrecyCheck = form({
  name: 'sekretess',
  command: 'recordSecrecyCheck',
  title: 'Pröva sekretess',
  rule: 'Underrättelsen om utskrivningsklar och informationen vid utskrivningen lämnas om inte sekretess hindrar det. (Lag 2017:612, 3 kap. 1 och 2 §§)',
  button: 'Spara prövningen',
  thing: 'ready',
  concerns: (context) => isReady(context) || context.view.encounter.dischargedAt !== undefined,
  probe: ({ now }) => ({ data: { about: 'informationTransfer', outcome: 'no-hindrance', by: 'SE', at: now } }),
  fields: (context) => [
    {
      kind: 'one',
      name: 'about',
      label: 'Vad gäller prövningen?',
      required: true,
      options: [
        ...(isReady(context) ? [{ value: 'readyNotice', label: 'Underrättelsen om utskrivningsklar' }] : []),
        { value: 'informationTransfer', label: 'Informationen vid utskrivningen' },
      ],
    },
    secrecyField({ name: 'outcome', label: 'Hindrar sekretess?' }),
  ],
  schema: z.object({
    about: oneOf(['readyNotice', 'informationTransfer']),
    outcome: oneOf(['no-hindrance', 'hinders']),
  }),
  toCommand: ({ about, outcome }, context) => ({ data: { about, ...checkedNow(outcome, context) } }),
});

export const revokeReady = form({
  name: 'aterta-utskrivningsklar',
  command: 'revokeReady',
  title: 'Återta utskrivningsklar',
  rule: 'Patienten är inte längre utskrivningsklar. De enheter som har underrättats får veta det. Blir patienten klar igen börjar fristerna om.',
  button: 'Återta',
  thing: 'ready',
  concerns: isReady,
  probe: ({ now }) => ({ data: { at: now } }),
  fields: () => [
    timeField({ name: 'at', label: 'När bedömdes det?', prefill: 'now' }),
    textField({
      name: 'reasonText',
      label: 'Orsak',
      hint: 'Visas på avdelningen, lämnas inte till andra.',
      lines: 2,
      maxLength: REASON_LENGTH,
      required: false,
    }),
  ],
  schema: z.object({ at: time, reasonText: text(REASON_LENGTH).optional() }),
  toCommand: ({ at, reasonText }) => ({ data: { at, ...(reasonText ? { reasonText } : {}) } }),
});

export const reportDischarge = form({
  name: 'utskriven',
  command: 'reportDischarge',
  title: 'Utskriven',
  rule: 'Patienten har lämnat avdelningen. Det som borde ha varit gjort före utskrivningen stoppar inte registreringen men noteras som avvikelse.',
  button: 'Spara utskrivningen',
  thing: 'encounter',
  concerns: ({ view }) => view.encounter.dischargedAt === undefined,
  probe: ({ now }) => ({ data: { at: now } }),
  fields: () => [
    timeField({ name: 'at', label: 'När skrevs patienten ut?', prefill: 'now' }),
    {
      kind: 'one',
      name: 'where',
      label: 'Vart?',
      required: false,
      options: Object.entries(PLACES).map(([value, label]) => ({ value, label })),
    },
  ],
  schema: z.object({
    at: time,
    where: oneOf(['home', 'short-term-care', 'residential-care', 'other-hospital', 'other']).optional(),
  }),
  toCommand: ({ at, where }) => ({ data: { at, ...(where ? { where } : {}) } }),
});
